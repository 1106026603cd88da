"""Signing a record: one's own password again, and what one had before one's eyes."""

from allauth.account.adapter import get_adapter
from django import forms

from learning_org.accounts.forms import password_field
from learning_org.web.forms import GovUKForm, options


class SignForm(GovUKForm):
    """Asks for the signer's own password. `seen` holds what the page showed, so that nobody signs what changed meanwhile."""

    password = password_field("Your password", "Enter your password to sign")
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = "The password with which you sign in. It shows that it is you who signs."

    def clean_password(self):
        """The password. Raises ValidationError when it is not the signer's own, or after too many tries, with which a wrong one counts."""
        password = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise forms.ValidationError("This is not your password. Try again", code="wrong")
        return password


class ReasonForm(GovUKForm):
    """Why somebody has to open a record that they do not read otherwise."""

    reason = options(
        forms.CharField(
            label="What do you need it for?",
            widget=forms.Textarea,
            max_length=2000,
            help_text="A sentence that names the enquiry, complaint, audit or concern. The people concerned read it at once.",
            error_messages={"required": "Enter what you need it for"},
        ),
        rows=4,
        called="The reason",
    )


class AddendumForm(SignForm):
    """What is added to a signed record, and the signer's own password."""

    text = options(
        forms.CharField(
            label="What do you want to add?",
            widget=forms.Textarea,
            max_length=10_000,
            help_text="What was left out or has to be put right. Everybody who reads the record reads this.",
            error_messages={"required": "Enter what you want to add"},
        ),
        rows=8,
        called="The addendum",
    )
    field_order = ("text", "password", "seen")
