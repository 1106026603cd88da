"""NHS numbers and dates of birth are known by their shape, and asked about before a long text is kept."""

import pytest
import time_machine
from django import forms
from django.template import Context, Template

from learning_org.web import personal
from learning_org.web.forms import GovUKForm

NHS = "This looks like an NHS number: use the case reference instead, or save again to keep it"
BIRTH = "This looks like a date of birth: use the case reference instead, or save again to keep it"


@pytest.fixture(autouse=True)
def _today(db):
    with time_machine.travel("2026-11-21 12:00Z", tick=False):
        yield


@pytest.mark.parametrize("number", ["9434765919", "943 476 5919", "943-476-5919", "943.476.5919", "4010232137", "9876543210"])
def test_nhs_number(number):
    assert personal.is_nhs_number(number)
    assert personal.nhs_numbers(f"Her number is {number}, I think") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "9434765918",  # the check digit is wrong
        "943 476 5910",
        "0000000000",
        "1111111111",
        "1000000010",  # no digit would check it
        "943476591",
        "94347659190",
        "99434765919",
        "0117 496 0123",
        "C-20431",
        "",
    ],
)
def test_no_nhs_number(text):
    assert personal.nhs_numbers(text) == []


@pytest.mark.parametrize(
    "written",
    [
        *("1/2/2015", "01/02/2015", "1.2.2015", "1-2-2015", "1 / 2 / 2015", "2015-02-01", "2015/2/1", "1/2/15"),
        *("1 Feb 2015", "1st February 2015", "1st of February, 2015", "1Feb2015", "1-Feb-15", "February 1, 2015", "Feb 1st 2015"),
    ],
)
def test_dates_of_birth_in_many_forms(written):
    ((as_written, _, day),) = personal.dates(f"x {written} y")
    assert (as_written, day.isoformat()) == (written, "2015-02-01")
    assert personal.dates_of_birth(f"Seen with {written} in mind") == [written]


@pytest.mark.parametrize(
    "text", ["DOB 3/4/2024", "d.o.b. 3/4/2024", "born on 3 April 2024", "Date of birth: 2024-04-03", "His birthday is 3/4/24"]
)
def test_a_date_after_a_word_of_birth_is_one_however_near(text):
    assert len(personal.dates_of_birth(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The visit was on 3 April 2024.",
        "Next review: 1 February 2035",
        "31/02/2015",
        "13/13/2015",
        "In 2015 we began",
        "pages 1-2-3",
        "Section 1.2.3 of the plan",
        "10/11 agreed",
        "She was born in Leeds. " + "x" * 40 + " The visit was on 3/4/2024",
    ],
)
def test_what_is_no_date_of_birth(text):
    assert personal.dates_of_birth(text) == []


class NoteForm(GovUKForm):
    title = forms.CharField(label="Title", error_messages={"required": "Enter a title"})
    note = forms.CharField(label="Note", widget=forms.Textarea, required=False)
    more = forms.CharField(label="More", widget=forms.Textarea, required=False)


def sent(**data):
    return NoteForm(data={"title": "Visit"} | data)


def test_a_long_text_with_an_nhs_number_is_asked_about_once_and_then_kept():
    form = sent(note="Her number is 943 476 5919.", more="Born 1/2/2015")
    assert form.errors == {"note": [NHS], "more": [BIRTH]}
    html = Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))
    assert f'<input type="hidden" name="kept_details" value="{form.kept_details}">' in html
    assert "Her number is 943 476 5919." in html
    again = sent(note="Her number is 943 476 5919.", more="Born 1/2/2015", kept_details=form.kept_details)
    assert again.is_valid()
    assert again.cleaned_data["note"] == "Her number is 943 476 5919."


def test_another_number_is_asked_about_again():
    form = sent(note="943 476 5919")
    form.is_valid()
    other = sent(note="943 476 5919 and 401 023 2137", kept_details=form.kept_details)
    assert other.errors == {"note": [NHS]}


def test_another_error_does_not_ask_a_second_time():
    form = sent(note="943 476 5919")
    form.is_valid()
    without_title = sent(note="943 476 5919", title="", kept_details=form.kept_details)
    assert without_title.errors == {"title": ["Enter a title"]}
    assert without_title.kept_details == form.kept_details


@pytest.mark.parametrize(
    "data", [{}, {"note": "Visited on 3 April 2026, C-20431."}, {"kept_details": "made up"}, {"title": "943 476 5919"}]
)
def test_a_text_without_is_not_asked_about(data):
    form = sent(**data)
    assert (form.is_valid(), form.kept_details) == (True, "")
