"""Reminders and e-mails: nothing lost, nothing twice. Mail goes through a real SMTP server."""

import datetime
import threading
import time

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from learning_org.accounts.models import Person
from learning_org.notifications import registries, services
from learning_org.notifications.delivery import ATTEMPTS, send_delivery, send_waiting
from learning_org.notifications.models import Delivery, Message, Reminder
from learning_org.notifications.sweep import sweep
from learning_org.web import clock
from tests.factories import DeliveryFactory, MessageFactory, ReminderFactory, staff

DUE = datetime.date(2026, 11, 23)
NOW = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)


@pytest.fixture
def priya(db):
    return staff("Priya Nair")


@pytest.fixture
def by(db):
    return Person.objects.system()


def remind(priya, by, **words):
    return services.remind(priya, by=by, **({"key": "cpd:7", "due_on": DUE, "subject": "Add the reflection", "body": "Today."} | words))


# -- Reminders -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "told"), [(22, 0), (23, 1), (25, 1)])
def test_reminder_is_told_on_its_day_or_later(priya, by, day, told):
    remind(priya, by)
    assert sweep(as_at=datetime.date(2026, 11, day))[0] == told
    assert Message.objects.count() == told


def test_sweep_twice_tells_once(priya, by):
    reminder = remind(priya, by, link="/my-learning/7/", link_text="Open it")
    assert sweep(as_at=DUE)[0] == 1
    assert sweep(as_at=DUE)[0] == 0
    message = Message.objects.get()
    assert (message.recipient, message.sender, message.subject, message.link) == (priya, by, "Add the reflection", "/my-learning/7/")
    reminder.refresh_from_db()
    assert reminder.message == message


def test_second_reminder_with_the_same_key_replaces_the_first(priya, by):
    remind(priya, by)
    remind(priya, by, due_on=DUE + datetime.timedelta(days=2), subject="Later")
    assert Reminder.objects.count() == 1
    assert sweep(as_at=DUE)[0] == 0
    assert sweep(as_at=DUE + datetime.timedelta(days=2))[0] == 1
    assert Message.objects.get().subject == "Later"


def test_reminder_that_was_told_is_told_again_only_on_another_day(priya, by):
    remind(priya, by)
    sweep(as_at=DUE)
    remind(priya, by)
    assert sweep(as_at=DUE)[0] == 0
    remind(priya, by, due_on=DUE + datetime.timedelta(days=7))
    assert sweep(as_at=DUE + datetime.timedelta(days=7))[0] == 1
    assert Message.objects.count() == 2


def test_cancelled_reminder_is_not_told(priya, by):
    remind(priya, by)
    assert services.cancel_reminder("cpd:7", by=by) is True
    assert services.cancel_reminder("cpd:7", by=by) is False
    assert sweep(as_at=DUE)[0] == 0


def test_step_of_another_app_runs_and_its_failure_holds_up_nothing(priya, by, monkeypatch):
    seen = []

    def fails(on, by):
        raise RuntimeError("no")

    monkeypatch.setattr(registries, "sweep_steps", [fails, lambda on, by: seen.append((on, by))])
    remind(priya, by)
    assert sweep(as_at=DUE)[0] == 1
    assert seen == [(DUE, by)]


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_tell_each_reminder_once():
    priya = staff("Priya Nair")
    ReminderFactory.create_batch(20, recipient=priya, due_on=DUE)

    def run():
        try:
            sweep(as_at=DUE)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert Message.objects.count() == Delivery.objects.count() == 20
    assert Reminder.objects.filter(message=None).count() == 0


def test_sweep_command_refuses_another_date_where_time_stands(settings, priya, by, capsys):
    remind(priya, by)
    settings.TIME_CAN_BE_MOVED = False
    with pytest.raises(CommandError, match="real date"):
        call_command("sweep", "--as-at", "2026-11-23")
    settings.TIME_CAN_BE_MOVED = True
    call_command("sweep", "--as-at", "2026-11-23")
    assert capsys.readouterr().out == "1 reminders turned into messages, 1 e-mails sent.\n"


# -- E-mails ----------------------------------------------------------------------------------------


def test_email_says_that_a_message_is_there_and_no_more(priya, mail_server):
    message = MessageFactory(recipient=priya, subject="A reflection was shared with you", body="Confidential text")
    delivery = DeliveryFactory(message=message, address="priya@westmere.example")
    assert send_delivery(delivery.pk, now=NOW) == "sent"
    (mail,) = mail_server.wait_for(1)
    assert (mail["To"], mail["Subject"].strip()) == ("priya@westmere.example", "A reflection was shared with you – Learning Organisation")
    assert mail["Message-ID"] == delivery.email_id
    assert f"http://localhost:8000/messages/{message.pk}/" in mail.get_content()
    assert "Confidential" not in mail.as_string()
    assert send_delivery(delivery.pk, now=NOW) is None
    assert len(mail_server.messages) == 1


def test_mail_server_away_is_tried_again_under_the_same_id(priya, mail_server, settings):
    delivery = DeliveryFactory(message__recipient=priya)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_delivery(delivery.pk, now=NOW) == "waiting"
    delivery.refresh_from_db()
    assert (delivery.attempts, delivery.due_at, delivery.error[:22]) == (1, NOW + datetime.timedelta(minutes=1), "ConnectionRefusedError")
    settings.EMAIL_PORT = port
    assert send_delivery(delivery.pk, now=NOW) is None  # not due yet
    later = NOW + datetime.timedelta(minutes=1)
    assert send_delivery(delivery.pk, now=later) == "sent"
    assert mail_server.wait_for(1)[0]["Message-ID"] == delivery.email_id
    delivery.refresh_from_db()
    assert (delivery.attempts, delivery.sent_at, delivery.error) == (2, later, "")


def test_delivery_fails_after_the_last_attempt(priya, mail_server, settings):
    settings.EMAIL_PORT = 1
    delivery, now, pauses = DeliveryFactory(message__recipient=priya), NOW, []
    while send_delivery(delivery.pk, now=now) == "waiting":
        delivery.refresh_from_db()
        pauses.append(int((delivery.due_at - now).total_seconds() // 60))
        now = delivery.due_at
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("failed", ATTEMPTS)
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]


def test_mail_server_away_costs_the_others_no_attempt(priya, mail_server, settings):
    first, second = DeliveryFactory.create_batch(2, message__recipient=priya)
    settings.EMAIL_PORT = 1
    assert send_waiting(now=NOW) == 0
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.attempts, second.attempts) == (1, 0)


def test_delivery_held_by_another_is_left_alone(transactional_db, mail_server):
    delivery = DeliveryFactory(message__recipient=staff("Priya Nair"))
    found = []

    def other():
        found.append(send_delivery(delivery.pk, now=NOW))
        connection.close()

    with transaction.atomic():
        Delivery.objects.select_for_update().get(pk=delivery.pk)
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert found == [None]
    assert mail_server.messages == []


def test_two_days_late_loses_nothing(priya, by, mail_server):
    remind(priya, by)
    DeliveryFactory(message__recipient=priya, due_at=NOW)
    assert sweep(as_at=DUE + datetime.timedelta(days=2)) == (1, 2)
    assert len(mail_server.wait_for(2)) == 2


# -- A real worker ---------------------------------------------------------------------------------


@pytest.mark.worker
def test_worker_sends_what_is_told_and_makes_up_for_what_was_missed(celery_worker_process, mail_server):
    priya = staff("Priya Nair")
    ReminderFactory(recipient=priya, due_on=clock.today() - datetime.timedelta(days=2), subject="Missed")
    celery_worker_process.start()  # its first sweep finds the reminder
    assert mail_server.wait_for(1)[0]["Subject"] == "Missed – Learning Organisation"
    services.notify(priya, subject="Told now", body="Text", by=Person.objects.system())
    assert mail_server.wait_for(2)[1]["Subject"] == "Told now – Learning Organisation"


@pytest.mark.worker
def test_worker_killed_in_the_middle_loses_nothing_and_tells_once(celery_worker_process, mail_server):
    priya = staff("Priya Nair")
    ReminderFactory.create_batch(60, recipient=priya, due_on=clock.today())
    child, _ = celery_worker_process.start()
    mail_server.wait_for(5)
    child.kill()
    child.wait()
    celery_worker_process.start()
    until = time.monotonic() + 30
    while Delivery.objects.filter(state="sent").count() < 60:  # not 60 e-mails: one of them may have come twice
        assert time.monotonic() < until
        time.sleep(0.05)
    ids = {mail["Message-ID"] for mail in mail_server.messages}
    assert len(ids) == Message.objects.count() == 60
    assert len(mail_server.messages) <= 61  # the one that was on its way is sent once more, under the same Message-ID
