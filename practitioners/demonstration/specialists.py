"""Champions with gaps, specialist roles, established posts with vacancies, the unit that went into another: rows and history."""

import collections
import datetime
from decimal import Decimal

from learning_org.web.periods import period
from practitioners.demonstration.history import ADMIN, DATED, Change, at_nine, in_period
from practitioners.demonstration.organisation import CLOSES, LONG_AGO, OPENS, UNMET_TEAM
from practitioners.demonstration.world import DAY
from practitioners.models import (
    Departure,
    EstablishedPost,
    OrganisationKind,
    Position,
    SpecialistHolding,
    SpecialistRole,
    Unit,
    UnitSuccession,
)
from practitioners.registries import DemonstrationStep

FILLED = 0.62  # of the champions that there are meant to be
NOT_ESTABLISHED = ("Social work student", "Volunteer mentor")
OFFICERS = {  # who holds the roles that are not for every team, by job
    "Practice educator": "Practice educator",
    "Child protection conference chair": "Quality assurance officer",
    "Independent reviewing officer": "Quality assurance officer",
    "Agency decision maker for fostering and adoption": "Head of quality and learning",
}
CHANGES = {
    **dict.fromkeys((SpecialistHolding, EstablishedPost), DATED),
    Departure: [Change(in_period(at_nine("t.last_day - 30")), ADMIN, label="insert")],
    UnitSuccession: [Change(in_period(at_nine("t.first_day - 30")), ADMIN, label="insert")],
}


def make_holdings(world):
    """Champions in most teams, one after another where somebody left; officers for the whole department."""
    dice, roles = world.dice("specialists"), {role.name: role for role in SpecialistRole.objects.order_by("pk")}
    for team in world.teams.values():
        for role in roles.values():
            if role.in_each_team and not team.dates["out"] and dice.random() < FILLED:
                place = dice.choice(team.practitioners)
                for tenure in place.tenures[-2:]:
                    _hold(world, role, team.unit, tenure, max(tenure.first + 60 * DAY, world.start))
    for name, job in OFFICERS.items():
        for place in [place for place in world.seats if place.job.title == job]:
            for tenure in place.tenures:
                _hold(world, roles[name], world.root, tenure, max(tenure.first, LONG_AGO))


def _hold(world, role, unit, tenure, first):
    """Whoever sits there holds the role from a day on, as long as they sit there, if that day has come."""
    first = max(first, unit.period.lower)
    if first <= world.as_at and (tenure.out is None or first < tenure.out):
        world.rows.add(SpecialistHolding, person=tenure.person, role=role, unit=unit, period=period(first, tenure.out))


def make_posts(world):
    """A post for each seat of the council; from a year ago one social worker more in the team of the second story."""
    seats = collections.Counter()
    for place in world.seats:
        if place.unit.organisation.kind == OrganisationKind.COUNCIL and place.job.title not in NOT_ESTABLISHED:
            seats[place.unit.pk, place.job.pk] += place.first is None or place.out is None
    units, jobs = {unit.pk: unit for unit in world.rows.made[Unit]}, {job.pk: job for job in world.jobs.values()}
    since = world.as_at.replace(day=1) - datetime.timedelta(days=365)
    for (unit, job), count in seats.items():
        unit, job, more = units[unit], jobs[job], unit == world.units[UNMET_TEAM].pk and jobs[job].title == "Social worker"
        dates = [(unit.period.lower, since, count), (since, unit.period.upper, count + 1)] if more else [(*_ends(unit), count)]
        for first, out, number in dates:
            if number:
                world.rows.add(EstablishedPost, unit=unit, job=job, fte=Decimal(number), period=period(first, out))


def _ends(unit):
    return unit.period.lower, unit.period.upper


def make_succession(world):
    """The team that closed went into the one that opened on that day, with its manager and half of its people."""
    for name, unit in list(world.units.items()):
        if name.endswith(CLOSES):
            later = world.units[name.removesuffix(CLOSES) + OPENS]
            world.rows.add(UnitSuccession, earlier=unit, later=later, first_day=world.reorganised_on)


def make_departures(world):
    """Those of whom it is known that they leave: what they leave open is counted by the first sweep."""
    ends = collections.defaultdict(list)
    for row in world.rows.made[Position]:
        ends[row.person].append(row.period.upper)
    for person, found in ends.items():
        if all(found) and max(found) > world.as_at:
            words = {"recorded_by": world.accounts["admin"], "counted_on": world.as_at - DAY}
            world.rows.add(Departure, person=person, last_day=max(found) - DAY, **words)


def steps():
    """What makes these rows, for practitioners.registries."""
    return [
        DemonstrationStep(
            name="champions, established posts, merged units and known leavers",
            makers=(make_holdings, make_posts, make_succession, make_departures),
            models=(SpecialistHolding, EstablishedPost, UnitSuccession, Departure),
            changes=CHANGES,
            order=34,
        )
    ]
