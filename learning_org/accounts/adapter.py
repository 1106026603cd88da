from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.contrib.auth import password_validation
from django.http import HttpResponseRedirect
from django.urls import reverse

from learning_org.accounts import services

PASSWORD_MESSAGES = {
    "password_too_short": "Password must be 12 characters or more",
    "password_too_common": "This password is too easy to guess. Try three random words",
    "password_too_similar": "Password must not be like your name or e-mail address",
    "password_entirely_numeric": "Password must not be numbers alone",
}


class AccountAdapter(DefaultAccountAdapter):
    """What allauth asks of us: accounts are made by an administrator, in our words, with e-mails of our own."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "This e-mail address and password do not match an account in use. Check both and try again.",
        "enter_current_password": "This is not your present password",
        "invalid_password_reset": "This link has been used, or is too old",
        "too_many_login_attempts": "Too many tries. Wait 5 minutes and try again, or reset your password.",
    }

    def is_open_for_signup(self, request):
        return False

    def respond_user_inactive(self, request, user):
        """The same answer as to anybody who may not sign in."""
        return HttpResponseRedirect(reverse("account_login"))

    def clean_password(self, password, user=None):
        """The password, if it is good enough. Raises ValidationError with our own words for each weakness."""
        try:
            password_validation.validate_password(password, user)
        except forms.ValidationError as weak:
            messages = [PASSWORD_MESSAGES.get(error.code, error.message) for error in weak.error_list]
            raise forms.ValidationError(messages) from weak
        return password

    def add_message(self, *args, **kwargs):
        """Our pages say what was done in their own words."""

    def send_password_reset_mail(self, user, email, context):
        services.send_password_reset(user)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Changed or reset, the owner of the account hears of it."""
        services.tell_password_changed(user)
