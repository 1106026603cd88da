"""The whole of the second step in a real browser: set up, kept, entered; each page read by axe at two widths."""

import re

import pytest
from playwright.sync_api import expect

from tests.accounts.codes import code_of
from tests.factories import PASSWORD, staff
from tests.support.browser import axe

pytestmark = pytest.mark.browser


def sign_in_by_form(page, person):
    page.goto("/accounts/sign-in/")
    page.fill("#id_login", person.user.email)
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def looked_at(page):
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (page.url, width)


def test_set_up_keep_the_codes_and_sign_in_with_one_of_each(page, live):
    refused = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None)
    priya = staff("Priya Nair")
    sign_in_by_form(page, priya)
    page.get_by_role("link", name="Your sign-in").click()
    looked_at(page)
    page.get_by_role("button", name="Set up a second step").click()
    expect(page.locator(".app-qr svg path")).to_be_visible()
    looked_at(page)
    secret = page.locator(".app-key").inner_text().replace(" ", "")
    page.fill("#id_code", "abc")
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("alert")).to_contain_text("This code is not right")
    page.fill("#id_code", code_of(secret))
    page.get_by_role("button", name="Set it up").click()
    looked_at(page)
    codes = page.locator(".app-codes li").all_inner_texts()
    with page.expect_download() as file:
        page.get_by_role("link", name="Download the codes").click()
    assert file.value.suggested_filename == "recovery-codes.txt"
    page.get_by_role("button", name="I have kept them").click()
    expect(page.get_by_text("You have 10 recovery codes left.")).to_be_visible()
    looked_at(page)

    for code in (code_of(secret, periods=1), codes[0]):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.get_by_role("button", name="Sign out").click()
        sign_in_by_form(page, priya)
        expect(page).to_have_url(re.compile("/accounts/sign-in/code/$"))
        looked_at(page)
        page.fill("#id_code", code)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.goto("/accounts/yours/sign-ins/")
    expect(page.get_by_text("Recovery code used")).to_be_visible()
    looked_at(page)
    assert refused == []
