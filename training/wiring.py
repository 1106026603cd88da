"""What training adds to the menu, the home page, a person's page and the page on which a leaving is recorded."""

from learning_org.trail.historian import Part
from learning_org.trail.registries import HistoryKind, register_history, register_subject
from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from training.models import Booking, Course, Session, SessionDay
    from training.queries import bookings
    from training.services import leaving

    register_subject(Booking, lambda booking: booking.person_id)
    register_subject(Course)
    register_subject(Session)
    register_history(HistoryKind(Booking, "training:booking_detail"))
    officers = ("training.change_course", "Training officers keep the catalogue.", lambda record: None)
    register_history(HistoryKind(Course, "training:course_detail", (), *officers))
    officers = ("training.change_session", *officers[1:])
    register_history(HistoryKind(Session, "training:session_detail", (Part("A day", SessionDay, "session"),), *officers))
    menu.register(menu.MenuItem("Training", "training:course_list", order=30))
    registries.due_sources.append(bookings.due_from)
    registries.start_items.append(registries.StartItem("Book training", "training:course_list", "training.book_session"))
    registries.person_parts.append(
        registries.PersonPart("Training", "training/_person_bookings.html", bookings.bookings_part, 50, offered=bookings.bookings_offered)
    )
    registries.since_sources.append(bookings.attended_since)
    registries.handovers.extend(leaving.handovers())
    registries.need_sources.append(bookings.bookings_for_need)
