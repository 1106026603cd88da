import factory

from learning_org.web.periods import period
from practitioners.models import Organisation, OrganisationKind, Unit, UnitAncestry, UnitKind, UnitParent
from tests.factories.base import ModelFactory, since


class OrganisationFactory(ModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Council {n}")
    kind = OrganisationKind.COUNCIL

    class Params:
        partner = factory.Trait(kind=OrganisationKind.PARTNER, name=factory.Sequence(lambda n: f"Partner agency {n}"))


class UnitFactory(ModelFactory):
    """A unit with its ancestry. `parent=other_unit` puts it under that unit, and under all above it, for its own period."""

    class Meta:
        model = Unit

    organisation = factory.SubFactory(OrganisationFactory)
    name = factory.Sequence(lambda n: f"Unit {n}")
    kind = UnitKind.TEAM
    period = since()

    class Params:
        department = factory.Trait(kind=UnitKind.DEPARTMENT)
        service = factory.Trait(kind=UnitKind.SERVICE)
        agency = factory.Trait(kind=UnitKind.AGENCY, organisation=factory.SubFactory(OrganisationFactory, partner=True))

    @classmethod
    def _create(cls, model_class, *args, parent=None, **kwargs):
        if parent is not None:
            kwargs["organisation"] = parent.organisation
        unit = super()._create(model_class, *args, **kwargs)
        UnitAncestry.objects.create(ancestor=unit, descendant=unit, depth=0, period=unit.period)
        if parent is not None:
            UnitParent.objects.create(unit=unit, parent=parent, period=unit.period)
            cls._stand_under(unit, parent)
        return unit

    @staticmethod
    def _stand_under(unit, parent):
        for above in UnitAncestry.objects.filter(descendant=parent, period__overlap=unit.period):
            ends = [day for day in (above.period.upper, unit.period.upper) if day]
            dates = period(max(above.period.lower, unit.period.lower), min(ends, default=None))
            UnitAncestry.objects.create(ancestor=above.ancestor, descendant=unit, depth=above.depth + 1, period=dates)


class UnitParentFactory(ModelFactory):
    """The row alone, without ancestry: for tests of the services that write ancestry."""

    class Meta:
        model = UnitParent

    unit = factory.SubFactory(UnitFactory)
    parent = factory.SubFactory(UnitFactory, service=True)
    period = since()


class UnitAncestryFactory(ModelFactory):
    class Meta:
        model = UnitAncestry

    ancestor = factory.SubFactory(UnitFactory, service=True)
    descendant = factory.SubFactory(UnitFactory)
    depth = 1
    period = since()
