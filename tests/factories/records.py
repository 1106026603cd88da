import datetime

import factory

from practitioners.models import CalendarEntry, CalendarKind, CaseReference, Theme
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory


class CaseReferenceFactory(ModelFactory):
    class Meta:
        model = CaseReference
        django_get_or_create = ("reference",)

    reference = factory.Sequence(lambda n: f"C-{30_000 + n}")


class ThemeFactory(ModelFactory):
    class Meta:
        model = Theme
        django_get_or_create = ("name",)

    name = factory.Sequence(lambda n: f"Theme {n}")


class CalendarEntryFactory(ModelFactory):
    """A day of annual leave, unless a trait says what else."""

    class Meta:
        model = CalendarEntry

    person = factory.SubFactory(PersonFactory)
    kind = CalendarKind.ANNUAL_LEAVE
    starts_at = datetime.datetime(2026, 11, 9, 0, 0, tzinfo=datetime.UTC)
    ends_at = factory.LazyAttribute(lambda entry: entry.starts_at + datetime.timedelta(days=1))

    class Params:
        sickness = factory.Trait(kind=CalendarKind.SICKNESS)
        training = factory.Trait(kind=CalendarKind.TRAINING, summary="Talking with teenagers about risk outside the home")
        supervision = factory.Trait(kind=CalendarKind.SUPERVISION, other=factory.SubFactory(PersonFactory))
