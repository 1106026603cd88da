"""Forms of three-month follow-ups: the comment. The answers' form is made from the questionnaire."""

from django import forms

from learning_org.web.forms import GovUKForm, options

CHANGED = [("yes", "Yes"), ("no", "No, or not yet")]


class FollowUpCommentForm(GovUKForm):
    """What somebody of the participant's line has seen."""

    changed = options(
        forms.ChoiceField(
            label="Did practice change?",
            choices=CHANGED,
            widget=forms.RadioSelect,
            help_text="As you have seen it: in records, on visits, in supervision.",
            error_messages={"required": "Choose whether practice changed", "invalid_choice": "Choose whether practice changed"},
        )
    )
    comment = options(
        forms.CharField(
            label="What have you seen?",
            widget=forms.Textarea,
            max_length=4000,
            help_text="Or what would help. Name a case by its reference, never a child by name.",
            error_messages={"required": "Enter what you have seen"},
        ),
        rows=4,
        called="What you have seen",
    )

    def answer(self):
        """What comment_follow_up takes."""
        return {"changed": self.cleaned_data["changed"] == "yes", "comment": self.cleaned_data["comment"]}
