"""How often supervision is due: the policy in force, the last signed session, the next due day. One query for any set of people."""

import dataclasses
import datetime

from dateutil.relativedelta import relativedelta
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject, Lower, Upper
from django.utils.formats import date_format

from learning_org.accounts.models import Person
from practitioners.models import Position
from practitioners.queries.needs import days_late
from supervision.models import IntervalUnit, ParticipantRole, SessionState, SupervisionPolicy, SupervisionSession


@dataclasses.dataclass(frozen=True)
class Timescale:
    """When somebody was last supervised, by a session that both signed, and by when they are due. `due_on` is None without a policy."""

    person_id: int
    last_on: datetime.date | None
    due_on: datetime.date | None

    def is_late(self, on):
        """Whether the due day has passed. Due today is in time."""
        return self.due_on is not None and self.due_on < on


def after(day, count, unit):
    """The day so many days or calendar months later; 31 January and one month is the last day of February."""
    return day + (relativedelta(months=count) if unit == IntervalUnit.MONTHS else datetime.timedelta(days=count))


def timescales_of(people, on):
    """{person's key: Timescale} of a queryset of people in post on a date, in one query (domain facts, section 10)."""
    return {row["pk"]: timescale_from(row) for row in timescale_rows(people, on)}


def timescale_rows(people, on):
    """What `timescale_from` needs of each of a queryset of people in post on a date, and their names, as `.values(...)`."""
    held = SupervisionSession.objects.filter(
        state=SessionState.SIGNED,
        held_on__lte=on,
        participants__person_id=OuterRef("pk"),
        participants__role=ParticipantRole.SUPERVISEE,
    ).order_by("-held_on")
    places = Position.objects.filter(person_id=OuterRef("pk"), period__startswith__lte=on).order_by("period")
    spells = places.values(found=JSONObject(first=Lower("period"), out=Upper("period")))
    main = places.filter(is_primary=True, period__contains=on).values("job__professional_group")
    in_force = SupervisionPolicy.objects.filter(period__contains=on).order_by("professional_group")
    policies = in_force.filter(Q(professional_group="") | Q(professional_group=OuterRef("group")))
    people = people.order_by().annotate(
        group=Subquery(main[:1]), last_on=Subquery(held.values("held_on")[:1]), spells=ArraySubquery(spells)
    )
    rules = policies.values(found=JSONObject(group="professional_group", count="count", unit="unit"))
    return people.annotate(policies=ArraySubquery(rules)).values("pk", "last_on", "spells", "policies", "given_name", "family_name")


def timescale_from(row):
    """The Timescale of a row of `timescale_rows`.

    The group's own policy counts before everybody's. Who starts, or starts again, is due one interval after starting.
    """
    base = max(filter(None, (row["last_on"], _start_of(row["spells"]))), default=None)
    policy = max(row["policies"], key=lambda policy: policy["group"], default=None)  # a group's name sorts after none
    due_on = after(base, policy["count"], policy["unit"]) if policy and base else None
    return Timescale(row["pk"], row["last_on"], due_on)


def timescale_of(person, on):
    """The Timescale of one person on a date."""
    return timescales_of(Person.objects.filter(pk=person.pk), on)[person.pk]


def interval_for(person, on):
    """(count, unit) of the policy in force for somebody on a date, or None. One query."""
    group = Position.objects.filter(person=person, is_primary=True, period__contains=on).values("job__professional_group")
    wanted = Q(professional_group="") | Q(professional_group__in=group)
    rows = SupervisionPolicy.objects.filter(wanted, period__contains=on).order_by("-professional_group")
    return rows.values_list("count", "unit").first()


def proposed_date(person, on):
    """The day to propose for somebody's next supervision: one interval after the last held, but no day that is past."""
    last = SupervisionSession.objects.of(person.pk).filter(held_on__isnull=False).order_by("-held_on").values_list("held_on", flat=True)
    interval = interval_for(person, on)
    base = last.first()
    return working_day(max(after(base, *interval), on) if base and interval else on)


def working_day(day):
    """The day, or the Friday before a weekend: the interval is never exceeded for a weekend's sake."""
    return day - datetime.timedelta(days=max(0, day.weekday() - 4))


def _start_of(spells):
    """The first day of the unbroken time in post that the latest position belongs to."""
    dates = [(datetime.date.fromisoformat(row["first"]), row["out"] and datetime.date.fromisoformat(row["out"])) for row in spells]
    start = out = None
    for first, end in sorted(dates):
        if start is None or (out is not None and first > out):
            start, out = first, end
        else:
            out = None if out is None or end is None else max(out, end)
    return start


def timescale_status(timescale, on):
    """A Timescale as (kind of mark, word, sentence): ("on", "In time", "last on 27 October, due by 27 November")."""
    if timescale.due_on is None:
        return ("none", "No policy", "how often supervision is due is not recorded")
    last = f"last on {short(timescale.last_on, on)}" if timescale.last_on else "none signed yet"
    if timescale.is_late(on):
        return ("off", days_late(timescale.due_on, on), f"{last}, was due by {short(timescale.due_on, on)}")
    return ("on" if timescale.last_on else "todo", "In time", f"{last}, due by {short(timescale.due_on, on)}")


def short(day, on):
    """A date as people say it, with the year where it is another than that of `on`."""
    return date_format(day, "j F" if day.year == on.year else "j F Y")
