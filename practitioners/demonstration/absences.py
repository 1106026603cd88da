"""Who is away when: annual leave, sickness, family leave; and who covers for a manager or a supervisor."""

from practitioners.demonstration.world import DAY, Cover, at, is_working_day
from practitioners.models import CalendarEntry, CalendarKind, GrantBasis

FAMILY_DAYS, LONG_SICKNESS_DAYS = 270, 64
OTHER = ["Jury service", "Moving house", "Unpaid leave", "Reservist training"]


def make_absences(world):
    """Decide every absence, write it to the calendar, and leave the days in `world.away`."""
    dice = world.dice("absences")
    long_absences(world, dice)
    for person in world.people():
        if not any(cover.absent is person for cover in world.covers):
            absences_of(world, dice, person)
        world.away[person.pk].sort()


def long_absences(world, dice):
    """A manager on family leave, with a supervisor acting up; a supervisor away sick for two months, with a colleague covering."""
    first = world.as_at - 120 * DAY
    covered(world, "Children in Care", CalendarKind.FAMILY_LEAVE, first, first + FAMILY_DAYS * DAY, GrantBasis.ACTING_UP)
    first = world.as_at - 200 * DAY
    covered(world, "Disabled Children", CalendarKind.SICKNESS, first, first + LONG_SICKNESS_DAYS * DAY, GrantBasis.COVER)


def covered(world, team, kind, first, out, basis):
    establishment = world.teams[team]
    seat = establishment.manager if basis == GrantBasis.ACTING_UP else establishment.supervisors[0]
    stand_ins = establishment.supervisors if basis == GrantBasis.ACTING_UP else establishment.practitioners
    absent = holder_throughout(seat, first, out)
    person = next(filter(None, (holder_throughout(s, first, out) for s in stand_ins if s.job.needs_registration)), None)
    if absent and person:
        away(world, absent, kind, first, out)
        world.covers.append(Cover(absent, person, seat, basis, first, out))


def holder_throughout(seat, first, out):
    """Whoever holds the seat on all these days, or None."""
    return next((t.person for t in seat.tenures if t.first <= first and (t.out is None or t.out >= out)), None)


def away(world, person, kind, first, out, summary=""):
    """Write an absence of whole days, unless the person is away then already."""
    if any(since < out and first < back for since, back in world.away[person.pk]):
        return
    world.away[person.pk].append((first, out))
    world.rows.add(CalendarEntry, person=person, kind=kind, starts_at=at(first, 0), ends_at=at(out, 0), summary=summary)


def absences_of(world, dice, person):
    """A year's usual absences: leave in blocks of days, a cold or two, now and then something longer."""
    first, last = world.known_days(person)
    named = person in world.accounts.values()
    if not named and dice.random() < 0.03 and (last - first).days > 240:
        kind, days = (CalendarKind.FAMILY_LEAVE, 182) if dice.random() < 0.5 else (CalendarKind.SICKNESS, 29 + dice.randrange(40))
        day = first + dice.randrange((last - first).days - days) * DAY
        if not leads(world, person, day):
            away(world, person, kind, day, day + days * DAY)
    day = first + dice.randrange(10, 60) * DAY
    while day < last:
        leave(world, dice, person, day, last)
        day += dice.randrange(55, 100) * DAY
    if dice.random() < 0.5:
        short(world, dice, person, CalendarKind.SICKNESS, dice.randrange(1, 6))
    if dice.random() < 0.06:
        short(world, dice, person, CalendarKind.OTHER_ABSENCE, dice.randrange(1, 4), dice.choice(OTHER))
    if last == world.as_at and dice.random() < 0.6 and world.in_post(person, world.as_at + 45 * DAY):
        day = world.as_at + dice.randrange(16, 32) * DAY
        away(world, person, CalendarKind.ANNUAL_LEAVE, day, day + dice.randrange(2, 8) * DAY)


def leads(world, person, day):
    tenure = world.tenure_on(person, day)
    return tenure is None or any(tenure.seat in (t.manager, *t.supervisors) for t in world.teams.values())


def leave(world, dice, person, day, last):
    """From a Monday, some working days of annual leave, over before the present week."""
    day -= day.weekday() * DAY
    out = day + dice.choice((5, 5, 12, 3, 2)) * DAY
    if day > max(world.start, world.first_day(person)) and out <= min(last, world.as_at - 8 * DAY):
        away(world, person, CalendarKind.ANNUAL_LEAVE, day, out)


def short(world, dice, person, kind, days, summary=""):
    first, last = world.known_days(person)
    span = (last - first).days - 12
    if span > 0:
        day = first + dice.randrange(span) * DAY
        if is_working_day(day):
            away(world, person, kind, day, day + days * DAY, summary)
