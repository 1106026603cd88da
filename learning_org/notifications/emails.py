"""The e-mail about a message: that there is one, and the link to it. What it says is read after signing in; some hold a signed link too."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from learning_org.notifications import registries
from learning_org.notifications.queries import key_of


def message_waiting(delivery):
    """Send the e-mail of a Delivery. Raises OSError or SMTPException when the mail server does not take it."""
    message = delivery.message
    site = settings.SITE_ADDRESS.rstrip("/")
    link = site + reverse("notifications:message_detail", args=[message.pk])
    signed = signed_path(message)
    context = {"person": message.recipient, "subject": message.subject, "link": link, "product": settings.PRODUCT_NAME}
    text = render_to_string("notifications/email/message_waiting.txt", context | {"signed_link": signed and site + signed})
    headers = {"Message-ID": delivery.email_id, "Auto-Submitted": "auto-generated"}
    EmailMessage(f"{message.subject} – {settings.PRODUCT_NAME}", text, to=[delivery.address], headers=headers).send()


def signed_path(message):
    """The path of the page that this message's reader opens without signing in, or None."""
    if not registries.signed_links:
        return None
    key = key_of(message)
    return next((make(message) for start, make in registries.signed_links.items() if key.startswith(start)), None)
