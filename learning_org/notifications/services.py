"""Telling people things: one row per message, one e-mail about it, reminders for later days. (Issue: notifications.)"""

import datetime
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from learning_org.notifications.models import Delivery, DeliveryState, Message, Reminder
from learning_org.web import clock
from learning_org.web.errors import Refused


def notify(recipient, *, subject, body, by, link="", link_text="", key=None):
    """Tell somebody something: a message on their page of messages, and an e-mail that says only that it is there.

    Takes the Person to tell, a subject of at most 160 characters without anything confidential (it is the e-mail's subject too),
    the text, the path of the page to open with the words of its link, the Person who causes it, and a key: with a key that was
    used before, nothing is sent and the first message is returned. Returns the Message.
    """
    words = {"subject": subject, "body": body, "link": link, "link_text": link_text}
    with transaction.atomic():
        if key is None:
            message, new = Message.objects.create(recipient=recipient, sender=by, created_at=clock.now(), **words), True
        else:
            words |= {"recipient": recipient, "sender": by, "created_at": clock.now()}
            message, new = Message.objects.get_or_create(key=key, defaults=words)
        if new:
            _start_delivery(message)
    return message


def _start_delivery(message):
    from learning_org.notifications.tasks import deliver

    address = address_of(message.recipient)
    delivery = Delivery.objects.create(
        message=message,
        address=address,
        email_id=make_msgid(domain=urlsplit(settings.SITE_ADDRESS).hostname or "localhost"),
        state=DeliveryState.WAITING if address else DeliveryState.NO_ADDRESS,
        due_at=clock.now(),
    )
    if address:
        deliver.delay_on_commit(delivery.pk)


def address_of(person):
    """Where a person is written to: their account's address while it is open, else the work address, else nowhere ("")."""
    user = getattr(person, "user", None)
    return user.email if user and user.is_active else person.work_email


def read_message(message, *, by):
    """Note that its recipient has opened a message. Returns it. The first time counts. Refused for anybody else."""
    with transaction.atomic():
        message = Message.objects.select_for_update().get(pk=message.pk)
        if message.recipient_id != by.pk:
            raise Refused("Only the recipient reads a message.")
        if message.read_at is None:
            message.read_at = clock.now()
            message.save(update_fields=["read_at"])
    return message


def read_all_messages(*, by):
    """Mark everything that `by` was told as read. Returns how many messages that were."""
    with transaction.atomic():
        return Message.objects.filter(recipient=by).unread().update(read_at=clock.now())


def remind(recipient, *, key, due_on, subject, body, by, link="", link_text=""):
    """Keep a message for a day: the sweep sends it on that day, or at its first run afterwards.

    The key says what it is about: a second reminder with it replaces the first, and one that was sent is sent again only when the
    day is another. Returns the Reminder.
    """
    words = {"recipient": recipient, "due_on": due_on, "subject": subject, "body": body, "link": link, "link_text": link_text}
    with transaction.atomic():
        reminder, new = Reminder.objects.select_for_update().get_or_create(key=key, defaults=words)
        if new or (reminder.message_id and reminder.due_on == due_on):
            return reminder
        for name, value in (words | {"message": None, "cancelled_at": None}).items():
            setattr(reminder, name, value)
        reminder.save()
    return reminder


def cancel_reminder(key, *, by):
    """Take back the reminder with this key if it has not been sent. Returns whether there was one to take back."""
    with transaction.atomic():
        waiting = Reminder.objects.select_for_update().filter(key=key, message=None, cancelled_at=None).first()
        if waiting:
            waiting.cancelled_at = clock.now()
            waiting.save(update_fields=["cancelled_at"])
    return waiting is not None


def send_reminder(on, *, by):
    """Turn one reminder that is due on the date `on` into its message. Returns the Reminder, or None when none is left.

    Each is a transaction of its own that skips what another sweep holds: two sweeps at once share the work, and a sweep that is
    killed leaves the reminder waiting or its message whole.
    """
    with transaction.atomic():
        waiting = Reminder.objects.select_for_update(skip_locked=True, of=("self",)).select_related("recipient")
        reminder = waiting.filter(message=None, cancelled_at=None, due_on__lte=on).order_by("due_on", "pk").first()
        if reminder is None:
            return None
        words = {name: getattr(reminder, name) for name in ("subject", "body", "link", "link_text")}
        key = f"reminder:{reminder.pk}:{reminder.due_on}"
        reminder.message = notify(reminder.recipient, key=key, by=by, **words)
        reminder.save(update_fields=["message"])
    return reminder


def try_delivery_again(delivery, *, by):
    """Send an e-mail that failed once more, from the first attempt. Returns the Delivery. Refused when it has not failed."""
    from learning_org.notifications.tasks import deliver

    with transaction.atomic():
        delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
        if delivery.state != DeliveryState.FAILED:
            raise Refused("This e-mail has not failed.")
        delivery.state, delivery.attempts, delivery.due_at = DeliveryState.WAITING, 0, clock.now()
        delivery.save(update_fields=["state", "attempts", "due_at"])
        deliver.delay_on_commit(delivery.pk)
    return delivery


def next_attempt(attempts, now):
    """When to try again after that many failed attempts: 1, 2, 4, 8 ... minutes, at most 6 hours."""
    return now + datetime.timedelta(minutes=min(2 ** (attempts - 1), 360))
