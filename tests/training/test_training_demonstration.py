"""The demonstration's training holds together: places, dates, who was in post, and the first story's course."""

import datetime

import pytest
from django.db.models import Count, F, Q

from practitioners.demonstration.needs import STORY_COURSE
from practitioners.models import ImpactFollowUp, Position
from tests.support.demonstration import AS_AT
from training.models import Booking, BookingFollowUp, Course, Session


@pytest.fixture
def world(demonstration_world):
    return demonstration_world


def test_no_session_has_more_bookings_than_places(world):
    held = Q(bookings__state__in=("requested", "approved"), bookings__walk_in=False)
    assert not Session.objects.annotate(taken=Count("bookings", filter=held)).filter(taken__gt=F("capacity")).exists()


def test_the_catalogue_goes_back_and_ahead(world):
    assert 12 <= Course.objects.count() <= 15
    assert Course.objects.filter(is_active=False).count() == 1
    assert Session.objects.filter(first_on__lt=AS_AT, state="held").count() >= 40
    assert Session.objects.filter(first_on__gt=AS_AT, state="open").count() >= 6
    assert max(Session.objects.values_list("last_on", flat=True)) <= AS_AT + datetime.timedelta(days=100)


def test_things_happen_in_their_order_and_by_people_in_post(world):
    bookings = Booking.objects.filter(walk_in=False)
    assert not bookings.filter(decided_on__lt=F("requested_on")).exists()
    assert not bookings.filter(cancelled_on__lt=F("requested_on")).exists()
    assert not bookings.filter(requested_on__gte=F("session__first_on")).exists()
    assert not Booking.objects.filter(evaluated_on__lt=F("session__last_on")).exists()
    assert not Booking.objects.filter(decided_by=F("person")).exists()
    for who, when in (
        ("person", "requested_on"),
        ("decided_by", "decided_on"),
        ("cancelled_by", "cancelled_on"),
        ("cover", "requested_on"),
    ):
        rows = Booking.objects.filter(**{f"{who}__isnull": False, f"{when}__isnull": False}).exclude(**{f"{who}__is_system": True})
        assert max(rows.values_list(when, flat=True)) <= AS_AT
        for person, day in set(rows.values_list(f"{who}_id", when)):
            assert Position.objects.filter(person=person, period__contains=day).exists(), (who, person, day)


def test_every_attended_booking_has_one_follow_up(world):
    assert BookingFollowUp.objects.count() == Booking.objects.filter(attended=True).count() > 300
    assert not BookingFollowUp.objects.exclude(follow_up__person=F("booking__person")).exists()
    assert not BookingFollowUp.objects.exclude(follow_up__learnt_on=F("booking__session__last_on")).exists()


def test_calendars_hold_the_days_of_approved_bookings_alone(world):
    days = Booking.objects.annotate(days=Count("session__days", distinct=True), entered=Count("entries", distinct=True))
    assert not days.filter(state="approved", walk_in=False).exclude(days=F("entered")).exists()
    assert not days.exclude(state="approved").filter(entered__gt=0).exists()


def test_the_storys_course_met_its_needs(world):
    attended = {
        (row.person_id, row.need_id, row.session.first_on) for row in Booking.objects.filter(need__in=[s.need.pk for s in world.story])
    }
    expected = {(s.need.person_id, s.need.pk, s.course_day) for s in world.story if s.course_day}
    assert len(expected) >= 5
    assert attended == expected
    rows = Booking.objects.filter(session__course__title=STORY_COURSE, need__in=[need for _, need, _ in expected])
    assert {row.attended for row in rows} == {True}
    assert all(3 <= row.rating_before <= 5 for row in rows)
    ratings = ImpactFollowUp.objects.filter(need__in=[need for _, need, _ in expected]).values_list("rating_after", flat=True)
    assert all(after is not None and 6 <= after <= 8 for after in ratings)


def test_the_practitioner_has_a_place_and_a_course_to_evaluate(world):
    mine = Booking.objects.filter(person=world.accounts["practitioner"])
    assert mine.filter(state="approved", session__first_on__gt=AS_AT).exists()
    assert mine.filter(attended=True, evaluated_on=None, session__last_on__gt=AS_AT - datetime.timedelta(days=60)).exists()
