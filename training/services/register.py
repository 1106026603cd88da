"""The register: who came. Closing it begins the three-month follow-ups and meets the needs, never twice; it can be corrected."""

from django.db import transaction
from django.urls import reverse

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import ImpactFollowUp, NeedState
from practitioners.services import impact
from practitioners.services.guard import day
from practitioners.services.needs import meet_need, reopen_need
from practitioners.services.telling import tell
from training.models import Booking, BookingFollowUp, BookingState, SessionState
from training.services.places import lock_session

UNMET = (NeedState.OPEN, NeedState.PLANNED)


@transaction.atomic
def take_register(session, *, attended_ids, shown_ids, walk_ins=(), by):
    """Record who came: `attended_ids` are keys of approved bookings, `walk_ins` people without one (Q81, S77, F21).

    `shown_ids` are the keys that the page showed: of these, whoever is not in `attended_ids` did not come. Others keep their mark.

    Returns the Session. From its last day on it is held: each attendee's three-month follow-up begins and the need of the booking is met,
    once, however often the register is saved. Before that day the marks alone are kept. Refused before the first day, when the
    session was cancelled, when somebody without a mark was not shown, and when somebody who is said not to have come was asked what
    changed, or has evaluated.
    """
    session = lock_session(session)
    if session.state == SessionState.CANCELLED:
        raise Refused("This session was cancelled.")
    if clock.today() < session.first_on:
        raise Refused(f"The register opens on {day(session.first_on)}.")
    closes = clock.today() >= session.last_on
    attended_ids = set(attended_ids) | {_walk_in(session, person, by).pk for person in walk_ins}
    for booking in _shown(session, attended_ids | set(shown_ids)):
        _mark(booking, booking.pk in attended_ids, by)
    if closes:
        _close(session, by)
    return session


def _approved(session):
    found = session.bookings.select_for_update(of=("self",)).filter(state=BookingState.APPROVED)
    bookings = list(found.select_related("person", "need").order_by("pk"))
    for booking in bookings:
        booking.session = session
    return bookings


def _shown(session, keys):
    """The approved bookings with these keys. Refused when another has no mark yet: nobody has said whether they came."""
    bookings = _approved(session)
    if unseen := [str(booking.person) for booking in bookings if booking.pk not in keys and booking.attended is None]:
        words = "joined the list after you opened this page. Tick everybody who came, then save again."
        raise Refused(f"{', '.join(unseen)} {words}", field="shown")
    return [booking for booking in bookings if booking.pk in keys]


def _walk_in(session, person, by):
    """The booking of somebody who came without an approved one. Somebody booked, or added before, is the one they are."""
    if person.pk == session.trainer_id:
        raise Refused(f"{person} teaches this session.")
    booking = session.bookings.holding().filter(person=person).first()
    decided = {"state": BookingState.APPROVED, "decided_by": by, "decided_on": clock.today(), "walk_in": True, "attended": True}
    if booking is None:
        return Booking.objects.create(session=session, person=person, requested_by=by, requested_on=clock.today(), **decided)
    if booking.state == BookingState.REQUESTED:  # nobody decided in time, and they came all the same
        for name, value in decided.items():
            setattr(booking, name, value)
        booking.save()
    return booking


def _mark(booking, attended, by):
    if booking.attended and not attended:
        _take_back(booking, by)
    if booking.walk_in and not attended:
        _strike_out(booking, by)
    elif booking.attended != attended:
        booking.attended = attended
        booking.save(update_fields=["attended"])


def _strike_out(booking, by):
    """Somebody was added by mistake: the row stays, as cancelled."""
    booking.state, booking.walk_in, booking.attended = BookingState.CANCELLED, False, None
    booking.cancelled_on, booking.cancelled_by, booking.cancelled_in_time = clock.today(), by, True
    booking.cancelled_reason = "Added to the register by mistake."
    booking.save()


def _close(session, by):
    """Hold the session: requests that nobody decided lapse, and what attending brings about begins."""
    if session.state == SessionState.OPEN:
        session.state, session.register_taken_on, session.register_taken_by = SessionState.HELD, clock.today(), by
        session.save(update_fields=["state", "register_taken_on", "register_taken_by"])
    for request in session.bookings.select_for_update(of=("self",)).filter(state=BookingState.REQUESTED):
        request.state, request.cancelled_reason = BookingState.CANCELLED, "Nobody decided before the session."
        request.cancelled_on, request.cancelled_by, request.cancelled_in_time = clock.today(), by, True
        request.save()
    for booking in _approved(session):
        if booking.attended:
            _follow_up(booking, by)


def _follow_up(booking, by):
    """Begin the follow-up of an attended booking, unless it has one, and then meet its need: the follow-up is the need's, too."""
    link = BookingFollowUp.objects.filter(booking=booking).select_related("follow_up").first()
    if link and link.follow_up.withdrawn_on is None:
        return
    need = booking.need if booking.need and booking.need.state in UNMET else None
    live = {"follow_up__need": need, "follow_up__withdrawn_on": None, "follow_up__answered_on": None}
    if need and BookingFollowUp.objects.filter(**live).exclude(booking=booking).exists():
        need = None  # another course met this need before, and its follow-up asks about it
    title = booking.session.course.title
    follow_up = impact.start_follow_up(
        booking.person, about=title, learnt_on=booking.session.last_on, need=need, rating_before=booking.rating_before, by=by
    )
    BookingFollowUp.objects.update_or_create(booking=booking, defaults={"follow_up": follow_up})
    if need:
        meet_need(need, met_how=_met_how(booking), by=by)
    _ask_to_evaluate(booking, by)


def _met_how(booking):
    return f"Training: {booking.session.course}, {day(booking.session.last_on)}."


def _take_back(booking, by):
    """Somebody did not come after all: their follow-up is withdrawn and the need is open again, unless they have been asked already."""
    if booking.evaluated_on:
        raise Refused(f"{booking.person} has evaluated this course, so they came.")
    link = BookingFollowUp.objects.filter(booking=booking).first()
    if link is None:
        return
    follow_up = ImpactFollowUp.objects.select_for_update(no_key=True).get(pk=link.follow_up_id)
    if follow_up.withdrawn_on is None:
        if follow_up.asked_on:
            raise Refused(f"{booking.person} was asked on {day(follow_up.asked_on)} what this course changed, so the register stays.")
        impact.withdraw_follow_up(follow_up, reason="The register was corrected: they did not attend.", by=by)
    if booking.need and booking.need.state == NeedState.MET and booking.need.met_how == _met_how(booking):
        reopen_need(booking.need, by=by)


def _ask_to_evaluate(booking, by):
    tell(
        [booking.person],
        subject="Say what you take from your training",
        body=f"{booking.session.course}, {day(booking.session.last_on)}. It takes three minutes; in three months we ask what changed.",
        link=reverse("training:booking_evaluate", args=[booking.pk]),
        link_text="Evaluate the course",
        key=f"booking:{booking.pk}:evaluate",
        by=by,
    )
