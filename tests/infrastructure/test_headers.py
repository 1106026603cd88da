"""Every answer carries the security headers, whatever made it, and what is private is kept by no cache."""

import uuid

import pytest
import time_machine
from django.core.exceptions import SuspiciousOperation
from django.test import Client
from django.urls import reverse

from tests.guards.people import NOON, cast, records
from tests.guards.test_access import ROWS, path_of
from tests.guards.urls import patterns

pytestmark = pytest.mark.django_db
EXACT = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
FILES = {
    "sandbox",
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
}  # what somebody added is shown with nothing of it running
ANY = {"StringConverter": "x", "SlugConverter": "x", "UUIDConverter": uuid.UUID(int=1)}


def wrong_with(response, *, private=True):
    """What the answer's headers lack."""
    headers = response.headers
    found = [name for name, value in EXACT.items() if headers.get(name) != value]
    policy = {part.strip() for part in headers.get("Content-Security-Policy", "").split(";")}
    if policy not in (POLICY, FILES):
        found.append("Content-Security-Policy")
    if headers.get("Referrer-Policy") not in ("same-origin", "no-referrer"):
        found.append("Referrer-Policy")
    if "camera=()" not in headers.get("Permissions-Policy", ""):
        found.append("Permissions-Policy")
    if private and "no-store" not in headers.get("Cache-Control", ""):
        found.append("Cache-Control")
    return found


def any_path(name, pattern):
    kwargs = {key: ANY.get(type(converter).__name__, 1) for key, converter in pattern.pattern.converters.items()}
    return reverse(name, kwargs=kwargs)


def test_every_address_signed_out_in_every_way(client):
    wrong = []
    for name, pattern in patterns():
        for method in ("get", "post", "head", "options", "put", "delete"):
            response = getattr(client, method)(any_path(name, pattern))
            wrong += [(method, name, response.status_code, lack) for lack in wrong_with(response)]
    assert wrong == []


def test_every_page_export_and_file_that_somebody_opens():
    """As the practitioner whom the records are about: pages, redirects, CSV, PDF and JSON, and the 403 and 404 of what is not theirs."""
    kinds, wrong = set(), []
    with time_machine.travel(NOON, tick=False):
        people = cast()
        found = records(people)
        converters = {name: pattern.pattern.converters for name, pattern in patterns()}
        client = Client(raise_request_exception=False)
        client.force_login(people["Own"].user)
        for row in ROWS:
            if "GET" in row["method"]:
                response = client.get(path_of(row, found, converters))
                kinds.add((response.status_code, response.headers.get("Content-Type", "").split(";")[0]))
                wrong += [(row["page"], row["record"], response.status_code, lack) for lack in wrong_with(response)]
    assert wrong == []
    assert {(200, "text/html"), (302, "text/html"), (403, "text/html"), (404, "text/html")} <= kinds
    assert {(200, "text/csv"), (200, "application/json")} <= kinds


def test_static_files_and_what_is_not_among_them(client):
    response = client.get("/static/app.css")
    assert response.status_code == 200
    assert wrong_with(response, private=False) == []
    assert wrong_with(client.get("/static/no-such-file.css")) == []


def test_error_pages(client, settings):
    """400, 403 (forged form), 404, 405, 429 and 500."""
    client.raise_request_exception = False
    strict = Client(enforce_csrf_checks=True)
    answers = {
        400: lambda: client.get("/", headers={"Host": "elsewhere.example"}),
        403: lambda: strict.post(reverse("account_login")),
        404: lambda: client.get("/no-such-page/"),
        405: lambda: client.delete(reverse("account_login")),
    }
    for status, ask in answers.items():
        response = ask()
        assert (response.status_code, wrong_with(response)) == (status, [])
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.post(reverse("account_login"))
    assert (client.post(reverse("account_login")).status_code, wrong_with(client.post(reverse("account_login")))) == (429, [])


@pytest.mark.parametrize(("error", "status"), [(RuntimeError("planted"), 500), (SuspiciousOperation("planted"), 400)])
def test_faults_of_ours(client, error, status, monkeypatch):
    from learning_org.web.views.pages import AccessibilityView

    def fail(self):
        raise error

    monkeypatch.setattr(AccessibilityView, "check_access", fail)
    client.raise_request_exception = False
    response = client.get(reverse("web:accessibility"))
    assert (response.status_code, wrong_with(response)) == (status, [])


def test_redirect_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    response = client.get(reverse("web:accessibility"))
    assert (response.status_code, response.url) == (301, f"https://testserver{reverse('web:accessibility')}")
    assert wrong_with(response) == []
