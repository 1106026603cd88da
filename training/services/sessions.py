"""Sessions: put on, changed while they are open, cancelled with everybody told."""

from django.db import transaction
from django.urls import reverse

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.services.guard import day, refusing
from practitioners.services.telling import tell
from training.models import HOLDS_A_PLACE, Booking, BookingState, Session, SessionDay, SessionState
from training.services.calendars import clear_calendar, write_calendar
from training.services.places import lock_session
from training.services.reminders import clear_reminder, write_reminder

PLACES = {"session_keeps_places": ("More places than that are booked already. Enter at least as many as are booked.", "capacity")}


@transaction.atomic
def add_session(course, *, venue, capacity, trainer=None, days, by):
    """Put on a course (P15, S71). `days` are (date, from, to), in any order. Returns the Session; its trainer is told.

    Refused without a day, when one of them is past, or when two are the same.
    """
    days = _checked(days)
    session = Session.objects.create(
        course=course, venue=venue, capacity=capacity, trainer=trainer, first_on=days[0][0], last_on=days[-1][0]
    )
    _write_days(session, days)
    _tell_trainer(session, by)
    return session


@transaction.atomic
def change_session(session, *, venue, capacity, trainer=None, days, by):
    """Change where, when and by whom, and how many places there are, while the session is open (P15). Returns the Session.

    Calendars and reminders follow; who is booked is told of new days or another place. Refused when it was held or cancelled
    meanwhile, when a new day is past, or when more places are booked than there would be.
    """
    session = lock_session(session)
    _check_open(session)
    before = _held_days(session)
    days = _checked(days, kept=before)
    moved, old_trainer = days != before or venue != session.venue, session.trainer_id
    session.venue, session.capacity, session.trainer = venue, capacity, trainer
    session.first_on, session.last_on = days[0][0], days[-1][0]
    with refusing(PLACES):
        session.save()
    if days != before:
        session.days.all().delete()
        _write_days(session, days)
    if moved:
        _move_bookings(session, by)
    if session.trainer_id != old_trainer or moved:
        _tell_trainer(session, by)
    return session


@transaction.atomic
def cancel_session(session, *, reason, by):
    """Cancel a session: its bookings are cancelled too, calendars and reminders go, everybody is told why (P17, M2).

    Returns the Session. A booking that ends this way counts as cancelled in time. Refused when it was held or cancelled meanwhile.
    """
    session = lock_session(session)
    _check_open(session)
    session.state, session.cancelled_reason = SessionState.CANCELLED, reason
    session.save(update_fields=["state", "cancelled_reason"])
    bookings = list(session.bookings.select_for_update(of=("self",)).filter(state__in=HOLDS_A_PLACE).select_related("person"))
    for booking in bookings:
        clear_calendar(booking)
        booking.state, booking.attended = BookingState.CANCELLED, None
        booking.cancelled_on, booking.cancelled_by, booking.cancelled_in_time = clock.today(), by, True
        booking.cancelled_reason = f"The session was cancelled: {reason}"[:300]
        booking.save()
        clear_reminder(booking, by=by)
    _tell_cancelled(session, [booking.person for booking in bookings], by)
    return session


def _check_open(session):
    if session.state == SessionState.HELD:
        raise Refused("The register of this session is closed: it was held.")
    if session.state == SessionState.CANCELLED:
        raise Refused("This session was already cancelled.")


def _held_days(session):
    return [(row.on, row.starts, row.ends) for row in session.days.order_by("on")]


def _checked(days, kept=()):
    """The days in order. `kept` are those that the session has already: they may be past."""
    days = sorted(days)
    if not days:
        raise Refused("Enter the day of the session.", field="days")
    if len({on for on, _, _ in days}) < len(days):
        raise Refused("Two of the days are the same. Enter each day once.", field="days")
    known = {on for on, _, _ in kept}
    if any(on < clock.today() and on not in known for on, _, _ in days):
        raise Refused("A session is put on for today or a later day.", field="days")
    return days


def _write_days(session, days):
    SessionDay.objects.bulk_create(SessionDay(session=session, on=on, starts=starts, ends=ends) for on, starts, ends in days)


def _move_bookings(session, by):
    """Rewrite the calendars and reminders of those who are booked, and tell everybody who holds a place."""
    bookings = list(Booking.objects.filter(session=session, state__in=HOLDS_A_PLACE).select_related("person"))
    for booking in bookings:
        if booking.state == BookingState.APPROVED:
            booking.session = session
            clear_calendar(booking)
            write_calendar(booking)
            write_reminder(booking, by=by)
    words = f"{session.course}: it begins on {day(session.first_on)}, {session.venue}. Your booking stays; cancel it if you cannot come."
    _tell(session, [booking.person for booking in bookings], "changed", "A session that you booked has changed", words, by)


def _tell_trainer(session, by):
    if session.trainer:
        words = f"{session.course}: {day(session.first_on)}, {session.venue}, {session.capacity} places."
        _tell(session, [session.trainer], "trainer", "A session that you teach", words, by)


def _tell_cancelled(session, people, by):
    everybody = people + ([session.trainer] if session.trainer else [])
    words = f"{session.course}, {day(session.first_on)}. Why: {session.cancelled_reason}"
    _tell(session, everybody, "cancelled", "A training session is cancelled", words, by)


def _tell(session, people, verb, subject, body, by):
    link = reverse("training:session_detail", args=[session.pk])
    key = f"session:{session.pk}:{verb}:{clock.now():%H%M%S%f}"
    tell(people, subject=subject, body=body, link=link, link_text="Open the session", key=key, by=by)
