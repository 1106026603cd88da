"""allauth's forms with our fields, words and looks (ACCOUNT_FORMS)."""

from allauth.account import forms as allauth
from django import forms

from learning_org.accounts.models import User
from learning_org.web.forms import GovUKFormMixin, options

HINT = "Use 12 characters or more. Three random words are easy to remember and hard to guess."


class SignInForm(GovUKFormMixin, allauth.LoginForm):
    def narrow(self):
        self.fields["login"] = email_field("Enter your e-mail address")
        self.fields["password"] = password_field("Password", "Enter your password")
        self.order_fields(["login", "password"])


class ResetPasswordForm(GovUKFormMixin, allauth.ResetPasswordForm):
    def narrow(self):
        self.fields["email"] = email_field("Enter your e-mail address")

    def clean_email(self):
        """The address; `users` holds its account when somebody may sign in with it, so that leavers are sent nothing."""
        user = User.objects.by_email(self.cleaned_data["email"])
        self.users = [user] if user and user.is_active and user.access.in_post else []
        return self.cleaned_data["email"]


class NewPasswordMixin(GovUKFormMixin):
    """A new password, typed twice."""

    def narrow(self):
        self.fields["password1"].label, self.fields["password1"].help_text = "New password", HINT
        self.fields["password1"].error_messages["required"] = "Enter a new password"
        self.fields["password2"] = password_field("New password again", "Enter the new password again", "new-password")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean(self):
        first, second = self.cleaned_data.get("password1"), self.cleaned_data.get("password2")
        if first and second and first != second:
            self.add_error("password2", "The two passwords must be the same")
        return super().clean()


class SetPasswordForm(NewPasswordMixin, allauth.ResetPasswordKeyForm):
    """After a link from an e-mail."""

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = self.fields["password1"].user = user


class ChangePasswordForm(NewPasswordMixin, allauth.ChangePasswordForm):
    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = self.fields["password1"].user = user

    def narrow(self):
        super().narrow()
        self.fields["oldpassword"] = password_field("Present password", "Enter your present password")
        self.order_fields(["oldpassword", "password1", "password2"])


def email_field(required):
    field = forms.EmailField(label="E-mail address", error_messages={"required": required})
    return options(field, autocomplete="username")


def password_field(label, required, autocomplete="current-password"):
    field = forms.CharField(label=label, strip=False, widget=forms.PasswordInput, error_messages={"required": required})
    return options(field, autocomplete=autocomplete)
