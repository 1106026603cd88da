"""Thirty people ask for twenty places at the same moment: twenty have one, whoever writes and by whatever way."""

import datetime
import threading

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from learning_org.web.errors import Refused
from tests import factories as make
from training.models import Booking, Session
from training.services.bookings import request_booking

pytestmark = pytest.mark.django_db(transaction=True)
INSERT = (
    "INSERT INTO training_booking (session_id, person_id, requested_by_id, requested_on, state, cover_confirmed, walk_in, "
    "declined_reason, cancelled_reason) VALUES (%s, %s, %s, '2026-11-19', 'requested', false, false, '', '')"
)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


def at_once(work, people):
    """Run work(person) for all at the same moment, each on a connection of its own. Returns what was raised, or None, for each."""
    start, results = threading.Barrier(len(people)), [None] * len(people)

    def run(number, person):
        start.wait()
        try:
            work(person)
        except Exception as error:  # the test asserts which it is
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def raw(session, person):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, [session.pk, person.pk, person.pk])


def test_thirty_requests_for_twenty_places():
    session = make.SessionFactory(capacity=20)
    people = [make.staff(user=False) for _ in range(30)]
    results = at_once(lambda person: request_booking(session, rating_before=4, by=person), people)
    assert [type(error) for error in results if error] == [Refused] * 10
    assert Booking.objects.filter(session=session, state="requested").count() == 20


def test_raw_sql_beside_requests_finds_no_place_more():
    session = make.SessionFactory(capacity=5)
    people = [make.PersonFactory() for _ in range(10)]
    results = at_once(lambda person: raw(session, person), people)
    full = [error for error in results if error]
    assert [type(error) for error in full] == [IntegrityError] * 5
    assert {error.__cause__.diag.constraint_name for error in full} == {"booking_has_a_place"}
    assert Booking.objects.filter(session=session).count() == 5


def test_capacity_is_never_set_below_the_bookings():
    session = make.SessionFactory(capacity=2)
    make.BookingFactory.create_batch(2, session=session)
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(capacity=1)


def test_a_declined_booking_is_not_approved_into_a_full_session():
    session = make.SessionFactory(capacity=1)
    declined = make.BookingFactory(session=session, declined=True)
    make.BookingFactory(session=session)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=declined.pk).update(state="approved", declined_reason="")
