"""A reorganisation that widens or narrows what people see: listed by name and role, confirmed with a tick, and told."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import UnitParent, UnitSuccession
from practitioners.queries.reach import changes_of_merge, changes_of_move, fingerprint
from practitioners.services.merging import merge_unit
from practitioners.services.units import move_unit
from tests import factories as make

pytestmark = pytest.mark.django_db
D = datetime.date
DAY = D(2026, 12, 1)
WHEN = {"first_day_day": 1, "first_day_month": 12, "first_day_year": 2026}


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


def holder(name, role, unit, **words):
    return make.staff(name, role=role, unit=unit, user=False, **words)


@pytest.fixture
def town():
    """Two services under the department, each with a team: East and West."""
    top = make.UnitFactory(department=True, name="Department")
    one, two = (make.UnitFactory(service=True, parent=top, name=name) for name in ("Service one", "Service two"))
    found = {"top": top, "one": one, "two": two}
    found |= {"east": make.UnitFactory(parent=one, name="East"), "west": make.UnitFactory(parent=two, name="West")}
    for name, role, unit in (
        ("Ea Manager", Role.TEAM_MANAGER, "east"),
        ("We Manager", Role.TEAM_MANAGER, "west"),
        ("On Manager", Role.SERVICE_MANAGER, "one"),
        ("Tw Manager", Role.SERVICE_MANAGER, "two"),
        ("Tw Officer", Role.QA_OFFICER, "two"),
        ("To Worker", Role.PSW, "top"),  # reaches both before and after
        ("We Trainer", Role.TRAINER, "west"),  # a role that reaches nobody
    ):
        found[name] = holder(name, role, found[unit])
    return found | {"admin": make.staff("Ad Min", role=Role.ADMINISTRATOR, unit=top)}


MERGE = [
    "Ea Manager, team manager for East: will hold this role for West, and see its people as well",
    "On Manager, service manager for Service one: will no longer see the people of East",
    "Tw Manager, service manager for Service two: will see the people of East as well",
    "We Manager, team manager for West: will see the people of East as well",
    "Tw Officer, quality-assurance officer for Service two: will see the people of East as well",
]
MOVE = [
    "On Manager, service manager for Service one: will no longer see the people of East",
    "Tw Manager, service manager for Service two: will see the people of East as well",
    "Tw Officer, quality-assurance officer for Service two: will see the people of East as well",
]


def said(changes):
    return [str(change) for change in changes]


def merge(town, unit="east", into="west"):
    seen = fingerprint(changes_of_merge(town[unit], town[into], DAY))
    return merge_unit(town[unit], into=town[into], first_day=DAY, confirmed=seen, by=town["admin"])


def move(town, unit="east", parent="two"):
    seen = fingerprint(changes_of_move(town[unit], town[parent], DAY))
    return move_unit(town[unit], parent=town[parent], first_day=DAY, confirmed=seen, by=town["admin"])


def test_a_merge_lists_who_will_see_more_and_less(town):
    assert said(changes_of_merge(town["east"], town["west"], DAY)) == MERGE


def test_a_move_lists_them_too(town):
    assert said(changes_of_move(town["east"], town["two"], DAY)) == MOVE
    assert said(changes_of_move(town["east"], town["one"], DAY)) == []
    assert said(changes_of_move(town["east"], town["top"], DAY)) == MOVE[:1]
    assert said(changes_of_move(town["east"], None, DAY)) == [
        MOVE[0],
        "To Worker, principal social worker for Department: will no longer see the people of East",
    ]


def test_who_reaches_it_by_another_grant_or_is_gone_by_then_is_not_listed(town):
    make.RoleGrantFactory(person=town["Tw Manager"], role=Role.SERVICE_MANAGER, unit=town["one"])
    town["Tw Officer"].positions.update(period=period(make.LONG_AGO, DAY))
    town["On Manager"].role_grants.filter(role=Role.SERVICE_MANAGER).update(period=period(make.LONG_AGO, DAY))
    assert said(changes_of_move(town["east"], town["two"], DAY)) == []
    town["Tw Officer"].positions.update(period=period(make.LONG_AGO, D(2026, 12, 2)))
    town["On Manager"].role_grants.filter(role=Role.SERVICE_MANAGER).update(period=period(make.LONG_AGO, D(2026, 12, 2)))
    assert said(changes_of_move(town["east"], town["two"], DAY)) == [MOVE[0], MOVE[2]]


def test_nothing_is_done_before_it_is_confirmed(town):
    for act in (
        lambda: merge_unit(town["east"], into=town["west"], first_day=DAY, by=town["admin"]),
        lambda: move_unit(town["east"], parent=town["two"], first_day=DAY, by=town["admin"]),
    ):
        with pytest.raises(Refused, match="Look through who will see more and who less") as refusal:
            act()
        assert refusal.value.field == "confirmed"
    assert not UnitSuccession.objects.exists()
    assert not UnitParent.objects.filter(unit=town["east"], parent=town["two"]).exists()
    assert not Message.objects.exists()


def test_each_of_them_is_told_from_which_day(town):
    merge(town)
    told = {message.recipient.name: message for message in Message.objects.filter(subject="What you see by your role changes")}
    why = "Why: East goes into West."
    assert {name: message.body for name, message in told.items()} == {
        "Ea Manager": "From 1 December 2026, as team manager for East, you will hold this role for West, and see its people as well. "
        + why,
        "On Manager": f"From 1 December 2026, as service manager for Service one, you will no longer see the people of East. {why}",
        "Tw Manager": f"From 1 December 2026, as service manager for Service two, you will see the people of East as well. {why}",
        "We Manager": f"From 1 December 2026, as team manager for West, you will see the people of East as well. {why}",
        "Tw Officer": f"From 1 December 2026, as quality-assurance officer for Service two, you will see the people of East as well. {why}",
    }
    assert told["Ea Manager"].link == f"/units/{town['west'].pk}/"


def test_a_move_tells_them_too(town):
    move(town)
    bodies = Message.objects.order_by("recipient__sort_key").values_list("body", flat=True)
    assert bodies[0] == (
        "From 1 December 2026, as service manager for Service one, you will no longer see the people of East. "
        "Why: East moves under Service two."
    )
    assert len(bodies) == 3


def test_nobody_sees_more_by_their_own_hand(town):
    make.RoleGrantFactory(person=town["admin"], role=Role.QA_OFFICER, unit=town["two"])
    for act in (
        lambda: merge(town),
        lambda: move(town),
    ):
        with pytest.raises(Refused, match="You hold a role that would reach further by this"):
            act()
    move(town, "west", "one")  # less is no gain


@pytest.mark.parametrize(
    ("page", "asked", "expected"),
    [("practitioners:unit_merge", ("into", "west", "two"), MERGE), ("practitioners:unit_move", ("parent", "two", "top"), MOVE)],
)
def test_the_page_lists_them_and_asks_for_a_tick(client, town, page, asked, expected):
    name, unit, other = asked
    client.force_login(town["admin"].user)
    address = reverse(page, args=[town["east"].pk])
    assert "Who will see more" not in client.get(address).content.decode()
    data = {name: town[unit].pk, **WHEN}
    first = client.post(address, data)
    assert first.context["form"].errors == {"confirmed": ["Look through who will see more and who less, then tick to confirm"]}
    shown = first.content.decode()
    assert [line for line in expected if line not in shown] == []
    assert "Each of them is told." in shown
    sent = data | dict(first.context["hidden_inputs"]) | {"confirmed": "on"}
    elsewhere = client.post(address, sent | {name: town[other].pk})  # the tick was for another list
    assert list(elsewhere.context["form"].errors) == ["confirmed"]
    assert elsewhere.context["form"]["confirmed"].value() in (None, False)
    assert client.post(address, data | {"confirmed": "on"}).status_code == 200  # nor for a list that was never shown
    assert client.post(address, sent).status_code == 302
    assert Message.objects.filter(subject="What you see by your role changes").count() == len(expected)


def test_without_any_change_no_tick_is_asked(client, town):
    client.force_login(town["admin"].user)
    pod = make.UnitFactory(parent=town["one"], name="Pod")
    sent = client.post(reverse("practitioners:unit_move", args=[pod.pk]), {"parent": town["east"].pk, **WHEN})
    assert "Ea Manager, team manager for East: will see the people of Pod as well" in sent.content.decode()
    town["Ea Manager"].role_grants.all().delete()
    assert client.post(reverse("practitioners:unit_move", args=[pod.pk]), {"parent": town["east"].pk, **WHEN}).status_code == 302


def test_the_fingerprint_stands_for_the_list(town):
    first, second = changes_of_merge(town["east"], town["west"], DAY), changes_of_move(town["east"], town["two"], DAY)
    assert fingerprint(first) == fingerprint(list(reversed(first))) != fingerprint(second)
