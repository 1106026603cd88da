"""1. Supervision in timescale."""

from decimal import Decimal

from django.db.models import (
    Case,
    DateField,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from learning_org.measures.indicators.base import Column, Indicator, counted, flag, not_away_for_long, staff
from practitioners.models import Relationship
from supervision.models import IntervalUnit, Participant, ParticipantRole, SessionState, SupervisionPolicy


def rows(month):
    """The main positions of those who are due, with `last_held` and `due_on`: when the next one falls or fell due."""
    led = Relationship.objects.filter(person=OuterRef("person"), is_lead=True, period__contains=month.on)
    people = not_away_for_long(staff(month.on).filter(Exists(led)), month.on)
    people = people.annotate(last_held=_last_held(month.on), interval=_interval(month.on))
    due = ExpressionWrapper(Coalesce("last_held", "began") + F("interval"), output_field=DateTimeField())
    people = people.annotate(due_on=Cast(due, DateField())).filter(Q(last_held__isnull=False) | Q(due_on__lt=month.on))
    return counted(people, person=F("person_id"), unit=F("unit_id"), counts=flag(Q(due_on__gte=month.on)))


def _last_held(on):
    """The day of the latest session that both had signed by the date, within the present time in post."""
    took_part = Participant.objects.filter(person=OuterRef("person"), role=ParticipantRole.SUPERVISEE)
    signed = took_part.filter(session__state=SessionState.SIGNED, session__signed_on__lte=on, session__held_on__lte=on)
    signed = signed.filter(session__held_on__gte=OuterRef("began")).order_by("-session__held_on")
    return Subquery(signed.values("session__held_on")[:1])


def _interval(on):
    """The interval in force on the date: that of the person's professional group, else everybody's, else one calendar month."""
    groups = Q(professional_group=OuterRef("job__professional_group")) | Q(professional_group="")
    policies = SupervisionPolicy.objects.filter(groups, period__contains=on).order_by("-professional_group")
    length = Case(When(unit=IntervalUnit.MONTHS, then=_make(months="count")), default=_make(days="count"), output_field=DurationField())
    return Coalesce(Subquery(policies.annotate(length=length).values("length")[:1]), _make(months=Value(1)))


def _make(*, months=Value(0), days=Value(0)):  # noqa: B008 -- an expression never changes
    return Func(Value(0), months, Value(0), days, function="make_interval", output_field=DurationField())


INDICATOR = Indicator(
    number=1,
    name="Supervision in timescale",
    family="supervision",
    of="of staff due",
    numerator="people whose latest signed supervision is within their interval",
    denominator="people who are due supervision",
    definition=(
        "Each person has an interval, one calendar month unless the council's policy for their group says otherwise. The latest "
        "supervision that both have signed counts by the day on which it was held. Its interval may end on the day of the figure: due "
        "that day is in time.",
        "Everybody counts who is in post with the council and has a lead supervisor. Somebody new counts once their first supervision has "
        "been signed, or its date, one interval after they started, has passed. Whoever is away for 28 days or more (sickness, family "
        "leave or other leave) is left out.",
    ),
    rows=rows,
    target=Decimal(90),
    yes="In time",
    no="Late",
    columns=(Column("Last signed supervision", "last_held"), Column("Due by", "due_on")),
    late="See the {} late",
    late_noun=("person who is", "people who are"),
)
