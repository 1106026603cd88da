"""Forms about an appraisal as a whole: whom to appraise, when to meet, why it is sent back."""

from django import forms
from django.utils.formats import date_format

from appraisal.queries.appraisals import direct_reports
from learning_org.accounts.models import Person
from learning_org.web.forms import DateField, GovUKForm, options


class BeginForm(GovUKForm):
    """One of the direct reports who have no appraisal in this cycle, and the day of the meeting."""

    appraisee = forms.ModelChoiceField(
        label="Whose appraisal?",
        queryset=Person.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Choose whose appraisal you begin"},
    )
    meeting_on = options(
        DateField(label="When do you meet? (optional)", required=False, help_text="You can set or move the day later."),
        called="The day of the meeting",
    )

    def narrow(self):
        without = [person for person in direct_reports(self.user) if not person.has_one]
        field = self.fields["appraisee"]
        field.queryset = Person.objects.filter(pk__in=[person.pk for person in direct_reports(self.user)])  # who has one is told so
        field.choices = [(person.pk, person.name) for person in without]
        options(field, hints={str(person.pk): self._hint(person) for person in without})

    @staticmethod
    def _hint(person):
        last = f"Last signed on {date_format(person.last_on, 'j F Y')}" if person.last_on else "No appraisal recorded yet"
        return last if person.eligible else f"{last}. In post less than six months"


class MeetingForm(GovUKForm):
    """The day on which the two meet, or met."""

    meeting_on = options(
        DateField(label="When do you meet?", error_messages={"required": "Enter the day on which you meet"}),
        called="The day of the meeting",
    )


class SendBackForm(GovUKForm):
    """Why somebody does not sign yet."""

    reason = options(
        forms.CharField(
            label="What needs to change?",
            widget=forms.Textarea,
            max_length=2000,
            help_text="The two of you read this, and the appraiser’s line manager.",
            error_messages={"required": "Enter what needs to change"},
        ),
        rows=4,
        called="What needs to change",
    )
