"""The learning loop from an audit's finding to the printed report, walked by the people it belongs to, with a real worker and beat.

Time is moved by the stored offset, so that web, worker and beat move together: an audit in January, a course in February, the question
three months later, supervision, appraisal and a re-audit in June, and in July the report of June. Everybody goes from their home page
by what is written there; only addresses that come by e-mail are typed.
"""

import datetime
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
VOICE_DOMAIN, VOICE = "Child's voice and lived experience", "The child's voice and lived experience"
NEED = "Bringing the child's own words into the plan"
ACTION = "Quote the child in the next review"
COURSE = "Hearing the child"
DOMAINS = 12
SUPERVISED = "1 of 1"  # Priya Nair alone owes supervision


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
        response = self.page.goto(path, wait_until="domcontentloaded")
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

    def tick(self, label):
        self.page.get_by_label(label, exact=True).check()
        return self

    def select(self, label, answer):
        self.page.get_by_label(label, exact=True).select_option(label=answer)
        return self

    def press(self, name):
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("button", name=name, exact=True).first.click()
        errors = self.page.locator(".govuk-error-summary")
        assert not errors.count(), errors.inner_text()
        return self

    def follow(self, name):
        """Open the first link with this name, or the one that looks like a button."""
        button = self.page.get_by_role("button", name=name, exact=True).and_(self.page.locator("a"))
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.get_by_role("link", name=name, exact=True).or_(button).first.click()
        return self

    def sees(self, *texts):
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)
        return self

    def sees_row(self, table, *cells):
        """A row of the table with this caption whose cells begin with these words."""
        rows = self.page.get_by_role("table", name=table).get_by_role("row")
        found = [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in rows.all()]
        assert any(all(map(str.startswith, row, cells)) for row in found if len(row) >= len(cells)), f"{cells} not in {found}"
        return self


@pytest.fixture
def people(live):
    """A department with one service and one team, and who works there."""
    go_to(2026, 1, 12)
    top = make.UnitFactory(department=True, name="Children's Services")
    service = make.UnitFactory(service=True, parent=top, name="Help and Protection")
    team = make.UnitFactory(parent=service, name="Safeguarding North")
    found = {
        "worker": make.staff("Priya Nair", unit=team, first=datetime.date(2025, 9, 1)),
        "cover": make.staff("Sam Rivers", unit=team),
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
    """Start the real worker and beat, which wakes the sweep every two seconds; and stop them."""
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


def awaited(mail_server, clockwork, person, subject):
    """The first e-mail to a person with these words in its subject, once worker and beat have sent it."""
    start, stop = clockwork
    mail_server.clear()
    start()
    messages, found = [], None
    while found is None:
        messages = mail_server.wait_for(len(messages) + 1, seconds=40)
        found = next((each for each in messages if each["To"] == person.user.email and subject in each["Subject"]), None)
    stop()
    return found


def audit(walk, people, *, voice):
    """The auditor, from home, judges every domain good but one, then the whole, and submits."""
    walk.as_(people["auditor"], "/").follow(f"Audit {CASE}").follow("Judge domain 1")
    for number in range(1, DOMAINS + 1):
        title = walk.page.locator("main h2").first.inner_text()
        walk.write("Evidence", "Visit record, 12 January 2026.")
        walk.choose("Judgement", voice if VOICE_DOMAIN in title else "Good")
        walk.press(f"Save and open {number + 1}" if number < DOMAINS else "Save and judge the whole")
    walk.choose("Judgement", "Good").write("In a few sentences", "Safe and steady work; the child's words should shape the plan.")
    walk.press("Save and check").press("Submit the audit").sees("The audit is submitted. The case holder is told, and reads it first.")


def finding_becomes_need_and_action(walk, people):
    walk.as_(people["quality"], "/").follow("Allocate an audit")
    walk.fill(case_reference=CASE, practitioner="Priya Nair", auditor="Omar Haddad", due_on=datetime.date(2026, 1, 30))
    walk.press("Allocate the audit")
    audit(walk, people, voice="Requires improvement")
    walk.as_(people["quality"], "/").follow("Moderate a case audit").follow(CASE).follow("Add a finding")
    walk.select("Domain", VOICE_DOMAIN).choose("What is it?", "Area for development")
    walk.fill(text=FOUND).select("Theme", VOICE).press("Add the finding").follow(FOUND)
    walk.follow("Raise a learning need").fill(title=NEED).choose("How much does it matter?", "Needed for the role").press("Raise the need")
    walk.follow("Agree an action").fill(what=ACTION, due_on=datetime.date(2026, 2, 13)).press("Add the action")
    walk.sees(NEED, ACTION)
    walk.as_(people["worker"], "/").sees(ACTION, "Read and answer the audit of your practice")


def course_is_booked_and_attended(walk, people):
    walk.as_(people["training"], "/").follow("Training").follow("Add a course")
    walk.fill(title=COURSE, about="A day of practice with a family's own words.", rated="bringing a child's words into a plan")
    walk.select("Theme (optional)", VOICE).tick("The line manager approves each booking").press("Add the course")
    walk.follow("Put on a session").fill(
        **{"days-0-on": datetime.date(2026, 2, 10)}, venue="Civic House", capacity="12", trainer="Joan Akoto"
    )
    walk.press("Put on the session")

    walk.as_(people["worker"], "/").follow("Book training").sees(f"For you: it meets your need “{NEED}”, from case audit")
    walk.follow(f"Book {COURSE}, 10 February").select("Who covers urgent calls?", "Sam Rivers")
    walk.select("How confident are you today in bringing a child's words into a plan?", "4").press("Confirm booking")
    walk.as_(people["manager"], "/").follow("Approve a training place").sees(NEED)
    walk.choose("Do you approve it?", "Yes").tick("Cover for urgent calls is confirmed").press("Save the decision")
    walk.as_(people["worker"], "/").follow("Training").follow("Your bookings").follow(COURSE).sees("Sam Rivers, confirmed")

    go_to(2026, 2, 10, hour=17)
    walk.as_(people["training"], "/").follow(f"Take the register of {COURSE}").tick("Priya Nair").press("Save the register")
    walk.as_(people["worker"], "/").follow(f"Evaluate {COURSE}")
    walk.choose("How useful was the course for your work?", "5").choose("How well did the trainer help you to learn?", "4")
    walk.write("What did you learn?", "To ask, to wait, and to write the words down as they were said.")
    walk.write("What will you do with it, and by when?", "Quote the child in each review from March.")
    walk.choose("How confident are you in it now?", "7").press("Send the evaluation")


def three_months_later(walk, people, clockwork, mail_server):
    """Asked by the sweep on 10 May, answered straight from the e-mail without signing in, then commented on by the manager."""
    go_to(2026, 5, 10)
    letter = awaited(mail_server, clockwork, people["worker"], "Three months later: what became of your learning?")
    assert ImpactFollowUp.objects.get().due_on == datetime.date(2026, 5, 10)
    walk.page.context.clear_cookies()
    walk.open(re.search(r"https?://[^/\s]+(/answer/\S+)", letter.get_content()).group(1))
    walk.sees("Quote the child in each review from March.")
    walk.write("What have you used?", "I ask what a good day was like, and quote the answer.")
    walk.choose("Did your practice change?", "Yes").choose("How confident are you in this today?", "8")
    walk.choose("How far are you with what you planned?", "Done").choose("Have you talked about it in supervision?", "Yes")
    walk.press("Send my answers").sees("Thank you. They stay as they are, and your line manager is asked for a comment.")
    walk.as_(people["manager"], "/").follow("Comment on a three-month follow-up in your line")
    walk.choose("Did practice change?", "Yes").write("What have you seen?", "Two reviews since March begin with the child's words.")
    walk.press("Save my comment").sees("Practice changed")


def supervision_is_signed_by_both(walk, people):
    """It begins from what was answered after three months; once both have signed, it is locked."""
    walk.as_(people["manager"], "/").follow("Plan a supervision with Priya Nair")
    walk.fill(on=datetime.date(2026, 6, 8), starts="10:00", ends="11:30").press("Plan the supervision")
    go_to(2026, 6, 8, hour=12)
    walk.as_(people["manager"], "/").follow("Supervision on 8 June").follow("Begin this supervision").press("Begin the supervision")
    walk.sees(f"Three months later: {COURSE}: practice changed, 10 May").follow("Write what was talked about")
    walk.write("How was learning used since last time?", "She begins each review with the child's own words.")
    walk.press("Save what was talked about").follow("Add an action")
    walk.fill(what="Show the team how", due_on=datetime.date(2026, 7, 1)).press("Add the action").follow("Check and sign")
    walk.fill(next_on=datetime.date(2026, 7, 7), password=make.PASSWORD).press("Sign the supervision")
    walk.sees("It waits for the other signature.")
    walk.as_(people["worker"], "/").follow("Sign the supervision of 8 June").follow("Check and sign")
    walk.fill(password=make.PASSWORD).press("Sign the supervision").sees("Both have signed now, and nobody can change the record.")
    record = walk.page.url
    walk.as_(people["manager"], f"{record}edit/").sees("Both have signed this supervision, so nothing in it changes any more.")
    walk.sees("Supervision signed by both", "Both signed on 8 June 2026, so nobody can change this record.")
    expect(walk.page.get_by_role("button", name="Write what was talked about")).to_have_count(0)


def appraisal_is_signed_by_both(walk, people):
    said = "Told as it happened, with C-20431 as the example."
    walk.as_(people["manager"], "/").follow("1 person has no appraisal this year yet")
    walk.choose("Whose appraisal?", "Priya Nair").press("Begin the appraisal").follow("Write your part")
    for question in ("How do you see their practice this year?", "What difference did their work make for children and families?"):
        walk.write(question, said)
    walk.write("What are their strengths?", said).write("What should they get better at, and how will you help?", said)
    walk.choose("Is any concern being handled elsewhere?", "No").choose("Have you checked their registration?", "Yes")
    walk.choose("Have you checked that their recorded learning is up to date?", "Yes").press("Save your part")
    walk.follow("Add the first target").fill(text="Every plan says what the child wants.", measure="Read in four files, and by the child.")
    walk.fill(due_on=datetime.date(2027, 3, 31)).press("Add the target")
    walk.follow("Set the day").fill(meeting_on=datetime.date(2026, 6, 8)).press("Save the day")

    walk.as_(people["worker"], "/").follow("Write your part of your appraisal")
    for box in walk.page.locator("main form textarea").all():
        box.fill(said)
    walk.press("Save your part").follow("Gather from records").tick(f"10 February 2026: {COURSE}").press("Add what is ticked")
    walk.follow("Check and sign").fill(password=make.PASSWORD).press("Sign").sees("The other is told that it is their turn.")
    walk.as_(people["manager"], "/").follow("Read and sign the appraisal of Priya Nair").follow("Check and sign")
    walk.fill(password=make.PASSWORD).press("Sign").sees("The appraisal is signed by both of you.")
    record = walk.page.url.partition("#")[0]
    walk.open(f"{record}appraiser/").sees("This appraisal is signed by both, and stays as it is.")


def audited_again_and_better(walk, people):
    go_to(2026, 6, 17)
    walk.as_(people["quality"], "/").follow("Audits").follow("By my role").follow(CASE).follow("Audit this case again")
    walk.fill(due_on=datetime.date(2026, 6, 30)).press("Allocate the re-audit")
    audit(walk, people, voice="Good")
    walk.sees_row("Before and after, by domain", VOICE_DOMAIN, "Requires improvement to be good", "Good", "Better")
    walk.sees_row("Before and after, by domain", "Recording", "Good", "Good", "The same")


def loop_of_january(walk, person):
    """The learning loop, from the dashboard, of what was found in January."""
    walk.as_(person, "/").follow("Dashboard").follow(re.compile("^The learning loop of"))
    walk.page.get_by_text("Change the unit, the theme or the months").click()
    return walk.select("Found from", "January 2026").select("Found to", "January 2026").press("Show the loop")


def found_today_is_in_the_chart(walk, people):
    loop_of_january(walk, people["quality"]).sees("Only 1 finding in these months", "Still open, 1", "Better at re-audit, 0")
    walk.sees_row("The same figures as a table", "Findings to needs raised", "1 of 1")
    walk.sees_row("The same figures as a table", "Needs raised to needs met", "0 of 1")
    walk.follow("1 findings: open the rows").sees_row("Findings", FOUND, CASE, "Safeguarding North", "12 January 2026", "Need raised")


def the_chain_opens_by_clicks(walk, people):
    """From the loop's number to the finding, its need, the course, the answer three months later, and the re-audit that was better."""
    loop_of_january(walk, people["manager"]).sees("Better at re-audit, 1", "Still open, 0", "Ended, reason known, 0", "Went quiet, 0")
    walk.sees_row("The same figures as a table", "Changed in practice to better at re-audit", "1 of 1")
    walk.follow("1 better at re-audit: open the rows")
    walk.sees_row("Findings", FOUND, CASE, "Safeguarding North", "12 January 2026", "Better at re-audit", "Better at re-audit")
    walk.follow(FOUND).follow(NEED).sees("Met, 10 February 2026")
    walk.follow(f"{COURSE}, 10 February 2026").sees("Attended", "4 of 10, in bringing a child's words into a plan", "Sam Rivers, confirmed")
    walk.follow(NEED).follow(COURSE).sees("Practice changed", "Two reviews since March begin with the child's words.")
    walk.follow(NEED).follow(FOUND).follow("Requires improvement to be good before, good after").sees("Re-audit", CASE)
    walk.sees_row("Before and after, by domain", VOICE_DOMAIN, "Requires improvement to be good", "Good", "Better")


def the_dashboard_shows_it(walk, people):
    """The figure of June that is read in the report too; it opens its row."""
    walk.as_(people["manager"], "/").follow("Dashboard").sees("Safeguarding North", "June 2026")
    walk.follow(re.compile(f"^{SUPERVISED} ?, Supervision in timescale"))
    walk.sees_row("The rows behind this figure", "Priya Nair", "Safeguarding North", "8 June 2026", "8 July 2026", "In time")


def the_report_holds_the_figures(walk, people, clockwork, mail_server):
    """Made by the sweep on the fourth working day of July and told by e-mail; the same figure is in the PDF's text."""
    awaited(mail_server, clockwork, people["leader"], "The monthly report for June 2026")
    walk.as_(people["leader"], "/").follow("Reports").follow("Children's Services").sees("June 2026: Children's Services")
    walk.sees_row("Nine figures against target", "Supervision in timescale", "too few", SUPERVISED, "90%")
    with walk.page.expect_download() as download:
        walk.page.get_by_role("link", name="Download as PDF, two pages").click()
    pages = PdfReader(download.value.path()).pages
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    assert "Monthly report June 2026: Children's Services As at 30 June 2026." in text
    assert re.search(rf"Supervision in timescale ?1? too few {SUPERVISED} 90%", text), text


def test_the_loop_from_a_finding_to_the_report(live, page, people, clockwork, mail_server):
    walk = Walk(page, live.url)
    finding_becomes_need_and_action(walk, people)
    found_today_is_in_the_chart(walk, people)
    course_is_booked_and_attended(walk, people)
    three_months_later(walk, people, clockwork, mail_server)
    supervision_is_signed_by_both(walk, people)
    appraisal_is_signed_by_both(walk, people)
    audited_again_and_better(walk, people)
    go_to(2026, 7, 6)
    the_report_holds_the_figures(walk, people, clockwork, mail_server)
    the_dashboard_shows_it(walk, people)
    the_chain_opens_by_clicks(walk, people)
