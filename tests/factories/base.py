"""What every factory shares."""

import datetime

import factory

from learning_org.web.periods import period

LONG_AGO = datetime.date(2020, 1, 1)


class ModelFactory(factory.django.DjangoModelFactory):
    """Rows are saved once: no second save after what hangs on them is made."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True


def since(first=LONG_AGO):
    """A period open at its end, from a day before every frozen date in the tests."""
    return factory.LazyFunction(lambda: period(first))
