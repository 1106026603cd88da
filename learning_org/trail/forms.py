"""Signing a record: one's own password again, and what one had before one's eyes."""

from django import forms

from learning_org.accounts.forms import password_field
from learning_org.web.forms import GovUKForm


class SignForm(GovUKForm):
    """Asks for the signer's own password. `seen` holds what the page showed, so that nobody signs what changed meanwhile."""

    password = password_field("Your password", "Enter your password to sign")
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = "The password with which you sign in. It shows that it is you who signs."

    def clean_password(self):
        """The password. Raises ValidationError when it is not the signer's own."""
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError("This is not your password. Try again", code="wrong")
        return password
