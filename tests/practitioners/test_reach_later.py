"""Who sees more or less by a reorganisation only later than it, or only since the page was opened: listed with its day, asked again."""

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
from practitioners.services.units import move_unit, rebuild_ancestry
from tests import factories as make

pytestmark = pytest.mark.django_db
D = datetime.date
DAY, LATER = D(2026, 12, 1), D(2026, 12, 10)
WHEN = {"first_day_day": 1, "first_day_month": 12, "first_day_year": 2026}


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def town():
    """East and West stand at the top; the manager of the service holds their role for the service alone."""
    top = make.UnitFactory(department=True, name="Department")
    found = {"top": top, "service": make.UnitFactory(service=True, parent=top, name="Service")}
    found |= {name.lower(): make.UnitFactory(parent=top, name=name) for name in ("East", "West")}
    found["manager"] = make.staff("Ser Manager", role=Role.SERVICE_MANAGER, unit=found["service"], user=False)
    return found | {"admin": make.staff("Ad Min", role=Role.ADMINISTRATOR, unit=top)}


def said(changes):
    return [str(change) for change in changes]


def plan(town):
    """West will stand under the service from 10 December."""
    seen = fingerprint(changes_of_move(town["west"], town["service"], LATER))
    move_unit(town["west"], parent=town["service"], first_day=LATER, confirmed=seen, by=town["admin"])


def test_whoever_reaches_the_other_unit_only_later_is_listed_with_that_day_and_told_of_it(town):
    """Two harmless steps would give them East: West under the service from 10 December, East under West from 1 December."""
    plan(town)
    expected = ["Ser Manager, service manager for Service: will see the people of East as well, from 10 December 2026"]
    assert said(changes_of_move(town["east"], town["west"], DAY)) == expected
    assert said(changes_of_merge(town["east"], town["west"], DAY)) == expected
    with pytest.raises(Refused, match="Look through who will see more"):
        move_unit(town["east"], parent=town["west"], first_day=DAY, by=town["admin"])
    seen = fingerprint(changes_of_move(town["east"], town["west"], DAY))
    move_unit(town["east"], parent=town["west"], first_day=DAY, confirmed=seen, by=town["admin"])
    assert [message.body for message in Message.objects.order_by("pk")][1:] == [
        "From 10 December 2026, as service manager for Service, you will see the people of East as well. Why: East moves under West."
    ]


def test_nobody_sees_more_later_by_their_own_hand(town):
    plan(town)
    make.RoleGrantFactory(person=town["admin"], role=Role.QA_OFFICER, unit=town["service"])
    with pytest.raises(Refused, match="You hold a role that would reach further"):
        move_unit(town["east"], parent=town["west"], first_day=DAY, by=town["admin"])


@pytest.mark.parametrize(
    ("held", "after", "expected"),
    [
        (period(DAY), None, ""),
        (period(LATER), None, ", from 10 December 2026"),
        (period(make.LONG_AGO, LATER), None, ""),
        (period(make.LONG_AGO, DAY), None, None),
        (period(LATER), LATER, None),  # gone by then
        (period(LATER), D(2026, 12, 11), ", from 10 December 2026"),
    ],
)
def test_a_role_that_begins_later_is_listed_with_its_own_day(town, held, after, expected):
    town["manager"].role_grants.filter(role=Role.SERVICE_MANAGER).update(period=held)
    town["manager"].positions.update(period=period(make.LONG_AGO, after))
    words = "Ser Manager, service manager for Service: will see the people of East as well"
    assert said(changes_of_move(town["east"], town["service"], DAY)) == ([] if expected is None else [words + expected])


def test_who_loses_only_later_is_listed_with_that_day(town):
    """They reach East from the department until 9 December, and from then on by the service alone, which it leaves."""
    UnitParent.objects.filter(unit=town["east"]).update(parent=town["service"])
    rebuild_ancestry()
    make.RoleGrantFactory(person=town["manager"], role=Role.SERVICE_MANAGER, unit=town["top"], period=period(make.LONG_AGO, LATER))
    assert said(changes_of_move(town["east"], town["west"], DAY)) == [
        "Ser Manager, service manager for Service: will no longer see the people of East, from 10 December 2026"
    ]


def test_whose_role_goes_with_the_unit_later_is_listed_with_that_day(town):
    make.RoleGrantFactory(person=town["manager"], role=Role.QA_OFFICER, unit=town["east"], period=period(LATER))
    assert said(changes_of_merge(town["east"], town["west"], DAY)) == [
        "Ser Manager, quality-assurance officer for East: will hold this role for West, and see its people as well, from 10 December 2026"
    ]


@pytest.mark.parametrize("act", [merge_unit, move_unit])
def test_a_role_given_since_the_list_was_looked_through_is_asked_again(town, act):
    unit = {"into": town["service"]} if act is merge_unit else {"parent": town["service"]}
    changes = changes_of_merge if act is merge_unit else changes_of_move
    seen = fingerprint(changes(town["east"], town["service"], DAY))
    given = make.staff("New Officer", role=Role.QA_OFFICER, unit=town["service"], user=False)
    with pytest.raises(Refused, match="changed meanwhile. Look again, then tick to confirm.") as refusal:
        act(town["east"], **unit, first_day=DAY, confirmed=seen, by=town["admin"])
    assert refusal.value.field == "confirmed"
    assert not UnitSuccession.objects.exists()
    assert not Message.objects.exists()
    given.role_grants.all().delete()
    act(town["east"], **unit, first_day=DAY, confirmed=seen, by=town["admin"])


def test_the_page_shows_the_list_of_now_when_a_role_was_given_between_form_and_service(client, town, monkeypatch):
    from practitioners.views import units

    def meanwhile(unit, **words):
        make.staff("New Officer", role=Role.QA_OFFICER, unit=town["service"], user=False)
        monkeypatch.setattr(units, "move_unit", move_unit)
        return move_unit(unit, **words)

    client.force_login(town["admin"].user)
    address, data = reverse("practitioners:unit_move", args=[town["east"].pk]), {"parent": town["service"].pk, **WHEN}
    first = client.post(address, data)
    monkeypatch.setattr(units, "move_unit", meanwhile)
    second = client.post(address, data | dict(first.context["hidden_inputs"]) | {"confirmed": "on"})
    assert second.context["form"].errors == {
        "confirmed": ["Who will see more and who less changed meanwhile. Look again, then tick to confirm."]
    }
    assert second.context["form"]["confirmed"].value() in (None, False)
    assert "New Officer, quality-assurance officer for Service: will see the people of East as well" in second.content.decode()
    assert client.post(address, data | dict(second.context["hidden_inputs"]) | {"confirmed": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("page", "name", "says"),
    [
        ("practitioners:unit_merge", "into", "West stands under East then. Move it first, or choose another unit."),
        ("practitioners:unit_move", "parent", "A unit cannot stand under itself or under a unit below it."),
    ],
)
def test_a_circle_is_refused_before_anybody_is_asked_to_confirm(client, town, page, name, says):
    """West is to stand under East from 10 December, so that it can still be chosen today."""
    client.force_login(town["admin"].user)
    move_unit(town["west"], parent=town["east"], first_day=LATER, by=town["admin"])
    make.staff("We Manager", role=Role.TEAM_MANAGER, unit=town["west"], user=False)
    sent = client.post(reverse(page, args=[town["east"].pk]), {name: town["west"].pk, **WHEN})
    assert sent.context["form"].errors == {name: [says]}
    assert "Who will see more" not in sent.content.decode()
