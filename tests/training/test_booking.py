"""A booking from the request to the decision: places, needs, cover, who decides; double clicks and second tabs are harmless."""

import datetime

import pytest
import time_machine

from learning_org.accounts.models import Person
from learning_org.notifications.models import Message, Reminder
from learning_org.web.errors import Refused
from practitioners.models import CalendarEntry, CalendarKind, NeedState
from tests import factories as make
from training.models import Booking, BookingState
from training.queries.approvers import approvers_of
from training.services.bookings import approve_booking, cancel_booking, decline_booking, request_booking

TODAY, D = datetime.date(2026, 11, 19), datetime.date
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def priya():
    person = make.staff("Priya Nair")
    make.supervises(make.staff("Helen Marsh", role="team_manager"), person, lead=False)
    return person


@pytest.fixture
def helen(priya):
    return priya.relationships.get().other


def subjects(person):
    return list(Message.objects.filter(recipient=person).order_by("pk").values_list("subject", flat=True))


def test_a_request_holds_a_place_and_tells_the_line_manager(priya, helen):
    booking = request_booking(make.SessionFactory(), rating_before=4, by=priya)
    assert (booking.state, booking.person, booking.requested_on, booking.rating_before) == ("requested", priya, TODAY, 4)
    assert subjects(helen) == ["Priya Nair asks for a training place"]
    assert not CalendarEntry.objects.filter(person=priya).exists()


def test_another_date_of_the_same_course_waits_until_the_first_is_cancelled(priya):
    course = make.CourseFactory()
    past = make.SessionFactory(course=course, first_on=TODAY - datetime.timedelta(days=1))
    make.BookingFactory(session=past, person=priya, approved=True)  # no register yet, and over
    first = request_booking(make.SessionFactory(course=course), by=priya)
    later = make.SessionFactory(course=course, first_on=D(2027, 1, 20))
    with pytest.raises(Refused, match="You have a place on this course on 9 December 2026. Cancel that one before"):
        request_booking(later, by=priya)
    request_booking(make.SessionFactory(), by=priya)  # another course
    cancel_booking(first, reason="I come in January.", by=priya)
    assert request_booking(later, by=priya).session == later


def test_a_course_that_needs_no_approval_is_booked_at_once(priya, helen):
    booking = request_booking(make.SessionFactory(course__at_once=True), by=priya)
    assert (booking.state, booking.decided_by, booking.decided_on) == ("approved", Person.objects.system(), TODAY)
    assert booking.entries.count() == 1
    assert subjects(helen) == []


def test_a_full_session_is_refused_in_words(priya):
    session = make.SessionFactory(capacity=1)
    make.BookingFactory(session=session)
    with pytest.raises(Refused, match="This session is full"):
        request_booking(session, by=priya)


def test_a_declined_or_cancelled_place_is_free_again(priya):
    session = make.SessionFactory(capacity=1)
    make.BookingFactory(session=session, declined=True)
    make.BookingFactory(session=session, cancelled=True)
    make.BookingFactory(session=session, came_unbooked=True)
    assert request_booking(session, by=priya).state == BookingState.REQUESTED


def test_a_double_click_books_once(priya):
    session = make.SessionFactory()
    request_booking(session, by=priya)
    with pytest.raises(Refused, match="You have a place on this session already"):
        request_booking(session, by=priya)
    assert Booking.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"cancelled": True}, "This session was cancelled"),
        ({"held": True}, "This session began on 14 October 2026"),
        ({"first_on": D(2026, 11, 18)}, "This session began on 18 November 2026"),
        ({"course__ended": True}, "This course is not offered any more"),
    ],
)
def test_what_cannot_be_booked(priya, values, words):
    with pytest.raises(Refused, match=words):
        request_booking(make.SessionFactory(**values), by=priya)


def test_a_session_of_today_can_still_be_booked(priya):
    session = make.SessionFactory(first_on=TODAY)
    booking = request_booking(session, by=priya)
    booking.refresh_from_db()
    found = (booking.session, booking.person, booking.requested_by, booking.requested_on, booking.state)
    assert found == (session, priya, priya, TODAY, BookingState.REQUESTED)


def test_only_an_own_unmet_need_and_a_colleague_fit(priya):
    session = make.SessionFactory()
    for need in (make.LearningNeedFactory(), make.LearningNeedFactory(person=priya, met=True)):
        with pytest.raises(Refused) as refusal:
            request_booking(session, need=need, by=priya)
        assert refusal.value.field == "need"
    for cover in (priya, make.staff()):
        with pytest.raises(Refused) as refusal:
            request_booking(session, cover=cover, by=priya)
        assert refusal.value.field == "cover"


def test_approval_with_cover_fills_the_calendar_plans_the_need_and_tells(priya, helen):
    need = make.LearningNeedFactory(person=priya, raised_by=helen)
    session = make.SessionFactory(course__title="Risk outside the home", first_on=D(2026, 12, 9), last_on=D(2026, 12, 10))
    booking = request_booking(session, need=need, by=priya)
    approve_booking(booking, cover_confirmed=True, by=helen)
    need.refresh_from_db()
    booking.refresh_from_db()
    assert (need.state, need.plan) == (NeedState.PLANNED, "Training: Risk outside the home, 9 December 2026.")
    assert (booking.state, booking.decided_by, booking.decided_on, booking.cover_confirmed) == ("approved", helen, TODAY, True)
    entries = list(booking.entries.order_by("starts_at"))
    assert [(e.person, e.kind, e.summary) for e in entries] == [(priya, CalendarKind.TRAINING, "Risk outside the home")] * 2
    assert entries[0].starts_at == datetime.datetime(2026, 12, 9, 9, 30, tzinfo=datetime.UTC)
    assert entries[1].ends_at == datetime.datetime(2026, 12, 10, 16, 30, tzinfo=datetime.UTC)
    assert "Your training place is booked" in subjects(priya)
    assert Reminder.objects.get(recipient=priya).due_on == D(2026, 12, 2)


def test_nobody_decides_on_their_own_request(priya):
    booking = request_booking(make.SessionFactory(), by=priya)
    for decide in (
        lambda: approve_booking(booking, cover_confirmed=True, by=priya),
        lambda: decline_booking(booking, reason="x", by=priya),
    ):
        with pytest.raises(Refused, match="Somebody else decides"):
            decide()


def test_without_cover_it_is_not_approved(priya, helen):
    booking = request_booking(make.SessionFactory(), by=priya)
    with pytest.raises(Refused) as refusal:
        approve_booking(booking, cover_confirmed=False, by=helen)
    assert refusal.value.field == "cover_confirmed"


def test_a_second_tab_decides_nothing_twice(priya, helen):
    booking = request_booking(make.SessionFactory(), by=priya)
    decline_booking(booking, reason="Nobody can cover.", by=helen)
    with pytest.raises(Refused, match="already decided, by Helen Marsh: not approved"):
        approve_booking(booking, cover_confirmed=True, by=helen)
    assert subjects(priya) == ["Your training place was not approved"]
    cancelled = request_booking(make.SessionFactory(), by=priya)
    cancel_booking(cancelled, reason="Court.", by=priya)
    with pytest.raises(Refused, match="was cancelled meanwhile"):
        approve_booking(cancelled, cover_confirmed=True, by=helen)


def test_who_is_asked_to_approve():
    department = make.UnitFactory(department=True)
    team = make.UnitFactory(parent=department)
    leader = make.staff("Sid Leader", role="senior_leader", unit=department)
    managed, unmanaged = make.staff(unit=team), make.staff(unit=team)
    manager, cover = make.staff(), make.staff()
    make.supervises(manager, managed)
    make.RelationshipFactory(person=manager, other=cover, cover=True)
    assert set(approvers_of(managed, TODAY)) == {manager, cover}
    assert approvers_of(unmanaged, TODAY) == [leader]
    assert approvers_of(leader, TODAY) == []
