"""The register: number and dates by an administrator, the check by the person's line."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.services.registrations import check_registration, set_registration
from tests.factories import RegistrationFactory, UnitFactory, staff, supervises

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2026, 11, 20)


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def person():
    return staff("Ann Able")


@pytest.fixture
def by():
    return staff(role=Role.ADMINISTRATOR)


def test_set_registration_twice_keeps_one_row(person, by):
    set_registration(person, number="SW123456", first_day=D(2019, 12, 2), by=by)
    row = set_registration(person, number="SW123456", first_day=D(2019, 12, 3), by=by)
    assert (person.registrations.count(), row.period) == (1, period(D(2019, 12, 3)))


def test_set_registration_with_another_number_undoes_the_check(person, by):
    RegistrationFactory(person=person, checked=True, number="SW1")
    row = set_registration(person, number="SW1", first_day=D(2020, 1, 1), by=by)
    assert row.checked_on == D(2026, 1, 12)
    row = set_registration(person, number="SW2", first_day=D(2020, 1, 1), by=by)
    assert (row.number, row.checked_on, row.checked_by) == ("SW2", None, None)


def test_set_registration_after_one_that_ended_is_a_new_one(person, by):
    RegistrationFactory(person=person, number="SW1", period=period(D(2020, 1, 1), D(2023, 1, 1)))
    set_registration(person, number="SW2", first_day=D(2024, 5, 1), by=by)
    assert list(person.registrations.values_list("number", flat=True)) == ["SW1", "SW2"]


def test_set_registration_with_a_number_of_somebody_else_is_refused(person, by):
    RegistrationFactory(number="SW1")
    with pytest.raises(Refused) as refusal:
        set_registration(person, number="SW1", first_day=D(2020, 1, 1), by=by)
    assert refusal.value.field == "number"


def test_check_registration_once_a_day_and_never_ones_own(person, by):
    row = RegistrationFactory(person=person)
    boss = staff("Mo Manager")
    row = check_registration(row, by=boss)
    assert (row.checked_on, row.checked_by) == (TODAY, boss)
    with pytest.raises(Refused, match="already checked today, by Mo Manager"):
        check_registration(row, by=by)
    with pytest.raises(Refused, match="Somebody else checks your registration"):
        check_registration(RegistrationFactory(person=by), by=by)
    with pytest.raises(Refused, match="has ended"):
        check_registration(RegistrationFactory(period=period(D(2020, 1, 1), TODAY)), by=boss)


def when(first):
    return {"first_day_day": first.day, "first_day_month": first.month, "first_day_year": first.year}


def test_registration_page_takes_the_number_as_people_type_it(client, person, by):
    client.force_login(by.user)
    address = reverse("practitioners:person_registration", args=[person.pk])
    assert client.post(address, {"number": "sw 12 3456", **when(D(2020, 5, 1))}).status_code == 302
    assert person.registrations.get().number == "SW123456"
    wrong = client.post(address, {"number": "nonsense", **when(D(2027, 5, 1))}).context["form"].errors
    assert wrong == {
        "number": ["Enter two letters and a number, like SW123456"],
        "first_day": ["Joined the register on must be today or in the past"],
    } or list(wrong) == ["number", "first_day"]


def test_registration_check_page_is_for_the_line(client, person):
    row = RegistrationFactory(person=person)
    address = reverse("practitioners:registration_check", args=[person.pk])
    boss, psw = staff(), staff(role=Role.PSW, unit=person.positions.get().unit)
    supervises(boss, person)
    for other, status in ((person, 403), (psw, 403), (staff(), 403), (staff(unit=UnitFactory(agency=True)), 404)):
        client.force_login(other.user)
        assert client.post(address).status_code == status
    row.refresh_from_db()
    assert row.checked_on is None
    client.force_login(boss.user)
    assert row.number in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert "already checked today" in client.post(address).content.decode()


def test_registration_check_page_without_a_registration_is_not_found(client, person, by):
    client.force_login(by.user)
    address = reverse("practitioners:registration_check", args=[person.pk])
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404
