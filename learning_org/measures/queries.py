"""Figures: frozen ones as they were kept, others as sums of the same rows that their page shows. A reorganisation keeps the past: each row
counts in a unit, and in every unit above it as the tree stood on the day of the figure (of a unit closed by then: on its own last day)."""

from django.db import connection
from django.db.models import F, Q

from learning_org.measures.figures import Figure
from learning_org.measures.indicators import INDICATORS
from learning_org.measures.indicators.base import top_unit
from learning_org.measures.models import IndicatorTarget, MonthlyFigure
from learning_org.measures.months import as_month
from learning_org.web import clock
from practitioners.models import OrganisationKind, Unit, UnitAncestry

# One statement for all indicators and units: each part of the union is an indicator's own rows.
PART = "SELECT {number} AS indicator, r.* FROM ({rows}) AS r (unit, counts, weight)"
SUMS = """
SELECT r.indicator, a.ancestor_id, sum(r.counts), sum(r.weight)
FROM ({parts}) r
JOIN practitioners_unit u ON u.id = r.unit
JOIN practitioners_unitancestry a ON a.descendant_id = u.id
WHERE (a.period @> %s::date OR (upper(u.period) <= %s::date AND upper(a.period) = upper(u.period))) AND a.ancestor_id = ANY(%s)
GROUP BY r.indicator, a.ancestor_id
"""


def figures_for(units, month):
    """The figures of some units in a month: {(unit id, indicator's number): Figure}.

    Takes Units or their ids, and a Month or any date in it. Frozen figures of a closed month are given as they were kept, others are worked
    out now. An indicator of the whole council alone is given for the unit at the top and no other.
    """
    month, ids = as_month(month), _ids(units)
    found = frozen_figures(ids, [month.first]) if month.closed else {}
    found = {(unit, number): figure for (unit, number, _), figure in found.items()}
    missing = [unit for unit in ids if not any(key[0] == unit for key in found)]
    return found | live_figures(missing, month) if missing else found


def live_figures(units, month):
    """The same, worked out now from the rows, whether or not they were frozen. Three statements whatever the number of units."""
    ids, targets = _ids(units), targets_on(month.on)
    sums, top = _sums(ids, month), top_unit(month.on).first()
    found = {}
    for unit in ids:
        for number, indicator in INDICATORS.items():
            if not indicator.whole_council_only or (top and unit == top["pk"]):
                numerator, denominator = sums.get((unit, number), (0, 0))
                target = targets.get(number)
                found[unit, number] = Figure(indicator, unit, numerator, denominator, target, month.on, indicator.version)
    return found


def _sums(ids, month):
    """{(unit id, indicator's number): (numerator, denominator)}, where anything counts."""
    parts, params = [], []
    for number, indicator in INDICATORS.items():
        rows = indicator.rows(month).order_by().values_list("counted_unit", "counts", "weight")
        sql, values = rows.query.sql_with_params()
        parts.append(PART.format(number=number, rows=sql))
        params += values
    with connection.cursor() as cursor:
        cursor.execute(SUMS.format(parts=" UNION ALL ".join(parts)), [*params, month.on, month.on, list(ids)])
        return {(unit, number): (int(counts), int(weight)) for number, unit, counts, weight in cursor.fetchall()}


def frozen_figures(units, months):
    """{(unit id, indicator's number, first day of the month): Figure} of what was frozen for these units and months. One statement."""
    rows = MonthlyFigure.objects.filter(unit__in=_ids(units), month__in=months, indicator__in=INDICATORS).order_by("month")
    fields = ("unit_id", "indicator", "month", "numerator", "denominator", "target", "as_at", "definition_version", "frozen_at")
    return {
        (unit, number, month): Figure(INDICATORS[number], unit, numerator, denominator, target, as_at, version, frozen_at)
        for unit, number, month, numerator, denominator, target, as_at, version, frozen_at in rows.values_list(*fields)
    }


def trend(units, month=None, months=12):
    """The frozen figures of the `months` up to a month (a Month or a date; default today's): {(unit id, indicator's number): [Figure or
    None for each month, oldest first]}. A month that was not frozen is None. One statement."""
    month, ids = as_month(month or clock.today()), _ids(units)
    firsts = [month.earlier(back).first for back in range(months - 1, -1, -1)]
    found = frozen_figures(ids, firsts)
    return {(unit, number): [found.get((unit, number, first)) for first in firsts] for unit in ids for number in INDICATORS}


def targets_on(on):
    """{indicator's number: target in per cent} of those in force on a date."""
    return dict(IndicatorTarget.objects.filter(period__contains=on).values_list("indicator", "value"))


def rows_of(indicator, unit, month):
    """The rows that make up a figure, as a QuerySet of the indicator's own records: their `counts` add up to its numerator and their
    `weight` to its denominator. Takes an Indicator, a Unit or its id, and a Month or any date in it."""
    month = as_month(month)
    return indicator.rows(month).filter(counted_unit__in=units_below(getattr(unit, "pk", unit), month.on))


def units_below(unit_id, on):
    """Ids of a unit and of all that stood below it on a date, those that had closed by then included, as they stood on their last day."""
    closed = Q(descendant__period__endswith__lte=on, period__endswith=F("descendant__period__endswith"))
    return UnitAncestry.objects.filter(Q(period__contains=on) | closed, ancestor=unit_id).order_by().values("descendant_id")


def measured_units(on):
    """The council's units that were open on a date: those of which figures are kept."""
    return Unit.objects.open_on(on).filter(organisation__kind=OrganisationKind.COUNCIL).order_by("pk")


def frozen_months(units):
    """The first days of the months of which figures of these units were frozen, newest first."""
    rows = MonthlyFigure.objects.filter(unit__in=_ids(units)).order_by("-month")
    return list(rows.values_list("month", flat=True).distinct())


def _ids(units):
    return [getattr(unit, "pk", unit) for unit in units]
