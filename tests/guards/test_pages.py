"""Every page in a real browser, at both widths: accessible, inside the screen, without a word to another host."""

import pytest
from django.urls import reverse

from learning_org.web import clock
from practitioners.services.links import make_token
from practitioners.services.portfolio import address_of
from tests import factories as make
from tests.guards.people import cast, records
from tests.guards.test_access import PEOPLE, ROWS, path_of
from tests.guards.urls import patterns, tables
from tests.support.browser import axe, sign_in

RICHEST_FIRST = ["Adm", "IG", "LM", "Sup", "TM", "Own", *PEOPLE]
FILES = ("export", "portfolio_json", "plan_file", "calendar", "pdf", "download")
PARTS = 4
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def rows():
    """One row for each address and record that somebody may open as a page, the first of each template's states."""
    scripts = {name for name, pattern in patterns() if getattr(getattr(pattern.callback, "view_class", None), "answers_json", False)}
    pages = [row for row in ROWS if "GET" in row["method"] and "yes" in row.values() and row["page"] not in scripts]
    return [row for row in pages if not row["page"].endswith(FILES)]


def richest(row):
    return next(who for who in RICHEST_FIRST if row[who] == "yes")


def watch(page, base):
    """What goes wrong while a page loads: errors of the console (the policy's among them) and requests to other hosts."""
    heard = []
    page.on("console", lambda message: heard.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("request", lambda request: None if request.url.startswith((base, "data:")) else heard.append(f"request: {request.url}"))
    return heard


def look(page, sizes=(WIDE, PHONE)):
    """Findings of axe, and of anything wider than the screen, at both widths."""
    found = []
    for size in sizes:
        page.set_viewport_size(size)
        found += [f"{size['width']}: {finding}" for finding in axe(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{size['width']}: scrolls sideways to {wide}"] if wide > size["width"] else []
    return found


def submit_empty(page):
    """Post the page's own form as it stands, each text emptied: what comes back must be as accessible as the form."""
    page.evaluate(
        """() => { const form = document.querySelector('main form[method=post]'); if (!form) return;
        form.querySelectorAll('input[type=text], input[type=email], input:not([type]), textarea').forEach(e => { e.value = ''; });
        form.noValidate = true; }"""
    )
    button = page.locator("main form[method=post] button").first
    if button.count():
        button.click()
        page.wait_for_load_state()


@pytest.mark.browser
@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_accessible_and_fits(part, live, page):
    people = cast()
    found = records(people)
    converters = {name: pattern.pattern.converters for name, pattern in patterns()}
    heard, problems, signed_in = watch(page, live.url), {}, None
    for row in rows()[part::PARTS]:
        if richest(row) != signed_in:
            signed_in = richest(row)
            page.context.clear_cookies()
            sign_in(page, people[signed_in], live.url)
        path = path_of(row, found, converters)
        response = page.goto(path)
        assert response.status == 200, f"{path} as {signed_in}"
        wrong = look(page)
        if "POST" in row["method"] and row["page"].endswith(
            ("create", "edit", "leave", "move", "account", "contact", "plan", "meet", "end")
        ):
            submit_empty(page)
            wrong += [f"with errors, {finding}" for finding in look(page, (PHONE,))]
        if wrong or heard:
            problems[path] = wrong + heard
            heard.clear()
    assert (problems, heard) == ({}, [])


def link_of_a_follow_up():
    return {"token": make_token(make.ImpactFollowUpFactory(person=make.staff(), asked=True, asked_on=clock.today()))}


def link_to_a_portfolio():
    link = make.PortfolioLinkFactory(person=make.staff(), made_on=clock.today(), last_day=clock.today(), reflective=True)
    make.PortfolioPieceFactory(link=link, entry=make.CPDEntryFactory(person=link.person, with_reflection=True, with_peer=True))
    return {"token": address_of(link).split("/")[-2]}


# The public addresses that carry a signature: a link to choose a password that is no longer good, to a questionnaire, to a portfolio.
SIGNED = {
    "account_reset_password_from_key": lambda: {"uidb36": "x", "key": "y-z"},
    "practitioners:follow_up_by_link": link_of_a_follow_up,
    "practitioners:portfolio_by_link": link_to_a_portfolio,
}


@pytest.mark.browser
def test_public_pages_are_accessible_and_fit(live, page):
    heard, problems = watch(page, live.url), {}
    for row in tables()["Public addresses"]:
        path = reverse(row["page"], kwargs=SIGNED.get(row["page"], dict)())
        assert page.goto(path).status == 200, path
        if wrong := look(page) + heard:
            problems[path] = wrong
            heard.clear()
    assert problems == {}


@pytest.mark.browser
def test_errors_are_accessible_and_fit(live, page):
    """404 and 403, as somebody signed in meets them."""
    people = cast()
    sign_in(page, people["Own"], live.url)
    problems = {}
    for path, status in (("/nothing-here/", 404), (reverse("practitioners:person_create"), 403)):
        assert page.goto(path).status == status
        if wrong := look(page):
            problems[path] = wrong
    assert problems == {}
