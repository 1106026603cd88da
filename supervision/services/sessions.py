"""A supervision from its planning to the day on which it is held: planned, prepared, cancelled, begun."""

import datetime
import zoneinfo

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import ActionState, CalendarEntry, CalendarKind, Position
from practitioners.services.guard import day
from practitioners.services.telling import tell
from supervision.models import (
    CarriedAction,
    CarriedOutcome,
    Participant,
    ParticipantRole,
    SessionAction,
    SessionKind,
    SessionNote,
    SessionState,
    SupervisionSession,
)

LONDON = zoneinfo.ZoneInfo("Europe/London")
NOT_WRITABLE = {
    SessionState.PLANNED: "This supervision has not begun. Record first that it was held.",
    SessionState.HELD: "This supervision has begun already.",
    SessionState.WAITING: "This supervision is waiting for a signature, so nothing in it changes. It can be sent back with a reason.",
    SessionState.SIGNED: "Both have signed this supervision, so nothing in it changes any more.",
    SessionState.CANCELLED: "This supervision was cancelled.",
}


@transaction.atomic
def plan_session(supervisee, *, supervisor, on, starts, ends, kind=SessionKind.SCHEDULED, by):
    """Plan a supervision of `supervisee` by `supervisor` on a day, from one time to another (P32, Q88).

    Returns the SupervisionSession, with its entry in both people's calendars; the others are told. Refused when it is with oneself, when
    either is not in post or busy then, when it ends before it begins, when the day is past (but for one that was held unplanned), and when
    the two have one planned on that day.
    """
    Person.objects.select_for_update(no_key=True).get(pk=supervisee.pk)  # a double click finds the first
    if supervisor is None or supervisee == supervisor:
        raise Refused(f"Choose somebody other than {supervisee} to give the supervision.", field="given_by")
    _check_day(on, kind)
    for person in (supervisee, supervisor):
        if not Position.objects.filter(person=person, period__contains=on).exists():
            raise Refused(f"{person} is not in post on {day(on)}.", field="on")
    if ends <= starts:
        raise Refused("The end must be later than the beginning.", field="ends")
    starts_at, ends_at = (datetime.datetime.combine(on, time, tzinfo=LONDON) for time in (starts, ends))
    check_planned(supervisee, supervisor, on)
    check_free((supervisee, supervisor), starts_at, ends_at)
    entry = CalendarEntry.objects.create(
        person=supervisee, other=supervisor, kind=CalendarKind.SUPERVISION, starts_at=starts_at, ends_at=ends_at, summary="Supervision"
    )
    session = SupervisionSession.objects.create(kind=kind, starts_at=starts_at, ends_at=ends_at, entry=entry, planned_by=by)
    for person, role in ((supervisee, ParticipantRole.SUPERVISEE), (supervisor, ParticipantRole.SUPERVISOR)):
        Participant.objects.create(session=session, person=person, role=role)
    tell_both(session, "planned", f"{by} planned a supervision for {day(on)}", f"At {starts:%H:%M}. You can prepare it.", by=by)
    return session


def _check_day(on, kind):
    if on < clock.today() and kind != SessionKind.AD_HOC:
        raise Refused("The day must be today or later. Choose ad hoc for one that was held already.", field="on")
    if (clock.today() - on).days > 31:
        raise Refused("The day must be within the last month.", field="on")


def check_planned(supervisee, supervisor, on):
    """Refused when the two have a supervision planned for that day."""
    midnight = datetime.datetime.combine(on, datetime.time(), tzinfo=LONDON)
    that_day = {"starts_at__gte": midnight, "starts_at__lt": midnight + datetime.timedelta(days=1)}
    planned = SupervisionSession.objects.of(supervisee.pk).given_by(supervisor.pk).filter(state=SessionState.PLANNED, **that_day)
    if planned.exists():
        raise Refused(f"A supervision of these two is planned already for {day(on)}.", field="on")


def check_free(people, starts_at, ends_at):
    """Refused when one of these people is busy then. Nobody is told what else fills a colleague's day: only that it is filled."""
    for person in people:
        busy = CalendarEntry.objects.filter(Q(person=person) | Q(other=person), starts_at__lt=ends_at, ends_at__gt=starts_at)
        if busy.exists():
            raise Refused(f"{person} is busy at that time. Choose another.", field="starts")


@transaction.atomic
def prepare_session(session, *, agenda, by):
    """The supervisee writes what they want to talk about (M11). Returns the SessionNote.

    Refused for anybody else, and once it has begun.
    """
    session = lock_session(session, SessionState.PLANNED)
    if by != session.supervisee:
        raise Refused(f"Only {session.supervisee} writes this part.")
    note, _ = SessionNote.objects.update_or_create(session=session, defaults={"agenda": agenda})
    return note


@transaction.atomic
def cancel_session(session, *, reason, on=None, starts=None, ends=None, by):
    """Cancel a planned supervision, with the reason, and plan it anew where a date is agreed (Q88).

    Returns (the cancelled SupervisionSession, the new one or None); the other is told. Refused for anybody but the two, once it has begun,
    and as for any planning when a new date is given.
    """
    session = lock_session(session, SessionState.PLANNED)
    check_takes_part(session, by)
    call_off(session, reason=reason, by=by)
    if on is None:
        return session, None
    new = plan_session(session.supervisee, supervisor=session.supervisor, on=on, starts=starts, ends=ends, kind=session.kind, by=by)
    return session, new


def call_off(session, *, reason, by):
    """Cancel a planned supervision whose row is locked, take it out of the calendar, and tell the two (Q88)."""
    entry, session.entry = session.entry, None
    session.state, session.cancelled_on, session.cancelled_reason = SessionState.CANCELLED, clock.today(), reason
    session.save()
    if entry:
        entry.delete()
    tell_both(session, "cancelled", f"{by} cancelled the supervision of {day(session.day)}", reason, by=by)


@transaction.atomic
def start_session(session, *, held_on, by):
    """The supervisor records that the supervision was held, and on which day (Q88). Returns the SupervisionSession, now being written up.

    What was agreed in earlier supervisions and not followed up yet is put to it, to be answered (Q90). Refused for anybody else, when it
    has begun already, and for a day to come.
    """
    session = lock_session(session, SessionState.PLANNED)
    if by != session.supervisor:
        raise Refused(f"Only {session.supervisor} can record that it was held.")
    if held_on > clock.today():
        raise Refused("The day must be today or in the past.", field="held_on")
    session.state, session.held_on = SessionState.HELD, held_on
    session.save(update_fields=["state", "held_on"])
    SessionNote.objects.get_or_create(session=session)
    for link in _to_follow_up(session):
        closed = ANSWERED.get(link.action.state, "")
        CarriedAction.objects.get_or_create(
            session=session, action=link.action, defaults={"outcome": closed, "note": link.action.evidence[:300] if closed else ""}
        )
    return session


ANSWERED = {ActionState.DONE: CarriedOutcome.DONE, ActionState.WITHDRAWN: CarriedOutcome.DROPPED}


def _to_follow_up(session):
    """Actions of the supervisee's earlier supervisions that no supervision has answered for good."""
    closed = CarriedAction.objects.filter(outcome__in=ANSWERED.values()).values("action_id")
    earlier = SupervisionSession.objects.of(session.supervisee.pk).exclude(pk=session.pk).order_by().values("pk")
    links = SessionAction.objects.filter(session__in=earlier, action__agreed_on__lte=session.held_on).exclude(action_id__in=closed)
    return links.select_related("action").order_by("action__agreed_on", "action_id")


def lock_session(session, *states, words=None):
    """The session, its row locked until the transaction ends. Refused when its state is none of these; `words` says it otherwise."""
    session = SupervisionSession.objects.select_for_update(of=("self",), no_key=True).get(pk=session.pk)
    if session.state not in states:
        raise Refused((NOT_WRITABLE | (words or {}))[session.state])
    return session


def check_takes_part(session, by):
    """Refuse anybody who is neither supervised in this session nor gives it."""
    if by not in (session.supervisee, session.supervisor):
        raise Refused(f"Only {session.supervisee} and {session.supervisor} can do this.")


def tell_both(session, verb, subject, body, *, by):
    """Tell the two of a session, but not whoever acted."""
    link = reverse("supervision:session_detail", args=[session.pk])
    key = f"supervision:{session.pk}:{verb}"
    tell(session.people.values(), subject=subject, body=body, link=link, link_text="Open the supervision", key=key, by=by)
