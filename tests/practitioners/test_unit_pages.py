"""The pages of units: the tree at a date, one unit, and an administrator's changes."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.periods import period
from practitioners.models import Unit
from practitioners.services.units import move_unit
from tests.factories import PositionFactory, RoleGrantFactory, UnitFactory, staff

pytestmark = pytest.mark.django_db
D = datetime.date
LIST = reverse("practitioners:unit_list")


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def town():
    top = UnitFactory(department=True, name="Children's services")
    one, two = UnitFactory(parent=top, service=True, name="Help"), UnitFactory(parent=top, service=True, name="Care")
    return {"top": top, "one": one, "two": two, "team": UnitFactory(parent=one, name="Duty team")}


@pytest.fixture
def administrator(client, town):
    person = staff("Ad Min", role=Role.ADMINISTRATOR, unit=town["top"])
    client.force_login(person.user)
    return person


def detail(client, unit, **query):
    return client.get(reverse("practitioners:unit_detail", args=[unit.pk]), query)


def shown(response):
    return [(branch.unit.name, branch.depth, branch.people_below) for branch in response.context["branches"]]


def date(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


def test_unit_list_shows_the_tree_of_today_and_of_before(client, town, administrator):
    PositionFactory(unit=town["team"], period=period(D(2020, 1, 1), D(2026, 9, 1)))
    move_unit(town["team"], parent=town["two"], first_day=D(2026, 9, 1), by=administrator)
    assert shown(client.get(LIST)) == [("Children's services", 0, 1), ("Care", 1, 0), ("Duty team", 2, 0), ("Help", 1, 0)]
    before = [("Children's services", 0, 2), ("Care", 1, 0), ("Help", 1, 1), ("Duty team", 2, 1)]
    assert shown(client.get(LIST, {"on": "2026-08-31"})) == before
    assert shown(client.get(LIST, date("on", D(2026, 8, 31)))) == before
    assert f'/units/{town["team"].pk}/?on=2026-08-31"' in client.get(LIST, {"on": "2026-08-31"}).content.decode()


@pytest.mark.parametrize("on", ["nonsense", "2026-02-30", "", "2026", "-", "2026-8-31-9", "٢٠٢٦-01-01"])
def test_unit_list_on_a_date_that_cannot_be_shows_today(client, administrator, on):
    response = client.get(LIST, {"on": on})
    assert response.status_code == 200
    assert response.context["on"] == D(2026, 11, 20) or on == "2026-8-31-9"


def test_unit_list_of_many_units_is_in_pages_that_say_where_they_begin(client, town, administrator, django_assert_num_queries):
    for number in range(120):
        UnitFactory(name=f"Team {number:03}", parent=town["two"])
    client.force_login(administrator.user)
    clock.today()  # the offset of a moved clock is in the cache from then on
    with django_assert_num_queries(6):  # session, user, access; units, their parents, the people in each
        first = client.get(LIST)
    second = client.get(LIST, {"page": 2})
    rows = shown(first) + shown(second)
    assert (len(shown(first)), len(rows), len(set(rows))) == (100, Unit.objects.count(), len(rows))
    begins = second.context["branches"][0]
    assert (begins.depth, begins.above) == (2, town["two"].name)
    assert f"team, in {town['two'].name}" in " ".join(second.content.decode().split())
    assert shown(client.get(LIST, {"page": "nonsense"})) == shown(first)


def test_unit_list_of_a_partner_learner_is_their_agency(client, town):
    agency = UnitFactory(agency=True, name="Health visitors")
    client.force_login(staff(unit=agency, role=Role.PARTNER_LEARNER).user)
    assert shown(client.get(LIST)) == [("Health visitors", 0, 1)]
    assert detail(client, town["team"]).status_code == 404
    assert detail(client, agency).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_unit_pages_cost_the_same_for_any_number(client, town, administrator, count, django_assert_num_queries):
    for _ in range(count):
        UnitFactory(parent=town["team"])
        PositionFactory(unit=town["team"])
    with django_assert_num_queries(7):
        client.get(LIST)
    with django_assert_num_queries(11):
        detail(client, town["team"])


def test_unit_detail_lists_managers_first_then_by_name(client, town, administrator):
    further = PositionFactory(unit=town["team"], second=True, person__family_name="Able").person
    PositionFactory(person=further, unit=town["two"])
    PositionFactory(unit=town["team"], person__family_name="Baker")
    boss = PositionFactory(unit=town["team"], person__family_name="Young").person
    RoleGrantFactory(person=boss, unit=town["team"], role=Role.TEAM_MANAGER)
    PositionFactory(unit=town["team"], person__family_name="Gone", period=period(D(2020, 1, 1), D(2026, 11, 20)))
    response = detail(client, town["team"])
    assert [row.record.person.family_name for row in response.context["table"].page.object_list] == ["Young", "Baker", "Able"]
    assert [text for text, _ in response.context["page"]["crumbs"]] == ["Units", "Children's services", "Help"]
    then = detail(client, town["team"], on="2026-11-19")
    assert "Gone" in then.content.decode()


def test_unit_detail_shows_25_people_on_a_page(client, town, administrator):
    PositionFactory.create_batch(26, unit=town["team"])
    assert len(detail(client, town["team"]).context["table"].page.object_list) == 25
    assert len(detail(client, town["team"], page=2).context["table"].page.object_list) == 1


def test_unit_create_page_double_submit_adds_one(client, town, administrator):
    data = {"name": "New", "kind": "team", "organisation": town["top"].organisation_id, "parent": town["one"].pk}
    data |= date("first_day", D(2026, 12, 1))
    address = reverse("practitioners:unit_create")
    assert client.post(address, data).status_code == 302
    again = client.post(address, data)
    assert again.context["form"].errors == {"name": ["There is already a unit of that name at that time. Choose another name."]}
    assert Unit.objects.filter(name="New").count() == 1


def test_unit_move_page_offers_no_unit_below_and_moves_once(client, town, administrator):
    address = reverse("practitioners:unit_move", args=[town["one"].pk])
    offered = [unit.name for unit in client.get(address).context["form"].fields["parent"].queryset]
    assert offered == ["Care", "Children's services"]
    data = {"parent": town["two"].pk, **date("first_day", D(2026, 12, 1))}
    assert client.post(address, data).status_code == 302
    assert client.post(address, data).context["form"].errors == {"parent": ["Help already stands under Care on that day."]}
    wrong = client.post(address, data | {"parent": town["team"].pk})
    assert wrong.context["form"].errors == {"parent": ["Choose one of the answers in the list"]}


def test_unit_edit_and_close_pages(client, town, administrator):
    edit, close = (reverse(name, args=[town["team"].pk]) for name in ("practitioners:unit_edit", "practitioners:unit_close"))
    assert client.post(edit, {"name": "Front door", "kind": "team"}).status_code == 302
    assert client.post(edit, {"name": "", "kind": "team"}).context["form"].errors == {"name": ["Enter the name of the unit"]}
    PositionFactory(unit=town["team"], period=period(D(2020, 1, 1), D(2027, 1, 1)))
    last = date("last_day", D(2026, 12, 30))
    assert "1 person is still placed in it" in client.post(close, last).content.decode()
    assert client.post(close, date("last_day", D(2026, 12, 31))).status_code == 302
    assert Unit.objects.get(pk=town["team"].pk).period.upper == D(2027, 1, 1)


@pytest.mark.parametrize("role", [Role.SERVICE_MANAGER, Role.PSW, Role.SENIOR_LEADER, Role.TRAINING_OFFICER])
def test_unit_administration_is_forbidden_to_other_roles(client, town, role):
    client.force_login(staff(unit=town["top"], role=role).user)
    assert client.post(reverse("practitioners:unit_create"), {}).status_code == 403
    for verb in ("edit", "move", "close"):
        assert client.post(reverse(f"practitioners:unit_{verb}", args=[town["team"].pk]), {}).status_code == 403
    assert "Rename" not in detail(client, town["team"]).content.decode()


@pytest.mark.parametrize(
    ("role", "before", "after"),
    [
        (Role.PRACTITIONER, ["Going Soon", "Wren Able"], ["Going Soon", "Wren Able"]),
        (Role.PSW, ["Going Soon", "Has Left", "Wren Able"], ["Not Yet", "Wren Able"]),
    ],
)
def test_unit_detail_gives_no_leaving_away(client, town, role, before, after):
    """Who may not know of leavers sees none in the past, and no day to come: somebody's absence there would tell."""
    staff("Going Soon", unit=town["team"], first_out=D(2026, 12, 1), user=False)
    staff("Has Left", unit=town["team"], first_out=D(2026, 11, 1), user=False)
    staff("Not Yet", unit=town["team"], first=D(2027, 1, 1), user=False)
    client.force_login(staff("Wren Able", unit=town["team"], role=role).user)

    def people(response):
        return sorted(row.record.person.name for row in response.context["table"].page.object_list)

    assert people(detail(client, town["team"], on="2026-10-01")) == before
    response = detail(client, town["team"], on="2027-02-01")
    assert people(response) == after
    assert ("The date must be today or in the past" in response.content.decode()) == (role == Role.PRACTITIONER)
