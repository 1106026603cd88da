"""Forms about the employer's sample of learning."""

import datetime

from django import forms

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.forms import GovUKForm, options
from practitioners.forms.find_person import FindPersonField
from practitioners.forms.shared import one_of
from practitioners.models import SampleQuality
from practitioners.queries.people import in_post
from practitioners.queries.registration import registration_year
from practitioners.services.guard import day

MYSELF, LATER = "myself", "later"


class SampleDrawForm(GovUKForm):
    """Which year, how many pieces, and who reviews them."""

    year = one_of([], label="Of which registration year?", required="Choose the registration year")
    size = options(
        forms.IntegerField(
            label="How many pieces?",
            min_value=1,
            max_value=1000,
            widget=forms.TextInput,
            error_messages={
                "required": "Enter how many pieces are drawn",
                "invalid": "Enter a whole number, like 10",
                "min_value": "Enter 1 or more",
                "max_value": "Enter 1,000 or fewer",
            },
        ),
        called="How many pieces",
        width=3,
        inputmode="numeric",
    )
    who = one_of(
        [(LATER, "I choose somebody for each piece"), (MYSELF, "I review them all, except my own")],
        label="Who reviews them?",
        required="Choose who reviews them",
    )

    def narrow(self):
        """The present year and the one before."""
        present = registration_year(clock.today())
        before = registration_year(present.lower - datetime.timedelta(days=1))
        years = [(str(year.lower.year), f"{day(year.lower)} to 30 November {year.upper.year}") for year in (present, before)]
        self.fields["year"].choices = years


class ReviewerForm(GovUKForm):
    """Who reviews a piece."""

    reviewer = FindPersonField(
        label="Who reviews it?", help_text="Enter a colleague's name", error_messages={"required": "Enter the name of the reviewer"}
    )

    def narrow(self):
        """Whoever is in post and whom the user may know."""
        self.fields["reviewer"].queryset = in_post(Person.objects.visible_to(self.user), self.user.access.on)


class ReviewForm(GovUKForm):
    """How good the record of a piece is, and what its author is told."""

    quality = one_of(SampleQuality.choices, label="How well is the learning recorded?", required="Choose how well it is recorded")
    feedback = options(
        forms.CharField(
            label="What do you say to the author?",
            widget=forms.Textarea,
            max_length=4000,
            help_text="What is good about it, and what would show better what changed for people. The author reads it.",
            error_messages={"required": "Enter what you say to the author"},
        ),
        rows=5,
        called="The feedback",
    )
