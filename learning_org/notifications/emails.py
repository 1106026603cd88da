"""The e-mail about a message: that there is one, and the link to it. What it says is read after signing in."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse


def message_waiting(delivery):
    """Send the e-mail of a Delivery. Raises OSError or SMTPException when the mail server does not take it."""
    message = delivery.message
    link = settings.SITE_ADDRESS.rstrip("/") + reverse("notifications:message_detail", args=[message.pk])
    context = {"person": message.recipient, "subject": message.subject, "link": link, "product": settings.PRODUCT_NAME}
    text = render_to_string("notifications/email/message_waiting.txt", context)
    headers = {"Message-ID": delivery.email_id, "Auto-Submitted": "auto-generated"}
    EmailMessage(f"{message.subject} – {settings.PRODUCT_NAME}", text, to=[delivery.address], headers=headers).send()
