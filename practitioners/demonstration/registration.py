"""Registrations and renewals: nearly all renew each year; in the present year about seven in ten have, with one team behind."""

import datetime
import itertools

from learning_org.web.periods import period
from practitioners.demonstration.organisation import UNMET_TEAM
from practitioners.demonstration.world import DAY, registration_year
from practitioners.models import Basis, Registration, Renewal

# What those who have not finished have done, in turn: form, fee, learning. All eight occur, together with the finished.
PARTS = [(True, True, False), (False, False, False), (True, False, False), (False, True, True), (False, False, True), (True, False, True)]
PARTS += [(False, True, False)]
SHARE, SHARE_BEHIND = 0.8, 0.3  # of a team who will have renewed by the last day


def make_registrations(world):
    """Write who is registered since when, and what they have done of each year's renewal; leave the days in `world.submits`."""
    dice = world.dice("registration")
    world.registrations, world.submits = {}, {}
    for person in world.people():
        tenure = next((t for t in world.tenures[person.pk] if t.seat.job.needs_registration), None)
        if tenure and tenure.basis != Basis.STUDENT:
            register(world, dice, person, tenure)
    year = registration_year(world.start)
    while year <= world.year:
        for unit, people in teams(world, year).items():
            renew_team(world, dice, year, unit, people)
        year = year.replace(year=year.year + 1)


def register(world, dice, person, tenure):
    """Newcomers to the profession joined the register shortly before they came; a few after 1 September, and owe no learning yet."""
    first = tenure.first
    new = tenure.seat.job.title == "Newly qualified social worker" and first >= world.start
    joined = first - (7 + dice.randrange(14) if new else 300 + dice.randrange(5000)) * DAY
    if first > opens(world.year) + 7 * DAY and not new and dice.random() < 0.6:
        joined = first - DAY * dice.randrange(1, 7)
    number = f"SW{104_211 + 37 * person.pk}"
    world.registrations[person.pk] = made = world.rows.add(Registration, person=person, number=number, period=period(joined))
    check(world, dice, person, made)


def check(world, dice, person, registration):
    """The line manager looks the person up in the public register once a year, and when they come."""
    first, last = world.known_days(person)
    day = world.some_day(dice, person, max(first, last - 330 * DAY), last)
    manager = day and world.manager(person, day)
    if manager and dice.random() < 0.9:
        registration.checked_on, registration.checked_by = day, manager


def opens(year):
    return datetime.date(year.year + 1, 9, 1)


def closes(year):
    return datetime.date(year.year + 1, 11, 30)


def teams(world, year):
    """Who has to renew this year, by the unit where they are at its last day or today."""
    day, found = min(closes(year), world.as_at), {}
    for person in world.people():
        registration = world.registrations.get(person.pk)
        if registration and registration.period.lower < opens(year) and world.in_post(person, day):
            found.setdefault(world.tenure_on(person, day).seat.unit.name, []).append(person)
    return found


def renew_team(world, dice, year, unit, people):
    """One team's renewals, spread over the twelve weeks, newcomers last."""
    last = min(closes(year), world.as_at)
    dice.shuffle(people)
    first = [world.accounts[name] for name in ("psw", "supervisor", "manager", "service")]  # those who ask it of others
    people.sort(key=lambda p: (p is world.accounts["practitioner"], (last - world.first_day(p)).days < 75, p not in first))
    share = 0.98 if year < world.year else SHARE_BEHIND if unit == UNMET_TEAM else SHARE
    parts = itertools.islice(itertools.cycle(PARTS), sum(map(ord, unit)) % len(PARTS), None)
    for place, person in enumerate(people):
        portion = (place + 0.5) / len(people) / share
        recent = (last - world.first_day(person)).days < 75
        done = opens(year) + int(portion * (closes(year) - opens(year)).days) * DAY
        if portion <= 1 and done <= last and not recent:
            parts_done(world, dice, person, year, (True, True, True), done)
        else:
            flags = (True, True, False) if person is world.accounts["practitioner"] else next(parts)
            parts_done(world, dice, person, year, (*flags[:2], flags[2] and not recent), min(last, closes(year)))


def parts_done(world, dice, person, year, flags, by):
    """A renewal with these parts done, each on a day in the window up to `by`."""
    values = {}
    for flag, name in zip(flags, ("form_sent_on", "fee_paid_on", "learning_submitted_on"), strict=True):
        first = max(opens(year), world.first_day(person), by - 21 * DAY, world.start)
        day = flag and world.some_day(dice, person, first, by)
        if flag and all(values.values()) and first <= by:
            day = day or by  # renewing is done at home as well
        if day:
            values[name] = day
    if "learning_submitted_on" in values:
        world.submits[person.pk, year] = values["learning_submitted_on"]
    world.rows.add(Renewal, registration=world.registrations[person.pk], year=year, **values)
