"""Asking: on the day in London, once, with reminders; late, twice, of somebody who has left."""

import datetime
import threading
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection, transaction

from learning_org.accounts.models import Person
from learning_org.notifications.models import Delivery, Message, Reminder
from learning_org.notifications.sweep import sweep
from practitioners.models import ImpactFollowUp
from practitioners.services import asking, impact
from tests import factories as make

DAY = datetime.timedelta(days=1)
DUE = datetime.date(2026, 11, 20)
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def system(db):
    return Person.objects.system()


def waiting(name="Priya Nair", **values):
    return make.ImpactFollowUpFactory(person=make.staff(name), **values)


def asked_on(row):
    row.refresh_from_db()
    return row.asked_on


def test_asked_on_its_day_with_two_reminders(system):
    row = waiting()
    assert asking.ask_due_follow_ups(DUE - DAY, system) == 0
    assert asking.ask_due_follow_ups(DUE, system) == 1
    assert asked_on(row) == DUE
    message = Message.objects.get()
    assert (message.recipient, message.link) == (row.person, f"/follow-ups/{row.pk}/answer/")
    assert row.about not in message.subject
    found = Reminder.objects.order_by("due_on").values_list("key", "due_on")
    pk = row.pk
    assert list(found) == [(f"follow-up:{pk}:7", DUE + 7 * DAY), (f"follow-up:{pk}:14", DUE + 14 * DAY)]


def test_a_second_run_and_a_late_one_ask_once(system):
    row = waiting()
    assert [asking.ask_due_follow_ups(DUE + 2 * DAY, system), asking.ask_due_follow_ups(DUE + 3 * DAY, system)] == [1, 0]
    assert (asked_on(row), Message.objects.count(), Reminder.objects.count()) == (DUE + 2 * DAY, 1, 2)
    assert Reminder.objects.order_by("due_on").first().due_on == DUE + 9 * DAY


def test_reminders_come_after_7_and_14_days_until_answered(system, mail_server):
    row = waiting()
    sweep(as_at=DUE)
    sweep(as_at=DUE + 6 * DAY)
    assert Message.objects.count() == 1
    sweep(as_at=DUE + 7 * DAY)
    assert Message.objects.count() == 2
    row.refresh_from_db()
    impact.withdraw_follow_up(row, reason="The register was wrong", by=system)
    sweep(as_at=DUE + 20 * DAY)
    assert Message.objects.count() == 2


def test_whoever_has_left_is_not_asked(system):
    person = make.staff(first_out=DUE)
    row = make.ImpactFollowUpFactory(person=person)
    assert asking.ask_due_follow_ups(DUE, system) == 0
    row.refresh_from_db()
    assert (row.asked_on, row.withdrawn_on, row.withdrawn_reason) == (None, DUE, "Has left")
    assert Message.objects.count() == 0


def test_somebody_on_their_last_day_is_asked_and_not_reminded_afterwards(system):
    row = make.ImpactFollowUpFactory(person=make.staff(first_out=DUE + DAY))
    assert asking.ask_due_follow_ups(DUE, system) == 1
    asking.ask_due_follow_ups(DUE + DAY, system)
    row.refresh_from_db()
    assert (row.asked_on, row.withdrawn_on, row.withdrawn_reason) == (DUE, DUE + DAY, "Has left")
    assert Reminder.objects.filter(cancelled_at=None).count() == 0


def test_withdrawn_before_its_day_is_not_asked(system):
    waiting(withdrawn=True)
    assert asking.ask_due_follow_ups(DUE + 30 * DAY, system) == 0


# London's clocks go forward on 29 March and back on 25 October 2026: a day begins at another hour of UTC before and after.
@pytest.mark.parametrize("learnt", [(2025, 12, 28), (2025, 12, 29), (2025, 12, 30), (2026, 7, 24), (2026, 7, 25), (2026, 7, 26)])
def test_asked_half_an_hour_into_the_day_in_london_and_not_before(system, learnt):
    day = datetime.date(*learnt)
    row = waiting(learnt_on=day, due_on=impact.due_three_months_after(day))
    midnight = datetime.datetime.combine(row.due_on, datetime.time(0), tzinfo=LONDON)
    with time_machine.travel(midnight - datetime.timedelta(minutes=30), tick=False):
        sweep()
        assert asked_on(row) is None
    with time_machine.travel(midnight + datetime.timedelta(minutes=30), tick=False):
        sweep()
        assert asked_on(row) == row.due_on


def test_what_another_sweep_holds_is_left_to_it(transactional_db):
    system, held, free = Person.objects.system(), waiting(), waiting("Col League")
    found = []

    def other():
        found.append(asking.ask_due_follow_ups(DUE, system))
        connection.close()

    with transaction.atomic():
        ImpactFollowUp.objects.select_for_update().get(pk=held.pk)
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert found == [1]
    assert (asked_on(held), asked_on(free)) == (None, DUE)


def test_two_sweeps_at_once_ask_each_once(transactional_db):
    system, rows = Person.objects.system(), [waiting(None) for _ in range(12)]
    found = []

    def other():
        found.append(asking.ask_due_follow_ups(DUE, system))
        connection.close()

    threads = [threading.Thread(target=other) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(found) == len(rows)
    assert Message.objects.count() == Delivery.objects.count() == len(rows)
    assert Reminder.objects.count() == 2 * len(rows)
