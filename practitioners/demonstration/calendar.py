"""Supervision each month and training days, on days when everybody concerned is at work and free."""

import datetime

from practitioners.demonstration.texts import TOPICS
from practitioners.demonstration.texts.topic import FORMAL
from practitioners.demonstration.world import DAY, at, is_working_day
from practitioners.models import CalendarEntry, CalendarKind

HOURS = (10, 14)
AHEAD = 21  # days for which sessions are booked already


def make_calendar(world):
    """Write supervisions and training; absences are there already."""
    dice, taken = world.dice("calendar"), set()
    courses = [title for topic in TOPICS for kind, title, _ in topic.pieces if kind == FORMAL]
    for person in world.people():
        supervisions(world, dice, person, taken)
        first, last = world.known_days(person)
        for _ in range((last - first).days // 200 + dice.randrange(2)):
            if day := world.some_day(dice, person, first, last):
                entry(world, person, CalendarKind.TRAINING, day, 9, 6, dice.choice(courses), taken)


def supervisions(world, dice, person, taken):
    """About one a month with the lead supervisor, from the first day known to some weeks ahead."""
    first, last = world.known_days(person)
    day = first + dice.randrange(5, 28) * DAY
    ahead = world.as_at + AHEAD * DAY if last == world.as_at else last
    while day <= ahead:
        if found := free_slot(world, person, day, min(day + 8 * DAY, ahead), taken):
            entry(world, person, CalendarKind.SUPERVISION, *found, 1.5, "Supervision", taken, other=world.supervisor(person, found[0]))
        day += dice.randrange(27, 33) * DAY


def free_slot(world, person, day, last, taken):
    """The first day and hour up to `last` at which both are at work and free, or None."""
    while day <= last:
        other = world.supervisor(person, day) if is_working_day(day) and world.in_post(person, day) else None
        if other and not world.is_away(person, day) and not world.is_away(other, day) and world.in_post(other, day):
            for hour in HOURS:
                if not {(person.pk, day, hour), (other.pk, day, hour)} & taken:
                    return day, hour
        day += DAY
    return None


def entry(world, person, kind, day, hour, hours, summary, taken, other=None):
    slots = {(p.pk, day, h) for p in (person, other) if p for h in (HOURS if hours > 4 else (hour,))}
    if slots & taken:
        return
    taken |= slots
    starts = at(day, hour)
    ends = starts + datetime.timedelta(hours=hours)
    world.rows.add(CalendarEntry, person=person, other=other, kind=kind, starts_at=starts, ends_at=ends, summary=summary)
