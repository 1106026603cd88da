"""Who sits in which seat, and when: joiners, leavers, promotions, agency staff, part-time, students, volunteers."""

from django.conf import settings

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.names import sort_key
from practitioners.demonstration.names import ACCOUNTS, COLLEAGUE, names
from practitioners.demonstration.organisation import MET_TEAM
from practitioners.demonstration.world import DAY
from practitioners.models import Basis

PLACES = ["Civic House", "Civic House, second floor", "Riverside Family Hub", "Mill Lane Family Hub", "The Old Library", "Northgate Centre"]
WORKING_TIMES = ["1.00"] * 8 + ["0.80", "0.60", "0.80", "0.50"]
TURNOVER = {Role.PRACTITIONER: 0.22, Role.SUPERVISOR: 0.2, Role.TEAM_MANAGER: 0.1, Role.PARTNER_LEARNER: 0.12}
BASES = [Basis.PERMANENT] * 13 + [Basis.AGENCY] * 2 + [Basis.FIXED_TERM]


def fill_seats(world):
    """Seat everybody, so that each manager's and supervisor's seat is never empty from the period's first day on."""
    dice, supply = world.dice("people"), names(world.dice("names"))
    world.new_person = lambda **values: new_person(world, supply, dice, **values)
    if world.size >= 100:
        extra_seats(world)
    team = world.teams[MET_TEAM]
    team.practitioners[0].account = "practitioner"
    team.practitioners[1].account = "colleague"
    for place in sorted(world.seats, key=lambda s: s.inherits is not None):
        seat_first_holder(world, dice, place)
    for place in world.seats:
        if place.role == Role.SUPERVISOR and turns_over(dice, place):
            succeed_supervisor(world, dice, place)
    for place in world.seats:
        if place.role != Role.SUPERVISOR and len(place.tenures) == 1 and turns_over(dice, place):
            succeed(world, dice, place)
    come_and_go(world, dice)
    newly_registered(world, dice)
    for tenures in world.tenures.values():
        tenures.sort(key=lambda t: t.first)


def extra_seats(world):
    """Students on placement and volunteers, in place of as many practitioners."""
    number = max(2, world.size // 100)
    care = [team for name, team in world.teams.items() if name.endswith(("Children in Care", "Disabled Children"))]
    early = [team for name, team in world.teams.items() if name.endswith("Early Help")]
    for turn in range(number):
        for teams, job in ((care, "Social work student"), (early, "Volunteer mentor")):
            seats = [s for s in teams[turn % len(teams)].practitioners if not s.inherits and s.may_turn_over]
            if seats:
                seats[-1].job, seats[-1].may_turn_over = world.jobs[job], False
                seats[-1].first = world.as_at - 70 * DAY if job == "Social work student" else None


def new_person(world, supply, dice, name=None, basis=Basis.PERMANENT, partner="", volunteer=False):
    given, family = name or next(n for n in supply if n not in (*ACCOUNTS.values(), COLLEAGUE))
    number = len(world.rows.made[Person]) + 1
    domain = (partner or settings.COUNCIL_NAME).lower().replace(" ", "-").removesuffix("-council") + ".example"
    address = f"{given}.{family}@{domain}".lower()
    if volunteer:  # volunteers share a mailbox
        address = f"volunteers@{domain}"
    elif partner and number % 3 == 0:  # and some people of other agencies have none that we know
        address = ""
    paid = not (partner or volunteer) and basis not in (Basis.AGENCY, Basis.STUDENT, Basis.SECONDED_IN)
    return world.rows.add(
        Person,
        given_name=given,
        family_name=family,
        sort_key=sort_key(family, given),
        work_email=address,
        work_phone=f"01632 960{number % 1000:03d}" if number % 9 else "",
        work_place=partner or dice.choice(PLACES),
        payroll_number=f"W{100_000 + number * 3}" if paid else None,
    )


def seat_first_holder(world, dice, place):
    """Whoever sits there when the period begins (or the seat opens); a seat that inherits takes over its holder."""
    if place.inherits:
        before = place.inherits.tenures[-1]
        world.sit(before.person, place, place.first, place.out, basis=before.basis, fte=before.fte)
        return
    name = COLLEAGUE if place.account == "colleague" else ACCOUNTS.get(place.account)
    first = place.first or long_before(dice, world)
    if name:
        first = min(first, world.start - 400 * DAY)
    kind = basis_of(dice, place) if not name else Basis.PARTNER if place.account == "partner" else Basis.PERMANENT
    basis, fte = kind, "1.00" if name or place.role != Role.PRACTITIONER else dice.choice(WORKING_TIMES)
    person = world.new_person(name=name, basis=basis, partner=partner_name(place), volunteer=basis == Basis.VOLUNTEER)
    world.sit(person, place, first, place.out, basis=basis, fte="0.10" if basis == Basis.VOLUNTEER else fte)
    if place.account:
        world.accounts[place.account] = person
        place.may_turn_over = False


def long_before(dice, world):
    return world.start - (20 + int(dice.random() ** 2 * 4000)) * DAY


def basis_of(dice, place):
    special = {"Social work student": Basis.STUDENT, "Volunteer mentor": Basis.VOLUNTEER}
    if place.job.title in special:
        return special[place.job.title]
    if place.role in (Role.AGENCY_LEAD, Role.PARTNER_LEARNER):
        return Basis.PARTNER
    return dice.choice(BASES) if place.role == Role.PRACTITIONER else Basis.PERMANENT


def partner_name(place):
    return place.unit.organisation.name if place.role in (Role.AGENCY_LEAD, Role.PARTNER_LEARNER) else ""


def turns_over(dice, place):
    movable = place.may_turn_over and not place.out and not place.inherits and not place.first
    return movable and dice.random() < TURNOVER.get(place.role, 0)


def leaving_day(world, dice):
    """A first day not in post: a Monday or a first of the month, well inside the period."""
    span = (world.as_at - world.start).days - 90
    day = world.start + (45 + dice.randrange(span)) * DAY
    return day.replace(day=1) if day.day < 9 and day.replace(day=1) > world.start + 30 * DAY else day + (7 - day.weekday()) % 7 * DAY


def succeed(world, dice, place):
    """The holder leaves; a successor comes, in a manager's seat on the same day and elsewhere some weeks later."""
    day = leaving_day(world, dice)
    place.tenures[-1].out = day
    gap = 0 if place.role == Role.TEAM_MANAGER else 7 * dice.randrange(0, 9)
    join(world, dice, place, min(day + gap * DAY, world.as_at - 14 * DAY))


def join(world, dice, place, day):
    basis = basis_of(dice, place)
    person = world.new_person(basis=basis, partner=partner_name(place))
    return world.sit(person, place, day, basis=basis, fte=dice.choice(WORKING_TIMES) if place.role == Role.PRACTITIONER else "1.00")


def succeed_supervisor(world, dice, place):
    """The supervisor leaves. Somebody of the team is promoted where there is somebody; their own seat is filled later."""
    day = leaving_day(world, dice)
    place.tenures[-1].out = day
    heirs = [s for s in world.seats if s.unit is place.unit and may_be_promoted(s)]
    if not heirs:
        join(world, dice, place, day)
        return
    heir = heirs[0].tenures[-1]
    heir.out = day
    world.sit(heir.person, place, day, fte=heir.fte)
    join(world, dice, heirs[0], min(day + 7 * dice.randrange(2, 9) * DAY, world.as_at - 14 * DAY))


def may_be_promoted(place):
    open_seat = place.may_turn_over and not (place.first or place.out or place.inherits) and len(place.tenures) == 1
    return open_seat and place.role == Role.PRACTITIONER and place.job.needs_registration and place.tenures[0].basis == Basis.PERMANENT


def come_and_go(world, dice):
    """Known leavers and joiners of the next weeks, for whoever keeps the list of people."""
    settled = [s for s in world.seats if s.role == Role.PRACTITIONER and s.may_turn_over and s.tenures[-1].out is None and not s.first]
    count = max(3, world.size // 50)
    leaving = dice.sample(settled, min(count, len(settled)))
    for number, place in enumerate(leaving):
        out = world.as_at + (6 + 9 * number % 55) * DAY
        place.tenures[-1].out = out
        join(world, dice, place, out + 14 * DAY)


def newly_registered(world, dice):
    """In autumn newly qualified workers come who joined the register after 1 September."""
    autumn = world.as_at.replace(month=9, day=1)
    autumn = autumn if autumn + 40 * DAY <= world.as_at else autumn.replace(year=autumn.year - 1)
    day = autumn + (28 - autumn.weekday()) * DAY
    seats = [s for s in world.seats if s.job.title == "Newly qualified social worker" and s.may_turn_over and not s.first]
    settled = [s for s in seats if s.tenures[-1].out is None and s.tenures[-1].first < autumn]
    for place in settled[: max(1, world.size // 100)]:
        place.tenures[-1].out = day
        join(world, dice, place, day)
