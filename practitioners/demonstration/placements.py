"""Positions, relationships and role grants, all from who sits in which seat."""

import collections

from learning_org.accounts.roles import Role
from learning_org.web.periods import period
from practitioners.demonstration.organisation import GRADES, JOBS, OPENS
from practitioners.demonstration.world import DAY
from practitioners.models import Basis, GrantBasis, OrganisationKind, Position, Relationship, RelationshipKind, RoleGrant

WHOLE_DEPARTMENT = (
    Role.SENIOR_LEADER,
    Role.PSW,
    Role.QA_OFFICER,
    Role.TRAINING_OFFICER,
    Role.TRAINER,
    Role.PRACTICE_EDUCATOR,
    Role.PANEL_MEMBER,
    Role.IG_OFFICER,
    Role.ADMINISTRATOR,
)


def make_placements(world):
    """Write each tenure as a position with its roles, whom it answers to, and what comes beside it."""
    held = collections.defaultdict(list)
    for tenures in world.tenures.values():
        for tenure in tenures:
            make_position(world, tenure)
            for role in roles_of(tenure.seat):
                unit = world.root if role in WHOLE_DEPARTMENT else tenure.seat.unit
                extend(held[tenure.person, role, unit], tenure.first, tenure.out)
    for (person, role, unit), spans in held.items():
        for first, out in spans:
            world.rows.add(RoleGrant, person=person, role=role, unit=unit, period=period(first, out))
    make_lines(world)
    make_covers(world)
    make_secondments(world)
    make_helpers(world)


def make_position(world, tenure):
    """A primary position. Whoever is not employed by the council has no grade of it."""
    rank = JOBS[tenure.seat.job.title][2]
    unpaid = tenure.basis in (Basis.AGENCY, Basis.STUDENT, Basis.VOLUNTEER, Basis.PARTNER) or rank is None
    world.rows.add(
        Position,
        person=tenure.person,
        unit=tenure.seat.unit,
        job=tenure.seat.job,
        grade=None if unpaid else world.grades[min(rank, len(GRADES) - 1)],
        fte=tenure.fte,
        basis=tenure.basis,
        period=period(tenure.first, tenure.out),
    )


def roles_of(seat):
    """The seat's own role, what goes with it, and everybody's: learning of one's own."""
    own = Role.PARTNER_LEARNER if seat.unit.organisation.kind == OrganisationKind.PARTNER else Role.PRACTITIONER
    return dict.fromkeys((seat.role, *seat.roles, own))


def extend(spans, first, out):
    """Add a span of days, as part of the one before when it follows on at once."""
    if spans and spans[-1][1] == first:
        spans[-1] = (spans[-1][0], out)
    else:
        spans.append((first, out))


def make_lines(world):
    """Line managers and lead supervisors, for the days that both sat in their seats."""
    for kind, values in (
        ("managers", {"kind": RelationshipKind.LINE_MANAGER}),
        ("supervisors", {"kind": RelationshipKind.SUPERVISOR, "is_lead": True}),
    ):
        spans = collections.defaultdict(list)
        for tenures in world.tenures.values():
            for tenure in tenures:
                for other, first, out in bosses(tenure, kind):
                    extend(spans[tenure.person, other], first, out)
        for (person, other), days in spans.items():
            for first, out in days:
                world.rows.add(Relationship, person=person, other=other, period=period(first, out), **values)


def bosses(tenure, kind):
    """Yield (person, first, out) for each holder of a seat that this tenure answers to."""
    for since, until, seat in getattr(tenure.seat, kind):
        for held in seat.tenures:
            first = max(filter(None, (tenure.first, since, held.first)))
            out = min(filter(None, (tenure.out, until, held.out)), default=None)
            if held.person is not tenure.person and (out is None or first < out):
                yield held.person, first, out


def make_covers(world):
    """Whoever covers or acts up has the role for that time, and the record shows which it is."""
    for cover in world.covers:
        days = period(cover.first, cover.out)
        world.rows.add(Relationship, person=cover.absent, other=cover.person, kind=RelationshipKind.COVER, period=days)
        world.rows.add(RoleGrant, person=cover.person, role=cover.seat.role, unit=cover.seat.unit, basis=cover.basis, period=days)
        if cover.basis == GrantBasis.ACTING_UP:
            rank = JOBS[cover.seat.job.title][2]
            values = {"grade": world.grades[rank], "acting_up": True, "is_primary": False, "fte": "1.00"}
            world.rows.add(Position, person=cover.person, unit=cover.seat.unit, job=cover.seat.job, period=days, **values)


def make_secondments(world):
    """A nurse and a family mentor work part of the week in the team that opened with the reorganisation."""
    unit, day = world.teams[OPENS].unit, world.reorganised_on + 14 * DAY
    for title in ("Specialist nurse", "Family mentor"):
        seats = [s for s in world.seats if s.job.title == title]
        tenure = next((t for s in seats for t in s.tenures if t.first <= day and t.out is None), None)
        if tenure:
            values = {"fte": "0.40", "basis": Basis.SECONDED_IN, "is_primary": False, "period": period(day)}
            world.rows.add(Position, person=tenure.person, unit=unit, job=tenure.seat.job, **values)


def make_helpers(world):
    """Mentors for newcomers, practice assessors for students and the newly qualified, professional supervision beside the lead's."""
    educator = next(s for s in world.seats if s.role == Role.PRACTICE_EDUCATOR)
    psw = next(s for s in world.seats if s.role == Role.PSW)
    for tenures in list(world.tenures.values()):
        first = tenures[0]
        if first.first >= world.start and first.seat.role == Role.PRACTITIONER:
            helper(world, first, mentor_of(world, first), RelationshipKind.MENTOR, 180)
        if first.seat.job.title in ("Newly qualified social worker", "Social work student"):
            helper(world, first, educator.holder(first.first) or educator.tenures[-1].person, RelationshipKind.PRACTICE_ASSESSOR, 365)
        if first.seat.job.title == "Social worker" and first.seat.unit.name.endswith(("Care Leavers", "Young People's Team")):
            person = psw.tenures[0].person
            helper(world, first, person, RelationshipKind.SUPERVISOR, None, professional=True)


def mentor_of(world, tenure):
    people = world.colleagues(tenure.person, tenure.first)
    settled = [p for p in people if world.tenure_on(p, tenure.first).seat.role == Role.PRACTITIONER]
    return settled[0] if settled else None


def helper(world, tenure, other, kind, days, **values):
    """A relationship for so many days from the tenure's first, cut to the days that both are in post."""
    theirs = other and world.tenures[other.pk]
    if not theirs or other is tenure.person:
        return
    first = max(tenure.first, theirs[0].first)
    ends = [first + days * DAY if days else None, tenure.out, theirs[-1].out]
    out = min(filter(None, ends), default=None)
    if out is None or first < out:
        world.rows.add(Relationship, person=tenure.person, other=other, kind=kind, period=period(first, out), **values)
