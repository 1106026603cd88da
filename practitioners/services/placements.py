"""Positions: where people are placed. Exactly one is the main (primary) one on every day that somebody is in post."""

import copy
import datetime

from django.db import transaction

from learning_org.accounts.models import Person
from learning_org.web.errors import Refused
from learning_org.web.periods import last_day as last_day_of
from learning_org.web.periods import period
from practitioners.models import Position
from practitioners.services.guard import cut, dates_between, day, end, refusing
from practitioners.services.units import lock_unit

TWO_PRIMARY = {
    "position_one_primary_at_a_time": (
        "Another position is the main one at that time. Make this one the main one from a day instead.",
        "is_primary",
    )
}


def lock_person(person):
    """The person's row, locked: one change of somebody's placements at a time."""
    return Person.objects.select_for_update(no_key=True).get(pk=person.pk)


@transaction.atomic
def add_position(person, *, unit, job, first_day, grade=None, fte=1, basis, acting_up=False, is_primary=True, last_day=None, ends=None, by):
    """Place somebody in a unit (S15, S23; acting up: P9).

    With is_primary it becomes their main position for its time: what was the main one goes on beside it, or ends the day before when it
    is given as `ends`. Returns the Position. Refused when the unit is not open for that time, the same place is held already, or a day
    would be left without a main position.
    """
    person, unit = lock_person(person), lock_unit(unit)
    dates = dates_between(first_day, last_day)
    _check_unit(unit, dates)
    if ends:
        _end_before(ends, first_day)
    if person.positions.filter(unit=unit, job=job, period__overlap=dates).exists():
        raise Refused(f"{person} already holds this position in {unit} at that time.", field="unit")
    if is_primary:
        _make_room(person, dates)
    position = Position(person=person, unit=unit, job=job, grade=grade, fte=fte, basis=basis, acting_up=acting_up, is_primary=is_primary)
    position.period = dates
    with refusing(TWO_PRIMARY):
        position.save()
    check_main_position(person)
    return position


def _check_unit(unit, dates):
    until = unit.period.upper
    if dates.lower < unit.period.lower or (until and (dates.upper is None or dates.upper > until)):
        closes = f" and closes after {day(last_day_of(unit.period))}" if until else ""
        raise Refused(f"{unit} opens on {day(unit.period.lower)}{closes}. Choose another unit or other days.", field="unit")


def _end_before(position, first_day):
    position = Position.objects.select_for_update().get(pk=position.pk)
    if position.period.lower >= first_day:
        raise Refused(f"The present position began on {day(position.period.lower)}. Enter a later first day.", field="first_day")
    cut(position, first_day)


def _make_room(person, dates, keep=None):
    """Positions that are the main one within `dates` stay, beside: split into before, during (not the main one) and after."""
    for row in person.positions.select_for_update().filter(is_primary=True, period__overlap=dates).exclude(pk=keep):
        pieces = _pieces(row.period, dates)
        row.period, row.is_primary = pieces[0]
        row.save(update_fields=["period", "is_primary"])
        for piece, is_primary in pieces[1:]:
            part = copy.copy(row)
            part.pk, part._state = None, copy.copy(row._state)
            part._state.adding, part.period, part.is_primary = True, piece, is_primary
            part.save()


def _pieces(own, dates):
    """[(period, is it still the main one)] of a main position of `own` dates when another becomes the main one for `dates`."""
    first = max(own.lower, dates.lower)
    ends = [end for end in (own.upper, dates.upper) if end]
    upper = min(ends, default=None)
    found = [(period(own.lower, first), True)] if own.lower < first else []
    found.append((period(first, upper), False))
    if upper and upper != own.upper:
        found.append((period(upper, own.upper), True))
    return found


@transaction.atomic
def edit_position(position, *, unit, job, first_day, grade=None, fte, basis, acting_up, last_day=None, by):
    """Correct what was recorded about a position. Returns the Position.

    What changes from a day on is an end and a new position instead. Refused when the unit is not open, days would be left without a main
    position, or two would be the main one.
    """
    person, unit = lock_person(position.person), lock_unit(unit)
    position = Position.objects.select_for_update().get(pk=position.pk)
    dates = dates_between(first_day, last_day)
    _check_unit(unit, dates)
    position.unit, position.job, position.grade, position.fte = unit, job, grade, fte
    position.basis, position.acting_up, position.period = basis, acting_up, dates
    with refusing(
        {"position_one_primary_at_a_time": ("Another position is the main one on some of these days. Change the days.", "first_day")}
    ):
        position.save()
    check_main_position(person)
    return position


@transaction.atomic
def make_main_position(position, *, first_day, by):
    """Make a position that somebody already holds their main one from a day to its own end. Returns the Position that is the main one.

    Refused when it is the main one already or does not run on that day.
    """
    person = lock_person(position.person)
    position = Position.objects.select_for_update().get(pk=position.pk)
    if position.is_primary:
        raise Refused("This is the main position already.")
    if first_day not in position.period:
        raise Refused(f"This position does not run on {day(first_day)}. Enter one of its days.", field="first_day")
    _make_room(person, period(first_day, position.period.upper), keep=position.pk)
    if position.period.lower < first_day:
        before = copy.copy(position)
        before.pk, before._state = None, copy.copy(position._state)
        before._state.adding, before.period = True, period(position.period.lower, first_day)
        before.save()
        position.period = period(first_day, position.period.upper)
    position.is_primary = True
    with refusing(TWO_PRIMARY):
        position.save(update_fields=["period", "is_primary"])
    check_main_position(person)
    return position


@transaction.atomic
def end_position(position, *, last_day, next_main=None, by):
    """End a position after a day. `next_main` is the position that is the main one from then on, when this one was.

    Returns the Position, or None when it had not begun. Refused when it would leave the person in no position at all (that is leaving),
    or in positions none of which is the main one.
    """
    person = lock_person(position.person)
    position = Position.objects.select_for_update().get(pk=position.pk)
    was_upper = position.period.upper
    position = end(position, last_day)
    next_day = last_day + datetime.timedelta(days=1)
    after = person.positions.filter(period__overlap=period(next_day, was_upper)).exclude(pk=position.pk if position else None)
    if not after.exists():
        raise Refused(f"{person} would be in no position. Add the next position first, or record that they leave.", field="last_day")
    if next_main:
        make_main_position(next_main, first_day=max(next_day, next_main.period.lower), by=by)
    check_main_position(person)
    return position


def check_main_position(person):
    """Refused, naming the first day, when somebody has positions on a day but none of them is the main one."""
    rows = list(person.positions.values_list("period", "is_primary"))
    main = [dates for dates, is_primary in rows if is_primary]
    edges = {dates.lower for dates, _ in rows} | {dates.upper for dates, _ in rows if dates.upper}
    for edge in sorted(edges):
        if any(edge in dates for dates, _ in rows) and not any(edge in dates for dates in main):
            raise Refused(
                f"From {day(edge)} {person} would have no main position. Make one of the other positions the main one from that day.",
                field="is_primary",
            )
