"""Cancelling in time or late, over weekends and bank holidays; what a cancelled session and a changed one bring about."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.notifications.models import Message, Reminder
from learning_org.web.errors import Refused
from practitioners.models import CalendarEntry
from tests import factories as make
from training.models import BookingState
from training.services.bookings import approve_booking, cancel_booking
from training.services.sessions import add_session, cancel_session, change_session

D, T = datetime.date, datetime.time
pytestmark = pytest.mark.django_db
DAYS = [(D(2026, 12, 9), T(9, 30), T(16, 30))]


def on(day):
    return time_machine.travel(datetime.datetime(day.year, day.month, day.day, 9, tzinfo=datetime.UTC), tick=False)


@pytest.fixture
def officer():
    return make.staff("Tam Officer", role="training_officer")


@pytest.mark.parametrize(
    ("first_on", "last_timely"),
    [
        (D(2026, 12, 10), D(2026, 12, 7)),  # Thursday: Monday
        (D(2026, 12, 8), D(2026, 12, 3)),  # Tuesday: Thursday of the week before
        (D(2026, 12, 30), D(2026, 12, 23)),  # 25 and 28 December are bank holidays
        (D(2027, 4, 1), D(2027, 3, 25)),  # Good Friday and Easter Monday lie between
    ],
)
def test_three_working_days_before_is_in_time_and_a_day_later_is_not(first_on, last_timely):
    for day, in_time in ((last_timely, True), (last_timely + datetime.timedelta(days=1), False)):
        booking = make.BookingFactory(approved=True, session__first_on=first_on)
        with on(day):
            booking = cancel_booking(booking, reason="Court.", by=booking.person)
        assert (booking.state, booking.cancelled_on, booking.cancelled_in_time) == ("cancelled", day, in_time)


def test_the_number_of_days_is_a_setting(settings):
    settings.BOOKING_CANCEL_WORKING_DAYS = 1
    booking = make.BookingFactory(session__first_on=D(2026, 12, 10))
    with on(D(2026, 12, 9)):
        assert cancel_booking(booking, reason="Court.", by=booking.person).cancelled_in_time is True


def test_cancelling_clears_the_calendar_tells_and_is_done_once(officer):
    helen, priya = make.staff("Helen Marsh"), make.staff("Priya Nair")
    booking = make.BookingFactory(person=priya)
    with on(D(2026, 11, 19)):
        approve_booking(booking, cover_confirmed=True, by=helen)
        assert CalendarEntry.objects.filter(person=priya).count() == 1
        cancel_booking(booking, reason="A hearing.", by=officer)
        with pytest.raises(Refused, match="already cancelled"):
            cancel_booking(booking, reason="A hearing.", by=priya)
    assert not CalendarEntry.objects.filter(person=priya).exists()
    assert Reminder.objects.get(recipient=priya).cancelled_at
    assert Message.objects.filter(recipient__in=[priya, helen], subject="A training place was cancelled").count() == 2


def test_after_the_register_nothing_is_cancelled():
    booking = make.BookingFactory(came=True)
    with on(D(2026, 11, 19)), pytest.raises(Refused, match="register of this session is closed"):
        cancel_booking(booking, reason="x", by=booking.person)


@pytest.mark.parametrize("day", [D(2026, 12, 9), D(2026, 12, 10), D(2026, 12, 11)])
def test_a_session_that_has_begun_is_not_cancelled_by_who_is_booked(officer, day):
    for traits in ({}, {"approved": True}):
        booking = make.BookingFactory(session__first_on=D(2026, 12, 9), session__last_on=D(2026, 12, 10), **traits)
        for person in (booking.person, officer):
            with on(day), pytest.raises(Refused, match="began on 9 December 2026.*the register records.*training officer"):
                cancel_booking(booking, reason="x", by=person)
        booking.refresh_from_db()
        assert (booking.state, booking.cancelled_on) == ("approved" if traits else "requested", None)


def test_on_the_day_before_it_can_still_be_cancelled():
    booking = make.BookingFactory(approved=True)
    with on(D(2026, 12, 8)):
        assert cancel_booking(booking, reason="x", by=booking.person).state == BookingState.CANCELLED


def test_the_pages_offer_it_up_to_the_day_before(client):
    booking = make.BookingFactory(person=make.staff(), approved=True)
    detail, cancel = (reverse(f"training:booking_{name}", args=[booking.pk]) for name in ("detail", "cancel"))
    for day, offered in ((D(2026, 12, 8), True), (D(2026, 12, 9), False)):
        with on(day):
            client.force_login(booking.person.user)
            page, answer = client.get(detail).content.decode(), client.get(cancel)
        assert (cancel in page, "The session began on" in page) == (offered, not offered)
        assert (answer.status_code, answer.headers.get("Location")) == ((200, None) if offered else (302, detail))


def reminder_of(person):
    """The reminder of a coming session: its day, its first words, whether it still waits."""
    found = Reminder.objects.get(recipient=person)
    return found.due_on, found.body.split(". ")[0], found.cancelled_at is None


@pytest.fixture
def booked(officer):
    booking = make.BookingFactory(person=make.staff(), session__course__title="Court work")
    with on(D(2026, 11, 19)):
        approve_booking(booking, cover_confirmed=True, by=officer)
        yield booking


def test_a_cancelled_session_takes_its_reminders_back(booked, officer):
    assert reminder_of(booked.person) == (D(2026, 12, 2), "Court work, 9 December 2026, Civic House, room 1.03", True)
    cancel_session(booked.session, reason="The trainer is ill.", by=officer)
    assert reminder_of(booked.person)[2] is False


def test_a_moved_session_moves_its_reminders(booked, officer):
    days = [(D(2027, 1, 12), T(10), T(15))]
    change_session(booked.session, venue="online", capacity=16, days=days, by=officer)
    assert reminder_of(booked.person) == (D(2027, 1, 5), "Court work, 12 January 2027, online", True)
    change_session(booked.session, venue="Room 2", capacity=16, days=days, by=officer)
    assert reminder_of(booked.person) == (D(2027, 1, 5), "Court work, 12 January 2027, Room 2", True)


def test_a_session_that_moves_into_the_next_seven_days_reminds_nobody(booked, officer):
    change_session(booked.session, venue="online", capacity=16, days=[(D(2026, 11, 26), T(10), T(15))], by=officer)
    assert reminder_of(booked.person)[2] is False


def test_a_moved_session_gives_a_request_no_reminder(officer):
    request = make.BookingFactory(person=make.staff())
    with on(D(2026, 11, 19)):
        change_session(request.session, venue="online", capacity=16, days=DAYS, by=officer)
    assert not Reminder.objects.exists()


def test_a_cancelled_session_cancels_bookings_and_tells_everybody(officer):
    trainer, priya, asking = make.staff(), make.staff(), make.staff()
    session = make.SessionFactory(trainer=trainer)
    booked = make.BookingFactory(session=session, person=priya)
    request = make.BookingFactory(session=session, person=asking)
    with on(D(2026, 12, 8)):
        approve_booking(booked, cover_confirmed=True, by=officer)
        cancel_session(session, reason="The trainer is ill.", by=officer)
        with pytest.raises(Refused, match="already cancelled"):
            cancel_session(session, reason="Again.", by=officer)
    for booking in (booked, request):
        booking.refresh_from_db()
        assert (booking.state, booking.cancelled_in_time) == (BookingState.CANCELLED, True)
        assert booking.cancelled_reason == "The session was cancelled: The trainer is ill."
    assert not CalendarEntry.objects.filter(person=priya).exists()
    told = set(Message.objects.filter(subject="A training session is cancelled").values_list("recipient", flat=True))
    assert told == {trainer.pk, priya.pk, asking.pk}


def test_a_moved_session_moves_calendars_and_tells(officer):
    priya = make.staff()
    session = make.SessionFactory()
    booking = make.BookingFactory(session=session, person=priya)
    with on(D(2026, 11, 19)):
        approve_booking(booking, cover_confirmed=True, by=officer)
        days = [(D(2027, 1, 13), T(10), T(15)), (D(2027, 1, 12), T(10), T(15))]
        session = change_session(session, venue="online", capacity=16, days=days, by=officer)
    assert (session.first_on, session.last_on) == (D(2027, 1, 12), D(2027, 1, 13))
    starts = list(CalendarEntry.objects.filter(person=priya).order_by("starts_at").values_list("starts_at__date", flat=True))
    assert starts == [D(2027, 1, 12), D(2027, 1, 13)]
    assert Message.objects.filter(recipient=priya, subject="A session that you booked has changed").count() == 1


def test_fewer_places_than_bookings_are_refused_beside_the_field(officer):
    session = make.SessionFactory(capacity=3)
    make.BookingFactory.create_batch(2, session=session)
    make.BookingFactory(session=session, declined=True)
    with on(D(2026, 11, 19)):
        with pytest.raises(Refused) as refusal:
            change_session(session, venue="x", capacity=1, days=DAYS, by=officer)
        assert refusal.value.field == "capacity"
        assert change_session(session, venue="x", capacity=2, days=DAYS, by=officer).capacity == 2


@pytest.mark.parametrize(
    ("days", "words"),
    [([], "Enter the day"), (DAYS * 2, "Two of the days are the same"), ([(D(2026, 11, 18), T(9), T(10))], "today or a later day")],
)
def test_days_that_make_no_session(officer, days, words):
    with on(D(2026, 11, 19)), pytest.raises(Refused, match=words):
        add_session(make.CourseFactory(), venue="x", capacity=5, days=days, by=officer)


def test_a_held_session_is_not_changed(officer):
    with on(D(2026, 11, 19)), pytest.raises(Refused, match="it was held"):
        change_session(make.SessionFactory(held=True), venue="x", capacity=5, days=DAYS, by=officer)
