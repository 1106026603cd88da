"""The form by which somebody shares what they learnt."""

from django import forms

from learning_org.web import clock
from learning_org.web.forms import GovUKForm, options
from practitioners.forms.shared import one_of
from practitioners.models import PostAudience
from practitioners.queries.posts import unit_of


class PostWordsForm(GovUKForm):
    """A title and a text in the author's own words."""

    title = options(
        forms.CharField(label="Title", max_length=200, error_messages={"required": "Enter a title"}),
        called="The title",
    )
    text = options(
        forms.CharField(
            label="What do you want others to know?",
            widget=forms.Textarea,
            max_length=6000,
            help_text="Leave out what is about a family or a colleague.",
            error_messages={"required": "Enter what you want others to know"},
        ),
        rows=10,
        called="What you want others to know",
    )


class PostForm(PostWordsForm):
    """The words of a new post, and for whom it is."""

    audience = one_of(PostAudience.choices, label="Who can read the post?", required="Choose who can read the post")

    def narrow(self):
        self.fields["text"].help_text = f"It begins with what you wrote in the piece. {self.fields['text'].help_text}"
        if unit := unit_of(self.user.person, clock.today()):
            labels = {PostAudience.TEAM: f"My team, {unit}"}
            self.fields["audience"].choices = [(value, labels.get(value, label)) for value, label in PostAudience.choices]
