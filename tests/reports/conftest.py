"""A council whose figures of October 2026 can be frozen, and what tests ask of reports."""

import datetime
from decimal import Decimal

import pytest
import time_machine

from learning_org.accounts.models import Person
from learning_org.measures.indicators import INDICATORS
from learning_org.measures.models import MonthlyFigure
from learning_org.measures.months import last_of
from tests.factories import OrganisationFactory, UnitFactory

OCTOBER = datetime.date(2026, 10, 1)
# 2 November 2026 is a Monday: the third working day is Wednesday 4 November.
THIRD = datetime.date(2026, 11, 4)


@pytest.fixture
def november():
    """It is noon on the third working day of November 2026."""
    with time_machine.travel(datetime.datetime(2026, 11, 4, 12, tzinfo=datetime.UTC), tick=False) as traveller:
        yield traveller


@pytest.fixture
def by(db):
    return Person.objects.system()


@pytest.fixture
def council(db):
    """{"top", "service", "east", "south", "agency"}: Children's Services over Help and Protection with two teams, and a partner's unit."""
    organisation = OrganisationFactory(name="Westmere Council")
    top = UnitFactory(organisation=organisation, name="Children's Services", kind="department")
    service = UnitFactory(parent=top, name="Help and Protection", kind="service")
    east, south = (UnitFactory(parent=service, name=name) for name in ("Assessment East", "Safeguarding South"))
    return {"top": top, "service": service, "east": east, "south": south, "agency": UnitFactory(agency=True)}


def freeze(unit, month, **counts):
    """Rows as freezing a month leaves them: freeze(unit, OCTOBER, i1=(10, 15))."""
    for name, (numerator, denominator) in counts.items():
        indicator = INDICATORS[int(name[1:])]
        MonthlyFigure.objects.create(
            month=month,
            unit=unit,
            indicator=indicator.number,
            numerator=numerator,
            denominator=denominator,
            target=None if indicator.target is None else Decimal(indicator.target),
            definition_version=1,
            as_at=last_of(month),
            frozen_at=datetime.datetime(2026, 11, 4, 6, tzinfo=datetime.UTC),
        )


@pytest.fixture
def figures(council):
    """September and October frozen: Safeguarding South fell in supervision and is off in two more."""
    september = OCTOBER.replace(month=9)
    freeze(council["east"], september, i1=(17, 18), i6=(16, 17), i12=(3, 41))
    freeze(council["south"], september, i1=(12, 15), i6=(13, 14), i12=(9, 45))
    freeze(council["service"], september, i1=(29, 33), i6=(29, 31), i12=(12, 86))
    freeze(council["top"], september, i1=(29, 33), i6=(29, 31), i12=(12, 86))
    freeze(council["east"], OCTOBER, i1=(17, 18), i6=(17, 17), i12=(3, 41))
    freeze(council["south"], OCTOBER, i1=(10, 15), i6=(12, 14), i12=(14, 47))
    freeze(council["service"], OCTOBER, i1=(27, 33), i6=(29, 31), i12=(17, 88))
    freeze(council["top"], OCTOBER, i1=(27, 33), i6=(29, 31), i12=(17, 88))
    return council
