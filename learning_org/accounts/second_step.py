"""The second step at sign-in: a code from an authenticator app, or one of ten recovery codes (allauth.mfa, in our words).

Codes follow the real time, as the telephones that make them do, even where the product's own time is moved.
"""

import base64
import hashlib
import logging

import qrcode
import qrcode.image.svg
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

log = logging.getLogger(__name__)
PURPOSE = b"accounts.second-step:"


def is_required_of(user):
    """Whether the role of somebody signed in requires a second step (MFA_REQUIRED_ROLES). Asks the database nothing of its own."""
    return user.is_authenticated and user.access.has(*settings.MFA_REQUIRED_ROLES)


def vault():
    """What encrypts secrets with the first of MFA_KEYS and decrypts them with any of these."""
    keys = (base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + key.encode()).digest()) for key in settings.MFA_KEYS)
    return MultiFernet([Fernet(key) for key in keys])


class SecondStepAdapter(DefaultMFAAdapter):
    """What allauth.mfa asks of us: our words, secrets encrypted at rest, and a second step that a role requires is never taken away."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code is not right, or has been used. Wait for the next one and enter that",
        "cannot_delete_authenticator": "Your role requires a second step. You can replace it, and not go without.",
        "cannot_generate_recovery_codes": "Set up an authenticator app first.",
    }

    def encrypt(self, text):
        return vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """The secret, or one that matches no code when the key that encrypted it is not among MFA_KEYS any more."""
        try:
            return vault().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("A second step cannot be read: the key that encrypted it is not in MFA_KEYS")
            return generate_totp_secret()

    def can_delete_authenticator(self, authenticator):
        return not is_required_of(authenticator.user)

    def build_totp_svg(self, url):
        """The QR code as an element of the page: no picture from elsewhere, and no style of its own."""
        picture = qrcode.make(url, image_factory=qrcode.image.svg.SvgPathImage, box_size=20, border=4)
        return picture.to_string(encoding="unicode")
