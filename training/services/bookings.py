"""Bookings: asked for, approved with cover or declined, cancelled. A place is held from the request on.

The session's row is locked first, and the database holds the capacity as well (migration 0002): whoever comes too late is told in words.
"""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import NeedState, Position
from practitioners.rules.working_days import add_working_days
from practitioners.services.guard import day, refusing
from practitioners.services.needs import plan_need
from practitioners.services.telling import tell
from training.models import HOLDS_A_PLACE, Booking, BookingState, SessionState
from training.queries.approvers import approvers_of
from training.services.calendars import clear_calendar, write_calendar
from training.services.places import lock_booking, lock_session
from training.services.reminders import clear_reminder, coming_words, write_reminder

FULL = "This session is full. Choose another date, or ask the training officer when the next one is planned."
TWICE = "You have a place on this session already."
CONSTRAINTS = {"booking_has_a_place": (FULL, None), "booking_once": (TWICE, None)}


@transaction.atomic
def request_booking(session, *, need=None, cover=None, rating_before=None, by):
    """Ask for a place on a session; it is held at once (P17, M2). `by` is who wants to learn.

    Takes the own unmet need that the course meets, who covers urgent calls, and the rating from 1 to 10 before the course. Returns the
    Booking: approved already where the course needs no approval, else whoever approves is told. Refused when the session has begun, was
    cancelled or is full, for a second place on it or on another coming date of its course, and for a need or a colleague that does not fit.
    """
    session = lock_session(session)
    check_bookable(session)
    _check_choice(session, need, cover, by)
    _check_other_dates(session, by)
    at_once = not session.course.needs_approval
    decided = {"state": BookingState.APPROVED, "decided_by": Person.objects.system(), "decided_on": clock.today()} if at_once else {}
    if session.bookings.filter(state__in=HOLDS_A_PLACE, walk_in=False).count() >= session.capacity:
        raise Refused(TWICE if session.bookings.filter(person=by, state__in=HOLDS_A_PLACE).exists() else FULL)
    with refusing(CONSTRAINTS):
        booking = Booking.objects.create(
            session=session,
            person=by,
            need=need,
            cover=cover,
            rating_before=rating_before,
            requested_by=by,
            requested_on=clock.today(),
            **decided,
        )
    if at_once:
        _confirm(booking, by=by)
    else:
        body = f"{session.course}, {day(session.first_on)}. A place is held until you decide."
        _tell(booking, approvers_of(by, clock.today()), "asked", f"{by} asks for a training place", body, by=by, page="booking_decide")
    return booking


def _check_other_dates(session, person):
    """One person takes one place on a course, which others wait for."""
    held = Booking.objects.filter(
        person=person, state__in=HOLDS_A_PLACE, session__course=session.course_id, session__state=SessionState.OPEN
    )
    other = held.exclude(session=session).filter(session__first_on__gte=clock.today()).select_related("session").first()
    if other:
        raise Refused(f"You have a place on this course on {day(other.session.first_on)}. Cancel that one before you take another date.")


def check_bookable(session):
    """Raise Refused, in words, unless a place on this session can be asked for today."""
    if session.state == SessionState.CANCELLED:
        raise Refused("This session was cancelled. Choose another date.")
    if session.state == SessionState.HELD or session.first_on < clock.today():
        raise Refused(f"This session began on {day(session.first_on)}. Choose a date that is to come.")
    if not session.course.is_active:
        raise Refused("This course is not offered any more.")


@transaction.atomic
def approve_booking(booking, *, cover_confirmed, by):
    """Approve a request once cover is confirmed (P18, M2, Q83). Returns the Booking; its days are in the calendar, the person is told.

    The need that the course meets is planned, if it was open. Refused for one's own request, without cover, when it was decided or
    cancelled meanwhile, and when the session is over.
    """
    booking = _lock_undecided(booking, by)
    if not cover_confirmed:
        raise Refused("Confirm that urgent calls are covered. Without cover, decline and agree another date.", field="cover_confirmed")
    if booking.session.last_on < clock.today():
        raise Refused(f"This session ended on {day(booking.session.last_on)}. Decline the request; the register holds who came.")
    booking.state, booking.cover_confirmed = BookingState.APPROVED, True
    booking.decided_by, booking.decided_on = by, clock.today()
    booking.save()
    _confirm(booking, by=by)
    return booking


@transaction.atomic
def decline_booking(booking, *, reason, by):
    """Decline a request and say why: its place is free again, and the person is told (P18). Returns the Booking.

    Refused for one's own request, and when it was decided or cancelled meanwhile.
    """
    booking = _lock_undecided(booking, by)
    booking.state, booking.declined_reason = BookingState.DECLINED, reason
    booking.decided_by, booking.decided_on = by, clock.today()
    booking.save()
    body = f"{booking.session.course}, {day(booking.session.first_on)}. Why: {reason}"
    _tell(booking, [booking.person], "declined", "Your training place was not approved", body, by=by)
    return booking


@transaction.atomic
def cancel_booking(booking, *, reason, by):
    """Cancel a request or a booking and say why; its place is free again (Q81). `by` is the person or a training officer.

    Returns the Booking, which keeps whether it was in time: BOOKING_CANCEL_WORKING_DAYS or more before the first day. The other party and
    whoever approves are told. Refused when it was declined or cancelled meanwhile, when the register is closed, and from the first day on.
    """
    booking = lock_booking(booking)
    _check_cancellable(booking)
    told = [booking.person, *([booking.decided_by] if booking.decided_by else approvers_of(booking.person, clock.today()))]
    clear_calendar(booking)
    booking.state, booking.attended = BookingState.CANCELLED, None
    booking.cancelled_on, booking.cancelled_by, booking.cancelled_reason = clock.today(), by, reason
    booking.cancelled_in_time = clock.today() <= last_timely_day(booking.session)
    booking.save()
    clear_reminder(booking, by=by)
    body = f"{booking.person}: {booking.session.course}, {day(booking.session.first_on)}. Why: {reason}"
    _tell(booking, [person for person in told if not person.is_system], "cancelled", "A training place was cancelled", body, by=by)
    return booking


def _check_cancellable(booking):
    session = booking.session
    if booking.state not in HOLDS_A_PLACE:
        raise Refused(f"This booking was already {booking.get_state_display().lower()}.")
    if session.state == SessionState.HELD or booking.walk_in:
        raise Refused("The register of this session is closed. The trainer or a training officer corrects it there.")
    if has_begun(session):
        words = "From then on the register records who did not come. Speak to the training officer."
        raise Refused(f"This session began on {day(session.first_on)}. {words}")


def has_begun(session):
    """Whether the session's first day has come: from then on its bookings stay, and the register says who came."""
    return session.first_on <= clock.today()


def last_timely_day(session):
    """The last day on which a booking of this session can be cancelled in time (domain facts, section 7; a setting)."""
    return add_working_days(session.first_on, -settings.BOOKING_CANCEL_WORKING_DAYS)


def _check_choice(session, need, cover, by):
    if need is not None and (need.person_id != by.pk or need.state not in (NeedState.OPEN, NeedState.PLANNED)):
        raise Refused("Choose one of your own learning needs that is not met yet.", field="need")
    units = Position.objects.filter(person=by, period__contains=clock.today()).values("unit_id")
    colleagues = Position.objects.filter(unit__in=units, period__contains=clock.today())
    if cover is not None and (cover.pk == by.pk or not colleagues.filter(person=cover).exists()):
        raise Refused("Choose a colleague of your team, or leave cover to be agreed.", field="cover")


def _lock_undecided(booking, by):
    booking = lock_booking(booking)
    if booking.person_id == by.pk:
        raise Refused("Somebody else decides on your own request.")
    if booking.state == BookingState.CANCELLED:
        raise Refused("This request was cancelled meanwhile.")
    if booking.state != BookingState.REQUESTED:
        raise Refused(f"This request was already decided, by {booking.decided_by}: {booking.get_state_display().lower()}.")
    return booking


def _confirm(booking, *, by):
    """What an approved booking brings about: the calendar, the plan of the need, a message and a reminder a week before."""
    session = booking.session
    write_calendar(booking)
    if booking.need and booking.need.state == NeedState.OPEN:
        plan = f"Training: {session.course}, {day(session.first_on)}."
        plan_need(booking.need, plan=plan, wanted_by=booking.need.wanted_by, by=by)
    if by != booking.person:
        _tell(booking, [booking.person], "approved", "Your training place is booked", coming_words(session), by=by)
    write_reminder(booking, by=by)


def _tell(booking, people, verb, subject, body, *, by, page="booking_detail"):
    link = reverse(f"training:{page}", args=[booking.pk])
    link_text = "Decide" if page == "booking_decide" else "Open the booking"
    tell(people, subject=subject, body=body, link=link, link_text=link_text, key=f"booking:{booking.pk}:{verb}", by=by)
