"""What supervision adds to the menu, the home page, a person's page and a leaver's open items."""

from learning_org.trail.registries import register_signed, register_subject
from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from supervision.models import CaseDiscussion, SupervisionSession
    from supervision.queries import sessions, since
    from supervision.queries.signed import signed_kind
    from supervision.services import leaving

    menu.register(menu.MenuItem("Supervision", "supervision:session_list", order=40))
    register_subject(SupervisionSession, lambda session: session.supervisee.pk)
    register_subject(CaseDiscussion, lambda case: case.session.supervisee.pk)
    register_signed(signed_kind())
    registries.due_sources.append(sessions.sessions_due_from)
    registries.start_items.append(registries.StartItem("Plan a supervision", "supervision:session_plan", "supervision.plan_session"))
    registries.person_parts.append(
        registries.PersonPart(
            "Supervision", "supervision/_person_supervision.html", sessions.supervision_part, 20, "support", sessions.supervision_offered
        )
    )
    registries.since_sources.append(since.done_since)
    registries.open_items.append(sessions.open_sessions_of)
    registries.handovers.extend(leaving.handovers())
