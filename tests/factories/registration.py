import datetime

import factory

from practitioners.models import Registration, Renewal
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory, since


class RegistrationFactory(ModelFactory):
    class Meta:
        model = Registration

    person = factory.SubFactory(PersonFactory)
    number = factory.Sequence(lambda n: f"SW{900_000 + n}")
    period = since()

    class Params:
        checked = factory.Trait(checked_on=datetime.date(2026, 1, 12), checked_by=factory.SubFactory(PersonFactory))


class RenewalFactory(ModelFactory):
    class Meta:
        model = Renewal

    registration = factory.SubFactory(RegistrationFactory)
    year = datetime.date(2025, 12, 1)

    class Params:
        complete = factory.Trait(
            form_sent_on=datetime.date(2026, 11, 2),
            fee_paid_on=datetime.date(2026, 11, 2),
            learning_submitted_on=datetime.date(2026, 11, 9),
        )
