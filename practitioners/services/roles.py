"""Roles: what somebody may do, for a unit and a time. Nobody gives one to themselves."""

from django.db import transaction

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.notifications.services import notify
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import RoleGrant
from practitioners.services.guard import dates_between, day, end, refusing
from practitioners.services.placements import lock_person
from practitioners.services.units import lock_unit

HELD = {"rolegrant_once_at_a_time": ("This role is held for this unit already at that time.", "role")}


@transaction.atomic
def grant_role(person, *, role, unit, basis, first_day, last_day=None, by):
    """Give somebody a role for a unit, from a day on (Q54; acting up: P9). They are told. Returns the RoleGrant.

    Refused for oneself, for somebody not in post on the first day, for a unit that is not open then, and when it is held already.
    """
    if person == by:
        raise Refused("Another administrator must do this: nobody gives a role to themselves.")
    lock_person(person)
    unit, dates = lock_unit(unit), dates_between(first_day, last_day)
    if not person.positions.filter(period__contains=first_day).exists():
        raise Refused(f"{person} is not in post on {day(first_day)}. Enter a day on which they are.", field="first_day")
    if first_day not in unit.period or (unit.period.upper and (dates.upper is None or dates.upper > unit.period.upper)):
        raise Refused(f"{unit} is not open for all of that time. Choose another unit or other days.", field="unit")
    grant = RoleGrant(person=person, role=role, unit=unit, basis=basis, period=dates)
    with refusing(HELD):
        grant.save()
    body = f"From {day(first_day)}, you hold the role of {grant.get_role_display().lower()} for {unit}."
    subject = f"A role for you: {grant.get_role_display().lower()}"
    notify(person, by=by, subject=subject, body=body, link=f"/people/{person.pk}/", link_text="Open your page")
    return grant


@transaction.atomic
def end_role(grant, *, last_day, by):
    """End a role after a day. Returns the RoleGrant, or None when it had not begun and is cancelled.

    Refused when it ends by then already, or when nobody would be left to administer.
    """
    # The system's own row orders two administrators who end each other's role at once.
    lock_person(Person.objects.system())
    row = RoleGrant.objects.select_for_update().filter(pk=grant.pk).first()
    if row is None:
        raise Refused("This role was already cancelled.")
    person, was_administrator = row.person, row.role == Role.ADMINISTRATOR
    row = end(row, last_day)
    if was_administrator:
        check_administrator_remains(person)
    return row


def check_administrator_remains(person):
    """Refused when nobody in post but `person` holds the role of administrator today without a last day."""
    today = clock.today()
    others = RoleGrant.objects.filter(role=Role.ADMINISTRATOR, period__contains=today, period__endswith=None).exclude(person=person)
    if not others.filter(person__positions__period__contains=today).exists():
        raise Refused("Nobody would be left as administrator. Give somebody else the role first.", field="last_day")
