import datetime

import factory

from learning_org.accounts.roles import Role
from practitioners.models import (
    Basis,
    Departure,
    Grade,
    GrantBasis,
    Job,
    Position,
    ProfessionalGroup,
    Relationship,
    RelationshipKind,
    RoleGrant,
)
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory, since
from tests.factories.organisation import UnitFactory


class JobFactory(ModelFactory):
    class Meta:
        model = Job
        django_get_or_create = ("title",)

    title = "Social worker"
    professional_group = ProfessionalGroup.SOCIAL_WORKER
    needs_registration = True

    class Params:
        youth_worker = factory.Trait(title="Youth worker", professional_group=ProfessionalGroup.YOUTH_WORKER, needs_registration=False)


class GradeFactory(ModelFactory):
    class Meta:
        model = Grade

    name = factory.Sequence(lambda n: f"Grade {n}")
    rank = factory.Sequence(lambda n: n % 30_000)


class PositionFactory(ModelFactory):
    """A primary, full-time, permanent post since LONG_AGO."""

    class Meta:
        model = Position

    person = factory.SubFactory(PersonFactory)
    unit = factory.SubFactory(UnitFactory)
    job = factory.SubFactory(JobFactory)
    period = since()

    class Params:
        second = factory.Trait(is_primary=False, fte="0.20")
        part_time = factory.Trait(fte="0.60")
        agency_staff = factory.Trait(basis=Basis.AGENCY)
        acting = factory.Trait(acting_up=True, is_primary=False)


class RelationshipFactory(ModelFactory):
    """A line manager since LONG_AGO, unless a trait says what else."""

    class Meta:
        model = Relationship

    person = factory.SubFactory(PersonFactory)
    other = factory.SubFactory(PersonFactory)
    kind = RelationshipKind.LINE_MANAGER
    period = since()

    class Params:
        lead_supervisor = factory.Trait(kind=RelationshipKind.SUPERVISOR, is_lead=True)
        professional_supervisor = factory.Trait(kind=RelationshipKind.SUPERVISOR, professional=True)
        cover = factory.Trait(kind=RelationshipKind.COVER)
        mentor = factory.Trait(kind=RelationshipKind.MENTOR)
        assessor = factory.Trait(kind=RelationshipKind.PRACTICE_ASSESSOR)


class RoleGrantFactory(ModelFactory):
    class Meta:
        model = RoleGrant

    person = factory.SubFactory(PersonFactory)
    unit = factory.SubFactory(UnitFactory)
    role = Role.PRACTITIONER
    period = since()

    class Params:
        covering = factory.Trait(basis=GrantBasis.COVER)
        acting_up = factory.Trait(basis=GrantBasis.ACTING_UP)


class DepartureFactory(ModelFactory):
    """Somebody whose last day is 30 November 2026."""

    class Meta:
        model = Departure

    person = factory.SubFactory(PersonFactory)
    last_day = datetime.date(2026, 11, 30)
