"""What learning needs add to the menu, the home page and a person's page."""

from learning_org.notifications import registries as notifications
from learning_org.trail.registries import HistoryKind, register_history, register_subject
from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from practitioners.models import LearningNeed
    from practitioners.queries import needs
    from practitioners.services.need_escalation import escalate_needs

    register_subject(LearningNeed, lambda need: need.person_id)
    register_history(HistoryKind(LearningNeed, "practitioners:need_detail"))
    menu.register(menu.MenuItem("Needs", "practitioners:need_list", order=21, section="Learning"))
    notifications.sweep_steps.append(escalate_needs)
    registries.due_sources.append(needs.needs_due_from)
    registries.start_items.append(registries.StartItem("Add a learning need", "practitioners:need_create", "practitioners.raise_need"))
    registries.start_items.append(
        registries.StartItem("Raise a need for one of your people", "practitioners:person_list", "practitioners.lead_somebody")
    )
    registries.person_parts.append(
        registries.PersonPart("Learning needs", "practitioners/_person_needs.html", needs.needs_part, 40, "needs", needs.needs_offered)
    )
    registries.demonstration_steps.append(demonstration)


def demonstration():
    """The demonstration's step, imported only when it is loaded."""
    from practitioners.demonstration.steps import later_needs

    return later_needs()
