"""What allauth says happened becomes a row of the account's history of sign-ins (services.note_sign_in)."""

from functools import partial

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out
from django.core.cache import cache
from django.dispatch import receiver

from learning_org.accounts import devices, limits, services
from learning_org.accounts.afterwards import after_answer
from learning_org.accounts.models import SignIn, User

What = SignIn.What
LOCKED_FOR = 300  # seconds, as ACCOUNT_RATE_LIMITS says: an account is noted as made to wait once in that time


def note(request, user, what):
    """Add what happened to an account, with the address and the device of this request."""
    services.note_sign_in(
        user,
        what,
        address=limits.address_of(request),
        device=devices.in_words(request.META.get("HTTP_USER_AGENT", "")) if request.META else "",
    )


def failed(request, email, *, locked=False):
    """Note a wrong password, or that an account must wait, where the typed address has an account; otherwise nothing is kept.

    Once the answer is sent: the answer at an address that nobody has must not be the quicker one.
    """
    after_answer(request, partial(_note_failed, request, email, locked))


def _note_failed(request, email, locked):
    user = User.objects.by_email(email)
    if user is None:
        return
    if not locked:
        note(request, user, What.WRONG_PASSWORD)
    elif cache.add(f"accounts.locked:{user.pk}", True, timeout=LOCKED_FOR):
        note(request, user, What.LOCKED)


@receiver(account.user_logged_in, dispatch_uid="accounts.note_signed_in")
def note_signed_in(sender, request, user, **kwargs):
    note(request, user, What.SIGNED_IN)


@receiver(user_logged_out, dispatch_uid="accounts.note_signed_out")
def note_signed_out(sender, request, user, **kwargs):
    if user is not None and request.META:
        note(request, user, What.SIGNED_OUT)


@receiver(account.password_changed, dispatch_uid="accounts.note_password_changed")
def note_password_changed(sender, request, user, **kwargs):
    note(request, user, What.PASSWORD_CHANGED)


@receiver(account.password_reset, dispatch_uid="accounts.note_password_reset")
def note_password_reset(sender, request, user, **kwargs):
    limits.forget_failures(request, user)
    note(request, user, What.PASSWORD_CHANGED)


@receiver(mfa.authentication_failed, dispatch_uid="accounts.note_wrong_code")
def note_wrong_code(sender, request, user, **kwargs):
    note(request, user, What.WRONG_CODE)


@receiver(mfa.authenticator_used, dispatch_uid="accounts.note_code_spent")
def note_code_spent(sender, request, user, authenticator, **kwargs):
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        note(request, user, What.CODE_SPENT)


@receiver(mfa.authenticator_added, dispatch_uid="accounts.note_step_added")
def note_step_added(sender, request, user, authenticator, **kwargs):
    if authenticator.type == Authenticator.Type.TOTP:
        note(request, user, What.STEP_ADDED)


@receiver(mfa.authenticator_removed, dispatch_uid="accounts.note_step_removed")
def note_step_removed(sender, request, user, authenticator, **kwargs):
    if authenticator.type == Authenticator.Type.TOTP:
        note(request, user, What.STEP_REMOVED)


@receiver(mfa.authenticator_reset, dispatch_uid="accounts.note_codes_made")
def note_codes_made(sender, request, user, **kwargs):
    note(request, user, What.CODES_MADE)
