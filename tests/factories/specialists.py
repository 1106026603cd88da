import datetime
import decimal

import factory

from practitioners.models import EstablishedPost, SpecialistHolding, SpecialistKind, SpecialistRole, UnitSuccession
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory, since
from tests.factories.organisation import UnitFactory
from tests.factories.placements import JobFactory


class SpecialistRoleFactory(ModelFactory):
    """A practice champion, of whom every team is meant to have one."""

    class Meta:
        model = SpecialistRole

    name = factory.Sequence(lambda n: f"Signs of Safety champion {n}")
    kind = SpecialistKind.CHAMPION
    in_each_team = True


class SpecialistHoldingFactory(ModelFactory):
    class Meta:
        model = SpecialistHolding

    person = factory.SubFactory(PersonFactory)
    role = factory.SubFactory(SpecialistRoleFactory)
    unit = factory.SubFactory(UnitFactory)
    period = since()


class EstablishedPostFactory(ModelFactory):
    """Four full-time equivalents."""

    class Meta:
        model = EstablishedPost

    unit = factory.SubFactory(UnitFactory)
    job = factory.SubFactory(JobFactory)
    fte = decimal.Decimal(4)
    period = since()


class UnitSuccessionFactory(ModelFactory):
    class Meta:
        model = UnitSuccession

    earlier = factory.SubFactory(UnitFactory)
    later = factory.SubFactory(UnitFactory)
    first_day = datetime.date(2026, 11, 2)
