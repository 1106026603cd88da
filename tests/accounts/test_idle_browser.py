"""The warning before the session ends, in a real browser, against a server whose sessions last 12 seconds and warn 8 before the end."""

import tempfile
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from learning_org import processes
from learning_org.trail.models import Draft
from tests.factories import PASSWORD, staff
from tests.support.browser import axe
from tests.support.live import child_environment

pytestmark = [pytest.mark.browser, pytest.mark.worker]
DIALOG = "dialog[data-idle]"
LONG_FORM = "/my-learning/record/"
SHORT_FORM = "/accounts/password/"


@pytest.fixture(scope="module")
def short(live_process, mail_sink):
    """The address of a second gunicorn, on the same database."""
    listener = processes.listen()
    with tempfile.TemporaryDirectory() as folder:
        env = child_environment(mail_sink.port) | {"SESSION_MINUTES": "0.2", "SESSION_WARNING_MINUTES": "0.1334"}
        child = processes.start(
            processes.web(listener), log=Path(folder) / "web.log", env=env, cwd=settings.BASE_DIR, pass_fds=[listener.fileno()]
        )
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.close()
        processes.wait_for_page(address + processes.FIRST_PAGE, [child])
        yield address
        processes.stop([child])


@pytest.fixture
def signed_in(page, short):
    """A page of that server, where somebody has signed in by the form."""
    sign_in_by_form(page, short, staff("Priya Nair"))
    return page


def sign_in_by_form(page, address, person):
    page.goto(address + "/accounts/sign-in/")
    fill_in(page, person)


def fill_in(page, person):
    page.fill("#id_login", person.user.email)
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_load_state()


def test_warning_says_when_and_staying_prolongs(signed_in, short):
    signed_in.goto(short + "/messages/")
    dialog = signed_in.locator(DIALOG)
    expect(dialog).not_to_be_visible()
    expect(dialog).to_be_visible(timeout=9000)
    expect(dialog.locator("h2")).to_contain_text("You will be signed out at ")
    expect(dialog.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert axe(signed_in) == []
    signed_in.keyboard.press("Enter")
    expect(dialog).not_to_be_visible()
    signed_in.wait_for_timeout(4500)  # past the first end
    assert Session.objects.get().expire_date.timestamp() > time.time()


def test_escape_stays_too(signed_in, short):
    signed_in.goto(short + "/messages/")
    expect(signed_in.locator(DIALOG)).to_be_visible(timeout=9000)
    signed_in.keyboard.press("Escape")
    expect(signed_in.locator(DIALOG)).not_to_be_visible()
    assert signed_in.url == short + "/messages/"


def test_staying_in_one_tab_is_known_in_the_other(signed_in, short, context):
    other = context.new_page()
    other.goto(short + "/accounts/yours/")
    signed_in.goto(short + "/messages/")
    expect(other.locator(DIALOG)).to_be_visible(timeout=9000)
    expect(signed_in.locator(DIALOG)).to_be_visible(timeout=9000)
    signed_in.get_by_role("button", name="Stay signed in").click()
    expect(other.locator(DIALOG)).not_to_be_visible()


def test_at_the_end_signing_in_leads_back_to_the_same_text(signed_in, short):
    person = Session.objects.get().get_decoded()["_auth_user_id"]
    signed_in.goto(short + LONG_FORM)
    signed_in.fill("#id_title", "Half a thought")
    signed_in.wait_for_url("**/accounts/sign-in/**", timeout=25_000)
    expect(signed_in.get_by_text("You were signed out because nothing happened for a while.")).to_be_visible()
    assert Draft.objects.get().data["title"] == ["Half a thought"]
    from learning_org.accounts.models import User

    fill_in(signed_in, User.objects.get(pk=person).person)
    assert signed_in.url == short + LONG_FORM
    expect(signed_in.locator("#id_title")).to_have_value("Half a thought")


def test_form_that_keeps_no_draft_stays_on_the_page_and_is_sent_after_signing_in_elsewhere(signed_in, short, context):
    from learning_org.accounts.models import User

    user = User.objects.get(pk=Session.objects.get().get_decoded()["_auth_user_id"])
    signed_in.goto(short + SHORT_FORM)
    signed_in.fill("#id_oldpassword", PASSWORD)
    signed_in.fill("#id_password1", "copper lantern meadow")
    signed_in.fill("#id_password2", "copper lantern meadow")
    dialog = signed_in.locator(DIALOG)
    expect(dialog.locator("h2")).to_have_text("You are signed out", timeout=25_000)
    with context.expect_page() as opened:
        dialog.get_by_role("button", name="Sign in again in a new tab").click()
    fill_in(opened.value, user.person)
    signed_in.bring_to_front()
    signed_in.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(dialog).not_to_be_visible(timeout=9000)
    expect(signed_in.locator("#id_password1")).to_have_value("copper lantern meadow")
    signed_in.get_by_role("button", name="Change the password").click()
    expect(signed_in.get_by_text("Your password is changed.")).to_be_visible()


def test_signing_out_from_the_warning(signed_in, short):
    signed_in.goto(short + "/messages/")
    expect(signed_in.locator(DIALOG)).to_be_visible(timeout=9000)
    signed_in.locator(DIALOG).get_by_role("link", name="Sign out").click()
    expect(signed_in.get_by_role("heading", name="Sign out")).to_be_visible()
