"""The people directory, its export, adding, changing and leaving."""

import csv
import datetime
import io

import pytest
import time_machine
from django.db.models import Q
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.periods import period
from practitioners.models import Position, Relationship, RoleGrant
from tests.factories import (
    JobFactory,
    LearningNeedFactory,
    PositionFactory,
    RoleGrantFactory,
    UnitFactory,
    staff,
    supervises,
)

pytestmark = pytest.mark.django_db
D = datetime.date
LIST = reverse("practitioners:person_list")
EXPORT = reverse("practitioners:person_export")


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def unit():
    return UnitFactory(parent=UnitFactory(service=True, name="Care"), name="Duty team")


@pytest.fixture
def signed_in(client, unit):
    """Sign somebody in; by default a practitioner of the unit."""

    def sign_in(person=None, **kwargs):
        person = person or staff("Wren Able", unit=unit, **kwargs)
        client.force_login(person.user)
        return person

    return sign_in


def names(response):
    return [row.record.name for row in response.context["table"].page.object_list]


def test_person_list_finds_words_in_any_order_without_accents_or_case(client, signed_in, unit):
    signed_in()
    staff("Zoë Ó Brien", unit=unit, user=False)
    staff("Brian Oak", unit=unit, user=False)
    for words in ("zoe brien", "BRIEN Zoë", "o'brien", "ó zo"):
        assert names(client.get(LIST, {"name": words})) == ["Zoë Ó Brien"]
    assert names(client.get(LIST, {"name": "brien zzz"})) == ["Zoë Ó Brien"]  # no name holds both: the one that is much like it


def test_person_list_filters_by_unit_below_job_group_and_role(client, signed_in, unit):
    signed_in()
    above, youth = unit.above.get(depth=1).ancestor, JobFactory(youth_worker=True)
    other = staff("Cal Elsewhere", job=youth, role=Role.TRAINER, user=False)
    assert names(client.get(LIST, {"unit": above.pk})) == ["Wren Able"]
    assert names(client.get(LIST, {"job": youth.pk})) == [other.name]
    assert names(client.get(LIST, {"group": "youth_worker"})) == [other.name]
    assert names(client.get(LIST, {"role": "trainer"})) == [other.name]


def test_person_list_shows_those_in_post_today_to_the_leaving_day(client, signed_in, unit):
    signed_in()
    staff("Last Today", unit=unit, first_out=D(2026, 11, 21), user=False)
    staff("Left Today", unit=unit, first_out=D(2026, 11, 20), user=False)
    staff("Comes Tomorrow", unit=unit, first=D(2026, 11, 21), user=False)
    assert names(client.get(LIST)) == ["Wren Able", "Last Today"]
    assert names(client.get(LIST, {"post": "everybody"})) == ["Wren Able", "Last Today"]


def test_person_list_shows_leavers_to_an_administrator_who_asks(client, signed_in, unit):
    signed_in(role=Role.ADMINISTRATOR)
    staff("Left Today", unit=unit, first_out=D(2026, 11, 20), user=False)
    assert names(client.get(LIST)) == ["Wren Able"]
    assert names(client.get(LIST, {"post": "not_in_post"})) == ["Left Today"]
    assert names(client.get(LIST, {"post": "everybody"})) == ["Wren Able", "Left Today"]


def test_person_list_and_export_of_a_partner_learner_hold_their_own_agency_alone(client, signed_in, unit):
    agency = UnitFactory(agency=True, name="Health visitors")
    signed_in(staff("Pat Partner", unit=agency, role=Role.PARTNER_LEARNER))
    inside = staff("Council Person", unit=unit, user=False)
    assert names(client.get(LIST)) == ["Pat Partner"]
    assert "Council Person" not in export(client)
    assert list(client.get(LIST).context["filter"].fields["unit"].queryset) == [agency]
    assert client.get(reverse("practitioners:person_detail", args=[inside.pk])).status_code == 404
    assert client.get(LIST, {"unit": unit.pk}).context["filter"].errors != {}


def export(client, **query):
    response = client.get(EXPORT, query)
    return b"".join(response.streaming_content).decode("utf-8-sig")


def test_person_export_is_the_filtered_list_and_guards_formulas(client, signed_in, unit):
    me = signed_in()
    Person.objects.filter(pk=me.pk).update(work_place="=HYPERLINK(1)", work_phone="020 7946 0000")
    supervises(staff("Mo Manager", unit=UnitFactory(), user=False), me)
    rows = list(csv.reader(io.StringIO(export(client, unit=unit.pk))))
    assert rows == [
        ["Family name", "Given name", "Job", "Professional group", "Grade", "Basis", "Unit", "Organisation", "Champion or specialist"]
        + ["Line manager", "Work e-mail", "Work phone", "Place of work"],
        ["Able", "Wren", "Social worker", "Social worker", "", "Permanent", "Duty team", unit.organisation.name, ""]
        + ["Mo Manager", me.work_email, "020 7946 0000", "'=HYPERLINK(1)"],
    ]


def test_person_list_row_shows_name_work_and_contact(client, signed_in, unit):
    me = signed_in()
    [row] = client.get(LIST).context["table"].page.object_list
    cells = {column.name: str(value) for column, value in row.items()}
    assert cells == {
        "name": f'<a class="govuk-link" href="/people/{me.pk}/">Wren Able</a>',
        "job": "Social worker",
        "unit": f'<a class="govuk-link" href="/units/{unit.pk}/">Duty team</a>',
        "contact": "wren.able@westmere.example",
    }
    assert "not recorded" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_person_list_costs_the_same_for_any_number(client, signed_in, unit, count, django_assert_num_queries):
    signed_in()
    for _ in range(count - 1):
        staff(unit=unit, user=False)
    with django_assert_num_queries(10):  # six lists to choose from among them
        assert len(names(client.get(LIST))) == count
    with django_assert_num_queries(4):
        assert export(client).count("\n") == count + 1


def test_person_list_shows_25_on_a_page(client, signed_in, unit):
    signed_in()
    for number in range(25):
        PositionFactory(unit=unit, person__family_name=f"B{number:02}")
    assert len(names(client.get(LIST))) == 25
    assert len(names(client.get(LIST, {"page": 2}))) == 1


def added(unit, **other):
    dates = {"first_day_day": "1", "first_day_month": "12", "first_day_year": "2026"}
    data = {"given_name": "New", "family_name": "Person", "unit": unit.pk, "job": JobFactory().pk, "fte": "0.8", "basis": "permanent"}
    return data | dates | other


def test_person_create_adds_the_person_with_a_first_position(client, signed_in, unit):
    signed_in(role=Role.ADMINISTRATOR)
    response = client.post(reverse("practitioners:person_create"), added(unit, payroll_number="P1"))
    person = Person.objects.get(family_name="Person")
    assert response.url == reverse("practitioners:person_detail", args=[person.pk])
    position = person.positions.get()
    assert (position.unit, str(position.fte), position.is_primary) == (unit, "0.80", True)
    assert position.period == period(D(2026, 12, 1))
    assert (person.sort_key, person.payroll_number) == ("person,new", "P1")


def test_person_create_twice_with_one_payroll_number_keeps_the_text_and_adds_nobody(client, signed_in, unit):
    signed_in(role=Role.ADMINISTRATOR)
    client.post(reverse("practitioners:person_create"), added(unit, payroll_number="P1"))
    response = client.post(reverse("practitioners:person_create"), added(unit, payroll_number="P1"))
    assert response.status_code == 200
    assert response.context["form"].errors == {"payroll_number": ["This payroll number is somebody else's."]}
    assert 'value="Person"' in response.content.decode()
    assert Person.objects.filter(family_name="Person").count() == 1


def test_person_create_twice_without_a_payroll_number_adds_one(client, signed_in, unit):
    signed_in(role=Role.ADMINISTRATOR)
    client.post(reverse("practitioners:person_create"), added(unit))
    response = client.post(reverse("practitioners:person_create"), added(unit))
    message = "New Person is added already, with this position. For somebody else of that name, enter the payroll number."
    assert response.context["form"].errors == {"given_name": [message]}
    assert Person.objects.filter(family_name="Person").count() == 1
    assert client.post(reverse("practitioners:person_create"), added(unit, payroll_number="P2")).status_code == 302


def test_person_contact_is_changed_by_oneself_and_by_nobody_else(client, signed_in, unit):
    me, colleague = signed_in(), staff("Col League", unit=unit)
    data = {"work_email": "me@westmere.example", "work_phone": "1", "work_place": "Town Hall"}
    assert client.post(reverse("practitioners:person_contact", args=[me.pk]), data).status_code == 302
    me.refresh_from_db()
    assert (me.work_email, me.work_phone, me.work_place) == ("me@westmere.example", "1", "Town Hall")
    assert client.post(reverse("practitioners:person_contact", args=[colleague.pk]), data).status_code == 403
    outside = staff("Ag Ency", unit=UnitFactory(agency=True), role=Role.PARTNER_LEARNER)
    client.force_login(outside.user)
    assert client.post(reverse("practitioners:person_contact", args=[me.pk]), data).status_code == 404


def test_person_edit_changes_the_key_that_names_sort_by(client, signed_in, unit):
    signed_in(role=Role.ADMINISTRATOR)
    person = staff("Ann Old", unit=unit, user=False)
    data = {"given_name": "Ann", "family_name": "Élan", "payroll_number": ""}
    assert client.post(reverse("practitioners:person_edit", args=[person.pk]), data).status_code == 302
    person.refresh_from_db()
    assert (person.name, person.sort_key, person.payroll_number) == ("Ann Élan", "elan,ann", None)


def leave(client, person, day, month, year=2026, to=None):
    """Send the page as it is shown, with the last day, and with everything going to `to`."""
    address = reverse("practitioners:person_leave", args=[person.pk])
    page = client.get(address).context
    data = {"last_day_day": day, "last_day_month": month, "last_day_year": year, "everything": to.name if to else "", "reason": "A move"}
    data |= {name: "everything" for name in page["form"].fields if name.startswith("how_")}
    return client.post(address, data | dict(page["hidden_inputs"]))


def test_person_leave_ends_everything_with_the_last_day_and_nothing_earlier(client, signed_in, unit):
    signed_in(role=Role.ADMINISTRATOR)
    person, worker, boss = staff("Lea Ver", unit=unit), staff(unit=unit, user=False), staff("Bo Ss", unit=unit, user=False)
    supervises(person, worker)
    supervises(boss, person)
    ended = RoleGrantFactory(person=person, unit=unit, role=Role.TRAINER, period=period(D(2021, 1, 1), D(2022, 1, 1)))
    PositionFactory(person=person, unit=UnitFactory(), second=True, period=period(D(2027, 1, 1)))
    assert leave(client, person, 30, 11, to=boss).status_code == 302
    upper = D(2026, 12, 1)
    assert [row.period for row in person.positions.all()] == [period(D(2020, 1, 1), upper)]
    of_theirs = Relationship.objects.filter(Q(person=person) | Q(other=person))
    assert {row.period.upper for row in of_theirs} == {upper}
    ended.refresh_from_db()
    assert ended.period.upper == D(2022, 1, 1)
    assert RoleGrant.objects.get(person=person, role=Role.PRACTITIONER).period.upper == upper


def test_person_leave_takes_all_access_from_midnight_in_london(client, signed_in, unit):
    signed_in(role=Role.ADMINISTRATOR)
    person = staff("Lea Ver", unit=unit)
    leave(client, person, 31, 3, 2027)  # summer time: 00:00 in London is 23:00 the day before
    with time_machine.travel("2027-03-31T22:59:00Z", tick=False):
        client.force_login(person.user)
        assert client.get(LIST).status_code == 200
    with time_machine.travel("2027-03-31T23:00:00Z", tick=False):
        assert client.get(LIST).status_code == 302


def test_person_leave_shows_what_is_left_open_and_refuses_a_second_time(client, signed_in, unit):
    signed_in(role=Role.ADMINISTRATOR)
    person = staff("Lea Ver", unit=unit, user=False)
    LearningNeedFactory(person=person)
    assert client.get(reverse("practitioners:person_leave", args=[person.pk])).status_code == 200
    assert leave(client, person, 30, 11).status_code == 302
    again = leave(client, person, 30, 11)
    assert again.context["form"].errors == {"last_day": ["That Lea Ver leaves after 30 November 2026 is already recorded."]}
    late = leave(client, person, 1, 12)
    assert late.context["form"].errors == {"last_day": ["Lea Ver is not in post on 1 December 2026. Enter a day on which they are."]}


def test_person_leave_of_the_last_administrator_is_refused(client, signed_in, unit):
    me = signed_in(role=Role.ADMINISTRATOR)
    assert "Nobody would be left as administrator" in leave(client, me, 30, 11).content.decode()
    assert Position.objects.get(person=me).period.upper is None
    staff("Second Administrator", unit=unit, role=Role.ADMINISTRATOR)
    assert leave(client, me, 30, 11).status_code == 302


ADMINISTRATION = [
    "person_edit",
    "person_account",
    "person_leave",
    "position_create",
    "relationship_create",
    "role_create",
    "absence_create",
    "person_registration",
]


def test_person_list_sorts_by_each_column_and_ignores_nonsense(client, signed_in, unit):
    signed_in()
    staff("Zed Last", unit=UnitFactory(name="Alpha"), job=JobFactory(title="Adviser"), user=False)
    assert names(client.get(LIST, {"sort": "-name"})) == ["Zed Last", "Wren Able"]
    assert names(client.get(LIST, {"sort": "unit"})) == ["Zed Last", "Wren Able"]
    assert names(client.get(LIST, {"sort": "-job"})) == ["Wren Able", "Zed Last"]
    assert names(client.get(LIST, {"sort": "nonsense", "page": "x"})) == ["Wren Able", "Zed Last"]


@pytest.mark.parametrize("page", ADMINISTRATION)
@pytest.mark.parametrize("role", [Role.TEAM_MANAGER, Role.PSW, Role.TRAINING_OFFICER, Role.QA_OFFICER, Role.SENIOR_LEADER])
def test_person_administration_is_forbidden_to_other_roles(client, signed_in, unit, page, role):
    signed_in(role=role)
    person = staff("Ann Other", unit=unit, user=False)
    address = reverse(f"practitioners:{page}", args=[person.pk])
    assert client.get(address).status_code == 403
    assert client.post(address, {}).status_code == 403


@pytest.mark.parametrize("page", ADMINISTRATION)
def test_person_administration_opens_for_an_administrator(client, signed_in, unit, page):
    signed_in(role=Role.ADMINISTRATOR)
    person = staff("Ann Other", unit=unit, user=False)
    address = reverse(f"practitioners:{page}", args=[person.pk])
    assert client.get(address).status_code == 200
    empty = client.post(address, {})
    assert empty.status_code == 200
    assert empty.context["form"].errors != {}


def test_person_export_holds_5000_people_in_a_fixed_number_of_statements(client, signed_in, unit, django_assert_max_num_queries):
    signed_in()
    job = JobFactory()
    people = Person.objects.bulk_create(Person(given_name=f"G{n}", family_name="F", sort_key=f"f,g{n}") for n in range(5000))
    Position.objects.bulk_create(Position(person=person, unit=unit, job=job, period=period(D(2020, 1, 1))) for person in people)
    with django_assert_max_num_queries(8):
        assert export(client).count("\n") == 5002
