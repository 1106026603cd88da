"""Specialist roles that somebody holds for a unit and a time: given, ended, handed over by a leaver."""

from django.db import transaction

from learning_org.notifications.services import notify
from learning_org.web.errors import Refused
from learning_org.web.periods import last_day, period
from practitioners.models import SpecialistHolding
from practitioners.registries import OpenItem
from practitioners.services.guard import cut, dates_between, day, end, refusing
from practitioners.services.placements import lock_person
from practitioners.services.units import lock_unit

HELD = {"specialistholding_once_at_a_time": ("This person holds this role for this unit already at that time.", "other")}


@transaction.atomic
def give_holding(person, *, role, unit, first_day, last_day=None, by):
    """Let somebody hold a specialist role for a unit, from a day on (S30, S59, Q55, Q56). They are told. Returns the SpecialistHolding.

    Refused for oneself, a role that is retired, somebody not in post on the first day, a unit not open for all of that time, and when
    they hold it there already at that time.
    """
    lock_person(person)
    unit, dates = lock_unit(unit), dates_between(first_day, last_day)
    if person == by:
        raise Refused("Somebody else must record this: nobody gives a role to themselves.", field="other")
    if not role.is_active:
        raise Refused(f"{role} is retired. Choose another role.", field="role")
    if not person.positions.filter(period__contains=first_day).exists():
        raise Refused(f"{person} is not in post on {day(first_day)}. Choose somebody who is, or another day.", field="first_day")
    if first_day not in unit.period or (unit.period.upper and (dates.upper is None or dates.upper > unit.period.upper)):
        raise Refused(f"{unit} is not open for all of that time. Choose another unit or other days.", field="unit")
    holding = SpecialistHolding(person=person, role=role, unit=unit, period=dates)
    with refusing(HELD):
        holding.save()
    words = {"subject": f"A role for you: {role}"[:160], "body": f"From {day(first_day)}, you are {role} for {unit}."}
    notify(person, by=by, **words, link=f"/people/{person.pk}/", link_text="Open your page")
    return holding


@transaction.atomic
def end_holding(holding, *, last_day, by):
    """End a specialist role after a day. Returns the SpecialistHolding, or None when it had not begun and is cancelled.

    Refused when it was cancelled already, or ends by then already.
    """
    row = SpecialistHolding.objects.select_for_update().filter(pk=holding.pk).first()
    if row is None:
        raise Refused("This was already cancelled.")
    return end(row, last_day)


def holdings_after(person, first_out):
    """The specialist roles that somebody would hold from a day on, as OpenItems."""
    rows = person.specialist_holdings.filter(period__overlap=period(first_out)).select_related("role", "unit")
    return [OpenItem(row.pk, str(row)) for row in rows]


@transaction.atomic
def hand_over_holding(pk, to, leaving):
    """Let `to` hold a leaver's specialist role, from the leaving day to the day on which that would have ended."""
    row = SpecialistHolding.objects.select_for_update(of=("self",)).select_related("role", "unit").get(pk=pk)
    first_day, until = max(leaving.first_out, row.period.lower), row.period.upper and last_day(row.period)
    cut(row, leaving.first_out)
    give_holding(to, role=row.role, unit=row.unit, first_day=first_day, last_day=until, by=leaving.by)


@transaction.atomic
def end_for_leaver(pk, leaving):
    """Let a specialist role end with the leaver: a team that is meant to have one shows the gap."""
    cut(SpecialistHolding.objects.select_for_update().get(pk=pk), leaving.first_out)
