"""Whom people answer to: one after the other, never oneself, never two at once; found by name."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import Relationship
from practitioners.services.relationships import add_relationship, end_relationship
from tests.factories import JobFactory, UnitFactory, staff, supervises

pytestmark = pytest.mark.django_db
D = datetime.date
MARCH, FIRST = D(2026, 3, 1), D(2020, 1, 1)


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def by():
    return staff("Ad Min", role=Role.ADMINISTRATOR)


@pytest.fixture
def person():
    return staff("Ann Able", user=False)


def add(person, other, by, **kwargs):
    return add_relationship(person, **({"other": other, "kind": "line_manager", "first_day": MARCH} | kwargs), by=by)


def rows(person):
    return [(row.other.name, row.what, row.period) for row in person.relationships.order_by("period")]


def test_add_line_manager_follows_the_present_one_and_both_are_told(person, by):
    supervises(staff("Old Boss", user=False), person, lead=False)
    new = staff("New Boss", user=False)
    add(person, new, by)
    assert rows(person) == [("Old Boss", "line manager", period(FIRST, MARCH)), ("New Boss", "line manager", period(MARCH))]
    told = sorted(Message.objects.values_list("recipient__given_name", "body", "sender__given_name"))
    assert told == [
        ("Ann", "From 1 March 2026, New Boss is your line manager.", "Ad"),
        ("New", "From 1 March 2026, you are the line manager of Ann Able.", "Ad"),
    ]


def test_add_lead_supervisor_follows_the_lead_and_leaves_others(person, by):
    supervises(staff("Old Lead", user=False), person, manages=False)
    add(person, staff("Pro Fessional", user=False), by, kind="supervisor", professional=True, first_day=D(2025, 1, 1))
    add(person, staff("New Lead", user=False), by, kind="supervisor", is_lead=True)
    assert rows(person) == [
        ("Old Lead", "lead supervisor", period(FIRST, MARCH)),
        ("Pro Fessional", "professional supervisor", period(D(2025, 1, 1))),
        ("New Lead", "lead supervisor", period(MARCH)),
    ]


def test_add_line_manager_twice_is_refused(person, by):
    boss = staff(user=False)
    add(person, boss, by)
    with pytest.raises(Refused) as refusal:
        add(person, boss, by)
    assert refusal.value.field in ("other", "first_day")
    assert person.relationships.count() == 1
    assert Message.objects.count() == 2


def test_add_line_manager_before_a_later_one_is_refused_beside_the_day(person, by):
    add(person, staff(user=False), by, first_day=D(2026, 12, 1))
    with pytest.raises(Refused) as refusal:
        add(person, staff(user=False), by)
    assert refusal.value.field == "first_day"
    add(person, staff(user=False), by, last_day=D(2026, 11, 30))
    assert person.relationships.count() == 2


def test_add_oneself_or_the_person_themselves_is_refused(person, by):
    with pytest.raises(Refused, match="nobody answers to themselves"):
        add(person, person, by)
    with pytest.raises(Refused, match="nobody gives themselves a line"):
        add(person, by, by)


def test_add_somebody_not_in_post_is_refused(person, by):
    with pytest.raises(Refused, match="is not in post on 1 March 2026") as refusal:
        add(person, staff(user=False, first_out=MARCH), by)
    assert refusal.value.field == "other"
    assert add(person, staff(user=False, first_out=D(2026, 3, 2)), by).period == period(MARCH)


def test_two_people_cannot_manage_each_other(person, by):
    boss = staff("Mo Manager", user=False)
    add(person, boss, by)
    with pytest.raises(Refused, match="Two people cannot manage each other"):
        add(boss, person, by)


def test_end_relationship_on_its_day_twice_and_before_it_began(person, by):
    row = add(person, staff(user=False), by)
    with pytest.raises(Refused, match="This began on 1 March 2026"):
        end_relationship(row, last_day=D(2026, 2, 28), by=by)
    assert end_relationship(row, last_day=D(2026, 11, 30), by=by).period == period(MARCH, D(2026, 12, 1))
    with pytest.raises(Refused, match="already ends on 30 November 2026"):
        end_relationship(row, last_day=D(2026, 11, 30), by=by)


def test_end_relationship_that_has_not_begun_cancels_it_once(person, by):
    row = add(person, staff(user=False), by, first_day=D(2026, 12, 1))
    assert end_relationship(row, last_day=D(2026, 11, 30), by=by) is None
    assert Relationship.objects.count() == 0
    with pytest.raises(Refused, match="already cancelled"):
        end_relationship(row, last_day=D(2026, 11, 30), by=by)


# The page: a person is found by name


@pytest.fixture
def send(client, by, person):
    client.force_login(by.user)
    address = reverse("practitioners:relationship_create", args=[person.pk])
    day = {"first_day_day": 1, "first_day_month": 3, "first_day_year": 2026}
    return lambda **data: client.post(address, {"kind": "line_manager", **day, **data})


def test_relationship_create_page_takes_a_full_name_at_once(send, person):
    boss = staff("Zoë Manager", user=False)
    assert send(other="zoe MANAGER").status_code == 302
    assert person.relationships.get().other == boss


def test_relationship_create_page_offers_those_who_match_and_keeps_what_was_typed(send, person):
    job, unit = JobFactory(title="Practice supervisor"), UnitFactory(name="Duty team")
    one, two = staff("Sam Khan", user=False, job=job, unit=unit), staff("Priya Khan", user=False)
    response = send(other="khan")
    form = response.context["form"]
    assert form.errors == {"other": ["Choose the person you mean"]}
    text = " ".join(response.content.decode().split())
    assert "Practice supervisor, Duty team" in text
    assert 'name="other" value="khan"' in text
    assert form["kind"].value() == "line_manager"
    assert 'name="first_day_month" value="3"' in text
    assert f'value="{two.pk}" id="id_other_{two.pk}"' in text
    assert send(other="khan", other_searched="khan", other_choice=one.pk).status_code == 302
    assert person.relationships.get().other == one


def test_relationship_create_page_searches_again_when_the_name_was_changed(send, person):
    one, other = staff("Sam Khan", user=False), staff("Priya Patel", user=False)
    assert send(other="Priya Patel", other_searched="khan", other_choice=one.pk).status_code == 302
    assert person.relationships.get().other == other


@pytest.mark.parametrize("choice", ["abc", "0", "99999999999999999999", "²"])
def test_relationship_create_page_with_a_choice_that_cannot_be_asks_again(send, person, choice):
    staff("Sam Khan", user=False)
    response = send(other="khan", other_searched="khan", other_choice=choice)
    assert response.context["form"].errors == {"other": ["Choose the person you mean"]}
    assert person.relationships.count() == 0


def test_relationship_create_page_knows_nobody_who_left(send):
    gone = staff("Sam Khan", user=False, first_out=D(2026, 11, 20))
    none = "Nobody here is called “khan”. Check the spelling, or enter the family name alone"
    assert send(other="khan").context["form"].errors == {"other": [none]}
    again = send(other="khan", other_searched="khan", other_choice=gone.pk)
    assert again.context["form"].errors == {"other": [none]}
    assert send(other="").context["form"].errors == {"other": ["Enter the name of the person"]}
    assert send(other="...").context["form"].errors["other"][0].startswith("Nobody here is called")


def test_relationship_create_page_lists_ten_at_most(send):
    for number in range(12):
        staff(f"Sam{number} Khan", user=False)
    text = send(other="khan").content.decode()
    assert text.count("other_choice") == 10
    assert "More people match" in text


def test_relationship_create_page_double_submit_is_refused_beside_a_field(send, person):
    staff("Zoë Manager", user=False)
    send(other="zoe manager")
    again = send(other="zoe manager")
    assert again.status_code == 200
    assert list(again.context["form"].errors) in (["other"], ["first_day"])
    assert person.relationships.count() == 1


def test_relationship_end_page_says_what_is_wrong_and_ends_it(client, person, by):
    row = add(person, staff("New Boss", user=False), by)
    client.force_login(by.user)
    address = reverse("practitioners:relationship_end", args=[row.pk])
    assert "End New Boss as line manager" in client.get(address).content.decode()
    before = {"last_day_day": 28, "last_day_month": 2, "last_day_year": 2026}
    assert "This began on 1 March 2026" in client.post(address, before).content.decode()
    assert client.post(address, before | {"last_day_month": 12, "last_day_day": 31}).status_code == 302
    row.refresh_from_db()
    assert row.period == period(MARCH, D(2027, 1, 1))
