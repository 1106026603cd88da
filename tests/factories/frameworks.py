import datetime

import factory

from learning_org.web.periods import period
from practitioners.models import CareerLevel, Framework, FrameworkVersion, Standard, StandardLevel, StandardSuccession
from tests.factories.base import ModelFactory, since


class FrameworkFactory(ModelFactory):
    class Meta:
        model = Framework

    code = factory.Sequence(lambda n: f"framework-{n}")
    name = factory.Sequence(lambda n: f"Framework {n}")
    short_name = factory.Sequence(lambda n: f"F{n}")
    publisher = "Westmere Council"


class FrameworkVersionFactory(ModelFactory):
    class Meta:
        model = FrameworkVersion

    framework = factory.SubFactory(FrameworkFactory)
    label = factory.Sequence(lambda n: f"Version {n}")
    period = since()

    class Params:
        over = factory.Trait(period=period(datetime.date(2015, 1, 1), datetime.date(2020, 1, 1)))


class StandardFactory(ModelFactory):
    class Meta:
        model = Standard

    version = factory.SubFactory(FrameworkVersionFactory)
    code = factory.Sequence(lambda n: f"S{n}")
    title = factory.Sequence(lambda n: f"Standard {n}")
    order = factory.Sequence(lambda n: n % 30_000)


class StandardSuccessionFactory(ModelFactory):
    class Meta:
        model = StandardSuccession

    earlier = factory.SubFactory(StandardFactory, version__over=True)
    later = factory.SubFactory(StandardFactory)


class StandardLevelFactory(ModelFactory):
    class Meta:
        model = StandardLevel

    standard = factory.SubFactory(StandardFactory)
    level = CareerLevel.SOCIAL_WORKER
    text = "Explains decisions to families and to the court alike."
