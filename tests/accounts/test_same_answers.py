"""Nothing tells whether an account exists: answers, headers and the number of password hashes are the same."""

import contextlib
import re

import pytest
from django.contrib.auth import hashers
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from learning_org.accounts import services
from learning_org.accounts.models import SignIn
from learning_org.accounts.tasks import send_account_email
from learning_org.web import clock
from tests.accounts.codes import set_up, sign_in
from tests.factories import PASSWORD, staff

pytestmark = pytest.mark.django_db
WHO = ["in post", "with a second step", "leaver", "closed", "invited, no password yet"]


@pytest.fixture
def hashed(monkeypatch):
    """How often a password was hashed, whichever function asked for it."""
    calls = []
    original = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda self, *args: calls.append(1) or original(self, *args))
    return calls


def account(who):
    if who == "leaver":
        return staff("Lee Gone", first_out=clock.today()).user.email
    person = staff("Priya Nair")
    if who == "with a second step":
        client = Client()
        sign_in(client, person)
        set_up(client)
    if who == "closed":
        services.close_account(person.user, by=staff("Ada Min"))
    if who == "invited, no password yet":
        person.user.set_unusable_password()
        person.user.save()
    return person.user.email


def answer(client, name, data):
    """All that somebody sees: the status, the headers and the page without its token and what they typed themselves."""
    response = client.post(reverse(name), data)
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.text)
    typed = data.get("login") or data.get("email")
    headers = {name: value.replace(typed, "") for name, value in response.headers.items() if name not in ("Content-Length", "Expires")}
    return response.status_code, headers, page.replace(typed, "typed"), sorted(response.cookies)


def compared(name, email, hashed, **more):
    """((answer, hashes) for this account, the same for an address that nobody has)."""
    field = "login" if name == "account_login" else "email"
    found = []
    for typed in (email, "nobody@westmere.example"):
        hashed.clear()
        found.append((answer(Client(), name, {field: typed} | more), len(hashed)))
    return found


@pytest.mark.parametrize("who", WHO)
def test_wrong_password_is_answered_as_for_an_unknown_address(who, hashed):
    known, unknown = compared("account_login", account(who), hashed, password="not-the-password")
    assert known == unknown
    assert known[1] == 1


@pytest.mark.parametrize("who", ["leaver", "closed"])
def test_right_password_of_somebody_gone_is_answered_as_for_an_unknown_address(who, hashed):
    known, unknown = compared("account_login", account(who), hashed, password=PASSWORD)
    assert known == unknown
    assert known[1] == 1


@pytest.mark.parametrize("who", WHO)
def test_reset_is_answered_as_for_an_unknown_address(who, hashed, monkeypatch, django_capture_on_commit_callbacks):
    sent = []
    monkeypatch.setattr(send_account_email, "delay", lambda *args: sent.append(args))
    email = account(who)
    sent.clear()
    with django_capture_on_commit_callbacks(execute=True):
        known, unknown = compared("account_reset_password", email, hashed)
    assert known == unknown
    assert known[1] == 0
    assert [name for name, *_ in sent] == ["password_reset", "password_reset"]  # a task for either


@contextlib.contextmanager
def connected():
    """The test's connection stays open from request to request, as with Django's own test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def statements(email):
    """What the database is asked until the answer is there, as gunicorn asks for it, and what after it was sent."""
    form = {"login": email, "password": "not-the-password", "csrfmiddlewaretoken": "a" * 32}
    environ = RequestFactory(HTTP_COOKIE=f"csrftoken={'a' * 32}").post(reverse("account_login"), form).environ
    with connected(), CaptureQueriesContext(connection) as asked:
        response = WSGIHandler()(environ, lambda *started: None)
        b"".join(response)
        before = [query["sql"].split()[0] for query in asked.captured_queries]
        response.close()
    return before, [query["sql"].split()[0] for query in asked.captured_queries[len(before) :]]


@pytest.mark.parametrize("who", WHO)
def test_wrong_password_asks_the_database_no_more_than_an_unknown_address(who):
    email = account(who)
    known, noted = statements(email)
    unknown, nothing = statements("nobody@westmere.example")
    assert known == unknown
    assert ("INSERT" in noted, "INSERT" in nothing) == (True, False)
    assert SignIn.objects.filter(what=SignIn.What.WRONG_PASSWORD, user__email=email).count() == 1


def test_account_made_to_wait_asks_no_more_than_an_unknown_address(settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "1/5m/key"}
    email = account("in post")
    (_, (known, noted)), (_, (unknown, nothing)) = ([statements(typed) for _ in range(2)] for typed in (email, "nobody@westmere.example"))
    assert known == unknown
    assert ("INSERT" in noted, "INSERT" in nothing) == (True, False)


def test_note_that_fails_after_the_answer_is_told_to_the_log(client, monkeypatch, caplog):
    email = account("in post")
    monkeypatch.setattr(services, "note_sign_in", lambda *args, **kwargs: 1 / 0)
    assert client.post(reverse("account_login"), {"login": email, "password": "wrong"}).status_code == 200
    assert "What was to be done after the answer failed" in caplog.text


def test_task_for_nobody_sends_nothing(mailoutbox):
    send_account_email("password_reset", None)
    assert mailoutbox == []


def test_what_is_typed_at_an_unknown_address_is_kept_nowhere(client):
    client.post(reverse("account_login"), {"login": "my-secret@westmere.example", "password": "another secret"})
    assert SignIn.objects.count() == 0
