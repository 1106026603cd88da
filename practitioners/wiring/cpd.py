"""What learning and registration add to the menu, the home page and a person's page."""

from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from practitioners.queries import cpd, registration, since

    menu.register(menu.MenuItem("My learning", "practitioners:cpd_list", order=20))
    registries.due_sources.append(registration.registration_due_from)
    registries.start_items.append(registries.StartItem("Record learning", "practitioners:cpd_create", "practitioners.record_cpd"))
    registries.since_sources.append(since.learnt_since)
    registries.person_parts.append(
        registries.PersonPart("Learning and registration", "practitioners/_person_learning.html", cpd.learning_part, order=20)
    )
