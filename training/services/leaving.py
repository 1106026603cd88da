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
from training.services.places import lock_session

DAY = datetime.timedelta(days=1)


def handovers():
    """The kinds of this app, for practitioners.registries."""
    return [
        Handover("teaching", "Training that they teach", _teaches, _hand_over, order=40),
        Handover("booking", "Their own places on training", _booked, end=_cancel, end_words="Cancelled", order=41),
    ]


def _teaches(person, first_out):
    """Sessions that end when they are gone, and earlier ones whose register nobody closed."""
    rows = Session.objects.filter(trainer=person, state=SessionState.OPEN).select_related("course")
    rows = [row for row in rows if row.last_on >= first_out or row.last_on < clock.today()]
    return [OpenItem(row.pk, str(row), reverse("training:session_detail", args=[row.pk])) for row in rows]


def _booked(person, first_out):
    """Places asked for or booked on sessions that begin when they are gone; of one that has begun, the register says who came."""
    first_on = max(first_out, clock.today() + DAY)
    rows = Booking.objects.filter(person=person, state__in=HOLDS_A_PLACE, session__state=SessionState.OPEN, session__first_on__gte=first_on)
    rows = rows.select_related("session__course").order_by("session__first_on", "pk")
    return [OpenItem(row.pk, str(row.session), reverse("training:booking_detail", args=[row.pk])) for row in rows]


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


def _cancel(pk, leaving):
    cancel_booking(Booking.objects.get(pk=pk), reason=leaving.reason, by=leaving.by)
