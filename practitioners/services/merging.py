"""A unit goes into another one from a day on, with its people; nothing before that day changes."""

import copy

from django.db import transaction

from learning_org.web.errors import Refused
from learning_org.web.periods import last_day as last_day_of
from learning_org.web.periods import period
from practitioners.models import Position, RoleGrant, SpecialistHolding, UnitAncestry, UnitParent, UnitSuccession
from practitioners.queries.reach import changes_of_merge
from practitioners.services.ancestry import CycleFound, overlap
from practitioners.services.establishment import join_posts
from practitioners.services.guard import cut, day
from practitioners.services.placements import lock_person
from practitioners.services.reach import check_reach, tell_reach
from practitioners.services.units import lock_tree, lock_unit, rebuild_ancestry


@transaction.atomic
def merge_unit(unit, *, into, first_day, confirmed="", by):
    """Let a unit go into another one of its organisation from a day on (S23). The unit closes the day before.

    Its people get positions there with the same job, grade, hours, basis and place of their main position; roles and specialist roles held
    for it are held for the other, established posts add up, and the units below it stand below the other. Returns the UnitSuccession. The
    past stays. Whoever sees more or less by their role is told; `confirmed` is the fingerprint (queries.reach) of who that is, as `by`
    looked through it. Refused for a circle, for another organisation, when either is not open then, when it went into one already, for
    somebody who holds a role for it or would see more themselves, and when it is not confirmed, or who that is changed since.
    """
    lock_tree()
    first, second = sorted((unit, into), key=lambda one: one.pk)
    found = {one.pk: lock_unit(one) for one in (first, second)}
    unit, into = found[unit.pk], found[into.pk]
    check_merge(unit, into, first_day)
    _check_roles(unit, first_day, by)
    changes = changes_of_merge(unit, into, first_day)
    check_reach(changes, confirmed=confirmed, by=by)
    _move_people(unit, into, first_day)
    for model in (RoleGrant, SpecialistHolding):
        _move_held(model, unit, into, first_day)
    join_posts(unit, into, first_day)
    below = _move_below(unit, into, first_day)
    _close(unit, first_day)
    rebuild_ancestry([unit, into, *below])
    tell_reach(changes, into, why=f"{unit} goes into {into}", by=by)
    return UnitSuccession.objects.create(earlier=unit, later=into, first_day=first_day)


def check_merge(unit, into, first_day):
    """Refused as merge_unit() is, whoever does it. Locks nothing."""
    if UnitSuccession.objects.filter(earlier=unit).exists():
        raise Refused(f"{unit} went into {unit.went_into.later} already, on {day(unit.went_into.first_day)}.", field="into")
    if unit == into:
        raise CycleFound("A unit cannot go into itself. Choose another unit.", field="into")
    if unit.organisation_id != into.organisation_id:
        raise Refused("A unit goes into a unit of its own organisation. Choose another unit.", field="into")
    if first_day <= unit.period.lower or (unit.period.upper and unit.period.upper <= first_day):
        closes = f" and closes after {day(last_day_of(unit.period))}" if unit.period.upper else ""
        raise Refused(f"{unit} opened on {day(unit.period.lower)}{closes}. Choose a day between.", field="first_day")
    if first_day not in into.period or into.period.upper:
        raise Refused(f"{into} is not open from that day on. Choose another unit or another day.", field="into")
    if UnitAncestry.objects.filter(ancestor=unit, descendant=into, period__overlap=period(first_day)).exists():
        raise CycleFound(f"{into} stands under {unit} then. Move it first, or choose another unit.", field="into")


def _check_roles(unit, first_day, by):
    """Nobody widens a role of their own: whoever holds one for a unit does not let it go into a larger one."""
    if _after(RoleGrant.objects.filter(unit=unit, person=by), first_day).exists():
        raise Refused(f"You hold a role for {unit}, which would become one for the other unit. Ask another administrator.")


def _after(rows, first_day):
    return rows.filter(period__overlap=period(first_day)).order_by("pk")


def _copy(row, **values):
    """A further row like this one, unsaved."""
    made = copy.copy(row)
    made.pk, made._state = None, copy.copy(row._state)
    made._state.adding = True
    for name, value in values.items():
        setattr(made, name, value)
    return made


def _move_people(unit, into, first_day):
    rows = list(_after(Position.objects.filter(unit=unit).select_related("person"), first_day))
    for person in sorted({row.person for row in rows}, key=lambda person: person.pk):
        lock_person(person)
    for row in _after(Position.objects.filter(unit=unit).select_for_update(), first_day):
        later = _copy(row, unit=into, period=period(max(first_day, row.period.lower), row.period.upper))
        cut(row, first_day)
        later.save()


def _move_held(model, unit, into, first_day):
    """Roles for the unit become roles for the other, but for the days on which the person holds the same one there already."""
    for row in _after(model.objects.filter(unit=unit).select_for_update(), first_day):
        dates = period(max(first_day, row.period.lower), row.period.upper)
        held = model.objects.filter(person=row.person_id, role=row.role, unit=into, period__overlap=dates)
        pieces = without(dates, held.order_by("period").values_list("period", flat=True))
        made = [_copy(row, unit=into, period=piece) for piece in pieces]
        cut(row, first_day)
        for later in made:
            later.save()


def without(dates, taken):
    """The pieces of a period that none of these periods, in their order, takes. Takes and returns half-open periods."""
    found, first = [], dates.lower
    for one in taken:
        if one.lower > first:
            found.append(period(first, one.lower))
        if one.upper is None:
            return found
        first = max(first, one.upper)
    return [*found, period(first, dates.upper)] if dates.upper is None or first < dates.upper else found


def _move_below(unit, into, first_day):
    """The units that stand under it then stand under the other. Returns them."""
    moved = []
    for row in _after(UnitParent.objects.filter(parent=unit).select_related("unit").select_for_update(of=("self",)), first_day):
        later = _copy(row, parent=into, period=overlap(row.period, period(first_day)))
        cut(row, first_day)
        later.save()
        moved.append(row.unit)
    return moved


def _close(unit, first_day):
    unit.period = period(unit.period.lower, first_day)
    unit.save(update_fields=["period"])
    for row in unit.parents.select_for_update():
        cut(row, first_day)
