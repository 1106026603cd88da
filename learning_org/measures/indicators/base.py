"""What an indicator is, and what several of them share: who counts, where, and who is away for long.

`rows(month)` is a QuerySet of the records that contribute, annotated with `counted_person` and `counted_unit` (where the row counts),
`counts` (what it adds to the numerator) and `weight` (what it adds to the denominator, mostly 1). Figures are sums of these rows, and the
page that a figure opens shows these rows, so that they cannot disagree.
"""

import dataclasses
import datetime
from collections.abc import Callable
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django.db.models import Case, DateField, Exists, ExpressionWrapper, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, TruncDate

from practitioners.models import CalendarEntry, CalendarKind, OrganisationKind, Position, Unit, UnitKind, UnitParent

LONG_ABSENCE = 28  # days
DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True)
class Column:
    """What the rows' page shows of each row beside who, where and whether it counts. `content`: only where the record may be read."""

    heading: str
    source: str | Callable
    content: bool = False
    link: str = ""  # name of the record's page


@dataclasses.dataclass(frozen=True)
class Indicator:
    """One definition. `yes` and `no` say of a row that it counts in the numerator, or does not."""

    number: int
    name: str
    family: str  # supervision, appraisal, qa, actions, training or registration: who may open the rows
    numerator: str
    denominator: str
    definition: tuple  # paragraphs
    rows: Callable
    of: str = ""  # what the target is a share of: "Target 90% of staff due"
    target: Decimal | None = None
    lower_is_better: bool = False
    is_mean: bool = False
    whole_council_only: bool = False
    season: str = ""  # the year through which it rises everywhere, to begin again from nothing: left out of what changed
    version: int = 1
    yes: str = "Counts"
    no: str = "Does not count"
    columns: tuple = ()
    late: str = "See the {} that did not count"  # the link of a warning, and its noun
    late_noun: tuple = ("row", "rows")
    content_of: object = None  # the model whose readable_by decides over columns of content
    hide_unread: bool = False  # a row that may not be read names nobody either

    @property
    def seasonal(self):
        return bool(self.season)


def flag(condition):
    """1 where a condition holds, else 0."""
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def counted(rows, *, person, unit, counts, weight=None):
    """The rows with what figures ask of them."""
    return rows.annotate(counted_person=person, counted_unit=unit, counts=counts, weight=weight if weight is not None else one())


def one():
    return Value(1, output_field=IntegerField())


def last_unit(person, on):
    """The unit in which somebody has their main position on a date or, for a leaver, had their last: where what they did counts."""
    held = Position.objects.filter(person=OuterRef(person), is_primary=True, period__startswith__lte=on)
    return Subquery(held.order_by("-period").values("unit_id")[:1])


def top_unit(on):
    """The id of the unit at the top of the council, as a QuerySet of one row."""
    under = UnitParent.objects.filter(unit=OuterRef("pk"), period__contains=on)
    tops = Unit.objects.filter(~Exists(under), period__contains=on, organisation__kind=OrganisationKind.COUNCIL)
    department = Case(When(kind=UnitKind.DEPARTMENT, then=0), default=1)
    return tops.order_by(department, "organisation_id", "pk").values("pk")[:1]


def main_positions(on):
    """Where, on a date, the council's own people have their main position."""
    return Position.objects.filter(is_primary=True, period__contains=on, unit__organisation__kind=OrganisationKind.COUNCIL)


def staff(on):
    """The main positions, on a date, of the council's own people, with `began`: the first day of their present time in post."""
    before = Position.objects.filter(person=OuterRef("person"), period__contains=Cast(OuterRef("from_day") - DAY, DateField()))
    starts = Position.objects.filter(person=OuterRef("person"), period__startswith__lte=on).annotate(from_day=F("period__startswith"))
    starts = starts.filter(~Exists(before)).order_by("-from_day").values("from_day")[:1]
    return main_positions(on).annotate(began=Subquery(starts, output_field=DateField()))


def not_away_for_long(rows, on):
    """Without those who are away on a date, for sickness, family or other leave of 28 days or more as recorded."""
    kinds = (CalendarKind.SICKNESS, CalendarKind.FAMILY_LEAVE, CalendarKind.OTHER_ABSENCE)
    away = CalendarEntry.objects.filter(person=OuterRef("person"), kind__in=kinds, starts_at__date__lte=on, ends_at__date__gt=on)
    lasted = ExpressionWrapper(TruncDate("starts_at") + datetime.timedelta(days=LONG_ABSENCE), output_field=DateField())
    return rows.filter(~Exists(away.annotate(from_then=Cast(lasted, DateField())).filter(ends_at__date__gte=F("from_then"))))


def three_months(month):
    """The first and last day of the three months that end with this one."""
    return month.first - relativedelta(months=2), month.on


def in_force(field, on):
    """A Q: not set, or set after a date."""
    return Q(**{field: None}) | Q(**{f"{field}__gt": on})
