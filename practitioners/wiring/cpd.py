"""What learning and registration add to the menu, the home page, a person's page and the sweep."""

from learning_org.trail.registries import register_subject
from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from learning_org.notifications.registries import sweep_steps
    from learning_org.trail import files
    from practitioners.models import CPDEntry, CPDFile, DiscussionAttendance, PeerReflection, PortfolioLink
    from practitioners.queries import cpd, discussions, registration, since
    from practitioners.services import portfolio

    register_subject(CPDEntry, lambda entry: entry.person_id)
    register_subject(CPDFile, lambda file: file.entry.person_id)
    register_subject(PeerReflection, lambda peer_reflection: peer_reflection.entry.person_id)
    register_subject(DiscussionAttendance, lambda attendance: attendance.person_id)
    register_subject(PortfolioLink, lambda link: link.person_id)
    registries.evidence_uses.append(portfolio.links_that_show)
    registries.due_sources.append(discussions.discussions_due_from)
    menu.register(menu.MenuItem("My learning", "practitioners:cpd_list", order=20, section="Learning"))
    registries.due_sources.append(registration.registration_due_from)
    registries.start_items.append(registries.StartItem("Record learning", "practitioners:cpd_create", "practitioners.record_cpd"))
    start = registries.StartItem("Log a team discussion", "practitioners:discussion_create", "practitioners.record_cpd")
    registries.start_items.append(start)
    registries.since_sources.append(since.learnt_since)
    registries.person_parts.append(
        registries.PersonPart(
            "Learning and registration", "practitioners/_person_learning.html", cpd.learning_part, 20, offered=cpd.learning_offered
        )
    )
    sweep_steps.extend((files.scan_waiting, files.delete_orphans))
    registries.demonstration_steps.append(demonstration)


def demonstration():
    """The demonstration's steps, imported only when it is loaded."""
    from practitioners.demonstration import files, together

    return files.steps() + together.steps()
