"""Signed out, not found, not allowed: in that order, before anything is read (design, Access)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import CPDEntryFactory, PersonFactory, staff, supervises

pytestmark = pytest.mark.django_db


def test_page_asks_for_signing_in(client, settings, priya):
    settings.ROOT_URLCONF = "tests.web.pages"
    response = client.get(f"/people/{priya.pk}/")
    assert (response.status_code, response.url) == (302, f"{reverse('account_login')}?next=/people/{priya.pk}/")


def test_record_in_sight_and_allowed_is_shown(pages, priya):
    response = pages.get(f"/people/{priya.pk}/")
    assert response.status_code == 200
    assert '<h1 class="govuk-heading-l">Priya Nair</h1>' in response.content.decode()


@pytest.mark.parametrize("pk", [987_654, 2**63, 10**40])
def test_record_that_is_not_there_is_a_404(pages, pk):
    assert pages.get(f"/people/{pk}/").status_code == 404


def test_record_out_of_sight_is_a_404_although_it_is_there(pages):
    hidden = PersonFactory(given_name="Priya", family_name="Hidden")
    response = pages.get(f"/people/{hidden.pk}/")
    assert response.status_code == 404
    assert "Hidden" not in response.content.decode()


def test_record_seen_but_not_allowed_is_a_403_that_says_who_can(pages, four_more):
    response = pages.get(f"/people/{four_more[0].pk}/")
    assert response.status_code == 403
    assert "Only Priya can open this. Ask her." in response.content.decode()


def test_content_not_readable_is_a_403_that_says_who_can(pages, priya):
    author = staff("Dan Field")
    supervises(priya, author, lead=False)
    piece = CPDEntryFactory(person=author, title="Secret title")
    response = pages.get(f"/pieces/{piece.pk}/")
    assert response.status_code == 403
    assert "Dan can share it with you." in response.content.decode()
    assert "Secret title" not in response.content.decode()


def test_content_of_ones_own_is_read_and_fetched_once(pages, priya):
    piece = CPDEntryFactory(person=priya)
    with CaptureQueriesContext(connection) as queries:
        assert pages.get(f"/pieces/{piece.pk}/").status_code == 200
    assert sum('"practitioners_cpdentry"."title"' in query["sql"] for query in queries) == 1


def test_page_without_record_asks_its_permission(pages):
    response = pages.get("/denied/")
    assert response.status_code == 403
    assert "Your role does not include this." in response.content.decode()


def test_pages_are_not_kept_by_the_browser(pages, priya):
    """On a shared computer, the back button after signing out shows nothing."""
    assert "no-store" in pages.get(f"/people/{priya.pk}/")["Cache-Control"]


def test_list_takes_no_post(pages):
    assert pages.post("/people/").status_code == 405
