"""A person's page: who sees what of it, cell by cell of the policy's first two rows."""

import dataclasses
import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.periods import period
from practitioners import registries
from practitioners.queries.person_tabs import TABS as TABS_OF_THE_PAGE
from practitioners.queries.positions import told
from tests.factories import (
    CalendarEntryFactory,
    JobFactory,
    LearningNeedFactory,
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


def page(client, person, tab=""):
    return client.get(reverse("practitioners:person_detail", args=[person.pk]), {"tab": tab} if tab else {})


def read(client, person, *tabs):
    """The text of some tabs, one after another; one that is not offered shows Work again."""
    return "".join(page(client, person, tab).content.decode() for tab in tabs)


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
    text = read(client, person, "work", "administration")
    assert "Duty team" in text
    shown = [word in text for word in ("P-7731", "SW424242", "Sickness", "31 December 2026", "full-time equivalent")]
    assert shown == [READS[kind]] * 5


def test_person_page_shows_everything_to_oneself_but_no_administration(client, town):
    me = staff("My Self", unit=town["team"])
    RegistrationFactory(person=me, number="SW999999")
    client.force_login(me.user)
    text = read(client, me, "work", "administration")
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
    for tab, number in (("work", 11), ("administration", 8)):
        with django_assert_num_queries(number):
            response = page(client, person, tab)
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


TABS = {
    "administrator": ["Work", "Administration"],
    "line manager": ["Work", "Learning", "Needs and actions", "Supervision and appraisal", "Administration"],
    "principal social worker": ["Work", "Learning", "Supervision and appraisal", "Administration"],
    "colleague": [],
}


@pytest.mark.parametrize("kind", TABS)
def test_person_page_has_the_tabs_in_which_the_reader_may_see_something(client, person, town, kind):
    client.force_login(reader(kind, person, town).user)
    shown = [words for words, _, _ in page(client, person).context["tabs"]]
    assert shown == (TABS[kind] or ["Work"])


def test_person_page_with_one_tab_draws_no_tabs_and_a_tab_that_is_not_offered_shows_work(client, person, town):
    client.force_login(reader("colleague", person, town).user)
    for tab in ("", "administration", "needs", "nonsense"):
        response = page(client, person, tab)
        assert response.context["tab"] == "work"
        assert "app-tabs" not in response.content.decode()
        assert "P-7731" not in response.content.decode()


def test_person_page_shows_a_tab_as_soon_as_there_is_something_to_read(client, person, town):
    other = reader("QA officer", person, town)
    client.force_login(other.user)
    assert "Needs and actions" not in page(client, person).content.decode()
    LearningNeedFactory(person=person, source="audit")
    assert "Needs and actions" in page(client, person).content.decode()
    assert "Learning needs" in page(client, person, "needs").content.decode()


def test_person_page_builds_the_parts_of_the_open_tab_alone(client, person, town, monkeypatch):
    asked = []

    def noting(part):
        return dataclasses.replace(part, build=lambda *args: asked.append(part.title) or part.build(*args))

    monkeypatch.setattr(registries, "person_parts", [noting(part) for part in registries.person_parts])
    client.force_login(reader("line manager", person, town).user)
    for tab, titles in (("work", set()), ("needs", {"Learning needs", "Agreed actions"}), ("administration", set())):
        asked.clear()
        assert page(client, person, tab).context["tab"] == tab
        assert set(asked) == titles


def test_a_part_without_its_own_question_is_built_to_find_out(client, person, town, monkeypatch):
    parts = [
        registries.PersonPart("Shown", "practitioners/_person_learning.html", lambda *args: {}, tab="audits"),
        registries.PersonPart("Not shown", "practitioners/_person_learning.html", lambda *args: None, tab="support"),
    ]
    monkeypatch.setattr(registries, "person_parts", parts)
    client.force_login(reader("colleague", person, town).user)
    assert [words for words, _, _ in page(client, person).context["tabs"]] == ["Work", "Case audits"]


def test_every_part_stands_in_a_tab_that_there_is():
    assert {part.tab for part in registries.person_parts} <= set(TABS_OF_THE_PAGE) - {"work", "administration"}


def test_positions_say_acting_up_and_planned_moves_in_words(client, town):
    """In their order: what is acted up in today, then what is planned; the last day of an acting up, where the reader may know it."""
    me = staff("My Self", unit=town["team"])
    main = me.positions.get()
    main.period = period(D(2020, 1, 1), D(2027, 2, 1))
    main.save()
    manager = JobFactory(title="Team manager")
    acting = period(D(2026, 9, 1), D(2027, 1, 1))
    PositionFactory(person=me, unit=town["team"], job=manager, acting=True, period=acting)
    PositionFactory(person=me, unit=town["else"], period=period(D(2027, 2, 1)))
    PositionFactory(person=me, unit=town["service"], second=True, period=period(D(2027, 1, 4)))
    said = [
        "Acts up as Team manager, Duty team since 1 September 2026, to 31 December 2026.",
        "Also works as Social worker, Care from 4 January 2027.",
        "Moves to Elsewhere as Social worker on 1 February 2027.",
    ]
    client.force_login(me.user)
    assert page(client, me).context["told"] == said
    client.force_login(staff(unit=town["team"]).user)
    assert page(client, me).context["told"][0] == "Acts up as Team manager, Duty team since 1 September 2026."


@pytest.mark.parametrize(
    ("unit", "job", "says"),
    [
        ("team", "Senior social worker", "Becomes Senior social worker on 1 January 2027."),
        ("team", "Social worker", "Has Social worker, Duty team as main position from 1 January 2027."),
        ("else", "Social worker", "Moves to Elsewhere as Social worker on 1 January 2027."),
    ],
)
def test_a_planned_main_position_in_words(town, unit, job, says):
    me = staff(unit=town["team"], first_out=D(2027, 1, 1))
    coming = PositionFactory(person=me, unit=town[unit], job=JobFactory(title=job), period=period(D(2027, 1, 1)))
    now = me.positions.get(period__startswith=D(2020, 1, 1))
    now.state, coming.state, now.last_day, coming.last_day = "now", "coming", None, None
    assert told([coming, now]) == [says]
    assert told([coming]) == [f"Begins as {job}, {town[unit]} on 1 January 2027."]
