"""The learning loop from an audit's finding to the printed report, walked by the people it belongs to, with a real worker and beat.

Time is moved by the stored offset, so that web, worker and beat move together: an audit in January, a course in February, the question
three months later, a re-audit in June, and in July the report of June.
"""

import datetime
import io
import re
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from playwright.sync_api import expect
from pypdf import PdfReader

from learning_org import processes
from learning_org.accounts.roles import Role
from learning_org.web import clock
from practitioners.models import ImpactFollowUp
from tests import factories as make
from tests.support.browser import sign_in
from tests.support.live import child_environment

pytestmark = [pytest.mark.browser, pytest.mark.worker]
LONDON = ZoneInfo("Europe/London")
CASE = "C-20431"
FOUND = "What the child said is written down and does not reach the plan."
VOICE = "The child's voice and lived experience"
NEED = "Bringing the child's own words into the plan"
COURSE = "Hearing the child"
DOMAINS = 12


def go_to(*day, hour=10):
    """Move time, for every process, to that hour of a day in London."""
    there = datetime.datetime(*day, hour, tzinfo=LONDON)
    clock.move(int((there - datetime.datetime.now(datetime.UTC)).total_seconds()))


class Walk:
    """One browser in which the people take turns, by what the page says."""

    def __init__(self, page, base):
        self.page, self.base = page, base

    def as_(self, person, path="/"):
        self.page.context.clear_cookies()
        sign_in(self.page, person, self.base)
        return self.open(path)

    def open(self, path):
        response = self.page.goto(path)
        assert response.status == 200, f"{path}: {response.status}"
        return self

    def fill(self, **values):
        """Fill fields by name; a date fills its three boxes."""
        for name, value in values.items():
            if isinstance(value, datetime.date):
                for part, number in (("day", value.day), ("month", value.month), ("year", value.year)):
                    self.page.locator(f"[name='{name}_{part}']").fill(str(number))
            else:
                self.page.locator(f"[name='{name}']").fill(value)
        return self

    def write(self, label, text):
        self.page.get_by_label(label, exact=True).fill(text)
        return self

    def choose(self, group, answer):
        """The radio `answer` (or the one that begins with it) of the group with this legend."""
        self.page.get_by_role("group", name=group).get_by_label(re.compile(f"^{re.escape(answer)}")).check()
        return self

    def select(self, label, answer):
        self.page.get_by_label(label, exact=True).select_option(label=answer)
        return self

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        errors = self.page.locator(".govuk-error-summary")
        assert not errors.count(), errors.inner_text()
        return self

    def follow(self, name):
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def sees(self, text):
        expect(self.page.locator("main")).to_contain_text(text)
        return self


@pytest.fixture
def people(live):
    """A department with one service and one team, and who works there."""
    go_to(2026, 1, 12)
    top = make.UnitFactory(department=True, name="Children's Services")
    service = make.UnitFactory(service=True, parent=top, name="Help and Protection")
    team = make.UnitFactory(parent=service, name="Safeguarding North")
    found = {
        "worker": make.staff("Priya Nair", unit=team),
        "manager": make.staff("Helen Marsh", unit=team, role=Role.TEAM_MANAGER),
        "quality": make.staff("Ruth Calloway", unit=top, role=Role.QA_OFFICER),
        "auditor": make.staff("Omar Haddad", unit=top),
        "training": make.staff("Joan Akoto", unit=top, role=Role.TRAINING_OFFICER),
        "leader": make.staff("Tom Whitfield", unit=top, role=Role.SENIOR_LEADER),
    }
    make.supervises(found["manager"], found["worker"])
    make.RegistrationFactory(person=found["worker"])
    yield found
    clock.move(0)


@pytest.fixture
def clockwork(people, celery_worker_process, mail_server, tmp_path):
    """Start the real worker and beat, which wakes the sweep every two seconds."""
    started = []

    def start():
        worker, _ = celery_worker_process.start()
        env = child_environment(mail_server.port) | {"SWEEP_MINUTES": "0.034"}
        beat = processes.start(processes.beat(tmp_path / "beat"), log=tmp_path / "beat.log", env=env, cwd=settings.BASE_DIR)
        started.extend([worker, beat])

    def stop():
        processes.stop(started)
        started.clear()

    yield start, stop
    stop()


def audit(walk, people, *, voice):
    """The auditor judges every domain good but one, then the whole, and submits. Leaves the browser on the audit's page."""
    walk.as_(people["auditor"], "/audits/").follow(CASE).follow("Judge domain 1")
    for number in range(1, DOMAINS + 1):
        title = walk.page.locator("main h2").first.inner_text()
        walk.write("Evidence", "Visit record, 12 January 2026.")
        walk.choose("Judgement", voice if "voice" in title else "Good")
        walk.press(f"Save and open {number + 1}" if number < DOMAINS else "Save and judge the whole")
    walk.choose("Judgement", "Good").write("In a few sentences", "Safe and steady work; the child's words should shape the plan.")
    walk.press("Save").open(walk.page.url)
    if "submit" not in walk.page.url:
        walk.follow("Check and submit")
    return walk.press("Submit the audit")


def finding_becomes_need_and_action(walk, people):
    walk.as_(people["quality"], "/audits/").page.goto("/audits/add/")
    walk.fill(case_reference=CASE, practitioner="Priya Nair", auditor="Omar Haddad", due_on=datetime.date(2026, 1, 30))
    walk.press("Allocate the audit")
    audit(walk, people, voice="Requires improvement")
    walk.as_(people["quality"], "/audits/?tab=role").follow(CASE).follow("Add a finding")
    walk.select("Domain", "Child's voice and lived experience").choose("What is it?", "Area for development")
    walk.fill(text=FOUND).select("Theme", VOICE).press("Add the finding")
    walk.follow("Raise a learning need").fill(title=NEED, reason=FOUND).press("Raise the need")
    walk.open("/audits/findings/").follow(FOUND[:40])
    walk.follow("Add an action").fill(what="Quote the child in the next review", due_on=datetime.date(2026, 2, 13)).press("Add the action")
    walk.as_(people["worker"], "/").sees("Quote the child in the next review")


def course_is_booked_and_attended(walk, people):
    walk.as_(people["training"], "/training/courses/add/")
    walk.fill(title=COURSE, summary="A day of practice with a family's own words.", rated="bringing a child's words into a plan")
    walk.select("Theme (optional)", VOICE)
    walk.page.get_by_label("The line manager approves each booking").check()
    walk.press("Add the course").follow("Put on a session")
    walk.page.locator("[name='days-0-on_day']").fill("10")
    walk.page.locator("[name='days-0-on_month']").fill("2")
    walk.page.locator("[name='days-0-on_year']").fill("2026")
    walk.fill(venue="Civic House", capacity="12").press("Put on the session")
    walk.as_(people["worker"], "/").follow("Training").follow("Book")
    walk.page.get_by_label("Which learning need does it meet?").select_option(index=1)
    walk.page.get_by_label(re.compile("^How confident are you today")).select_option("4")
    walk.press("Confirm booking")
    walk.as_(people["manager"], "/training/bookings/?tab=approve").follow("Priya Nair")
    walk.follow("Decide")
    walk.choose("Do you approve it?", "Yes").page.get_by_label("Cover for urgent calls is confirmed").check()
    walk.press("Save the decision")
    go_to(2026, 2, 10, hour=17)
    walk.as_(people["training"], "/training/").follow(COURSE).follow("10 February 2026").follow("Register")
    walk.page.get_by_label("Priya Nair").check()
    walk.press("Save the register")
    walk.as_(people["worker"], "/training/bookings/").follow(COURSE).follow("Evaluate")
    walk.choose("How useful was the course for your work?", "5").choose("How well did the trainer help you to learn?", "4")
    walk.write("What did you learn?", "To ask, to wait, and to write the words down as they were said.")
    walk.write("What will you do with it, and by when?", "Quote the child in each review from March.")
    walk.choose("How confident are you in it now?", "7").press("Send the evaluation")


def three_months_later(walk, people, clockwork, mail_server):
    """Asked by the sweep on 10 May, answered straight from the e-mail without signing in, then commented on by the manager."""
    start, stop = clockwork
    go_to(2026, 5, 10)
    mail_server.clear()
    start()
    mail_server.wait_for(1, seconds=30)
    stop()
    mine = [message for message in mail_server.messages if message["To"] == people["worker"].user.email]
    link = re.search(r"https?://[^/\s]+(/answer/\S+)", "\n".join(message.get_content() for message in mine)).group(1)
    assert ImpactFollowUp.objects.get().due_on == datetime.date(2026, 5, 10)
    walk.page.context.clear_cookies()
    walk.open(link).write("What have you used?", "I ask what a good day was like, and quote the answer.")
    walk.choose("Did your practice change?", "Yes").choose("How confident are you in this today?", "8")
    walk.choose("How far are you with what you planned?", "Done").choose("Have you talked about it in supervision?", "Yes")
    walk.press("Send my answers")
    walk.as_(people["manager"], "/follow-ups/?tab=line").follow(COURSE).follow("Comment")
    walk.choose("Did practice change?", "Yes").fill(comment="Two reviews since March begin with the child's words.").press(
        "Save my comment"
    )


def supervision_is_signed_by_both(walk, people):
    walk.as_(people["manager"], "/supervision/plan/").fill(person="Priya Nair", on=datetime.date(2026, 6, 16), starts="10:00", ends="11:30")
    walk.choose("What kind is it?", "Scheduled").choose("Who gives it?", "I do").press("Plan the supervision")
    go_to(2026, 6, 16, hour=12)
    page = walk.as_(people["manager"], "/supervision/?tab=give").follow("16 June 2026").page.url
    walk.follow("Begin").press("Begin the supervision")
    walk.open(page).follow("Write what was talked about").page.locator("main textarea").first.fill(
        "The words of the child are in the plan."
    )
    walk.press("Save what was talked about")
    walk.open(page).follow("Check and sign").fill(next_on=datetime.date(2026, 7, 14), password=make.PASSWORD).press("Sign the supervision")
    walk.as_(people["worker"], page).follow("Check and sign").fill(password=make.PASSWORD).press("Sign the supervision")
    walk.open(page).sees("Signed by both")


def appraisal_is_signed_by_both(walk, people):
    walk.as_(people["manager"], "/appraisals/begin/").choose("Whose appraisal?", "Priya Nair").press("Begin the appraisal")
    page = walk.page.url
    write_all(walk, page, "Write your part")
    walk.open(page).follow("Add a target")
    walk.fill(
        text="Every plan says what the child wants.", measure="Read in four files, and by the child.", due_on=datetime.date(2027, 3, 31)
    )
    walk.press("Add the target")
    walk.as_(people["worker"], page)
    write_all(walk, page, "Write your part")
    walk.open(page).follow("Check and sign").fill(password=make.PASSWORD).press("Sign the appraisal")
    walk.as_(people["manager"], page).follow("Check and sign").fill(password=make.PASSWORD).press("Sign the appraisal")
    walk.open(page).sees("Signed by both")


def write_all(walk, page, link):
    walk.open(page).follow(link)
    for box in walk.page.locator("main form textarea").all():
        box.fill("Told as it happened, with C-20431 as the example.")
    for yes in walk.page.locator("main form input[type=radio][value='1']").all():
        yes.check()
    walk.press("Save your part")


def audited_again_and_better(walk, people):
    walk.as_(people["quality"], "/audits/?tab=role").follow(CASE).follow("Audit this case again")
    walk.fill(practitioner="Priya Nair", auditor="Omar Haddad", due_on=datetime.date(2026, 6, 30)).press("Allocate the re-audit")
    audit(walk, people, voice="Good")


def the_loop_shows_it(walk, people):
    """One line, better at re-audit; from its number through each link of the chain, by clicks."""
    loop = "/dashboard/loop/?from=2026-01&to=2026-01"
    walk.as_(people["quality"], loop).sees("better at re-audit")
    walk.page.locator("main a", has_text=re.compile("^1$")).last.click()
    walk.follow(FOUND[:40]).sees(NEED)
    finding = walk.page.url
    walk.follow(NEED)
    walk.open(finding).follow("Re-audit").sees(CASE)


def the_report_holds_the_figures(walk, people, clockwork, mail_server):
    """Made by the sweep in July, sent to the leader, and in the PDF: one of one supervised in time, in too small a number for a rate."""
    start, stop = clockwork
    go_to(2026, 7, 6)
    mail_server.clear()
    start()
    leader = people["leader"].user.email
    for count in range(1, 12):
        if any(message["To"] == leader for message in mail_server.wait_for(count, seconds=40)):
            break
    stop()
    walk.as_(people["leader"], "/reports/").follow("Children's Services")
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in walk.page.context.cookies())
    path = walk.page.get_by_role("link", name=re.compile("PDF")).first.get_attribute("href")
    pdf = walk.page.context.request.get(walk.base + path, headers={"Cookie": cookies})
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.body())).pages)
    assert "June 2026" in text
    assert re.search(r"Supervision in timescale.*?1 of 1", re.sub(r"\s+", " ", text))


def test_the_loop_from_a_finding_to_the_report(live, page, people, clockwork, mail_server):
    walk = Walk(page, live.url)
    finding_becomes_need_and_action(walk, people)
    course_is_booked_and_attended(walk, people)
    three_months_later(walk, people, clockwork, mail_server)
    supervision_is_signed_by_both(walk, people)
    appraisal_is_signed_by_both(walk, people)
    audited_again_and_better(walk, people)
    the_loop_shows_it(walk, people)
    walk.as_(people["manager"], "/dashboard/").sees("Supervision in timescale")
    the_report_holds_the_figures(walk, people, clockwork, mail_server)
