"""Logs hold no confidential text: what is planted in forms, errors, e-mails and tasks is looked for in what the processes write."""

import io
import logging
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest
from django.conf import settings
from django.core import signing
from django.db import connection
from django.test import Client
from django.urls import reverse

from learning_org.accounts import emails, services
from learning_org.accounts.tasks import send_account_email
from learning_org.trail.draftkeys import DraftKey
from learning_org.trail.owner import as_owner
from learning_org.web import clock
from learning_org.web.logs import QuietFormatter
from tests.factories import staff
from tests.practitioners.test_cpd_pages import FILLED
from tests.support.broker import broker_away  # noqa: F401

PLANTED = "Xyzzyplover"


@pytest.fixture
def log():
    """What this process would write: a handler like the shipped one, at the root."""
    assert settings.LOGGING["formatters"]["line"] == {"()": "learning_org.web.logs.QuietFormatter"}
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(QuietFormatter())
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def test_error_is_told_without_its_message(log):
    try:
        try:
            int(PLANTED)
        except ValueError as error:
            raise RuntimeError(f"{PLANTED} again") from error
    except RuntimeError:
        logging.getLogger("learning_org").exception("A step failed: %s", "sweep")
    text = log.getvalue()
    assert PLANTED not in text
    assert "ERROR learning_org A step failed: sweep" in text
    assert "builtins.ValueError\nwhich led to:" in text
    assert text.rstrip().endswith("builtins.RuntimeError")
    assert "test_error_is_told_without_its_message" in text  # the lines of code are there


def test_error_given_as_an_argument_is_told_by_its_kind(log):
    logging.getLogger("learning_org").warning("It failed: %s", OSError(PLANTED))
    assert "It failed: builtins.OSError" in log.getvalue()
    assert PLANTED not in log.getvalue()


def test_page_is_named_and_its_address_is_not(log, rf):
    path = reverse("practitioners:follow_up_by_link", args=[PLANTED])
    record = {"request": rf.get(path, {"search": PLANTED}), "status_code": 500}
    logging.getLogger("learning_org").error("Internal Server Error: %s", path, extra=record)
    logging.getLogger("learning_org").error("Not Found: /%s/", PLANTED, extra={"request": rf.get(f"/{PLANTED}/"), "status_code": 404})
    assert PLANTED not in log.getvalue()
    assert "500: practitioners:follow_up_by_link" in log.getvalue()
    assert "404: no such page" in log.getvalue()


def test_web_servers_own_log_names_no_address(log):
    logger = logging.getLogger("gunicorn.error")
    was, logger.propagate = logger.propagate, True
    try:
        int(PLANTED)
    except ValueError:
        logger.exception("Error handling request %s", f"/people/?search={PLANTED}")
    logger.warning("Invalid request from ip=198.51.100.7: Invalid HTTP request line: 'GET /%s'", PLANTED)
    logger.propagate = was
    assert PLANTED not in log.getvalue()
    assert "Error handling request" in log.getvalue()


@pytest.mark.django_db
def test_view_that_fails_with_what_was_typed(client, log, monkeypatch):
    from learning_org.accounts.views.signing import SignInView

    def fail(self, request, *args, **kwargs):
        raise ValueError(request.POST["login"])

    monkeypatch.setattr(SignInView, "post", fail)
    client.raise_request_exception = False
    assert client.post(reverse("account_login"), {"login": PLANTED, "password": PLANTED}).status_code == 500
    assert "500: account_login" in log.getvalue()
    assert PLANTED not in log.getvalue()


@pytest.mark.django_db
def test_draft_that_is_refused(client, log):
    import uuid

    priya = staff("Priya Nair")
    client.force_login(priya.user)
    key = DraftKey(priya.user.pk, "practitioners:cpd_create", uuid.uuid4()).signed()
    path = reverse("trail:draft_save", args=["practitioners:cpd_create"])
    response = client.post(path, {"draft_key": key, "draft_version": "0", "description": PLANTED * 20_000})
    assert response.status_code == 413
    forged = signing.dumps([PLANTED], salt="another")
    assert client.post(path, {"draft_key": forged, "description": PLANTED}).status_code == 400
    assert PLANTED not in log.getvalue()


@pytest.mark.django_db
def test_e_mail_that_cannot_be_sent(log, monkeypatch, broker_away, django_capture_on_commit_callbacks):  # noqa: F811
    def refuse(user):
        raise OSError(f"550 {PLANTED}")

    monkeypatch.setattr(emails, "password_reset", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        services.send_password_reset(staff("Priya Nair").user)
    assert "could not be sent" in log.getvalue()
    assert PLANTED not in log.getvalue()


@pytest.mark.worker
def test_task_that_fails_in_the_real_worker(celery_worker_process):
    _, path = celery_worker_process.start()
    send_account_email.delay(PLANTED, staff("Priya Nair").user.pk)
    until = time.monotonic() + 20
    while "raised unexpected" not in path.read_text():
        assert time.monotonic() < until, path.read_text()
        time.sleep(0.1)
    assert "accounts.tasks.send_account_email" in path.read_text()
    assert "builtins.AttributeError" in path.read_text()
    assert PLANTED not in path.read_text()


@pytest.fixture
def refusing_table():
    """The database refuses what is planted, and says so with the whole row, as PostgreSQL does."""
    sql = f"ALTER TABLE practitioners_cpdentry ADD CONSTRAINT planted CHECK (title <> '{PLANTED}') NOT VALID"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql)
    yield
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE practitioners_cpdentry DROP CONSTRAINT planted")


@pytest.mark.browser
def test_form_whose_text_the_database_refuses_in_the_real_web_server(live, refusing_table):
    priya = staff("Priya Nair")
    client = Client()
    client.force_login(priya.user)
    token = "a" * 32
    cookies = f"sessionid={client.cookies['sessionid'].value}; csrftoken={token}"
    form = FILLED | {"csrfmiddlewaretoken": token, "title": PLANTED, "description": PLANTED, "reflection": PLANTED}
    form |= {f"learnt_on_{part}": getattr(clock.today(), part) for part in ("day", "month", "year")}
    before = len(live.log.read_text())
    request = urllib.request.Request(  # noqa: S310 -- an address of ours
        live.url + reverse("practitioners:cpd_create"), urllib.parse.urlencode(form).encode(), {"Cookie": cookies}
    )
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(request)  # noqa: S310
    assert answer.value.code == 500
    written = live.log.read_text()[before:]
    assert "500: practitioners:cpd_create" in written
    assert "IntegrityError (planted)" in written
    assert PLANTED not in live.log.read_text()
