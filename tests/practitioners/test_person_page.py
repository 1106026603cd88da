"""A person's page: who sees what of it, cell by cell of the policy's first two rows."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.periods import period
from tests.factories import (
    CalendarEntryFactory,
    PersonFactory,
    PositionFactory,
    RegistrationFactory,
    RelationshipFactory,
    RoleGrantFactory,
    UnitFactory,
    staff,
    supervises,
)

pytestmark = pytest.mark.django_db
D = datetime.date
EMPLOYMENT = ["view_person_payroll", "view_person_absence", "view_person_leaving", "view_person_registration"]


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def town():
    service = UnitFactory(service=True, name="Care")
    return {"service": service, "team": UnitFactory(parent=service, name="Duty team"), "else": UnitFactory(name="Elsewhere")}


@pytest.fixture
def person(town):
    """Somebody with everything to read, who leaves after 31 December."""
    person = PersonFactory(given_name="Ann", family_name="Able", payroll_number="P-7731")
    PositionFactory(person=person, unit=town["team"], period=period(D(2020, 1, 1), D(2027, 1, 1)))
    RegistrationFactory(person=person, number="SW424242")
    CalendarEntryFactory(person=person, sickness=True)
    return person


def page(client, person):
    return client.get(reverse("practitioners:person_detail", args=[person.pk]))


def reader(kind, person, town):
    """Somebody in each relation to the person of the policy's table."""
    if kind == "lead supervisor":
        found = staff(unit=town["else"])
        supervises(found, person, manages=False)
    elif kind == "line manager":
        found = staff(unit=town["else"])
        supervises(found, person, lead=False)
    elif kind == "cover of the line manager":
        boss, found = staff(unit=town["else"], user=False), staff(unit=town["else"])
        supervises(boss, person, lead=False)
        RelationshipFactory(person=boss, other=found, cover=True)
    elif kind == "further supervisor":
        found = staff(unit=town["else"])
        RelationshipFactory(person=person, other=found, professional_supervisor=True)
    elif kind == "former line manager":
        found = staff(unit=town["else"])
        supervises(found, person, lead=False, first_out=D(2026, 11, 20))
    else:
        role, unit = {
            "manager of the unit": (Role.TEAM_MANAGER, "team"),
            "manager above": (Role.SERVICE_MANAGER, "service"),
            "manager elsewhere": (Role.TEAM_MANAGER, "else"),
            "principal social worker": (Role.PSW, "service"),
            "principal social worker elsewhere": (Role.PSW, "else"),
            "administrator": (Role.ADMINISTRATOR, "else"),
            "QA officer": (Role.QA_OFFICER, "service"),
            "training officer": (Role.TRAINING_OFFICER, "service"),
            "senior leader": (Role.SENIOR_LEADER, "service"),
            "colleague": (Role.PRACTITIONER, "team"),
        }[kind]
        found = staff(unit=town[unit], role=role)
    return found


READS = {
    "lead supervisor": True,
    "line manager": True,
    "cover of the line manager": True,
    "manager of the unit": True,
    "manager above": True,
    "principal social worker": True,
    "administrator": True,
    "further supervisor": False,
    "former line manager": False,
    "manager elsewhere": False,
    "principal social worker elsewhere": False,
    "QA officer": False,
    "training officer": False,
    "senior leader": False,
    "colleague": False,
}
CHECKS = {"lead supervisor", "line manager", "cover of the line manager", "manager of the unit", "manager above", "administrator"}


@pytest.mark.parametrize("kind", READS)
def test_person_page_shows_employment_to_whom_policy_says(client, person, town, kind):
    user = reader(kind, person, town).user
    assert [user.has_perm(f"practitioners.{name}", person) for name in EMPLOYMENT] == [READS[kind]] * 4
    assert user.has_perm("practitioners.check_registration", person) == (kind in CHECKS)
    client.force_login(user)
    text = page(client, person).content.decode()
    assert "Duty team" in text
    shown = [word in text for word in ("P-7731", "SW424242", "Sickness", "31 December 2026", "full-time equivalent")]
    assert shown == [READS[kind]] * 5


def test_person_page_shows_everything_to_oneself_but_no_administration(client, town):
    me = staff("My Self", unit=town["team"])
    RegistrationFactory(person=me, number="SW999999")
    client.force_login(me.user)
    text = page(client, me).content.decode()
    assert "SW999999" in text
    assert "Change<span" in text  # one's own contact
    for address in ("/edit/", "/leave/", "/account/", "/roles/add/", "/registration/check/"):
        assert f"/people/{me.pk}{address}" not in text


def test_person_page_of_a_leaver_is_not_found_except_for_administrator_and_psw(client, person, town):
    with time_machine.travel("2027-01-01T00:00:00Z", tick=False):
        for role, status in ((Role.PRACTITIONER, 404), (Role.TEAM_MANAGER, 404), (Role.PSW, 200), (Role.ADMINISTRATOR, 200)):
            client.force_login(staff(unit=town["team"], role=role).user)
            assert page(client, person).status_code == status
        assert "Left after 31 December 2026" in page(client, person).content.decode()


def test_person_page_shows_whom_they_answer_to_and_keeps_the_past_for_their_line(client, person, town):
    boss, former = staff("Mo Manager", unit=town["else"]), staff("Old Boss", unit=town["else"], user=False)
    supervises(former, person, lead=False, first_out=D(2025, 1, 1))
    supervises(boss, person, lead=False, first=D(2025, 1, 1))
    RoleGrantFactory(person=person, unit=town["team"], role=Role.TRAINER, period=period(D(2021, 1, 1), D(2022, 1, 1)))
    client.force_login(boss.user)
    text = page(client, person).content.decode()
    assert [word in text for word in ("Mo Manager", "Old Boss", "Trainer")] == [True, True, True]
    client.force_login(staff(unit=town["team"]).user)
    text = page(client, person).content.decode()
    assert [word in text for word in ("Mo Manager", "Old Boss", "Trainer")] == [True, False, False]


def test_person_page_in_an_agency_names_nobody_and_nothing_of_the_council(client, town):
    agency = UnitFactory(agency=True, name="Health visitors")
    me, colleague = staff("Pat Partner", unit=agency, role=Role.PARTNER_LEARNER), staff("Cole League", unit=agency, user=False)
    PositionFactory(person=colleague, unit=town["team"], second=True)
    RelationshipFactory(person=colleague, other=staff("Council Mentor", unit=town["team"], user=False), mentor=True)
    client.force_login(me.user)
    text = page(client, colleague).content.decode()
    assert [word in text for word in ("Health visitors", "Duty team", "Council Mentor")] == [True, False, False]


def _fill(person, unit, count):
    for number in range(count):
        PositionFactory(person=person, unit=unit, second=True, period=period(D(2020 + number, 1, 1), D(2021 + number, 1, 1)))
        RoleGrantFactory(person=person, unit=UnitFactory())
        RelationshipFactory(person=person, other=staff(unit=unit, user=False), mentor=True)
        RelationshipFactory(person=staff(unit=unit, user=False), other=person, mentor=True)
        starts = datetime.datetime(2026, number + 1, 3, tzinfo=datetime.UTC)
        CalendarEntryFactory(person=person, starts_at=starts)


@pytest.mark.parametrize("count", [1, 3])
def test_person_page_costs_the_same_for_any_number_of_rows(client, person, town, count, django_assert_num_queries):
    _fill(person, town["team"], count)
    client.force_login(reader("administrator", person, town).user)
    clock.today()  # the offset of a moved clock is in the cache from then on
    with django_assert_num_queries(16):
        response = page(client, person)
    assert person.name in response.content.decode()


def test_person_page_names_no_unit_of_the_council_to_somebody_of_a_partner_agency(client):
    agency, team = UnitFactory(agency=True, name="Harbour Project"), UnitFactory(name="Duty team")
    person = staff("Ann Other", role=Role.PARTNER_LEARNER, unit=agency, user=False)
    RoleGrantFactory(person=person, unit=team, role=Role.TRAINER)
    address = reverse("practitioners:person_detail", args=[person.pk])
    client.force_login(staff("Pat Ner", role=Role.PARTNER_LEARNER, unit=agency).user)
    assert "Duty team" not in client.get(address).content.decode()
    client.force_login(staff("Wren Able", unit=team).user)
    assert "Trainer" in client.get(address).content.decode()
