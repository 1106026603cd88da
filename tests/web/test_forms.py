"""The form floor: messages of our own, dates, reveals, layouts, and the same promise for every form of the product."""

import datetime
import importlib
import pkgutil

import pytest
import time_machine
from django import forms
from django.template import Context, Template

from learning_org.web.errors import Refused
from learning_org.web.forms import DateField, DetailsGroup, GovUKForm, GovUKFormMixin, GovUKFormSet, Row, Section, options

SAYS = {"required": "Say it"}


class LearningForm(GovUKForm):
    title = options(
        forms.CharField(label="What did you do?", max_length=10, error_messages={"required": "Enter what you did"}), called="What you did"
    )
    when = DateField(label="When?", required=False)
    hours = options(forms.DecimalField(label="Hours", required=False, max_digits=4, decimal_places=1, min_value=0), width=3, suffix="hours")
    peer = options(
        forms.ChoiceField(label="A peer?", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect, error_messages=SAYS),
        reveals={"yes": "whom"},
        hints={"yes": "Anybody who knows your practice"},
        small=True,
    )
    whom = forms.CharField(label="With whom?", error_messages={"required": "Enter with whom you talked"})
    agree = forms.BooleanField(label="I agree", required=False)
    note = options(forms.CharField(label="Note", required=False, widget=forms.Textarea), character_count=500, rows=3)
    secret = forms.IntegerField(required=False, widget=forms.HiddenInput)
    layout = ("title", Row("when", "hours"), Section("Peer", "peer", text="They approve nothing."), DetailsGroup("More", "agree", "note"))


GOOD = {"title": "Visit", "peer": "no"}


def drawn(form):
    text = Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"title": ""}, "title", "Enter what you did"),
        ({"title": "x" * 11}, "title", "What you did must be 10 characters or fewer"),
        ({"title": "a\x00"}, "title", "What you did must not hold characters that cannot be printed"),
        ({"hours": "two"}, "hours", "Hours must be a number, like 1.5"),
        ({"hours": "-1"}, "hours", "Hours must be 0 or more"),
        ({"hours": "1.25"}, "hours", "Hours must have no more than 1 decimal places"),
        ({"hours": "NaN"}, "hours", "Hours must be a number, like 1.5"),
        ({"peer": "perhaps"}, "peer", "Choose one of the answers in the list"),
        ({"peer": "yes"}, "whom", "Enter with whom you talked"),
        ({"note": "x" * 50_001}, "note", "Note must be 50000 characters or fewer"),
        ({"when_day": "1"}, "when", "The date must include a month and year"),
        ({"when_day": "31", "when_month": "2", "when_year": "2026"}, "when", "The date must be a real date"),
        ({"when_day": "1", "when_month": "2", "when_year": "26"}, "when", "The date must have a year of 4 numbers"),
        ({"when_day": "31", "when_month": "12", "when_year": "9999"}, "when", "The date must be before the year 2200"),
        ({"secret": "x"}, "secret", "Secret must be a whole number, like 12"),
    ],
)
def test_messages_say_what_to_do(wrong, field, message):
    form = LearningForm(GOOD | wrong)
    assert form.errors == {field: [message]}
    assert [line["text"] for line in form.summary()] == [message]


def test_good_input():
    form = LearningForm(GOOD | {"when_day": " 29", "when_month": "02 ", "when_year": "2028", "hours": "1.5"})
    assert form.is_valid()
    assert form.cleaned_data["when"] == datetime.date(2028, 2, 29)


def test_summary_leads_to_the_control_to_mend():
    form = LearningForm(GOOD | {"title": "", "peer": "", "when_day": "1", "when_month": "2", "secret": "x"})
    assert [line["href"] for line in form.summary()] == [None, "id_title", "id_when_2", "id_peer_0"]
    assert LearningForm().summary() == []


def test_question_that_was_not_asked_has_neither_error_nor_value():
    form = LearningForm(GOOD | {"whom": "Typed before choosing no"})
    assert form.is_valid()
    assert form.cleaned_data["whom"] == ""


def test_revealed_question_is_drawn_inside_its_choice_alone():
    page = drawn(LearningForm())
    assert page.count('name="whom"') == 1
    assert 'data-aria-controls="conditional-id_peer_0"' in page
    assert page.index('id="conditional-id_peer_0"') < page.index('name="whom"') < page.index('value="no"')


def test_ids_are_unique_and_descriptions_lead_somewhere():
    import re

    page = drawn(LearningForm(GOOD | {"title": "", "hours": "x", "when_day": "x", "peer": ""}))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for described in re.findall(r'aria-describedby="([^"]+)"', page):
        assert set(described.split()) <= set(ids)
    for labelled in re.findall(r'\sfor="([^"]+)"', page):
        assert labelled in ids


def test_parts_of_a_long_form():
    page = drawn(LearningForm())
    assert '<h2 class="govuk-heading-m app-rule-top">Peer</h2> <p class="govuk-body">They approve nothing.</p>' in page
    assert '<details class="govuk-details">' in page
    assert 'class="govuk-textarea govuk-js-character-count"' in page
    assert 'type="hidden" name="secret"' in page
    assert '<div class="govuk-input__suffix" aria-hidden="true">hours</div>' in page
    assert "Anybody who knows your practice" in page
    assert "<form" not in page


def test_details_are_open_where_something_is_filled_or_wrong():
    assert '<details class="govuk-details" open>' in drawn(LearningForm(GOOD | {"note": "Something"}))


def test_refusal_of_an_unknown_field_goes_to_the_summary_once():
    form = LearningForm(GOOD)
    form.is_valid()
    form.refuse(Refused("No", field="nothing"))
    form.refuse(Refused("No"))
    assert form.summary() == [{"href": None, "text": "No"}]


def test_unknown_option_is_a_programming_error():
    with pytest.raises(TypeError, match="colour"):
        options(forms.CharField(), colour="red")


@pytest.mark.django_db
@time_machine.travel("2026-11-21 23:30Z", tick=False)
@pytest.mark.parametrize(
    ("limits", "day", "message"),
    [
        ({"future": False}, 21, None),
        ({"future": False}, 22, "Day must be today or in the past"),
        ({"past": False}, 21, None),
        ({"past": False}, 20, "Day must be today or in the future"),
    ],
)
def test_date_at_the_edge_of_today(limits, day, message):
    class DayForm(GovUKForm):
        day = DateField(label="Day", error_messages=SAYS, **limits)

    form = DayForm({"day_day": str(day), "day_month": "11", "day_year": "2026"})
    assert form.errors.get("day") == ([message] if message else None)


def test_date_begins_with_its_initial_value_and_knows_whether_it_changed():
    form = LearningForm(
        GOOD | {"when_day": "1", "when_month": "2", "when_year": "2026"}, initial={"when": datetime.date(2026, 2, 1), **GOOD}
    )
    assert "when" not in form.changed_data
    page = drawn(LearningForm(initial={"when": datetime.date(2026, 2, 1)}))
    assert [f'value="{part}"' in page for part in (1, 2, 2026)] == [True] * 3


def test_formset_has_its_own_messages_and_one_summary():
    formset = forms.formset_factory(LearningForm, formset=GovUKFormSet, extra=2)
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-title": "x" * 11, "form-0-peer": "no", "form-1-hours": "x"}
    bound = formset(data)
    assert not bound.is_valid()
    assert {line["href"] for line in bound.summary()} == {"id_form-0-title", "id_form-1-title", "id_form-1-hours", "id_form-1-peer_0"}
    assert "Item 2" in Template("{% include 'govuk/uni_formset.html' %}").render(Context({"formset": bound}))


def forms_of_the_product():
    """Every form class on our mixin, in every module of the product."""
    for root in ("learning_org", "practitioners"):
        package = importlib.import_module(root)
        for module in pkgutil.walk_packages(package.__path__, f"{root}."):
            if not {"settings", "migrations", "management"} & set(module.name.split(".")):
                importlib.import_module(module.name)
    found, waiting = set(), [GovUKFormMixin]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.split(".")[0] in ("learning_org", "practitioners") and hasattr(kind, "base_fields"):
                found.add(kind)
    return sorted(found, key=lambda kind: (kind.__module__, kind.__name__))


def fields_of(kind):
    """A form's fields as it is made; as they are declared, where it cannot be made without a record or a person."""
    try:
        return kind().fields
    except Exception:  # whatever a form asks for first is no concern of this test
        return kind.base_fields


@pytest.mark.django_db
def test_every_required_field_of_the_product_has_its_own_words():
    """Never "This field is required": each says what to enter or choose."""
    theirs = {str(kind.default_error_messages["required"]) for kind in (forms.Field, DateField)}
    silent = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in forms_of_the_product()
        for name, field in fields_of(form).items()
        if field.required and str(field.error_messages.get("required", "")) in theirs | {""}
    ]
    assert silent == []
