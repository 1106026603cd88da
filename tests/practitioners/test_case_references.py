"""A case reference is one: what looks like a child is said so, beside the field, and nothing is kept."""

import pytest
import time_machine

from learning_org.web.errors import Refused
from practitioners.models import AgreedAction, CaseReference
from practitioners.services.case_references import get_case_reference
from tests import factories as make

NEVER = "Enter a case reference like C-20431, never a name"
INSTEAD = "Enter the case reference instead, like C-20431"


def refused(text):
    with pytest.raises(Refused) as refusal:
        get_case_reference(text, by=None)
    assert refusal.value.field == "case_reference"
    return refusal.value.message


@pytest.fixture(autouse=True)
def _today(db):
    with time_machine.travel("2026-11-21 12:00Z", tick=False):
        yield


@pytest.mark.parametrize("text", ["Anna", "Anna Smith", "O'Brien", "Zoë Müller-Lee", "A. Smith", "a b"])
def test_a_name_is_refused(text):
    assert refused(text) == NEVER


@pytest.mark.parametrize("text", ["9434765919", "943 476 5919", "943-476-5919"])
def test_an_nhs_number_is_refused(text):
    assert refused(text) == f"This looks like an NHS number. {INSTEAD}"


@pytest.mark.parametrize("text", ["1/2/2015", "01.02.2015", "2015-02-01", "1 Feb 2015", "1st February 2015", "Feb 1, 2015", "01022015"])
def test_a_date_of_birth_is_refused(text):
    assert refused(text) == f"This looks like a date of birth. {INSTEAD}"


@pytest.mark.parametrize("text", ["9434765918", "C-2043", "20431", "C-204311", "?"])
def test_anything_else_is_asked_for_in_the_pattern(text):
    assert refused(text) == NEVER


def test_a_reference_is_taken_however_it_is_typed():
    assert str(get_case_reference(" c-20 431 ", by=None)) == "C-20431"
    assert get_case_reference("", by=None) is None


def test_a_council_whose_references_are_ten_digits(settings):
    settings.CASE_REFERENCE_PATTERN, settings.CASE_REFERENCE_EXAMPLE = r"\d{10}", "1234567890"
    for text in ("1234567890", "943 476 5919"):  # a reference that happens to check as an NHS number is a reference all the same
        assert str(get_case_reference(text, by=None)) == "".join(text.split())
    assert refused("1/2/2015") == "This looks like a date of birth. Enter the case reference instead, like 1234567890"


def test_a_council_with_a_pattern_that_takes_anything(settings):
    settings.CASE_REFERENCE_PATTERN = r".{1,30}"
    assert refused("Anna Smith") == NEVER
    assert refused("943 476 5919") == f"This looks like an NHS number. {INSTEAD}"
    assert refused("1 Feb 2015") == f"This looks like a date of birth. {INSTEAD}"
    assert str(get_case_reference("LCS 118/26", by=None)) == "LCS118/26"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Anna Smith", NEVER),
        ("943 476 5919", f"This looks like an NHS number. {INSTEAD}"),
        ("1 Feb 2015", f"This looks like a date of birth. {INSTEAD}"),
    ],
)
def test_the_form_says_it_beside_the_field_and_keeps_what_was_typed(client, text, message):
    client.force_login(make.staff().user)
    data = {"what": "Ring the school", "due_on_day": "1", "due_on_month": "12", "due_on_year": "2026", "source": "self"}
    response = client.post("/actions/add/", data | {"case_reference": text})
    assert response.context["form"].errors["case_reference"] == [message]
    assert "Ring the school" in response.text
    assert not AgreedAction.objects.exists()
    assert not CaseReference.objects.exists()
