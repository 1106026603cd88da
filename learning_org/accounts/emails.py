"""E-mails about somebody's own account. Each is plain text; links are made from SITE_ADDRESS, never from what a request claims."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import int_to_base36


def reset_link(user):
    """The address at which this user may set a new password, once, for as long as PASSWORD_RESET_TIMEOUT says."""
    key = {"uidb36": int_to_base36(user.pk), "key": default_token_generator.make_token(user)}
    return settings.SITE_ADDRESS.rstrip("/") + reverse("account_reset_password_from_key", kwargs=key)


def send(user, name, subject, *, to=None, **context):
    """Send the e-mail of templates/account/email/<name>.txt to the account's address. Raises OSError, SMTPException."""
    context |= {
        "person": user.person,
        "product": settings.PRODUCT_NAME,
        "council": settings.COUNCIL_NAME,
        "address": settings.SITE_ADDRESS,
        "reset_address": settings.SITE_ADDRESS.rstrip("/") + reverse("account_reset_password"),
        "days": settings.PASSWORD_RESET_TIMEOUT // 86_400,
    }
    text = render_to_string(f"account/email/{name}.txt", context)
    EmailMessage(f"{subject} – {settings.PRODUCT_NAME}", text, to=[to or user.email], headers={"Auto-Submitted": "auto-generated"}).send()


def invitation(user):
    """Tell somebody that they have an account, with a link to set its password."""
    send(user, "invitation", "Your account is ready", link=reset_link(user))


def password_reset(user):
    """Send the link with which a new password is set."""
    send(user, "password_reset", "Set a new password", link=reset_link(user))


def password_changed(user):
    """Tell the owner that the password was changed, so that somebody else's doing is noticed."""
    send(user, "password_changed", "Your password was changed")


def address_changed(user, former):
    """Tell both addresses that the sign-in address was changed."""
    for to in (user.email, former):
        send(user, "address_changed", "Your sign-in address was changed", to=to, email=user.email)


def second_step_added(user):
    """Tell the owner that a second step was set up."""
    send(user, "second_step_added", "A second step is set up")


def second_step_removed(user):
    """Tell the owner that the second step was turned off."""
    send(user, "second_step_removed", "Your second step is turned off")


def second_step_reset(user):
    """Tell the owner that an administrator took the second step away."""
    send(user, "second_step_reset", "Your second step was reset")


def recovery_codes_made(user):
    """Tell the owner that there are new recovery codes, and the old ones work no more."""
    send(user, "recovery_codes_made", "New recovery codes were made")


def new_device(user, device):
    """Tell the owner of the first sign-in with a device of a kind they had not used."""
    send(user, "new_device", "You signed in with another device", device=device)
