"""Roles are given by another, with unit, dates and reason; somebody stays administrator."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.models import User
from learning_org.accounts.roles import Role
from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import RoleGrant
from practitioners.services.roles import end_role, grant_role
from tests.factories import UnitFactory, staff

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2026, 11, 20)


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def by():
    return staff("Ad Min", role=Role.ADMINISTRATOR)


@pytest.fixture
def unit():
    return UnitFactory(name="Duty team")


def give(person, unit, by, **kwargs):
    values = {"role": Role.TEAM_MANAGER, "basis": "acting_up", "first_day": TODAY}
    return grant_role(person, unit=unit, **(values | kwargs), by=by)


def test_grant_role_gives_access_for_its_time_and_tells_the_person(unit, by):
    person = staff("Ann Able", role=None)
    give(person, unit, by, last_day=D(2026, 11, 30))
    assert Message.objects.get(recipient=person).body == "From 20 November 2026, you hold the role of team manager for Duty team."
    for moment, held in (("2026-11-30T23:59:00Z", True), ("2026-12-01T00:00:00Z", False)):
        with time_machine.travel(moment, tick=False):
            assert User.objects.get(person=person).access.has(Role.TEAM_MANAGER) == held


def test_grant_role_to_oneself_is_refused(unit, by):
    with pytest.raises(Refused, match="nobody gives a role to themselves"):
        give(by, unit, by)


def test_grant_role_twice_is_refused_beside_the_role(unit, by):
    person = staff(user=False)
    give(person, unit, by)
    with pytest.raises(Refused) as refusal:
        give(person, unit, by)
    assert (refusal.value.message, refusal.value.field) == ("This role is held for this unit already at that time.", "role")
    assert Message.objects.count() == 1


def test_grant_role_out_of_post_or_in_a_closed_unit_is_refused(unit, by):
    with pytest.raises(Refused, match="is not in post on 20 November 2026"):
        give(staff(user=False, first_out=TODAY), unit, by)
    closing = UnitFactory(name="Closing", period=period(D(2020, 1, 1), D(2026, 12, 1)))
    with pytest.raises(Refused, match="Closing is not open for all of that time"):
        give(staff(user=False), closing, by)
    assert give(staff(user=False), closing, by, last_day=D(2026, 11, 30)).period.upper == D(2026, 12, 1)


def test_end_role_of_the_last_administrator_is_refused(unit, by):
    grant = by.role_grants.get()
    with pytest.raises(Refused, match="Nobody would be left as administrator"):
        end_role(grant, last_day=TODAY, by=by)
    staff(role=Role.ADMINISTRATOR, user=False, first_out=D(2026, 11, 20))  # somebody who left does not count
    with pytest.raises(Refused, match="Nobody would be left as administrator"):
        end_role(grant, last_day=TODAY, by=by)
    staff(role=Role.ADMINISTRATOR, user=False)
    assert end_role(grant, last_day=TODAY, by=by).period.upper == D(2026, 11, 21)


def test_role_create_page_is_forbidden_for_oneself_and_works_for_another(client, unit, by):
    client.force_login(by.user)
    mine = client.get(reverse("practitioners:role_create", args=[by.pk]))
    assert mine.status_code == 403
    assert "Nobody gives a role to themselves" in mine.content.decode()
    person = staff("Ann Able", user=False)
    day = {"first_day_day": 20, "first_day_month": 11, "first_day_year": 2026}
    data = {"role": "supervisor", "unit": unit.pk, "basis": "substantive", **day}
    address = reverse("practitioners:role_create", args=[person.pk])
    assert client.post(address, data).status_code == 302
    again = client.post(address, data)
    assert again.context["form"].errors == {"role": ["This role is held for this unit already at that time."]}
    assert RoleGrant.objects.filter(person=person, role="supervisor").count() == 1


def test_role_end_page_ends_it_and_is_for_administrators_alone(client, unit, by):
    grant = give(staff("Ann Able", user=False), unit, by)
    address, day = reverse("practitioners:role_end", args=[grant.pk]), {"last_day_day": 30, "last_day_month": 11, "last_day_year": 2026}
    client.force_login(staff(role=Role.SERVICE_MANAGER, unit=unit).user)
    assert client.post(address, day).status_code == 403
    client.force_login(staff(role=Role.PARTNER_LEARNER, unit=UnitFactory(agency=True)).user)
    assert client.post(address, day).status_code == 404
    client.force_login(by.user)
    assert client.post(address, day).status_code == 302
    grant.refresh_from_db()
    assert grant.period == period(TODAY, D(2026, 12, 1))
