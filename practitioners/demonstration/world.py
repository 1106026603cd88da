"""Who holds which seat on which day: everything else in the demonstration asks here who was in post."""

import bisect
import collections
import dataclasses
import datetime
import random
from zoneinfo import ZoneInfo

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.demonstration.rows import Rows
from practitioners.demonstration.texts import BEHIND, TOPICS, WITH_PARTNERS
from practitioners.models import Basis, Job, Unit

LONDON = ZoneInfo("Europe/London")
DAY = datetime.timedelta(days=1)
CLOSED_DAYS = ((12, 25), (12, 26), (1, 1))


@dataclasses.dataclass
class Tenure:
    """One person's time in one seat, from `first` up to `out` (None when no end is known)."""

    person: Person
    seat: "Seat"
    first: datetime.date
    out: datetime.date | None = None
    basis: str = Basis.PERMANENT
    fte: str = "1.00"

    def holds(self, day):
        return self.first <= day and (self.out is None or day < self.out)


@dataclasses.dataclass(eq=False)
class Seat:
    """A place in a unit's establishment: held by one person after another, and answering to other seats."""

    unit: Unit
    job: Job
    role: str
    first: datetime.date | None = None
    out: datetime.date | None = None
    managers: list = dataclasses.field(default_factory=list)  # (first, out, Seat): who manages whoever sits here, and when
    supervisors: list = dataclasses.field(default_factory=list)
    tenures: list = dataclasses.field(default_factory=list)
    inherits: "Seat | None" = None
    account: str = ""
    may_turn_over: bool = True
    roles: tuple = ()

    def holder(self, day):
        """The person who sits here on that day, or None."""
        return next((tenure.person for tenure in self.tenures if tenure.holds(day)), None)

    def boss(self, kind, day):
        """The holder, on that day, of the seat that this one answers to then; `kind` is "managers" or "supervisors"."""
        for first, out, seat in getattr(self, kind):
            if (first is None or first <= day) and (out is None or day < out):
                return seat.holder(day)
        return None


@dataclasses.dataclass
class Cover:
    """Somebody does an absent person's work for a time, with that role in that unit."""

    absent: Person
    person: Person
    seat: Seat
    basis: str
    first: datetime.date
    out: datetime.date


class World:
    """The demonstration's council while it is made: dates, dice, rows, and who was where."""

    def __init__(self, *, people, months, seed, as_at):
        self.size, self.seed, self.as_at = people, seed, as_at
        self.start = months_before(as_at, months)
        self.reorganised_on = months_before(as_at, 7).replace(day=1)
        self.rows = Rows()
        self.seats = []
        self.tenures = collections.defaultdict(list)  # person's key -> tenures in order of time
        self.unit_tenures = collections.defaultdict(list)  # unit's key -> tenures
        self.accounts = {}  # "practitioner" -> Person
        self.units = {}  # name -> Unit
        self.away = collections.defaultdict(list)  # person's key -> [(first day away, first day back)], in order
        self.covers = []  # Cover
        self.story = []  # StoryNeed, in order of making

    def dice(self, name):
        """A random source of its own for each part, so that a change in one part leaves the others as they were."""
        return random.Random(f"{self.seed}/{name}")  # noqa: S311

    def number(self, person):
        """Which of the people made this is, from 0: unlike the key, the same in a database that held others before."""
        return person.pk - self.rows.first[Person]

    @property
    def year(self):
        """The first day of the registration year that holds the date."""
        return registration_year(self.as_at)

    @property
    def story_autumn(self):
        """1 October of the latest autumn that lies at least six months back: when the audits of the first story were done."""
        latest = months_before(self.as_at, 6)
        return datetime.date(latest.year if latest.month >= 10 else latest.year - 1, 10, 1)

    @property
    def story_days(self):
        """The days of the first story's course: a Thursday in January and a Tuesday in February."""
        year = self.story_autumn.year + 1
        january, february = datetime.date(year, 1, 15), datetime.date(year, 2, 3)
        return january + (3 - january.weekday()) % 7 * DAY, february + (1 - february.weekday()) % 7 * DAY

    def sit(self, person, seat, first, out=None, **values):
        """Put a person in a seat for a time."""
        tenure = Tenure(person, seat, first, out, **values)
        seat.tenures.append(tenure)
        self.tenures[person.pk].append(tenure)
        self.unit_tenures[seat.unit.pk].append(tenure)
        return tenure

    def tenure_on(self, person, day):
        """The person's place on that day, or None when they were not in post."""
        return next((tenure for tenure in self.tenures[person.pk] if tenure.holds(day)), None)

    def in_post(self, person, day):
        return self.tenure_on(person, day) is not None

    def manager(self, person, day):
        """Who line-manages the person on that day, or does so for them while they are away; None at the top."""
        return self._boss("managers", person, day)

    def supervisor(self, person, day):
        """The person's lead supervisor on that day, or whoever covers; None at the top."""
        return self._boss("supervisors", person, day)

    def _boss(self, kind, person, day):
        tenure = self.tenure_on(person, day)
        boss = tenure and tenure.seat.boss(kind, day)
        covers = [c.person for c in self.covers if c.absent is boss and c.first <= day < c.out and c.person is not person]
        return covers[0] if covers else boss

    def colleagues(self, person, day):
        """Everybody else placed in the person's unit on that day, in order of key."""
        unit = self.tenure_on(person, day).seat.unit
        found = {t.person.pk: t.person for t in self.unit_tenures[unit.pk] if t.holds(day) and t.person.pk != person.pk}
        return [found[key] for key in sorted(found)]

    def first_day(self, person):
        return self.tenures[person.pk][0].first

    def last_day(self, person):
        """The last day of the period on which the person was in post: today for those who stay."""
        out = self.tenures[person.pk][-1].out
        return min(self.as_at, out - DAY) if out else self.as_at

    def known_days(self, person):
        """First and last day on which the person can have done anything that is recorded here, or None."""
        first, last = max(self.start, self.first_day(person)), self.last_day(person)
        return (first, last) if first <= last else None

    def people(self):
        """Everybody, in order of key, whose time in post touches the period up to the date."""
        return [person for person in self.rows.made[Person] if self.known_days(person)]

    def topics(self, person, day):
        """What somebody in that place on that day learns about and works on."""
        role = self.tenure_on(person, day).seat.role
        return {Role.PRACTITIONER: TOPICS, Role.SUPERVISOR: TOPICS, Role.PARTNER_LEARNER: WITH_PARTNERS}.get(role, BEHIND)

    def is_away(self, person, day):
        spans = self.away[person.pk]
        place = bisect.bisect_right(spans, (day, datetime.date.max))
        return any(first <= day < back for first, back in spans[max(0, place - 3) : place])

    def working_day(self, person, day, *, last=None):
        """The day, or the next on which the person works and is in post; None when there is none by `last` (default: the date)."""
        last = min(last or self.as_at, self.as_at)
        while day <= last:
            if is_working_day(day) and self.in_post(person, day) and not self.is_away(person, day):
                return day
            day += DAY
        return None

    def some_day(self, dice, person, first, last):
        """A working day of the person's between two dates, both in it, or None."""
        if first > last:
            return None
        for _ in range(12):
            day = first + dice.randrange((last - first).days + 1) * DAY
            if is_working_day(day) and self.in_post(person, day) and not self.is_away(person, day):
                return day
        return self.working_day(person, first, last=last)


def months_before(day, months):
    """The same day of the month, so many months before, or the month's last."""
    month = day.year * 12 + day.month - 1 - months
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(month // 12, month % 12 + 1, last)
        except ValueError:
            continue
    raise ValueError(f"{months} months before {day} is not a date")


def registration_year(day):
    return datetime.date(day.year if day.month == 12 else day.year - 1, 12, 1)


def is_working_day(day):
    return day.weekday() < 5 and (day.month, day.day) not in CLOSED_DAYS


def at(day, hour, minute=0):
    """That time of that day in London."""
    return datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
