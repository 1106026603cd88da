"""allauth's forms with our fields, words and looks (ACCOUNT_FORMS)."""

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter as account
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as mfa
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as recovery
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.cache import cache

from learning_org.accounts import services
from learning_org.accounts.models import User
from learning_org.web.forms import GovUKFormMixin, options

HINT = "Use 12 characters or more. Three random words are easy to remember and hard to guess."


def email_field(required):
    field = forms.EmailField(label="E-mail address", error_messages={"required": required})
    return options(field, autocomplete="username")


def password_field(label, required, autocomplete="current-password"):
    field = forms.CharField(label=label, strip=False, widget=forms.PasswordInput, error_messages={"required": required})
    return options(field, autocomplete=autocomplete)


def code_field(label, required):
    field = forms.CharField(label=label, error_messages={"required": required})
    return options(field, autocomplete="one-time-code", inputmode="numeric", width=10)


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

    def save(self, request, **kwargs):
        """Send the link, if there is an account to send it to; otherwise the same is done and nothing is sent."""
        services.send_password_reset(self.users[0] if self.users else None)
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

    def clean_oldpassword(self):
        """The present password. A wrong one counts as a try at the account."""
        password = self.cleaned_data["oldpassword"]
        if not account().reauthenticate(self.user, password):
            raise account().validation_error("enter_current_password")
        return password


class _GiveOwner:
    """Between our mixin, which keeps `user` to itself, and allauth's forms, which ask for it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, user=self.owner, **kwargs)


class OwnersForm(GovUKFormMixin, _GiveOwner):
    """A form of allauth's about the account of `user`."""

    def __init__(self, *args, user, **kwargs):
        self.owner = user
        super().__init__(*args, **kwargs)
        self.user = user


class ReauthenticateForm(OwnersForm, allauth.ReauthenticateForm):
    """The password again, before what protects the account is changed."""

    password = password_field("Password", "Enter your password")


class CodeForm(OwnersForm, codes.AuthenticateForm):
    """The second step at sign-in: a code of the app, or a recovery code."""

    code = code_field("Code", "Enter the code that your authenticator app shows, or a recovery code")

    def clean_code(self):
        """The code, once: allauth forgets a used code after one period, while with our tolerance it would be taken for three."""
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP:
            key = f"accounts.code-used:{self.user.pk}:{normalize_user_code(code)}"
            if not cache.add(key, True, timeout=mfa.TOTP_PERIOD * (2 * mfa.TOTP_TOLERANCE + 1)):
                raise get_adapter().validation_error("incorrect_code")
        return code


class SetUpForm(OwnersForm, totp.ActivateTOTPForm):
    """The first code of an authenticator app, which shows that it has the key."""

    code = code_field("Code that the app shows", "Enter the code of 6 figures that the app shows")


class TurnOffForm(GovUKFormMixin, totp.DeactivateTOTPForm):
    """Nothing to fill in; it refuses where a role requires the second step."""


class NewCodesForm(OwnersForm, recovery.GenerateRecoveryCodesForm):
    """Nothing to fill in: the button makes new codes."""
