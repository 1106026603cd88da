"""Sending the e-mail about a message: locked, tried again, always under the same Message-ID."""

import logging
from smtplib import SMTPException, SMTPRecipientsRefused

from django.db import transaction

from learning_org.notifications import emails
from learning_org.notifications.models import Delivery, DeliveryState
from learning_org.notifications.services import next_attempt
from learning_org.web import clock

log = logging.getLogger(__name__)
ATTEMPTS = 12  # about a day and a half, as the pauses grow


def send_delivery(pk, *, now=None):
    """Send one waiting e-mail that is due. Returns its new state, or None when it is not waiting, not due, or held by another.

    The row stays locked while the mail server is spoken to: nobody else sends it. Killed in between, it is sent once more later,
    with the same Message-ID, by which mail servers and programs know it again.
    """
    now = now or clock.now()
    with transaction.atomic():
        waiting = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("message__recipient")
        delivery = waiting.filter(pk=pk, state=DeliveryState.WAITING, due_at__lte=now).first()
        if delivery is None:
            return None
        delivery.attempts += 1
        try:
            emails.message_waiting(delivery)
        except (OSError, SMTPException) as error:
            _note_failure(delivery, error, now)
        else:
            delivery.state, delivery.sent_at, delivery.error = DeliveryState.SENT, now, ""
        delivery.save(update_fields=["attempts", "state", "sent_at", "error", "due_at"])
    return delivery.state


def _note_failure(delivery, error, now):
    log.warning("Delivery %s, attempt %s: %s", delivery.pk, delivery.attempts, type(error).__name__)
    delivery.error = f"{type(error).__name__}: {error}"[:300]
    refused = isinstance(error, SMTPRecipientsRefused) and all(code >= 500 for code, _ in error.recipients.values())
    if refused or delivery.attempts >= ATTEMPTS:
        delivery.state = DeliveryState.FAILED
    else:
        delivery.due_at = next_attempt(delivery.attempts, now)


def send_waiting(*, now=None):
    """Send every e-mail that is due. Returns how many were sent. Stops at the first that cannot be handed over, as the mail server
    is likely to be away: the others keep their attempts."""
    now, sent = now or clock.now(), 0
    for pk in Delivery.objects.filter(state=DeliveryState.WAITING, due_at__lte=now).order_by("due_at", "pk").values_list("pk", flat=True):
        state = send_delivery(pk, now=now)
        if state == DeliveryState.WAITING:
            break
        sent += state == DeliveryState.SENT
    return sent
