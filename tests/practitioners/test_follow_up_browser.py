"""From the e-mail to the answers on a phone, without signing in; and the pages of manager and participant at both widths."""

import re

import pytest
from dateutil.relativedelta import relativedelta
from playwright.sync_api import expect

from learning_org.notifications.sweep import sweep
from learning_org.questionnaires.queries import questions_of
from learning_org.web import clock
from practitioners.models import ImpactFollowUp
from practitioners.queries.asked import version_asked
from practitioners.services.impact import answer_follow_up
from tests import factories as make
from tests.support.browser import axe, sign_in

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
MOST_TAPS = 6
GIVEN = {"used": "The timeline, in four visits.", "changed": "1", "rating": "8", "plan": "2", "supervision": "1"}


@pytest.fixture
def priya(live):
    return make.staff("Priya Nair")


@pytest.fixture
def follow_up(priya):
    due_on = clock.today()
    learnt_on = due_on - relativedelta(months=3) - relativedelta(days=3)
    return make.ImpactFollowUpFactory(person=priya, about="Talking with teenagers about risk", learnt_on=learnt_on, due_on=due_on)


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def phone(request, browser, browser_context_args, live):
    """A page of somebody who is not signed in, on a phone."""
    context = browser.new_context(**browser_context_args, viewport=PHONE, java_script_enabled=request.param)
    page = context.new_page()
    page.set_default_timeout(10_000)
    yield page
    context.close()


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_from_the_email_to_the_answers(phone, follow_up, mail_server):
    sweep()
    path = re.search(r"https?://[^/\s]+(/answer/\S+/)\s", mail_server.wait_for(1)[0].get_content())[1]
    asked = []
    phone.on("request", lambda request: asked.append(request.headers.get("referer", "")))
    phone.goto(path)
    expect(phone.get_by_role("heading", level=1)).to_have_text("What became of it?")
    expect(phone.get_by_text("4 of 10")).to_be_visible()
    phone.get_by_label("What have you used?").fill("The timeline, in four visits.")
    taps = [
        ("Did your practice change?", "Yes"),
        ("How confident are you in this today?", "8"),
        ("How far are you with what you planned?", "Partly done"),
        ("Have you talked about it in supervision?", "No"),
    ]
    for group, answer in taps:
        phone.get_by_role("group", name=group).get_by_label(answer, exact=True).check()
    phone.get_by_role("button", name="Send my answers").click()
    assert len(taps) + 2 <= MOST_TAPS  # with the link and the button
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your answers are in")
    row = ImpactFollowUp.objects.get()
    assert (row.changed, row.rating_later, row.response.respondent_id) == (True, 8, row.person_id)
    assert not [referer for referer in asked if "/answer/" in referer]


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_have_no_fault_and_do_not_scroll_sideways(page, priya, follow_up, width):
    ImpactFollowUp.objects.update(asked_on=clock.today())
    boss = make.staff("Lina Manager", role="supervisor")
    make.supervises(boss, priya)
    answered = make.ImpactFollowUpFactory(person=priya, asked=True)
    answer_follow_up(answered, {q: GIVEN.get(q.code) for q in questions_of(version_asked(answered))}, by=priya)
    page.set_viewport_size({"width": width, "height": 900})
    found = []
    visits = [
        (priya, "/follow-ups/"),
        (priya, f"/follow-ups/{follow_up.pk}/"),
        (priya, f"/follow-ups/{follow_up.pk}/answer/"),
        (boss, "/follow-ups/?tab=line"),
        (boss, f"/follow-ups/{answered.pk}/"),
        (boss, f"/follow-ups/{answered.pk}/comment/"),
    ]
    for person, path in visits:
        sign_in(page, person)
        page.goto(path)
        found += [f"{path}: {fault}" for fault in axe(page)]
        found += [f"{path}: scrolls sideways by {by}"] if (by := sideways(page)) > 0 else []
    assert found == []
