import datetime

import factory

from learning_org.measures.figures import Figure
from learning_org.measures.indicators import INDICATORS
from learning_org.measures.months import last_of
from learning_org.reports.content import Named, build
from learning_org.reports.models import MonthlyReport
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory
from tests.factories.organisation import UnitFactory

OCTOBER = datetime.date(2026, 10, 1)


def table_of(counts, month=OCTOBER):
    """{(unit id, number, month): Figure} from {unit id: {indicator's number: (numerator, denominator)}}, against the usual targets."""
    return {
        (unit, number, month): Figure(INDICATORS[number], unit, *pair, INDICATORS[number].target, last_of(month))
        for unit, figures in counts.items()
        for number, pair in figures.items()
    }


class MonthlyReportFactory(ModelFactory):
    """The report of a team for October 2026, made on 4 November: supervision 17 of 18, appraisal 12 of 14, actions overdue 3 of 41."""

    class Meta:
        model = MonthlyReport

    class Params:
        counts = {1: (17, 18), 6: (12, 14), 12: (3, 41)}
        again = factory.Trait(edition=2, reason="Two supervisions were recorded late.")

    month = OCTOBER
    unit = factory.SubFactory(UnitFactory)
    as_at = factory.LazyAttribute(lambda report: last_of(report.month))
    made_at = datetime.datetime(2026, 11, 4, 6, 15, tzinfo=datetime.UTC)
    made_by = factory.SubFactory(PersonFactory)
    content = factory.LazyAttribute(
        lambda report: build(
            report.month,
            Named(report.unit.pk, report.unit.name, report.unit.kind),
            (),
            table_of({report.unit.pk: report.counts}, report.month),
        )
    )
