"""What three-month follow-ups add to the menu, the home page, a person's page, the sweep, e-mails and the demonstration."""

from learning_org.notifications import registries as notifications
from learning_org.trail.registries import HistoryKind, register_history, register_subject
from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from practitioners.models import ImpactFollowUp
    from practitioners.queries import impact, since
    from practitioners.services import asking, links

    register_subject(ImpactFollowUp, lambda follow_up: follow_up.person_id)
    register_history(HistoryKind(ImpactFollowUp, "practitioners:follow_up_detail"))
    menu.register(menu.MenuItem("Follow-ups", "practitioners:follow_up_list", order=22, section="Learning"))
    notifications.sweep_steps.append(asking.ask_due_follow_ups)
    notifications.signed_links["follow-up:"] = links.link_to_answer
    registries.due_sources.append(impact.follow_ups_due_from)
    registries.since_sources.append(since.answered_since)
    registries.person_parts.append(
        registries.PersonPart(
            "Three-month follow-ups", "practitioners/_person_follow_ups.html", impact.follow_ups_part, 45, offered=impact.follow_ups_offered
        )
    )
    registries.need_sources.append(impact.follow_ups_of_need)
    registries.demonstration_steps.append(demonstration)


def demonstration():
    """The demonstration's step, imported only when it is loaded."""
    from practitioners.demonstration.steps import steps

    return steps()
