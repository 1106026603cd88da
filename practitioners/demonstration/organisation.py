"""The council's tree and its partner agencies, with a reorganisation on the way: rows, and the seats to be filled.

Seven months before the date, on the first of the month: one team closes and its people move, one opens, one moves to another service.
"""

import dataclasses
import datetime

from django.conf import settings

from learning_org.accounts.roles import Role
from learning_org.web.periods import period
from practitioners.demonstration.world import Seat
from practitioners.models import Grade, Job, Organisation, OrganisationKind, ProfessionalGroup, Unit, UnitAncestry, UnitKind, UnitParent
from practitioners.services.ancestry import ancestry

LONG_AGO = datetime.date(2010, 4, 1)

SW, FS, YW = ProfessionalGroup.SOCIAL_WORKER, ProfessionalGroup.FAMILY_SUPPORT, ProfessionalGroup.YOUTH_WORKER
PA, MG, LQ, PT = ProfessionalGroup.PERSONAL_ADVISER, ProfessionalGroup.MANAGER, ProfessionalGroup.LEARNING, ProfessionalGroup.PARTNER
JOBS = {  # title: (professional group, needs registration, place in GRADES or None)
    "Director of Children's Services": (MG, True, 8),
    "Service manager": (MG, True, 7),
    "Head of quality and learning": (MG, True, 7),
    "Principal social worker": (SW, True, 6),
    "Team manager": (MG, True, 6),
    "Practice supervisor": (SW, True, 5),
    "Quality assurance officer": (LQ, True, 5),
    "Practice educator": (SW, True, 5),
    "Senior social worker": (SW, True, 4),
    "Social worker": (SW, True, 3),
    "Newly qualified social worker": (SW, True, 2),
    "Training officer": (LQ, False, 4),
    "Information governance officer": (ProfessionalGroup.OTHER, False, 4),
    "Systems administrator": (ProfessionalGroup.OTHER, False, 3),
    "Business support officer": (ProfessionalGroup.OTHER, False, 0),
    "Family support worker": (FS, False, 1),
    "Youth worker": (YW, False, 2),
    "Personal adviser": (PA, False, 2),
    "Social work student": (SW, False, None),
    "Volunteer mentor": (ProfessionalGroup.OTHER, False, None),
    "Agency lead": (PT, False, None),
    "Health visitor": (PT, False, None),
    "Specialist nurse": (PT, False, None),
    "Family mentor": (PT, False, None),
}
GRADES = ["Grade E", "Grade F", "Grade G", "Grade H", "Grade I", "Grade J", "Grade K", "Grade L", "Chief officer"]

HELP, CARE, EARLY, HOMES = (
    "Help and Protection",
    "Children in Care and Young People",
    "Early Help and Disability",
    "Fostering and Placements",
)
CLOSES, OPENS, MOVES = "Assessment Central", "Safeguarding Beyond Home", "Young People's Team"
MET_TEAM, UNMET_TEAM = "Safeguarding North", "Safeguarding South"
TEAMS = [  # name, service, the jobs of its practitioners in turn
    ("Assessment East", HELP, ("Social worker", "Senior social worker", "Newly qualified social worker")),
    ("Assessment West", HELP, ("Social worker", "Newly qualified social worker", "Family support worker", "Social worker")),
    (CLOSES, HELP, ("Social worker", "Senior social worker")),
    (MET_TEAM, HELP, ("Social worker", "Senior social worker", "Social worker", "Newly qualified social worker", "Social worker")),
    (UNMET_TEAM, HELP, ("Social worker", "Social worker", "Senior social worker", "Social worker", "Newly qualified social worker")),
    ("Children in Care", CARE, ("Social worker", "Senior social worker", "Social worker", "Family support worker")),
    ("Care Leavers", CARE, ("Personal adviser", "Personal adviser", "Social worker")),
    ("Disabled Children", EARLY, ("Social worker", "Family support worker", "Senior social worker")),
    ("Early Help", EARLY, ("Family support worker", "Family support worker", "Youth worker")),
    (MOVES, EARLY, ("Youth worker", "Youth worker", "Social worker")),
    ("Fostering", HOMES, ("Social worker", "Senior social worker", "Social worker")),
]
OPENING_JOBS = ("Social worker", "Youth worker", "Senior social worker")
DISTRICTS_WORDS = """
Ashcombe Birkwell Calderby Denshaw Eastleigh-Marsh Farndon Greyholme Hartley Ibstone Kelbrook Langwith Marlbeck Netherby Oakridge
Penhallow Quarndale Ravensby Selworth Thornby Uplyme Vardon Wexcombe Yarrowdale Aldersyke Brackenby Coldbeck Dunsop Elmstead Foxcote
Garthwaite Hollinside Ingleby Kirkdale Lowick Millom Norwell Ottermere Priorsdale Rookhope Stanbeck
"""
DISTRICTS = DISTRICTS_WORDS.split()
QUALITY = "Quality and Learning"
HEALTH, VOLUNTARY = "Westmere Community Health Trust", "Lantern Families"


@dataclasses.dataclass
class Establishment:
    """A unit's seats: one manager, supervisors, practitioners."""

    unit: Unit
    manager: Seat
    supervisors: list
    practitioners: list

    @property
    def seats(self):
        return [self.manager, *self.supervisors, *self.practitioners]


def make_organisation(world):
    """Make organisations, units, jobs and grades; leave the seats in `world.seats` and the teams in `world.teams`."""
    add = world.rows.add
    world.grades = [add(Grade, name=name, rank=rank) for rank, name in enumerate(GRADES, 1)]
    world.jobs = {t: add(Job, title=t, professional_group=group, needs_registration=reg) for t, (group, reg, _) in JOBS.items()}
    council = add(Organisation, name=settings.COUNCIL_NAME, kind=OrganisationKind.COUNCIL)
    partners = [add(Organisation, name=name, kind=OrganisationKind.PARTNER) for name in (HEALTH, VOLUNTARY)]
    world.parents, world.teams = [], {}
    world.root = make_unit(world, council, "Children's Services", UnitKind.DEPARTMENT)
    director = seat(world, world.root, "Director of Children's Services", Role.SENIOR_LEADER, account="leader")
    quality_seats(world, director)
    partner_seats(world, partners)
    fixed = len(world.seats)
    districts = max(1, round((world.size - fixed) / 130))
    if districts > len(DISTRICTS) + 1:
        raise ValueError(f"at most {fixed + 130 * (len(DISTRICTS) + 1)} people")
    for number in range(districts):
        make_district(world, director, DISTRICTS[number - 1] + " " if number else "")
    share_out(world)
    make_ancestry(world)


def make_unit(world, organisation, name, kind, parent=None, first=LONG_AGO, out=None):
    unit = world.rows.add(Unit, organisation=organisation, name=name, kind=kind, period=period(first, out))
    world.units[name] = unit
    if parent:
        world.parents.append((unit, parent, first, out))
    return unit


def seat(world, unit, job, role, boss=None, **values):
    """A new seat; `boss` is both manager and supervisor of whoever sits there, unless said otherwise."""
    made = Seat(unit, world.jobs[job], role, **values)
    if boss:
        made.managers, made.supervisors = [(None, None, boss)], [(None, None, boss)]
    world.seats.append(made)
    return made


def quality_seats(world, director):
    """Quality, learning, administration: their officers hold their role for the whole department."""
    unit = make_unit(world, world.root.organisation, QUALITY, UnitKind.SERVICE, world.root)
    head = seat(world, unit, "Head of quality and learning", Role.SERVICE_MANAGER, director, may_turn_over=False)
    seat(world, unit, "Principal social worker", Role.PSW, director, account="psw", roles=(Role.PANEL_MEMBER,))
    seat(world, unit, "Quality assurance officer", Role.QA_OFFICER, head, account="qa")
    seat(world, unit, "Training officer", Role.TRAINING_OFFICER, head, account="training")
    seat(world, unit, "Systems administrator", Role.ADMINISTRATOR, head, account="admin")
    seat(world, unit, "Quality assurance officer", Role.QA_OFFICER, head, roles=(Role.PANEL_MEMBER,))
    seat(world, unit, "Training officer", Role.TRAINING_OFFICER, head, roles=(Role.TRAINER,))
    seat(world, unit, "Practice educator", Role.PRACTICE_EDUCATOR, head, may_turn_over=False)
    seat(world, unit, "Information governance officer", Role.IG_OFFICER, head)
    if world.size >= 120:
        seat(world, unit, "Quality assurance officer", Role.QA_OFFICER, head)
        seat(world, unit, "Business support officer", Role.PRACTITIONER, head)


def partner_seats(world, partners):
    """Two agencies that learn beside the council, each with its lead and a team."""
    health, voluntary = partners
    plans = [(health, "Health Visiting", "Health visitor"), (health, "Children in Care Nursing", "Specialist nurse")]
    plans.append((voluntary, "Family Mentors", "Family mentor"))
    leads = {}
    for organisation, name, job in plans:
        if organisation.pk not in leads:
            top = make_unit(world, organisation, organisation.name, UnitKind.AGENCY)
            leads[organisation.pk] = seat(world, top, "Agency lead", Role.AGENCY_LEAD, may_turn_over=False)
        lead = leads[organisation.pk]
        unit = make_unit(world, organisation, name, UnitKind.TEAM, lead.unit)
        for number in range(2 if world.size < 120 else 3):
            account = "partner" if name == "Health Visiting" and number == 0 else ""
            seat(world, unit, job, Role.PARTNER_LEARNER, lead, account=account)


def make_district(world, director, prefix):
    """Four services with their teams; every later district has the first one's shape and its own name."""
    council, day, heads = world.root.organisation, world.reorganised_on, {}
    for name in (HELP, CARE, EARLY, HOMES):
        unit = make_unit(world, council, prefix + name, UnitKind.SERVICE, world.root)
        account = "service" if not prefix and name == HELP else ""
        heads[name] = seat(world, unit, "Service manager", Role.SERVICE_MANAGER, director, account=account, may_turn_over=False)
    for name, service, jobs in TEAMS:
        make_team(world, prefix, name, heads[service], jobs, out=day if name == CLOSES else None)
    moved = world.teams[prefix + MOVES]
    unit, parent, first, _ = world.parents.pop(next(i for i, row in enumerate(world.parents) if row[0] is moved.unit))
    world.parents += [(unit, parent, first, day), (unit, heads[CARE].unit, day, None)]
    moved.manager.managers = moved.manager.supervisors = [(None, day, heads[EARLY]), (day, None, heads[CARE])]
    make_team(world, prefix, OPENS, heads[CARE], OPENING_JOBS, first=day)


def make_team(world, prefix, name, head, jobs, first=None, out=None):
    """A team with a manager and one supervisor; share_out() adds the practitioners."""
    unit = make_unit(world, world.root.organisation, prefix + name, UnitKind.TEAM, head.unit, first or LONG_AGO, out)
    dates = {"first": first, "out": out}
    manager = seat(world, unit, "Team manager", Role.TEAM_MANAGER, head, **dates)
    if not prefix and name == MET_TEAM:
        manager.account = "manager"
    team = Establishment(unit, manager, [], [])
    team.jobs, team.dates = jobs, dates
    world.teams[prefix + name] = team
    add_supervisor(world, team)
    if not prefix and name == MET_TEAM:
        team.supervisors[0].account = "supervisor"


def add_supervisor(world, team):
    team.supervisors.append(seat(world, team.unit, "Practice supervisor", Role.SUPERVISOR, team.manager, **team.dates))


def add_practitioner(world, team, **values):
    """The next practitioner's seat in a team: managed by its manager, supervised by one of its supervisors in turn."""
    number = len(team.practitioners)
    made = seat(world, team.unit, team.jobs[number % len(team.jobs)], Role.PRACTITIONER, **(team.dates | values))
    made.managers = [(None, None, team.manager)]
    made.supervisors = [(None, None, team.supervisors[number % len(team.supervisors)])]
    team.practitioners.append(made)
    return made


def share_out(world):
    """Give the teams their practitioners, in turn, until as many seats as people are open at the date."""
    standing = [team for team in world.teams.values() if not team.dates["out"]]
    left = world.size - sum(1 for s in world.seats if not s.out)
    if left >= 7 * len(standing):
        for team in standing[3:5]:  # the two teams of the first story are the largest
            add_supervisor(world, team)
            left -= 1
    for number in range(left):
        add_practitioner(world, standing[number % len(standing)])
    for name, team in world.teams.items():
        if team.dates["out"]:
            move_out(world, team, name.removesuffix(CLOSES))


def move_out(world, closing, prefix):
    """Who sat in the closing team goes on elsewhere: its manager and half of the others to the new team, the rest beside it."""
    opening, beside = world.teams[prefix + OPENS], [world.teams[prefix + name] for name in ("Assessment East", "Assessment West")]
    opening.manager.inherits, opening.supervisors[0].inherits = closing.manager, closing.supervisors[0]
    goes_to = opening.practitioners[: max(1, len(opening.practitioners) // 2)]
    goes_to += [team.practitioners[-1] for team in beside if len(team.practitioners) > 1]
    for heir in goes_to:
        heir.inherits = add_practitioner(world, closing)
        heir.first = world.reorganised_on


def make_ancestry(world):
    """Write where each unit stands, and every ancestor it has and has had."""
    units = {unit.pk: unit for unit in world.rows.made[Unit]}
    parents = [(unit.pk, parent.pk, period(first, out)) for unit, parent, first, out in world.parents]
    for unit, parent, dates in parents:
        world.rows.add(UnitParent, unit=units[unit], parent=units[parent], period=dates)
    found = ancestry({key: unit.period for key, unit in units.items()}, parents, set(units))
    for above, below, depth, first, out in sorted(found, key=lambda row: row[1:4] + row[:1]):
        world.rows.add(UnitAncestry, ancestor=units[above], descendant=units[below], depth=depth, period=period(first, out))
