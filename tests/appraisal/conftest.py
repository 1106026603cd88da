"""A worker, her line manager, and the line manager above, on 22 October 2026; and an appraisal in any of its states."""

import datetime

import pytest
import time_machine

from tests import factories as make
from tests.appraisal.helpers import written

NOON = datetime.datetime(2026, 10, 22, 11, tzinfo=datetime.UTC)


@pytest.fixture
def today():
    with time_machine.travel(NOON, tick=False):
        yield NOON.date()


@pytest.fixture
def worker(today):
    return make.staff("Priya Nair", unit=make.UnitFactory(parent=make.UnitFactory(service=True)))


@pytest.fixture
def manager(worker):
    manager = make.staff("Helen Marsh", role="supervisor")
    make.supervises(manager, worker)
    return manager


@pytest.fixture
def above(manager):
    above = make.staff("Grace Obi", role="supervisor")
    make.supervises(above, manager, lead=False)
    return above


@pytest.fixture
def appraisal(worker, manager):
    """Begun, with nothing in it."""
    return make.AppraisalFactory(appraisee=worker, appraiser=manager)


@pytest.fixture
def ready(appraisal):
    """Everything is there but the signatures."""
    return written(appraisal)
