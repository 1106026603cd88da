"""The register: follow-ups begin and needs are met once, however often it is saved; corrections take them back until somebody was asked."""

import datetime

import pytest
import time_machine

from learning_org.web.errors import Refused
from practitioners.models import ImpactFollowUp, NeedState
from practitioners.services.impact import start_follow_up
from tests import factories as make
from training.models import Booking, BookingFollowUp, BookingState
from training.services import register

D = datetime.date
FIRST, LAST = D(2026, 12, 9), D(2026, 12, 10)
pytestmark = pytest.mark.django_db


def on(day):
    return time_machine.travel(datetime.datetime(day.year, day.month, day.day, 17, tzinfo=datetime.UTC), tick=False)


def take_register(session, **values):
    """Save a page that showed everybody who is booked."""
    shown = list(session.bookings.filter(state=BookingState.APPROVED).values_list("pk", flat=True))
    return register.take_register(session, **{"shown_ids": shown} | values)


@pytest.fixture
def trainer():
    return make.staff("Tia Trainer")


@pytest.fixture
def session(trainer):
    return make.SessionFactory(first_on=FIRST, last_on=LAST, trainer=trainer, course__title="Risk outside the home")


@pytest.fixture
def booking(session):
    priya = make.staff("Priya Nair")
    need = make.LearningNeedFactory(person=priya, planned=True)
    return make.BookingFactory(session=session, person=priya, approved=True, need=need, rating_before=4)


def test_closing_it_begins_the_follow_up_and_meets_the_need(session, booking, trainer):
    absent = make.BookingFactory(session=session, approved=True)
    with on(LAST):
        take_register(session, attended_ids=[booking.pk], by=trainer)
    session.refresh_from_db()
    booking.refresh_from_db()
    absent.refresh_from_db()
    assert (session.state, session.register_taken_on, session.register_taken_by) == ("held", LAST, trainer)
    assert (booking.attended, absent.attended) == (True, False)
    follow_up = booking.link.follow_up
    assert (follow_up.person, follow_up.about, follow_up.learnt_on) == (booking.person, "Risk outside the home", LAST)
    assert (follow_up.due_on, follow_up.rating_before, follow_up.need) == (D(2027, 3, 10), 4, booking.need)
    booking.need.refresh_from_db()
    assert (booking.need.state, booking.need.met_how) == (NeedState.MET, "Training: Risk outside the home, 10 December 2026.")
    assert ImpactFollowUp.objects.count() == 1


def test_saving_it_twice_changes_nothing(session, booking, trainer):
    with on(LAST):
        for _ in range(2):
            take_register(session, attended_ids=[booking.pk], by=trainer)
    assert (ImpactFollowUp.objects.count(), BookingFollowUp.objects.count()) == (1, 1)


def test_before_the_last_day_the_marks_are_kept_and_nothing_begins(session, booking, trainer):
    with on(FIRST):
        take_register(session, attended_ids=[booking.pk], by=trainer)
    session.refresh_from_db()
    booking.refresh_from_db()
    assert (session.state, booking.attended) == ("open", True)
    assert not ImpactFollowUp.objects.exists()


def test_it_opens_on_the_first_day(session, booking, trainer):
    with on(FIRST - datetime.timedelta(days=1)), pytest.raises(Refused, match="The register opens on 9 December 2026"):
        take_register(session, attended_ids=[booking.pk], by=trainer)
    with on(LAST), pytest.raises(Refused, match="cancelled"):
        take_register(make.SessionFactory(cancelled=True), attended_ids=[], by=trainer)


def test_a_correction_takes_back_what_was_begun_and_can_be_corrected_again(session, booking, trainer):
    with on(LAST):
        take_register(session, attended_ids=[booking.pk], by=trainer)
        take_register(session, attended_ids=[], by=trainer)
    booking.refresh_from_db()
    booking.need.refresh_from_db()
    first = ImpactFollowUp.objects.get()
    assert (booking.attended, first.withdrawn_on, booking.need.state) == (False, LAST, NeedState.PLANNED)
    with on(LAST):
        take_register(session, attended_ids=[booking.pk], by=trainer)
    link = BookingFollowUp.objects.get()
    assert link.follow_up_id != first.pk
    assert link.follow_up.withdrawn_on is None
    booking.need.refresh_from_db()
    assert booking.need.state == NeedState.MET


def test_who_was_asked_or_has_evaluated_stays_on_it(session, booking, trainer):
    with on(LAST):
        take_register(session, attended_ids=[booking.pk], by=trainer)
    ImpactFollowUp.objects.update(asked_on=D(2027, 3, 10))
    with on(D(2027, 3, 11)), pytest.raises(Refused, match="Priya Nair was asked on 10 March 2027"):
        take_register(session, attended_ids=[], by=trainer)
    evaluated = make.BookingFactory(evaluated=True)
    with on(LAST), pytest.raises(Refused, match="has evaluated this course"):
        take_register(evaluated.session, attended_ids=[], by=trainer)


def test_walk_ins_take_no_place_and_are_followed_up(session, booking, trainer):
    session.capacity = 1
    session.save()
    guest, asked = make.staff(), make.BookingFactory(person=make.staff())
    Booking.objects.filter(pk=asked.pk).update(session=make.SessionFactory())
    with on(LAST):
        for _ in range(2):
            take_register(session, attended_ids=[booking.pk], walk_ins=[guest, booking.person], by=trainer)
    row = Booking.objects.get(session=session, person=guest)
    assert (row.state, row.walk_in, row.attended, row.requested_by, row.decided_by) == ("approved", True, True, trainer, trainer)
    assert set(BookingFollowUp.objects.values_list("booking", flat=True)) == {row.pk, booking.pk}
    with on(LAST):
        take_register(session, attended_ids=[booking.pk], by=trainer)
    row.refresh_from_db()
    assert (row.state, row.walk_in, row.attended) == ("cancelled", False, None)
    assert ImpactFollowUp.objects.filter(person=guest, withdrawn_on=LAST).count() == 1


def test_a_request_that_nobody_decided_lapses_or_came_all_the_same(session, trainer):
    lapsed, came = make.BookingFactory(session=session), make.BookingFactory(session=session)
    with on(LAST):
        take_register(session, attended_ids=[], walk_ins=[came.person], by=trainer)
    lapsed.refresh_from_db()
    came.refresh_from_db()
    assert (lapsed.state, lapsed.cancelled_reason, lapsed.cancelled_in_time) == ("cancelled", "Nobody decided before the session.", True)
    assert (came.state, came.walk_in, came.attended) == ("approved", True, True)


def test_the_trainer_is_no_walk_in(session, trainer):
    with on(LAST), pytest.raises(Refused, match="teaches this session"):
        take_register(session, attended_ids=[], walk_ins=[trainer], by=trainer)


def test_a_second_course_for_one_need_has_a_follow_up_of_its_own(session, booking, trainer):
    other = make.SessionFactory(first_on=FIRST, trainer=trainer)
    second = make.BookingFactory(session=other, person=booking.person, need=booking.need, approved=True)
    with on(LAST):
        take_register(session, attended_ids=[booking.pk], by=trainer)
        take_register(other, attended_ids=[second.pk], by=trainer)
    assert [row.follow_up.need_id for row in BookingFollowUp.objects.order_by("pk")] == [booking.need_id, None]


def test_a_need_with_a_follow_up_that_was_begun_before_keeps_it(session, booking, trainer):
    before = start_follow_up(booking.person, about="Coaching", learnt_on=D(2026, 10, 1), need=booking.need, by=trainer)
    with on(LAST):
        take_register(session, attended_ids=[booking.pk], by=trainer)
    assert BookingFollowUp.objects.get().follow_up == before
    assert ImpactFollowUp.objects.count() == 1


def test_a_need_opened_again_after_its_follow_up_was_answered_goes_round_again(session, booking, trainer):
    answered = make.ImpactFollowUpFactory(person=booking.person, need=booking.need, answered=True)
    BookingFollowUp.objects.create(booking=make.BookingFactory(person=booking.person, need=booking.need), follow_up=answered)
    with on(LAST):
        take_register(session, attended_ids=[booking.pk], by=trainer)
    booking.need.refresh_from_db()
    second = BookingFollowUp.objects.get(booking=booking).follow_up
    assert (second != answered, second.need, booking.need.state) == (True, booking.need, NeedState.MET)


def test_somebody_whom_the_page_did_not_show_keeps_their_mark(session, booking, trainer):
    guest = make.staff()
    with on(LAST):
        take_register(session, attended_ids=[booking.pk], walk_ins=[guest], by=trainer)
        take_register(session, attended_ids=[], shown_ids=[], by=trainer)
    booking.need.refresh_from_db()
    assert set(session.bookings.values_list("person", "state", "attended")) == {
        (booking.person_id, "approved", True),
        (guest.pk, "approved", True),
    }
    assert not ImpactFollowUp.objects.exclude(withdrawn_on=None).exists()
    assert booking.need.state == NeedState.MET


def test_somebody_booked_meanwhile_is_neither_absent_nor_left_out(session, booking, trainer):
    guest, late = make.staff(), make.BookingFactory(session=session, person=make.staff("Lara Late"), approved=True)
    with on(LAST), pytest.raises(Refused, match="Lara Late joined the list after you opened this page") as refusal:
        take_register(session, attended_ids=[booking.pk], shown_ids=[booking.pk], walk_ins=[guest], by=trainer)
    assert refusal.value.field == "shown"
    session.refresh_from_db()
    assert (session.state, set(session.bookings.values_list("pk", "attended"))) == ("open", {(booking.pk, None), (late.pk, None)})
    with on(LAST):
        take_register(session, attended_ids=[], shown_ids=[booking.pk], walk_ins=[late.person], by=trainer)
    assert set(session.bookings.values_list("pk", "attended")) == {(booking.pk, False), (late.pk, True)}


def test_keys_of_another_session_mark_nobody(session, booking, trainer):
    other = make.BookingFactory(approved=True)
    with on(LAST):
        take_register(session, attended_ids=[other.pk], shown_ids=[booking.pk, other.pk], by=trainer)
    other.refresh_from_db()
    assert other.attended is None
