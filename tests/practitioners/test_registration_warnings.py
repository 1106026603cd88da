"""Wherever a manager's lists name somebody whose job needs a registration that they do not have, the list says so (Q93)."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.web.periods import period
from tests import factories as make

LONG_AGO, TODAY = datetime.date(2020, 1, 1), datetime.date(2026, 11, 19)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def team():
    """A manager of a team, and a social worker there whose registration ended yesterday."""
    unit = make.UnitFactory()
    manager = make.staff("Helen Marsh", role="team_manager", unit=unit)
    worker = make.staff("Priya Nair", unit=unit, job=make.JobFactory(needs_registration=True))
    make.supervises(manager, worker)
    make.RegistrationFactory(person=worker, period=period(LONG_AGO, TODAY))
    return manager, worker


RECORDS = {
    "practitioners:need_list": ("line", lambda manager, worker: make.LearningNeedFactory(person=worker)),
    "practitioners:action_list": ("line", lambda manager, worker: make.AgreedActionFactory(person=worker)),
    "practitioners:follow_up_list": ("line", lambda manager, worker: make.ImpactFollowUpFactory(person=worker, asked=True)),
    "training:booking_list": ("line", lambda manager, worker: make.BookingFactory(person=worker)),
    "audits:audit_list": ("line", lambda manager, worker: make.CaseAuditFactory(practitioner=worker, submitted=True)),
    "appraisal:appraisal_list": ("given", lambda manager, worker: make.AppraisalFactory(appraisee=worker, appraiser=manager)),
    "supervision:session_list": ("given", lambda manager, worker: make.SupervisionSessionFactory(supervisee=worker, supervisor=manager)),
}


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("registered", [False, True])
def test_list_warns_a_manager_of_an_ended_registration(client, team, name, registered):
    manager, worker = team
    tab, record = RECORDS[name]
    record(manager, worker)
    if registered:
        make.RegistrationFactory(person=worker, period=period(TODAY))
    client.force_login(manager.user)
    page = client.get(reverse(name), {"tab": tab}).content.decode()
    assert "Priya Nair" in page
    assert ("Registration ended" in page) is not registered


def test_lists_warn_nobody_who_does_not_answer_for_them(client, team):
    _, worker = team
    agreed_with = make.staff("Col League", unit=worker.positions.get().unit)
    make.AgreedActionFactory(person=worker, agreed_by=agreed_with)
    client.force_login(agreed_with.user)
    page = client.get(reverse("practitioners:action_list"), {"tab": "agreed"}).content.decode()
    assert "Priya Nair" in page
    assert "Registration ended" not in page
