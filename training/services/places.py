"""Locks: a session's row always before its bookings', so that no two writers wait for each other."""

from training.models import Booking, Session


def lock_session(session):
    """The session's row, locked to the end of the transaction, with its course. Takes a Session or anything with its `pk`."""
    return Session.objects.select_for_update(of=("self",)).select_related("course", "trainer").get(pk=session.pk)


def lock_booking(booking):
    """A booking's row, locked after its session's, with the person and the need. Returns the Booking; its `session` is the locked one."""
    session = lock_session(Session(pk=booking.session_id))
    found = Booking.objects.select_for_update(of=("self",)).select_related("person", "need", "decided_by").get(pk=booking.pk)
    found.session = session
    return found
