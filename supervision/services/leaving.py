"""Supervisions planned with a leaver for when they are gone: another supervisor gives them, or they are cancelled."""

from django.db import transaction

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.registries import Handover, OpenItem
from practitioners.services.guard import day
from supervision.models import ParticipantRole, SessionState, SupervisionSession
from supervision.services.sessions import call_off, check_free, check_planned, lock_session, tell_both


def handovers():
    """The kinds of this app, for practitioners.registries."""
    given = ("supervision", "Supervisions planned that they give", _given)
    return [
        Handover(*given, _hand_over, _cancel, "Nobody: they are cancelled", order=50),
        Handover("own_supervision", "Their own supervisions planned", _own, end=_cancel, end_words="They are cancelled", order=51),
    ]


def _given(person, first_out):
    return [_item(row, row.supervisee) for row in _planned(SupervisionSession.objects.given_by(person.pk), first_out)]


def _own(person, first_out):
    return [_item(row, row.supervisor) for row in _planned(SupervisionSession.objects.of(person.pk), first_out)]


def _planned(sessions, first_out):
    """Those planned for when they are gone, and earlier ones that nobody recorded as held."""
    rows = sessions.filter(state=SessionState.PLANNED).with_people().order_by("starts_at", "pk")
    return [row for row in rows if row.day >= first_out or row.day < clock.today()]


def _item(session, other):
    return OpenItem(session.pk, f"{day(session.day)}, with {other}")


@transaction.atomic
def change_supervisor(session, *, to, reason, by):
    """Let another person give a planned supervision (Q88). Returns the SupervisionSession; both are told.

    Takes the reason in words. Refused once it has begun or was cancelled, for the supervisee, for somebody who is busy then, and when the
    two have one planned on that day.
    """
    Person.objects.select_for_update(no_key=True).get(pk=to.pk)  # as planning does: one plan at a time fills their calendar
    session = lock_session(session, SessionState.PLANNED)
    if session.starts_at <= clock.now():
        raise Refused("This was planned for a day that is past. It is cancelled, or recorded by whoever held it.")
    supervisee = session.supervisee
    if to in (supervisee, session.supervisor):
        raise Refused(f"Choose somebody other than {to} to give this supervision.")
    check_planned(supervisee, to, session.day)
    check_free([to], session.starts_at, session.ends_at)
    session.participants.filter(role=ParticipantRole.SUPERVISOR).update(person=to)
    del session.people
    if session.entry:
        session.entry.other = to
        session.entry.save(update_fields=["other"])
    tell_both(session, f"supervisor:{to.pk}", f"{to} gives the supervision of {day(session.day)}", f"Why: {reason}", by=by)
    return session


def _hand_over(pk, to, leaving):
    change_supervisor(SupervisionSession(pk=pk), to=to, reason=leaving.reason, by=leaving.by)


@transaction.atomic
def _cancel(pk, leaving):
    call_off(lock_session(SupervisionSession(pk=pk), SessionState.PLANNED), reason=leaving.reason, by=leaving.by)
