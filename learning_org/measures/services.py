"""Freezing a month, and setting what is aimed at."""

from django.db import connection, transaction

from learning_org.measures.indicators import INDICATORS
from learning_org.measures.models import IndicatorTarget, MonthlyFigure
from learning_org.measures.months import Month
from learning_org.measures.queries import live_figures, measured_units
from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.services.guard import cut

FREEZING = 7_202  # any number of our own: it names the lock under which a month is frozen


@transaction.atomic
def freeze_month(month, *, by, replace=False):
    """Keep the figures of every council unit for a closed month as they are recorded now (P54, Q64; design, "Time").

    Takes any date in the month. A month is frozen once: a second call, also one at the same time, keeps what is there and returns 0, unless
    `replace` says that it is to be worked out afresh; the history keeps what it was. Returns how many figures were kept. Refused while the
    month is not over.
    """
    month = Month.of(month, clock.today())
    if not month.closed:
        raise Refused(f"{month} is not over yet. Its figures can be kept from the first day of the next month.", field="month")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FREEZING])
    held = MonthlyFigure.objects.filter(month=month.first)
    if held.exists():
        if not replace:
            return 0
        held.delete()
    return len(MonthlyFigure.objects.bulk_create(monthly_figures(month, clock.now()), batch_size=2000))


def monthly_figures(month, frozen_at):
    """The unsaved rows of a Month, one for each council unit and indicator that it has."""
    for (unit, number), figure in sorted(live_figures(measured_units(month.on), month).items()):
        yield MonthlyFigure(
            month=month.first,
            unit_id=unit,
            indicator=number,
            numerator=figure.numerator,
            denominator=figure.denominator,
            target=figure.target,
            definition_version=figure.definition_version,
            as_at=figure.as_at,
            frozen_at=frozen_at,
        )


@transaction.atomic
def set_target(indicator, value, *, first_day, by):
    """Aim at another per cent from a day on (Q65). Months before keep the target that they had.

    Takes the indicator's number, the per cent, and the first day of it. Returns the IndicatorTarget. Refused for an indicator without a
    target, for a value outside 0 to 100, and for a day that would change the target of a month already frozen.
    """
    if indicator not in INDICATORS or INDICATORS[indicator].is_mean:
        raise Refused("This figure has no target.", field="indicator")
    if not 0 <= value <= 100:
        raise Refused("Enter a per cent from 0 to 100.", field="value")
    if MonthlyFigure.objects.filter(as_at__gte=first_day).exists():
        raise Refused("Choose a later day: figures are kept already for a month that it would change.", field="first_day")
    rows = IndicatorTarget.objects.select_for_update().filter(indicator=indicator).order_by("period")
    for row in rows:
        cut(row, first_day)
    return IndicatorTarget.objects.create(indicator=indicator, value=value, period=period(first_day))
