"""Error pages say what to do; those of our own failures need neither database nor session."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory

from learning_org.web.views import errors


@pytest.mark.django_db
def test_not_found(client):
    response = client.get("/no-such-page/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


@pytest.mark.django_db
def test_forbidden_repeats_who_can(pages):
    response = pages.get("/refuses/")
    assert response.status_code == 403
    assert "Helen Marsh can open this. Ask her." in response.content.decode()


@pytest.mark.django_db
def test_failure_has_a_page(pages):
    pages.raise_request_exception = False
    response = pages.get("/breaks/")
    assert response.status_code == 500
    assert "This is our fault, not yours." in response.content.decode()


def test_failure_page_needs_no_database():
    """No django_db mark: a query would fail the test. The request has no session and no user."""
    request = RequestFactory().get("/")
    assert "This is our fault" in errors.server_error(request).content.decode()
    response = errors.bad_request(request, SuspiciousOperation())
    assert (response.status_code, "Nothing was saved" in response.content.decode()) == (400, True)


def test_failure_page_survives_a_missing_template(settings):
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": []}]
    response = errors.server_error(RequestFactory().get("/"))
    assert (response.status_code, response.content.decode()) == (500, errors.LAST_RESORT)


@pytest.mark.django_db
def test_form_without_token_says_what_to_do(pages, priya):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(priya.user)
    response = strict.post("/people/add/", {"name": "Ann"})
    assert response.status_code == 403
    assert "This page was open too long" in response.content.decode()
