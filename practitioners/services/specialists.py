"""The list of specialist roles: added, changed, retired, brought back. Who holds them is in holdings.py."""

from django.db import transaction

from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import SpecialistRole
from practitioners.services.guard import refusing

SAME_NAME = {"practitioners_specialistrole_name": ("There is a role of that name already. Choose another name.", "name")}


@transaction.atomic
def add_specialist_role(*, name, kind, in_each_team, by):
    """Add a role that people can hold beside their job (S30, S59, Q55). `in_each_team` makes a team without one a gap.

    Takes its name, its SpecialistKind and who does it. Returns the SpecialistRole. Refused when the name is taken.
    """
    role = SpecialistRole(name=name, kind=kind, in_each_team=in_each_team)
    with refusing(SAME_NAME):
        role.save()
    return role


@transaction.atomic
def edit_specialist_role(role, *, name, kind, in_each_team, by):
    """Change a role's name or kind, or whether every team is meant to have one (S30). Returns the SpecialistRole.

    Refused when the name is taken.
    """
    role = _lock(role)
    role.name, role.kind, role.in_each_team = name, kind, in_each_team
    with refusing(SAME_NAME):
        role.save()
    return role


@transaction.atomic
def retire_specialist_role(role, *, by):
    """Offer a role no more. Returns the SpecialistRole; who held it stays in the record.

    Refused when it is retired already, and while somebody holds it today or later: that is ended first.
    """
    role = _lock(role)
    if not role.is_active:
        raise Refused("This role is retired already.")
    held = role.holdings.filter(period__overlap=period(clock.today())).count()
    if held:
        people = "1 person holds it" if held == 1 else f"{held} people hold it"
        raise Refused(f"{people} today or later. End that first.")
    role.is_active = False
    role.save(update_fields=["is_active"])
    return role


@transaction.atomic
def bring_back_specialist_role(role, *, by):
    """Offer a retired role again. Returns the SpecialistRole. Refused when it is not retired."""
    role = _lock(role)
    if role.is_active:
        raise Refused("This role is not retired.")
    role.is_active = True
    role.save(update_fields=["is_active"])
    return role


def _lock(role):
    return SpecialistRole.objects.select_for_update(no_key=True).get(pk=role.pk)
