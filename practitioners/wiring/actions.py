"""What agreed actions add to the menu, the home page and a person's page."""

from learning_org.trail.historian import Part
from learning_org.trail.registries import HistoryKind, register_history, register_subject
from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from practitioners.models import ActionDueDate, ActionHandover, AgreedAction
    from practitioners.queries import actions

    parts = (Part("A due date", ActionDueDate, "action"), Part("A handover", ActionHandover, "action"))
    register_subject(AgreedAction, lambda action: action.person_id)
    register_history(HistoryKind(AgreedAction, "practitioners:action_detail", parts))
    menu.register(menu.MenuItem("Actions", "practitioners:action_list", order=12, section="Home"))
    registries.due_sources.append(actions.actions_due_from)
    registries.start_items.append(registries.StartItem("Add an action", "practitioners:action_create", "practitioners.add_action"))
    registries.person_parts.append(
        registries.PersonPart(
            "Agreed actions", "practitioners/_person_actions.html", actions.actions_part, 30, "needs", actions.actions_offered
        )
    )
