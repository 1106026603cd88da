"""Indicators 15 and 16: places filled, and whether those who booked came. Two numbers that are easily taken for one."""

import pytest

from learning_org.measures.queries import live_figures
from practitioners.models import Position
from tests import factories as make
from tests.measures.support import NOVEMBER, OCTOBER, council, figure, on, sums
from training.models import Booking

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    return council()


def session(day=None, **values):
    return make.SessionFactory(held=True, first_on=day or on(14), **values)


def booked(held, unit, *, attended=True, **values):
    person = make.staff(unit=unit, user=False)
    values = {"state": "approved", "decided_by": person, "decided_on": on(1), "requested_on": on(1)} | values
    return make.BookingFactory(session=held, person=person, attended=attended, **values)


def test_one_quarter_of_a_partnership_gives_77_and_85_per_cent(units):
    """Domain facts, point 3: 393 places, 318 bookings, 304 attended of whom 35 had not booked. 304 / 393 is 77.4%: over 75%, on target.
    Booked and attended are 304 - 35 = 269 of 318: 84.6%, which must not be printed as 85 beside a target of 85."""
    top, _, team, _ = units
    held = session(capacity=393)
    people = make.PersonFactory._meta.model.objects.bulk_create(
        make.PersonFactory.build(given_name=f"Learner {n}", sort_key=f"learner {n}") for n in range(318 + 35)
    )
    job = make.JobFactory()
    Position.objects.bulk_create(make.PositionFactory.build(person=person, unit=team, job=job) for person in people)
    common = {"session": held, "state": "approved", "decided_by": people[0], "decided_on": on(1), "requested_on": on(1)}
    Booking.objects.bulk_create(
        Booking(person=person, requested_by=person, attended=n < 269 or n >= 318, walk_in=n >= 318, **common)
        for n, person in enumerate(people)
    )
    assert sums(15, top) == (304, 393)
    assert (figure(15, top).shown, figure(15, top).status) == ("77%", "on")
    assert sums(16, top) == sums(16, team) == (269, 318)
    assert (figure(16, top).shown, figure(16, top).status) == ("84.6%", "close")


def test_places_belong_to_the_whole_council_alone(units):
    top, service, team, _ = units
    held = session(capacity=10)
    booked(held, team)
    found = live_figures([top, service, team], OCTOBER)
    assert [(unit.pk, 15) in found for unit in (top, service, team)] == [True, False, False]
    assert sums(15, top) == (1, 10)


def test_cancelled_in_time_is_left_out_and_too_late_is_not(units):
    # attended, absent, cancelled in time, cancelled late, declined, never decided: bookings are attended, absent, cancelled late. 1 of 3.
    _, _, team, _ = units
    held = session()
    booked(held, team)
    booked(held, team, attended=False)
    cancelled = {"state": "cancelled", "cancelled_on": on(12), "cancelled_reason": "A court hearing.", "attended": None}
    for in_time in (True, False):
        person = make.PersonFactory()
        booked(held, team, cancelled_in_time=in_time, cancelled_by=person, **cancelled)
    booked(held, team, state="declined", declined_reason="No cover.", attended=None)
    booked(held, team, state="requested", decided_by=None, decided_on=None, attended=None)
    assert sums(16, team) == (1, 3)


def test_a_register_that_says_nothing_of_somebody_means_not_attended(units):
    _, _, team, _ = units
    booked(session(), team, attended=None)
    assert sums(16, team) == (0, 1)


def test_a_session_counts_in_the_month_of_its_last_day(units):
    # 31 October counts in October. 31 October to 1 November counts in November, with its 20 places.
    top, _, team, _ = units
    booked(session(on(31), capacity=10), team)
    booked(session(on(31), last_on=on(1, 11), capacity=20), team)
    assert (sums(15, top, OCTOBER), sums(16, top, OCTOBER)) == ((1, 10), (1, 1))
    assert (sums(15, top, NOVEMBER), sums(16, top, NOVEMBER)) == ((1, 20), (1, 1))


def test_only_sessions_held_count(units):
    top, _, team, _ = units
    for kind in ({}, {"cancelled": True}):
        booked(make.SessionFactory(first_on=on(14), **kind), team, attended=None)
    assert (sums(15, top), sums(16, top)) == ((0, 0), (0, 0))
