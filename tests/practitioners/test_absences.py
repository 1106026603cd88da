"""Absence: whole days in London, one at a time, kept by administrators."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web.errors import Refused
from practitioners.models import CalendarEntry
from practitioners.services.absences import edit_absence, first_day_of, last_day_of, record_absence, remove_absence
from tests.factories import CalendarEntryFactory, UnitFactory, staff

pytestmark = pytest.mark.django_db
D = datetime.date
UTC = datetime.UTC


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def person():
    return staff("Ann Able", user=False)


@pytest.fixture
def by():
    return staff(role=Role.ADMINISTRATOR)


FIRST, LAST = D(2026, 10, 24), D(2026, 10, 26)  # summer time ends between them


def record(person, by, first=FIRST, last=LAST, kind="sickness"):
    return record_absence(person, kind=kind, first_day=first, last_day=last, by=by)


def test_record_absence_over_the_end_of_summer_time_is_whole_days(person, by):
    entry = record(person, by)
    assert entry.starts_at == datetime.datetime(2026, 10, 23, 23, tzinfo=UTC)
    assert entry.ends_at == datetime.datetime(2026, 10, 27, 0, tzinfo=UTC)
    entry.refresh_from_db()
    assert (first_day_of(entry), last_day_of(entry)) == (D(2026, 10, 24), D(2026, 10, 26))


def test_record_absence_next_to_another_is_taken_and_over_another_refused(person, by):
    record(person, by)
    record(person, by, D(2026, 10, 27), D(2026, 10, 27), "annual_leave")
    with pytest.raises(Refused) as refusal:
        record(person, by, D(2026, 10, 26), D(2026, 10, 26))
    assert refusal.value.message == "Sickness is already recorded from 24 October 2026 to 26 October 2026. Change that instead."
    assert record(staff(user=False), by).kind == "sickness"


def test_record_absence_beside_training_is_taken(person, by):
    CalendarEntryFactory(person=person, training=True, starts_at=datetime.datetime(2026, 10, 24, 9, tzinfo=UTC))
    assert record(person, by).pk


def test_record_absence_in_the_wrong_order_or_out_of_post_is_refused(person, by):
    with pytest.raises(Refused, match="The last day must be the first day or later"):
        record(person, by, D(2026, 10, 24), D(2026, 10, 23))
    with pytest.raises(Refused, match="is not in post on 31 December 2019"):
        record(person, by, D(2019, 12, 31), D(2020, 1, 2))


def test_edit_and_remove_absence_once(person, by):
    entry = record(person, by)
    edited = edit_absence(entry, kind="annual_leave", first_day=D(2026, 10, 25), last_day=D(2026, 10, 25), by=by)
    assert (edited.kind, first_day_of(edited), last_day_of(edited)) == ("annual_leave", D(2026, 10, 25), D(2026, 10, 25))
    remove_absence(entry, by=by)
    with pytest.raises(Refused, match="already removed"):
        remove_absence(entry, by=by)
    with pytest.raises(Refused, match="already removed"):
        edit_absence(entry, kind="sickness", first_day=D(2026, 10, 25), last_day=D(2026, 10, 25), by=by)


def test_remove_absence_does_not_reach_training(person, by):
    entry = CalendarEntryFactory(person=person, training=True)
    with pytest.raises(Refused, match="already removed"):
        remove_absence(entry, by=by)
    assert CalendarEntry.objects.count() == 1


def dates(first, last):
    data = {"first_day": first, "last_day": last}
    return {f"{name}_{part}": getattr(date, part) for name, date in data.items() for part in ("day", "month", "year")}


def test_absence_pages_record_change_and_remove(client, person, by):
    client.force_login(by.user)
    create = reverse("practitioners:absence_create", args=[person.pk])
    data = {"kind": "sickness", **dates(D(2026, 11, 16), D(2026, 11, 17))}
    assert client.post(create, data).status_code == 302
    assert "already recorded" in client.post(create, data).context["form"].errors["first_day"][0]
    entry = CalendarEntry.objects.get()
    change, remove = (reverse(f"practitioners:absence_{verb}", args=[entry.pk]) for verb in ("edit", "remove"))
    assert client.get(change).context["form"].initial == {"kind": "sickness", "first_day": D(2026, 11, 16), "last_day": D(2026, 11, 17)}
    assert client.post(change, data | {"kind": "family_leave"}).status_code == 302
    assert "Family leave, 16 November 2026 to 17 November 2026" in client.get(remove).content.decode()
    assert client.post(remove).status_code == 302
    assert client.post(remove).status_code == 404


def test_absence_create_page_asks_for_each_answer(client, person, by):
    client.force_login(by.user)
    assert client.post(reverse("practitioners:absence_create", args=[person.pk]), {}).context["form"].errors == {
        "kind": ["Choose the kind of absence"],
        "first_day": ["Enter the first day away"],
        "last_day": ["Enter the last day away, or the day that is expected"],
    }


@pytest.mark.parametrize(("role", "status"), [(Role.TEAM_MANAGER, 403), (Role.PRACTITIONER, 404), (Role.TRAINING_OFFICER, 404)])
def test_absence_pages_for_others(client, role, status):
    """A manager reads their line's absence and may not change it; for others it is not there."""
    unit = UnitFactory()
    entry = CalendarEntryFactory(person=staff(unit=unit, user=False), sickness=True)
    client.force_login(staff(unit=unit, role=role).user)
    for verb in ("edit", "remove"):
        assert client.post(reverse(f"practitioners:absence_{verb}", args=[entry.pk])).status_code == status


def days(**named):
    """The fields of dates as a browser posts them."""
    return {f"{name}_{part}": getattr(day, part) for name, day in named.items() for part in ("day", "month", "year")}


def test_absence_edit_page_keeps_what_was_typed_and_saves(client, person, by):
    entry = record(person, by)
    client.force_login(by.user)
    address = reverse("practitioners:absence_edit", args=[entry.pk])
    wrong = client.post(address, {"kind": "sickness", **days(first_day=FIRST, last_day=D(2026, 10, 20))})
    assert wrong.context["form"]["last_day"].value() == ["20", "10", "2026"]
    assert list(wrong.context["form"].errors) == ["last_day"]
    assert client.post(address, {"kind": "family_leave", **days(first_day=FIRST, last_day=FIRST)}).status_code == 302
    entry.refresh_from_db()
    assert (entry.kind, last_day_of(entry)) == ("family_leave", FIRST)


def test_absence_remove_page_asks_first_and_acts_once(client, person, by):
    entry = record(person, by)
    client.force_login(by.user)
    address = reverse("practitioners:absence_remove", args=[entry.pk])
    assert "Sickness, 24 October 2026 to 26 October 2026" in client.get(address).content.decode()
    assert CalendarEntry.objects.filter(pk=entry.pk).exists()
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 404  # the second tab: it is gone
    assert not CalendarEntry.objects.filter(pk=entry.pk).exists()
