"""The form by which reports are made by hand."""

from django import forms
from django.utils.formats import date_format

from learning_org.reports.content import MONTHS, first_of, month_before, months_to
from learning_org.web import clock
from learning_org.web.forms import GovUKForm, options

ANSWERS = [("no", "Make only the reports that are missing"), ("yes", "Make a new edition of every report of the month")]
HINTS = {
    "no": "Reports that exist stay as they are.",
    "yes": "The figures are counted again from today’s records. The old editions stay readable and say what replaced them.",
}


class ReportMakeForm(GovUKForm):
    """Which month, and whether the reports that exist are made again."""

    month = options(
        forms.ChoiceField(label="Month", error_messages={"required": "Choose the month"}),
        called="The month",
    )
    replace = options(
        forms.ChoiceField(
            label="What is to be made?",
            choices=ANSWERS,
            widget=forms.RadioSelect,
            error_messages={"required": "Choose what is to be made"},
        ),
        hints=HINTS,
        reveals={"yes": "reason"},
    )
    reason = options(
        forms.CharField(
            label="Why is it made again?",
            help_text="Every new edition shows this to all who read it. Name nobody.",
            max_length=500,
            widget=forms.Textarea,
            error_messages={"required": "Enter why the reports are made again"},
        ),
        character_count=500,
        rows=3,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        months = months_to(month_before(first_of(clock.today())), MONTHS)
        self.fields["month"].choices = [(f"{month:%Y-%m}", date_format(month, "F Y")) for month in reversed(months)]
