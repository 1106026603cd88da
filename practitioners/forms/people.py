"""Forms about people themselves."""

from django import forms

from learning_org.web.forms import GovUKForm, Section, options
from practitioners.forms.placements import PositionFields
from practitioners.forms.shared import LastDayForm


class NameFields(GovUKForm):
    given_name = options(
        forms.CharField(label="Given name", max_length=80, error_messages={"required": "Enter the given name"}), autocomplete="off"
    )
    family_name = options(
        forms.CharField(label="Family name", max_length=80, error_messages={"required": "Enter the family name"}), autocomplete="off"
    )
    payroll_number = options(
        forms.CharField(
            label="Payroll number", max_length=20, required=False, help_text="Leave it empty for partner agencies' own people."
        ),
        width=10,
    )


class ContactFields(GovUKForm):
    work_email = forms.EmailField(label="Work e-mail", required=False, help_text="It may be a team's. Signing in uses the account's own.")
    work_phone = options(forms.CharField(label="Work phone", max_length=40, required=False), width=20, inputmode="tel")
    work_place = forms.CharField(label="Place of work", max_length=120, required=False)


class ContactForm(ContactFields):
    """How somebody is reached at work."""


class PersonForm(ContactFields, NameFields):
    """A person's name, payroll number and work contact."""

    field_order = ("given_name", "family_name", "payroll_number", "work_email", "work_phone", "work_place")


class PersonAddForm(LastDayForm, PositionFields, PersonForm):
    """Somebody new with the first position they hold, on one page."""

    layout = (
        Section("Who they are", "given_name", "family_name", "payroll_number"),
        Section("How they are reached at work", "work_email", "work_phone", "work_place"),
        Section("Their first position", *PositionFields.NAMES),
    )
