"""Asking with real processes and a real mail server: twice, late, two at once, killed in the middle, mail server away."""

import datetime
import subprocess
import sys
import time

import pytest
from dateutil.relativedelta import relativedelta
from django.conf import settings

from learning_org.notifications.models import Delivery, Message, Reminder
from learning_org.web import clock
from practitioners.models import ImpactFollowUp
from tests import factories as make
from tests.support.live import child_environment

pytestmark = pytest.mark.worker
DAY = datetime.timedelta(days=1)
MANY = 40


@pytest.fixture
def sweeps(transactional_db, mail_server):
    """start(*options, port=...) starts `manage.py sweep` in a process of its own; ended with the test."""
    children = []

    def start(*options, port=mail_server.port):
        command = [sys.executable, "manage.py", "sweep", *options]
        child = subprocess.Popen(command, cwd=settings.BASE_DIR, env=child_environment(port))
        children.append(child)
        return child

    yield start
    for child in children:
        child.kill()
        child.wait()


def due(count, *, days_ago=0):
    """So many follow-ups of so many people, due on that day."""
    due_on = clock.today() - days_ago * DAY
    values = {"due_on": due_on, "learnt_on": due_on - relativedelta(months=3) - 3 * DAY}
    return [make.ImpactFollowUpFactory(person=make.staff(user=False), **values) for _ in range(count)]


def asked_once(count, mails):
    """Each was asked today, with one message, one delivery that was sent, two reminders, and an e-mail of its own."""
    assert list(ImpactFollowUp.objects.values_list("asked_on", flat=True)) == [clock.today()] * count
    assert Message.objects.count() == Delivery.objects.filter(state="sent").count() == count
    assert Reminder.objects.filter(message=None, cancelled_at=None).count() == 2 * count
    assert len({mail["Message-ID"] for mail in mails}) == len({mail["To"] for mail in mails}) == count


def test_two_days_late_and_a_second_run_ask_each_once(sweeps, mail_server):
    due(3, days_ago=2)
    for _ in range(2):
        assert sweeps().wait(timeout=60) == 0
        asked_once(3, mail_server.messages)
        assert len(mail_server.messages) == 3


def test_two_at_once_share_the_work(sweeps, mail_server):
    due(MANY)
    both = [sweeps(), sweeps()]
    assert [child.wait(timeout=60) for child in both] == [0, 0]
    asked_once(MANY, mail_server.messages)
    assert len(mail_server.messages) == MANY


def test_mail_server_away_then_back_loses_nothing(sweeps, mail_server):
    due(4)
    assert sweeps(port=1).wait(timeout=60) == 0
    assert mail_server.messages == []
    assert list(ImpactFollowUp.objects.values_list("asked_on", flat=True)) == [clock.today()] * 4
    assert sweeps("--as-at", f"{clock.today() + DAY}").wait(timeout=60) == 0
    asked_once(4, mail_server.messages)
    assert len(mail_server.messages) == 4


def wait_until(count, asked, seconds=30):
    until = time.monotonic() + seconds
    while asked() < count:
        assert time.monotonic() < until
        time.sleep(0.005)


def asked():
    return ImpactFollowUp.objects.filter(asked_on__isnull=False).count()


@pytest.mark.parametrize("middle", ["while asking", "while sending"])
def test_worker_killed_in_the_middle_loses_nothing_and_asks_each_once(celery_worker_process, mail_server, middle):
    due(MANY)
    child, _ = celery_worker_process.start()  # its first sweep finds them
    wait_until(5, asked if middle == "while asking" else lambda: len(mail_server.messages))
    child.kill()
    child.wait()
    assert middle == "while sending" or 5 <= asked() < MANY
    celery_worker_process.start()
    wait_until(MANY, lambda: Delivery.objects.filter(state="sent").count())
    asked_once(MANY, mail_server.messages)
    assert len(mail_server.messages) <= MANY + 1  # the one on its way is sent once more, under the same Message-ID
