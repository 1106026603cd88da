import datetime

import factory

from learning_org.measures.models import IndicatorTarget, MonthlyFigure
from learning_org.web.periods import period
from tests.factories.base import ModelFactory
from tests.factories.organisation import UnitFactory


class IndicatorTargetFactory(ModelFactory):
    """A target of an indicator that no council has: each number once, beside the seeded ones."""

    class Meta:
        model = IndicatorTarget

    indicator = factory.Sequence(lambda n: 1000 + n)
    value = 90
    period = factory.LazyFunction(lambda: period(datetime.date(2020, 1, 1)))


class MonthlyFigureFactory(ModelFactory):
    """Supervision in timescale of a team in October 2026: 10 of 15, frozen on 4 November. Earlier months: `month=`."""

    class Meta:
        model = MonthlyFigure

    month = datetime.date(2026, 10, 1)
    unit = factory.SubFactory(UnitFactory)
    indicator = 1
    numerator = 10
    denominator = 15
    target = 90
    definition_version = 1
    as_at = factory.LazyAttribute(lambda f: (f.month + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1))
    frozen_at = factory.LazyAttribute(
        lambda f: datetime.datetime.combine(f.as_at + datetime.timedelta(days=4), datetime.time(6), datetime.UTC)
    )

    class Params:
        overdue_actions = factory.Trait(indicator=12, numerator=3, denominator=40, target=10)
        mean = factory.Trait(indicator=21, numerator=18, denominator=10, target=None)
