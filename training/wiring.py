"""What training adds to the menu, the home page, a person's page and the page on which a leaving is recorded."""

from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from training.queries import bookings

    menu.register(menu.MenuItem("Training", "training:course_list", order=22))
    registries.due_sources.append(bookings.due_from)
    registries.start_items.append(registries.StartItem("Book training", "training:course_list", "training.book_session"))
    registries.person_parts.append(registries.PersonPart("Training", "training/_person_bookings.html", bookings.bookings_part, order=50))
    registries.since_sources.append(bookings.attended_since)
    registries.open_items.append(bookings.open_bookings_of)
    registries.need_sources.append(bookings.bookings_for_need)
