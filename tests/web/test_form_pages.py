"""Pages that write: nothing typed is lost, a refusal stands beside its field, odd input is an error and never a failure."""

import pytest
from django.contrib.messages import get_messages

from learning_org.accounts.models import Person

pytestmark = pytest.mark.django_db
GOOD = {"name": "Ann", "day_day": "2", "day_month": "11", "day_year": "2026", "note": ""}


def test_form_is_shown_with_one_button_that_ignores_a_double_click(pages):
    page = pages.get("/people/add/").content.decode()
    assert page.count('data-prevent-double-click="true"') == 1
    assert 'href="/people/" class="govuk-back-link"' in page
    assert "There is a problem" not in page


def test_done_goes_back_and_says_so(pages):
    response = pages.post("/people/add/", GOOD)
    assert (response.status_code, response.url) == (302, "/people/")
    assert [str(message) for message in get_messages(response.wsgi_request)] == ["Ann is added."]
    assert "Ann is added." in pages.get("/people/").content.decode()


def test_wrong_input_is_named_in_summary_and_beside_the_field_and_kept(pages):
    page = pages.post("/people/add/", GOOD | {"name": "", "note": "Kept text"}).content.decode()
    assert '<a href="#id_name">Enter the name</a>' in page
    assert '<p class="govuk-error-message" id="id_name_error">' in page
    assert "Kept text" in page
    assert "This field is required" not in page


def test_refusal_with_a_field_stands_beside_it(pages):
    page = pages.post("/people/add/", GOOD | {"name": "Taken", "note": "Kept text"}).content.decode()
    assert '<a href="#id_name">Somebody has this name. Enter another.</a>' in page
    assert "Kept text" in page


def test_refusal_without_a_field_stands_in_the_summary_alone(pages):
    page = pages.post("/people/add/", GOOD | {"name": "Full"}).content.decode()
    assert page.count("The team is full. Ask its manager.") == 1
    assert "<li>The team is full. Ask its manager.</li>" in " ".join(page.split()).replace("> ", ">").replace(" <", "<")


@pytest.mark.parametrize(
    "odd",
    [
        {"name": "A\x00B"},
        {"name": "x" * 1_000_000},
        {"note": "x" * 1_000_000},
        {"day_day": "x" * 1000},
        {"day_day": "\x00"},
        {"day_day": "1_0"},
        {"day_year": "٢٠٢٦"},
        {"day_day": "31", "day_month": "2"},
        {"day_year": "26"},
        {"day_year": "99999999999999999999"},
    ],
)
def test_odd_input_is_an_error_never_a_failure(pages, odd):
    response = pages.post("/people/add/", GOOD | odd)
    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()


def test_too_much_to_read_is_a_page_that_says_so(pages):
    response = pages.post("/people/add/", GOOD | {"note": "x" * 3_000_000})
    assert response.status_code == 400
    assert "Nothing was saved" in response.content.decode()


def test_heading_keeps_the_stored_name_while_a_new_one_is_refused(pages, priya):
    page = pages.post(f"/people/{priya.pk}/edit/", {"given_name": "Changed"}).content.decode()
    assert '<h1 class="govuk-heading-l">Change Priya Nair</h1>' in page
    assert 'value="Changed"' in page
    assert '<a href="#id_given_name">That name is on the register already.</a>' in page


def test_confirmation_asks_first(pages, four_more):
    page = pages.get(f"/people/{four_more[0].pk}/remove/").content.decode()
    assert "Nobody can bring them back." in page
    assert "govuk-button--warning" in page
    assert Person.objects.filter(pk=four_more[0].pk).exists()


def test_confirmation_acts_once_and_says_so(pages, four_more):
    path = f"/people/{four_more[0].pk}/remove/"
    assert pages.post(path).url == "/people/"
    assert not Person.objects.filter(pk=four_more[0].pk).exists()
    assert "Removed." in pages.get("/people/").content.decode()
    assert pages.post(path).status_code == 404


def test_refused_confirmation_says_why(pages, priya):
    page = pages.post(f"/people/{priya.pk}/remove/").content.decode()
    assert "Priya cannot be removed." in page
    assert "There is a problem" in page
    assert Person.objects.filter(pk=priya.pk).exists()
