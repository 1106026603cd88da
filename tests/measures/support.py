"""What the tests of figures share: a month, a small council, and one figure worked out now."""

import datetime

from learning_org.measures.indicators import INDICATORS
from learning_org.measures.months import Month
from learning_org.measures.queries import live_figures, rows_of
from tests import factories as make

OCTOBER = Month.of(datetime.date(2026, 10, 1), datetime.date(2026, 11, 4))
NOVEMBER = Month.of(datetime.date(2026, 11, 1), datetime.date(2026, 12, 2))


def on(day, month=10, year=2026):
    return datetime.date(year, month, day)


def council():
    """(department, service, team, other team of the service)."""
    top = make.UnitFactory(department=True, name="Children's Services")
    service = make.UnitFactory(service=True, parent=top, name="Help and Protection")
    return top, service, make.UnitFactory(parent=service, name="Assessment East"), make.UnitFactory(parent=service, name="Assessment West")


def figure(number, unit, month=OCTOBER):
    """One figure, worked out from the rows of now."""
    return live_figures([unit], month)[unit.pk, number]


def sums(number, unit, month=OCTOBER):
    """(numerator, denominator) of a figure, which its rows must add up to as well."""
    found = figure(number, unit, month)
    rows = list(rows_of(INDICATORS[number], unit, month))
    assert (sum(row.counts for row in rows), sum(row.weight for row in rows)) == (found.numerator, found.denominator)
    return found.numerator, found.denominator
