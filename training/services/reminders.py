"""The reminder a week before a session, for each approved booking: it says what the session says now, or it is taken back."""

import datetime

from django.db import transaction
from django.urls import reverse

from learning_org.notifications.services import cancel_reminder, remind
from learning_org.web import clock
from practitioners.services.guard import day

WEEK = datetime.timedelta(days=7)


@transaction.atomic
def write_reminder(booking, *, by):
    """Remind the person a week before the first day, once: one that was written before is replaced. Returns the Reminder.

    With a week or less to go there is none: what was written is taken back, and None is returned.
    """
    due_on = booking.session.first_on - WEEK
    if due_on <= clock.today():
        clear_reminder(booking, by=by)
        return None
    words = {"subject": "Your training is in a week", "body": coming_words(booking.session)}
    link = {"link": reverse("training:booking_detail", args=[booking.pk]), "link_text": "Open the booking"}
    return remind(booking.person, key=_key(booking), due_on=due_on, by=by, **words, **link)


@transaction.atomic
def clear_reminder(booking, *, by):
    """Take the reminder back, unless it has been sent. Returns whether there was one to take back."""
    return cancel_reminder(_key(booking), by=by)


def coming_words(session):
    """What, when and where, for somebody who is booked."""
    return f"{session.course}, {day(session.first_on)}, {session.venue}. The booking holds an invitation for your own calendar."


def _key(booking):
    return f"booking:{booking.pk}:coming"
