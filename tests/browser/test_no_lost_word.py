"""No lost word, in a real browser: a killed server, an ended session, a closed browser, another device, a lost connection, two people."""

import contextlib
import datetime
import os
import signal
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from learning_org import processes
from learning_org.trail.models import Draft
from learning_org.web import clock
from practitioners.models import CPDEntry
from supervision.services.sessions import start_session
from tests import factories as make
from tests.factories import PASSWORD
from tests.support.browser import axe, sign_in
from tests.support.live import child_environment

pytestmark = [pytest.mark.browser, pytest.mark.worker]
STATUS = "[data-draft-status]"
RECORD = "/my-learning/record/"
REFLECTION, LEARNING = "#id_reflection", "#id_learning"
SPEED = 100  # milliseconds a key: a person who types well
SENTENCE = "We talked about the visit on Friday, and what it may be like for a child of six to be asked again. "
SOON = 15_000


@pytest.fixture
def priya(live):
    return make.staff("Priya Nair")


@pytest.fixture
def helen(priya):
    helen = make.staff("Helen Marsh", role="supervisor")
    make.supervises(helen, priya, manages=False)
    return helen


@pytest.fixture
def session(priya, helen):
    """A supervision of today, to come."""
    at = clock.now() - datetime.timedelta(minutes=1)
    return make.SupervisionSessionFactory(supervisee=priya, supervisor=helen, planned_by=helen, starts_at=at)


class Server:
    """A web server of its own, so that it can be killed and started again at the same address."""

    def __init__(self, folder, mail_port):
        self.log, self.env = Path(folder) / "web.log", child_environment(mail_port)
        listener = processes.listen()
        self.port = listener.getsockname()[1]
        listener.close()
        self.url, self.child = f"http://127.0.0.1:{self.port}", None

    def start(self):
        listener = processes.listen(self.port)
        self.child = processes.start(
            processes.web(listener), log=self.log, env=self.env, cwd=settings.BASE_DIR, pass_fds=[listener.fileno()]
        )
        listener.close()
        processes.wait_for_page(f"{self.url}{processes.FIRST_PAGE}", [self.child])

    def kill(self):
        """kill -9, its workers too: nothing is finished, nothing is said."""
        os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait()


@pytest.fixture
def server(live, mail_sink):
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder, mail_sink.port)
        server.start()
        try:
            yield server
        finally:
            processes.stop([server.child])


def write(page, field, text):
    """At a person's speed, from where the text ends."""
    page.locator(field).press("Control+End")
    page.locator(field).press_sequentially(text, delay=SPEED, timeout=120_000)


def kept(name):
    """What the newest draft says in a field."""
    draft = Draft.objects.order_by("-saved_at").first()
    return draft.data.get(name, [""])[0] if draft else ""


def wait_for(page, name, text):
    """Until the draft says so."""
    for _ in range(SOON // 200):
        if kept(name) == text:
            return
        page.wait_for_timeout(200)
    assert kept(name) == text


def sign_in_by_form(page, person):
    page.fill("#id_login", person.user.email)
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page):
    page.goto(reverse("account_logout"))
    page.locator("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("signed out")


def test_a_minute_of_typing_outlives_a_killed_server(page, server, session, helen):
    start_session(session, held_on=clock.today(), by=helen)
    sign_in(page, helen, server.url)
    page.goto(server.url + reverse("supervision:session_edit", args=[session.pk]))
    first, second, third = SENTENCE * 3, SENTENCE * 2, SENTENCE
    write(page, REFLECTION, first)
    assert Draft.objects.get().version >= 4  # it was saved again and again while nobody paused
    write(page, LEARNING, second)
    server.kill()
    write(page, LEARNING, third)
    expect(page.locator(STATUS)).to_contain_text("Not saved", timeout=SOON)
    expect(page.locator(STATUS)).to_contain_text("keep trying")
    server.start()
    wait_for(page, "learning", second + third)
    expect(page.locator(STATUS)).to_contain_text("Saved ", timeout=SOON)
    page.reload()
    expect(page.locator(REFLECTION)).to_have_value(first)
    expect(page.locator(LEARNING)).to_have_value(second + third)
    expect(page.locator(STATUS)).to_contain_text("Saved ")
    assert Draft.objects.count() == 1
    page.get_by_role("button", name="Save what was talked about").click()
    expect(page.get_by_text("What was talked about is saved.")).to_be_visible()
    session.refresh_from_db()
    assert (session.note.reflection, session.note.learning) == (first.strip(), (second + third).strip())
    assert Draft.objects.count() == 0


def test_signed_out_in_a_second_tab_with_javascript(page, context, priya):
    sign_in(page, priya)
    page.goto(RECORD)
    page.fill("#id_title", "Before")
    expect(page.locator(STATUS)).to_contain_text("Saved ", timeout=SOON)
    tab = context.new_page()
    sign_out(tab)
    tab.close()
    page.locator("#id_title").press("End")
    page.locator("#id_title").press_sequentially(", and after")
    expect(page.locator(STATUS)).to_contain_text("You are signed out. Your text is saved", timeout=SOON)
    page.locator(STATUS).get_by_role("link").click()
    sign_in_by_form(page, priya)
    expect(page).to_have_url(f"{page.url.split('/my-learning')[0]}{RECORD}")
    expect(page.locator("#id_title")).to_have_value("Before, and after")
    assert Draft.objects.count() == 1


def test_signed_out_in_a_second_tab_without_javascript(browser, browser_context_args, live, priya):
    with contextlib.closing(browser.new_context(**browser_context_args, java_script_enabled=False)) as context:
        page, tab = context.new_page(), context.new_page()
        sign_in(page, priya, live.url)
        page.goto(RECORD)
        page.fill("#id_title", "Written without a script")
        sign_out(tab)
        page.locator("form[data-draft] button[type=submit]").first.click()
        expect(page.get_by_text("what you typed is there again")).to_be_visible()
        sign_in_by_form(page, priya)
        expect(page.locator("#id_title")).to_have_value("Written without a script")
        assert CPDEntry.objects.count() == 0


def test_a_closed_browser_and_another_device_find_the_text_and_a_colleague_does_not(browser, browser_context_args, live, priya):
    tom = make.staff("Tom Hale")

    def opened(person, **device):
        context = browser.new_context(**browser_context_args | device)
        sign_in(context, person, live.url)
        page = context.new_page()
        page.goto(RECORD)
        return page

    page = opened(priya)
    page.locator("#id_title").press_sequentially("Written on the train")
    page.close(run_before_unload=False)  # at once, before any pause in typing
    wait_for(opened(tom), "title", "Written on the train")
    page.context.close()
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    for device in ({}, phone):
        page = opened(priya, **device)
        expect(page.locator("#id_title")).to_have_value("Written on the train")
        page.context.close()
    page = opened(tom)
    expect(page.locator("#id_title")).to_have_value("")
    assert page.goto(f"/my-drafts/{Draft.objects.get().pk}/").status == 404
    page.context.close()


def test_offline_says_so_and_saves_when_back(page, context, priya):
    sign_in(page, priya)
    page.goto(RECORD)
    context.set_offline(True)
    page.locator("#id_title").press_sequentially("In the lift")
    expect(page.locator(STATUS)).to_contain_text("you are offline", timeout=SOON)
    assert Draft.objects.count() == 0
    context.set_offline(False)
    expect(page.locator(STATUS)).to_contain_text("Saved ", timeout=SOON)
    assert kept("title") == "In the lift"
    assert page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])") == "[[],[]]"


def test_a_double_click_makes_one_record(page, priya):
    sign_in(page, priya)
    page.goto(reverse("practitioners:need_create"))
    page.get_by_label("What is needed?").fill("Court work")
    page.get_by_label("Why?").fill("Two hearings in the spring.")
    page.get_by_role("button", name="Add").or_(page.get_by_role("button", name="Raise")).first.dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Court work")
    assert (priya.learning_needs.count(), Draft.objects.count()) == (1, 0)


def test_two_people_on_one_supervision_and_the_second_sees_the_difference(browser, browser_context_args, live, session, priya, helen):
    case = make.CaseDiscussionFactory(session=session, life_now="Sleeps at home.", decision="")
    pages = {}
    for person in (priya, helen):
        context = browser.new_context(**browser_context_args)
        sign_in(context, person, live.url)
        pages[person] = context.new_page()
        pages[person].goto(reverse("supervision:case_edit", args=[case.pk]))
        pages[person].fill("#id_life_now", f"Sleeps at {person.given_name}'s word.")
    pages[helen].fill("#id_decision", "Bring the review forward.")
    pages[priya].get_by_role("button", name="Save the case").click()
    expect(pages[priya].get_by_text("The case is saved.")).to_be_visible()
    page = pages[helen]
    page.get_by_role("button", name="Save the case").click()
    expect(page.get_by_role("heading", name="This was changed meanwhile")).to_be_visible()
    expect(page.get_by_text("Priya Nair changed this at").first).to_be_visible()
    expect(page.locator("del")).to_contain_text("only in the record")
    expect(page.locator("ins")).to_contain_text("only in yours")
    assert axe(page) == []
    case.refresh_from_db()
    assert case.life_now == "Sleeps at Priya's word."
    expect(page.locator("#id_life_now")).to_have_value("Sleeps at Helen's word.")
    expect(page.locator("#id_decision")).to_have_value("Bring the review forward.")
    page.fill("#id_life_now", "Sleeps at home again, says Priya, and Helen agrees.")
    page.get_by_role("button", name="Save the case").click()
    expect(page.get_by_text("The case is saved.")).to_be_visible()
    case.refresh_from_db()
    assert (case.life_now, case.decision) == ("Sleeps at home again, says Priya, and Helen agrees.", "Bring the review forward.")
    for person in pages.values():
        person.context.close()
