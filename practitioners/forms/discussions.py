"""The form that logs a team discussion for all who attended."""

from django import forms

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.forms import DateField, GovUKForm, Row, options
from practitioners.forms.cpd import LearningForm, text
from practitioners.queries.discussions import MOST, team_mates


class AttendersField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple


class DiscussionForm(GovUKForm):
    """What was talked about, when, and who was there."""

    layout = ("title", Row("held_on", "hours"), "discussed", "attended")
    title = options(
        forms.CharField(
            label="What did you talk about?", max_length=200, error_messages={"required": "Enter what you talked about, in a few words"}
        ),
        called="What you talked about",
        autocomplete="off",
    )
    held_on = DateField(label="When?", future=False, error_messages={"required": "Enter the date of the discussion"})
    hours = LearningForm.base_fields["hours"]
    discussed = text(
        "What was said, and why does it matter for your work?",
        rows=5,
        called="What was said",
        required="Enter what was said, and why it matters for your work",
        help_text="Everybody’s piece begins with this text. Use a case reference, never a name",
    )
    attended = options(
        AttendersField(
            Person.objects.none(),
            label="Who attended beside you?",
            error_messages={"required": "Choose who attended. For learning of your own, record a piece instead"},
        ),
        small=True,
        columns=True,
        called="Who attended",
    )

    def narrow(self):
        """Colleagues in one's own units, in post today."""
        mates = team_mates(self.user.person, clock.today())
        self.fields["attended"].queryset = mates.filter(pk__in=mates.values("pk")[:MOST])
