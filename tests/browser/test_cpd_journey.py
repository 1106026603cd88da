"""Recording a piece of learning with peer reflection on a phone: from home in at most 6 taps, with and without JavaScript."""

import datetime

import pytest
from playwright.sync_api import expect

from learning_org.web import clock
from practitioners.models import CPDEntry
from practitioners.queries.registration import registration_year
from tests import factories as make
from tests.support.browser import axe

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
MOST_TAPS, MOST_KEYS = 6, 40  # keys beyond the prose: everything that is typed but the text of the piece itself
PROSE = (
    "What did you do?",
    "What was it, and why does it matter for your work?",
    "Your reflection",
    "What did you learn from talking about it?",
)
WORDS = {
    "What did you do?": "Talking with teenagers about risk",
    "What was it, and why does it matter for your work?": "Planned and carried out a visit to C-20431 with a colleague.",
    "Your reflection": "I was asking for facts because I was anxious about the review date.",
    "With whom?": "The pastoral lead of a school",
    "What did you learn from talking about it?": "That I take silence as refusal.",
}


@pytest.fixture
def author(live):
    """Registered, with one piece of this registration year and no peer reflection yet."""
    person = make.staff("Priya Nair")
    make.RegistrationFactory(person=person)
    now = datetime.datetime.combine(clock.today(), datetime.time(0), datetime.UTC)
    make.CPDEntryFactory(person=person, title="Neglect and cumulative harm", learnt_on=clock.today(), recorded_at=now)
    return person


def sign_in_by_form(page, person):
    page.goto("/")
    page.get_by_label("E-mail").fill(person.user.email)
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Priya")


class Taps:
    """Counts what is tapped: links, buttons, radios and checkboxes; and the keys that are pressed beyond the prose."""

    def __init__(self, page):
        self.page, self.count, self.keys = page, 0, 0

    def type(self, label, words):
        """Key by key, as on the telephone's own keyboard; prose at once, which somebody may dictate."""
        field = self.page.get_by_label(label)
        if label in PROSE:
            field.fill(words)
        else:
            field.press_sequentially(words)
            self.keys += len(words)

    def __call__(self, locator):
        locator.click()
        self.count += 1


def record(page):
    """From home to the finished piece, on one page. Returns the Taps."""
    tap = Taps(page)
    tap(page.get_by_role("button", name="Record learning").or_(page.get_by_role("link", name="Record learning")).first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Record learning")
    expect(page.get_by_text("1 more piece: this one")).to_be_visible()
    tap(page.get_by_label("Yes", exact=True))
    for label, words in WORDS.items():
        tap.type(label, words)
    tap(page.get_by_role("button", name="Finish this piece"))
    return tap


def check_status_changed(page):
    """The banner, and the page of registration, say at once that the learning is complete."""
    by = registration_year(clock.today()).upper - datetime.timedelta(days=1)
    expect(page.get_by_role("main")).to_contain_text(f"Your learning is complete for the year to 30 November {by.year}.")
    page.goto("/my-learning/registration/")
    expect(page.get_by_text("Piece 2, recorded")).to_be_visible()
    entry = CPDEntry.objects.get(title=WORDS["What did you do?"])
    assert (entry.learnt_on, entry.kind, entry.sharing) == (clock.today(), "informal", "only_me")
    assert (entry.reflection.text, entry.peer_reflection.text) == (
        WORDS["Your reflection"],
        WORDS["What did you learn from talking about it?"],
    )


def test_record_learning_on_a_phone_in_six_taps(page, author):
    page.set_viewport_size(PHONE)
    sign_in_by_form(page, author)
    taps = record(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(WORDS["What did you do?"])
    assert taps.count <= MOST_TAPS
    assert taps.keys <= MOST_KEYS
    assert axe(page) == []
    check_status_changed(page)
    assert axe(page) == []


def test_record_learning_without_javascript(browser, browser_context_args, author):
    context = browser.new_context(**browser_context_args | {"java_script_enabled": False, "viewport": PHONE})
    try:
        page = context.new_page()
        sign_in_by_form(page, author)
        assert record(page).count <= MOST_TAPS
        check_status_changed(page)
    finally:
        context.close()


def test_record_learning_form_is_accessible_and_its_guides_change(page, author):
    page.set_viewport_size(PHONE)
    sign_in_by_form(page, author)
    page.goto("/my-learning/record/")
    asked = page.get_by_text("What happened, and what did you notice in yourself?")
    expect(asked).to_be_hidden()
    page.get_by_label("Choose a guide, if it helps").select_option("what")
    expect(asked).to_be_visible()
    page.get_by_label("Choose a guide, if it helps").select_option("kolb")
    expect(asked).to_be_hidden()
    page.get_by_label("Yes", exact=True).check()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_record_learning_survives_leaving_the_page(page, author):
    page.set_viewport_size(PHONE)
    sign_in_by_form(page, author)
    page.goto("/my-learning/record/")
    page.get_by_label("What did you do?").fill("Half a thought")
    page.get_by_label("Your reflection").focus()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.goto("/my-learning/")
    page.goto("/my-learning/record/")
    expect(page.get_by_label("What did you do?")).to_have_value("Half a thought")
