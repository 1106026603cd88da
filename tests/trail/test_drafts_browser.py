"""What is typed into a long form is kept while typing, by static/js/draft.mjs in a real browser."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from learning_org.trail.models import Draft
from tests.factories import PASSWORD, staff
from tests.support.browser import sign_in

pytestmark = pytest.mark.browser
FORM = "practitioners:cpd_create"
PAGE = "/my-learning/record/"
TITLE = "#id_title"
STATUS = "[data-draft-status]"


@pytest.fixture
def priya(live):
    return staff("Priya Nair")


def wait_for_title(page, title):
    """Until the draft says so, at most 10 seconds: two saves may follow each other."""
    for _ in range(50):
        if [draft.data["title"] for draft in Draft.objects.all()] == [[title]]:
            return
        page.wait_for_timeout(200)
    assert [draft.data["title"] for draft in Draft.objects.all()] == [[title]]


def test_typing_is_saved_and_there_again_after_the_browser_was_closed(page, priya, context):
    sign_in(page, priya)
    page.goto(PAGE)
    page.fill(TITLE, "Talking with teenagers")
    expect(page.locator(STATUS)).to_contain_text("Saved", timeout=8000)
    assert Draft.objects.get().data["title"] == ["Talking with teenagers"]
    page.goto("about:blank")
    page.goto(PAGE)
    expect(page.locator(TITLE)).to_have_value("Talking with teenagers")
    expect(page.get_by_text("We kept what you typed on")).to_be_visible()
    page.get_by_text("Start again", exact=True).click()
    expect(page.locator(TITLE)).to_have_value("Talking with teenagers")  # nothing is thrown away yet
    page.get_by_role("button", name="Throw it away and start again").click()
    expect(page.locator(TITLE)).to_have_value("")
    assert Draft.objects.count() == 0


def test_leaving_the_field_saves_at_once(page, priya):
    sign_in(page, priya)
    page.goto(PAGE)
    page.fill(TITLE, "At once")
    page.locator(TITLE).blur()
    expect(page.locator(STATUS)).to_contain_text("Saved", timeout=2000)


def test_signed_out_while_typing_says_so_and_saves_after_signing_in_elsewhere(page, priya, context):
    sign_in(page, priya)
    page.goto(PAGE)
    Session.objects.all().delete()
    page.fill(TITLE, "Typed while signed out")
    page.locator(TITLE).blur()
    expect(page.locator(STATUS)).to_contain_text("You are signed out", timeout=3000)
    wait_for_title(page, "Typed while signed out")
    tab = context.new_page()
    tab.goto("/accounts/sign-in/")
    tab.fill("#id_login", priya.user.email)
    tab.fill("#id_password", PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url("**/")
    tab.close()
    page.bring_to_front()
    page.locator(TITLE).press("End")
    page.locator(TITLE).press_sequentially(", and after")
    page.locator(TITLE).blur()
    expect(page.locator(STATUS)).to_contain_text("Saved", timeout=8000)
    wait_for_title(page, "Typed while signed out, and after")
    # the form itself carries the new token: sending it is not refused
    page.locator("form[data-draft] button[type=submit]").click()
    expect(page.locator("h1")).not_to_contain_text("too long", timeout=5000)
    assert "403" not in page.title()


def test_nothing_typed_is_in_the_browsers_storage(page, priya):
    sign_in(page, priya)
    page.goto(PAGE)
    page.fill(TITLE, "Private")
    page.locator(TITLE).blur()
    expect(page.locator(STATUS)).to_contain_text("Saved", timeout=3000)
    assert page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])") == "[[],[]]"
