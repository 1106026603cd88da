"""The helpers that other tests stand on: a real SMTP server, a real worker."""

import pytest
from django.core.mail import send_mail

from learning_org.celery import app


def test_django_sends_to_the_real_mail_server(mail_server):
    send_mail("Your supervision", "On 14 March 2026.", "from@example.org", ["to@example.org"])
    (message,) = mail_server.wait_for(1)
    assert message["Subject"] == "Your supervision"
    assert message.get_content().strip() == "On 14 March 2026."


@pytest.mark.worker
def test_a_real_worker_answers_and_ends_when_told(celery_worker_process):
    child, log = celery_worker_process.start()
    (answer,) = app.control.broadcast("ping", reply=True, limit=1, timeout=5)
    assert list(answer.values()) == [{"ok": "pong"}]
    celery_worker_process.stop()
    assert child.returncode == 0, log.read_text()
