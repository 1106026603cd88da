"""Training that a leaver has before them: sessions that they teach go to another trainer, their own places are free again."""

import datetime

from django.db import transaction
from django.urls import reverse

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.registries import Handover, OpenItem
from practitioners.services.telling import tell
from training.models import HOLDS_A_PLACE, Booking, Session, SessionState
from training.services.bookings import cancel_booking
from training.services.places import lock_booking, lock_session

DAY = datetime.timedelta(days=1)


def handovers():
    """The kinds of this app, for practitioners.registries."""
    return [
        Handover("teaching", "Training that they teach", _teaches, _hand_over, order=40),
        Handover(
            "urgent_calls", "Urgent calls that they cover", _covers, _hand_over_cover, _end_cover, "Nobody yet: to be agreed", order=42
        ),
        Handover(
            "booking", "Their own places on training", _booked, end=_cancel, end_words="They are cancelled, and free for others", order=41
        ),
    ]


def _teaches(person, first_out):
    """Sessions that end when they are gone, and earlier ones whose register nobody closed."""
    rows = Session.objects.filter(trainer=person, state=SessionState.OPEN).select_related("course")
    rows = [row for row in rows if row.last_on >= first_out or row.last_on < clock.today()]
    return [OpenItem(row.pk, str(row), reverse("training:session_detail", args=[row.pk])) for row in rows]


def _booked(person, first_out):
    """Places asked for or booked on sessions that begin when they are gone; of one that has begun, the register says who came."""
    rows = _coming(first_out).filter(person=person)
    return [OpenItem(row.pk, str(row.session)) for row in rows]


def _covers(person, first_out):
    """Places of others during which they would cover urgent calls, on sessions that begin when they are gone."""
    rows = _coming(first_out).filter(cover=person).exclude(person=person)
    return [OpenItem(row.pk, str(row)) for row in rows]


def _coming(first_out):
    first_on = max(first_out, clock.today() + DAY)
    rows = Booking.objects.filter(state__in=HOLDS_A_PLACE, session__state=SessionState.OPEN, session__first_on__gte=first_on)
    return rows.select_related("session__course", "person").order_by("session__first_on", "pk")


@transaction.atomic
def change_trainer(session, *, to, reason, by):
    """Let another trainer teach an open session (P15). Returns the Session; the trainer is told.

    Takes the reason in words. Refused when it was held or cancelled meanwhile, and for the present trainer.
    """
    session = lock_session(session)
    if session.state != SessionState.OPEN:
        raise Refused(f"This session was {session.get_state_display().lower()} meanwhile.")
    if session.trainer_id == to.pk:
        raise Refused(f"{to} teaches this session already.")
    session.trainer = to
    session.save(update_fields=["trainer"])
    words = {"subject": "A session that you teach", "body": f"{session}, {session.venue}. Why: {reason}", "link_text": "Open the session"}
    tell([to], link=reverse("training:session_detail", args=[session.pk]), key=f"session:{session.pk}:trainer:{to.pk}", by=by, **words)
    return session


def _hand_over(pk, to, leaving):
    change_trainer(Session(pk=pk), to=to, reason=leaving.reason, by=leaving.by)


@transaction.atomic
def change_cover(booking, *, cover, reason, by):
    """Let another colleague, or nobody yet (None), cover urgent calls while somebody trains (Q83). Returns the Booking; they are told.

    Takes the reason in words. Refused when the booking was declined or cancelled meanwhile, and for the person who trains.
    """
    booking = lock_booking(booking)
    if booking.state not in HOLDS_A_PLACE:
        raise Refused(f"This booking was {booking.get_state_display().lower()} meanwhile.")
    if cover == booking.person:
        raise Refused(f"{cover} is on the course then. Choose somebody else.")
    booking.cover, booking.cover_confirmed = cover, booking.cover_confirmed and cover is not None
    booking.save(update_fields=["cover", "cover_confirmed"])
    who = f"{cover} covers" if cover else "Nobody covers"
    words = {"subject": f"{who} urgent calls while {booking.person} trains", "body": f"{booking.session}. Why: {reason}"}
    key, link = f"booking:{booking.pk}:cover:{cover and cover.pk}", reverse("training:booking_detail", args=[booking.pk])
    tell([booking.person, *([cover] if cover else [])], key=key, link=link, link_text="Open the booking", by=by, **words)
    return booking


def _hand_over_cover(pk, to, leaving):
    change_cover(Booking.objects.get(pk=pk), cover=to, reason=leaving.reason, by=leaving.by)


def _end_cover(pk, leaving):
    change_cover(Booking.objects.get(pk=pk), cover=None, reason=leaving.reason, by=leaving.by)


def _cancel(pk, leaving):
    cancel_booking(Booking.objects.get(pk=pk), reason=leaving.reason, by=leaving.by)
