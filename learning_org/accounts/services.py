"""Making, changing and closing sign-in accounts. Who may do it is asked by the pages (rules); what it means is here."""

import logging
from functools import partial

from django.db import transaction

from learning_org.accounts.models import Person, SignIn, User
from learning_org.web.errors import Refused

log = logging.getLogger(__name__)


def create_account(person, *, email, by):
    """Give a person an account, and send them an invitation that holds a link to set the password.

    Takes the person, the address to sign in with and who makes it. Returns the User. Refused when the person has an account,
    is the product itself, or somebody else signs in with the address. (Issue: sign-in by e-mail and password.)
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if person.is_system:
            raise Refused("The product itself does not sign in.")
        if User.objects.filter(person=person).exists():
            raise Refused(f"{person.name} has an account already.")
        user = User.objects.create_user(_free_address(email), person=person)
        _email_on_commit("invitation", user)
    return user


def send_invitation(user, *, by):
    """Send the invitation again, with a new link. Returns the User. Refused when the account is closed."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if not user.is_active:
            raise Refused("This account is closed. Open it first.")
        _email_on_commit("invitation", user)
    return user


def change_email(user, *, email, by):
    """Change the address that somebody signs in with; both addresses are told, and links sent before stop working.

    Returns the User. Refused when it is the same address or somebody else's.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        former = user.email
        if email.strip().lower() == former:
            raise Refused("This is already the address.", field="email")
        user.email = _free_address(email)
        user.save(update_fields=["email"])
        _email_on_commit("address_changed", user, former)
    return user


def close_account(user, *, by):
    """Close an account: whoever is signed in with it is out at the next page. Returns the User. Refused when it is closed, or one's own."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if user.person_id == by.pk:
            raise Refused("Somebody else has to close your own account.")
        if not user.is_active:
            raise Refused("This account is closed already.")
        user.is_active = False
        user.save(update_fields=["is_active"])
    return user


def open_account(user, *, by):
    """Open a closed account again, with a link to set a new password: the old one no longer works. Refused when it is open."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if user.is_active:
            raise Refused("This account is open already.")
        user.is_active = True
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        _email_on_commit("invitation", user)
    return user


def send_password_reset(user):
    """Send the link for a new password, to an account whose owner asked for it.

    Without an account (None) a task is handed over all the same, which sends nothing: how long the page takes tells nobody whether
    there is one.
    """
    _email_on_commit("password_reset", user)


def tell(name, user):
    """Tell the owner of an account by e-mail, with one of accounts.emails by its name, what happened to it."""
    _email_on_commit(name, user)


def reset_second_step(user, *, by):
    """Take away a second step whose owner has lost it; they are told, and set up a new one when their role requires it.

    Returns the User. Refused when it is one's own, or there is none.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user.pk)
        if user.person_id == by.pk:
            raise Refused("Somebody else has to reset your own second step.")
        if not user.has_second_step:
            raise Refused("There is no second step to reset.")
        user.authenticator_set.all().delete()
        user.second_step_id = None
        note_sign_in(user, SignIn.What.STEP_RESET, by=by)
        _email_on_commit("second_step_reset", user)
    return user


def note_sign_in(user, what, *, address=None, device="", by=None):
    """Add to an account's history of sign-ins: what happened (SignIn.What), from which address, with which device in words.

    `by` is who did it, where that is not the owner. The owner is told by e-mail of the first time with a device that none of their
    sign-ins before it had. Returns the SignIn.
    """
    with transaction.atomic():
        if what == SignIn.What.SIGNED_IN and _is_new(user, device):
            _email_on_commit("new_device", user, device)
        return SignIn.objects.create(user=user, what=what, address=address, device=device, by=by)


def _is_new(user, device):
    """Whether somebody who has signed in before does so with a device of a kind that they never used."""
    before = SignIn.objects.filter(user=user, what=SignIn.What.SIGNED_IN)
    return before.exists() and not before.filter(device=device).exists()


def _free_address(email):
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise Refused("Somebody else signs in with this address.", field="email")
    return email


def _email_on_commit(name, user, *details):
    transaction.on_commit(partial(_email, name, user, *details))


def _email(name, user, *details):
    """Hand an e-mail to the worker or, with no broker, send it at once. When neither answers, the page says the same and the log tells."""
    from learning_org.accounts import emails
    from learning_org.accounts.tasks import send_account_email

    try:
        send_account_email.delay(name, user and user.pk, *details)
    except send_account_email.OperationalError:
        log.warning("The broker is away: the e-mail %s is sent without it", name)
        if user is None:
            return
        try:
            getattr(emails, name)(user, *details)
        except OSError:
            log.exception("The e-mail %s to account %s could not be sent", name, user.pk)
