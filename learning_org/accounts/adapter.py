import time

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse

from learning_org.accounts import services
from learning_org.accounts.limits import APP, address_of, too_many
from learning_org.accounts.signals import failed

# Which of our e-mails tells the owner of what allauth did.
TOLD = {
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
    "mfa/email/totp_activated": "second_step_added",
    "mfa/email/totp_deactivated": "second_step_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_made",
}
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
        "incorrect_password": "This is not your password",
        "rate_limited": "Too many tries. Wait 5 minutes and try again.",
        "invalid_password_reset": "This link has been used, or is too old",
        "too_many_login_attempts": "Too many tries. Wait 5 minutes and try again, or reset your password.",
        "too_many_anywhere": "Too many tries. Wait 10 minutes and try again, or reset your password.",
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

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """The owner of the account hears of whatever changes how it is entered."""
        services.tell(TOLD[template_prefix], user)

    # -- Tries -----------------------------------------------------------------------------------

    def get_client_ip(self, request):
        """The address that tries are counted by. Raises PermissionDenied when there is none at all."""
        if not (address := address_of(request)):
            raise PermissionDenied("There is no address to count by.")
        return address

    def counted(self, request, email):
        """By which key the tries at an account are counted, for each limit: strictly from this place, more widely from anywhere."""
        key = self._get_login_attempts_cache_key(request, email=email)
        return {"login_failed": f"{key}|{ratelimit.get_ip(request)}", "login_failed_anywhere": key}

    def pre_authenticate(self, request, **credentials):
        """Count a try: for the address typed, and more widely for the place that it comes from.

        Raises ValidationError for the account's sake, ImmediateHttpResponse with the 429 page for the place's.
        """
        email, self._tries = credentials.get("email", ""), []
        for action, key in self.counted(request, email).items():
            if not self._count(request, action, key):
                failed(request, email, locked=True)
                raise self.validation_error("too_many_login_attempts" if action == "login_failed" else "too_many_anywhere")
        if not self._count(request, "login_failed_here"):
            raise ImmediateHttpResponse(too_many(request))

    def _count(self, request, action, key=None):
        """Whether one more try is within this limit; one that is not counts for none of them."""
        if used := ratelimit.consume(request, app=APP, action=action, key=key):
            self._tries.append(used)
        else:
            self._rollback_login_failed_rl_usage()
        return used

    def _rollback_login_failed_rl_usage(self):
        """A right password was no failure, of the account or of the place."""
        for used in self._tries:
            used.rollback()

    def authentication_failed(self, request, **credentials):
        failed(request, credentials.get("email", ""))

    # -- The password again ------------------------------------------------------------------------

    def is_reauthentication_required(self, *, app, **kwargs):
        """Unless the password was given a moment ago, be it at sign-in."""
        records = get_authentication_records(context.request, context.request.user)
        given = [record["at"] for record in records if record["method"] == "password"]
        return not given or time.time() - given[-1] >= app_settings.REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user):
        """By password alone: a code may be read over a shoulder, and the app is what is about to be changed."""
        return [{"id": "reauthenticate", "description": "Your password", "url": reverse("account_reauthenticate")}]

    def reauthenticate(self, user, password):
        """Whether this is the password of somebody signed in. A wrong one counts as a try at the account.

        Raises ValidationError after too many, for a form to say so beside the field with everything that was typed still there.
        """
        try:
            self.pre_authenticate(context.request, email=user.email)
        except ImmediateHttpResponse as place:
            raise self.validation_error("rate_limited") from place
        if right := user.check_password(password):
            self._rollback_login_failed_rl_usage()
        else:
            self.authentication_failed(context.request, email=user.email)
        return right
