"""The loop in a browser, from the chart by clicks to a finding, at both widths."""

import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from learning_org.accounts.roles import Role
from learning_org.web import clock
from tests import factories as make
from tests.measures.loops import ASKED, BETTER, CHANGED, day, found
from tests.support.browser import axe, sign_in

LOOP = reverse("dashboards:loop")
NOON = datetime.datetime(2026, 10, 31, 12, tzinfo=datetime.UTC)
pytestmark = pytest.mark.browser


def story(unit):
    """The drawn screen: 42 findings from October 2025 to March 2026, as at 31 October 2026."""
    teams = [make.UnitFactory(parent=unit, name=name) for name in ("Assessment East", "Assessment West", "Safeguarding South")]
    paths = [(BETTER, 11), (CHANGED, 4), (CHANGED | {"again": (day(7, 31), 2)}, 2), (CHANGED | {"again": (day(7, 31), 1)}, 1)]
    paths += [({"raised": day(1, 14), "met": day(9, 1)}, 4), (ASKED, 3), (CHANGED | {"changed": False}, 2)]
    paths += [({"raised": day(1, 14), "wanted": day(12, 18)}, 5), ({"raised": day(1, 14), "ended": day(3, 2)}, 3)]
    paths += [({"no_need": "put_right"}, 4), ({}, 3)]
    theme = make.ThemeFactory(name="Management oversight recorded")
    for path, count in paths:
        for number in range(count):
            found(teams[number % 3], theme=theme, **path)
    return theme


@pytest.fixture
def service(live):
    """The drawn screen's service, as at its date."""
    clock.move(int((NOON - clock.now()).total_seconds()))
    service = make.UnitFactory(service=True, name="Help and Protection")
    story(service)
    return service


def look(page):
    """At both widths: what axe finds, and whether anything is wider than the screen."""
    for size in ({"width": 1280, "height": 900}, {"width": 390, "height": 844}):
        page.set_viewport_size(size)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_from_the_chart_to_a_finding_by_clicks(live, page, service):
    sign_in(page, make.staff("Tom Whitfield", role=Role.SERVICE_MANAGER, unit=service), live.url)
    page.goto(LOOP)
    expect(page.get_by_text("11 of 42 findings are better at re-audit so far.")).to_be_visible()
    expect(page.get_by_role("img", name="11 of 42 findings are better at re-audit so far")).to_have_count(1)  # one of the two is shown
    look(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Ask about the 6 that went quiet").click()
    expect(page.get_by_text("6 findings", exact=True)).to_be_visible()
    look(page)
    page.locator("tbody a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/audits/findings/" in page.url


def test_leader_chooses_a_theme_and_reads_what_a_number_means(live, page, service):
    sign_in(page, make.staff("Ada Leader", role=Role.SENIOR_LEADER, unit=service), live.url)
    page.goto(LOOP)
    look(page)
    page.get_by_text("Change the unit, the theme or the months").click()
    page.get_by_label("Theme").select_option("Management oversight recorded")
    page.get_by_role("button", name="Show the loop").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Management oversight recorded")
    page.get_by_role("link", name="4 re-audit not done yet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How each step is counted")
    expect(page.locator("#no_reaudit")).to_be_visible()
    look(page)
