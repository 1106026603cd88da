"""The helpers of browser tests: the real server, signing in by cookie, the accessibility scan."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.support.browser import axe

pytestmark = pytest.mark.browser


def test_a_page_is_served_with_its_hashed_static_files(page):
    missing = []
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    answer = page.goto("/accounts/sign-in/")
    assert answer.status == 200
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert missing == []
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_axe_finds_nothing_on_a_good_page_and_something_on_a_bad_one(page):
    page.goto("/accounts/sign-in/")
    assert axe(page) == []
    page.evaluate("document.querySelector('label').remove()")
    assert any(finding.startswith("label: ") for finding in axe(page))


def test_only_our_own_host_is_asked(page, live):
    asked = set()
    page.on("request", lambda request: asked.add("/".join(request.url.split("/")[:3])))
    page.goto("/accounts/sign-in/")
    assert asked == {live.url}
    assert settings.DEBUG is False
