"""What people and units add to the menu and the home page."""

from learning_org.notifications import registries as notifications
from learning_org.trail.historian import Part
from learning_org.trail.registries import HistoryKind, register_history, register_subject, register_watched
from learning_org.web.menu import MenuItem, register
from practitioners import registries

LINE = "The person, their line, the principal social worker and administrators see what happened to these details."


def wire():
    """Called once, when Django starts."""
    from practitioners.queries.drafts import drafts_due_from
    from practitioners.queries.leavers import left_open_due_from
    from practitioners.services.departures import count_left_open
    from practitioners.services.drafts import clear_drafts
    from practitioners.services.handing_over import handovers

    registries.due_sources.extend((drafts_due_from, left_open_due_from))
    notifications.sweep_steps.extend((clear_drafts, count_left_open))
    registries.handovers.extend(handovers())
    from learning_org.accounts.models import Person
    from practitioners.models import EstablishedPost, Position, Registration, Relationship, RoleGrant, SpecialistHolding, Unit, UnitParent
    from practitioners.models.scope import under_roles

    parts = (
        Part("A position", Position, "person"),
        Part("Who they answer to", Relationship, "person"),
        Part("A role", RoleGrant, "person"),
        Part("A specialist role", SpecialistHolding, "person"),
        Part("A registration", Registration, "person"),
    )
    of_person = {"permission": "practitioners.view_person_history", "denied": LINE, "subject": lambda person: person}
    register_subject(Person, lambda person: person.pk)
    register_subject(Unit)
    register_watched(under_roles)
    register_history(HistoryKind(Person, "practitioners:person_detail", parts, **of_person))
    of_unit = {"permission": "practitioners.change_unit", "denied": "Administrators keep units.", "subject": lambda unit: None}
    register_history(
        HistoryKind(
            Unit,
            "practitioners:unit_detail",
            (Part("Where it stands", UnitParent, "unit"), Part("Established posts", EstablishedPost, "unit")),
            **of_unit,
        )
    )
    register(MenuItem("People", "practitioners:person_list", order=60, section="People"))
    register(MenuItem("Units", "practitioners:unit_list", order=61, section="People"))
    registries.start_items.append(registries.StartItem("Add a person", "practitioners:person_create", "practitioners.add_person"))
    registries.demonstration_steps.append(demonstration)


def demonstration():
    """The demonstration's step, imported only when it is loaded."""
    from practitioners.demonstration.specialists import steps

    return steps()
