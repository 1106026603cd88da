"""Both sign one round of a supervision: the first signature closes it for writing, the second locks it (docs/adr/0006)."""

import datetime
import json

from django.db import transaction
from django.db.models import Prefetch

from learning_org.trail.signing import check_seen, is_genuine, matches, sign_record, signatures_of
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import ActionDueDate, Position
from practitioners.services.guard import day
from supervision.models import SessionState, WellbeingNote
from supervision.services.sessions import check_takes_part, lock_session, tell_both

SCHEMA = 1
WELLBEING = "wellbeing"
NOT_WAITING = {SessionState.HELD: "This supervision is being written up, so there is nothing to send back."}
WRITTEN = ("reflection", "learning", "workload", "organisation")
CASE = ("plan_moved_on", "life_now", "decision", "worried", "working_well", "needs_to_happen")
# Parts that name rows which live on outside the record: which rows they are is locked, what those are called now may change.
OUTSIDE = {"participants": ("person", "role"), "actions": ("action",), "needs": ("need",)}


def snapshot_of(session):
    """A supervision as plain values: who, when, what was said, carried over, agreed and raised. Never its wellbeing part."""
    note = getattr(session, "note", None)
    return {
        "session": session.pk,
        "kind": session.kind,
        "starts_at": _instant(session.starts_at),
        "ends_at": _instant(session.ends_at),
        "held_on": _date(session.held_on),
        "next_on": _date(session.next_on),
        "participants": [{"person": person.pk, "name": person.name, "role": str(role)} for role, person in sorted(session.people.items())],
        "note": {name: getattr(note, name, "") for name in ("agenda", *WRITTEN)},
        "cases": [_case(case) for case in session.cases.select_related("case_reference").order_by("pk")],
        "carried": [
            {"action": row.action_id, "what": row.action.what, "outcome": row.outcome, "note": row.note}
            for row in session.carried.select_related("action").order_by("pk")
        ],
        "actions": [_action(link.action) for link in _agreed(session)],
        "needs": [
            {"need": link.need_id, "title": link.need.title, "reason": link.need.reason}
            for link in session.needs.select_related("need").order_by("pk")
        ],
    }


def _agreed(session):
    dates = Prefetch("action__due_dates", ActionDueDate.objects.order_by("set_on", "pk"))
    return session.agreed.select_related("action__person", "action__case_reference").prefetch_related(dates).order_by("pk")


def _action(action):
    due = next(iter(action.due_dates.all()), None)
    case = action.case_reference.reference if action.case_reference else ""
    return {"action": action.pk, "what": action.what, "who": action.person.name, "due_on": _date(due and due.due_on), "case": case}


def _case(case):
    said = {name: getattr(case, name) for name in CASE} | {"plan_moved_on": _date(case.plan_moved_on)}
    return {"case": case.case_reference.reference} | said


def _date(value):
    return value.isoformat() if value else None


def _instant(value):
    return value.astimezone(datetime.UTC).isoformat()


def wellbeing_snapshot(note):
    """The wellbeing part as plain values: a snapshot of its own, so that nobody finds it in the record's."""
    return {"session": note.session_id, "text": note.text}


def what_is_signed(session):
    """Everything that the two have before their eyes when they sign, wellbeing included: for a fingerprint alone, never to be kept."""
    note = WellbeingNote.objects.filter(session=session).first()
    return snapshot_of(session) | {"next_on": None, "wellbeing": note.text if note else ""}


def says_what_was_signed(signature, present):
    """Whether a signature is genuine and the record, whose snapshot is now `present`, still says what was signed.

    An action or a need that was agreed lives on, and a person may change their name: of these the record must name the same rows.
    """
    if not is_genuine(signature):
        return False
    signed = json.loads(signature.snapshot)
    kept = {part: signed.get(part) for part, keys in OUTSIDE.items() if _same(signed.get(part), present.get(part), keys)}
    return matches(signature, present | kept)


def _same(signed, present, keys):
    if signed is None or present is None:
        return False
    return [[row[key] for key in keys] for row in signed] == [[row[key] for key in keys] for row in present]


def still_to_do(session):
    """What keeps a supervision from being signed, in words; empty when nothing does. Two queries at most."""
    note = getattr(session, "note", None)
    written = any(getattr(note, name, "") for name in WRITTEN) or session.cases.exists()
    return to_do_in_words(sum(not row.outcome for row in session.carried.all()), written)


def to_do_in_words(unanswered, written):
    """The same of what is counted already: how many actions have no answer, and whether anything was written."""
    found = [f"answer {unanswered} action{'' if unanswered == 1 else 's'} from last time"] if unanswered else []
    return found if written else [*found, "write what was talked about"]


@transaction.atomic
def sign_session(session, *, next_on=None, seen="", by):
    """Sign a supervision as it is now (design: history that cannot be forged; domain facts, section 4: both signatures).

    The first of the two closes it for writing and names the next date; the second signs the same snapshot and locks the record. `seen` is
    the fingerprint of the page that showed it. Returns the SupervisionSession; the other is told. Refused for anybody else, before it is
    held, while an action from last time has no answer or nothing is written, when one has signed already, when it changed meanwhile, and
    when it no longer says what the first one signed.
    """
    session = lock_session(session, SessionState.HELD, SessionState.WAITING)
    check_takes_part(session, by)
    if session.state == SessionState.HELD:
        return _sign_first(session, next_on, seen, by)
    return _sign_second(session, seen, by)


def _sign_first(session, next_on, seen, by):
    check_seen(what_is_signed(session), seen)
    if words := still_to_do(session):
        raise Refused(f"Before you sign: {', and '.join(words)}.")
    if next_on and next_on <= session.held_on:
        raise Refused(f"The next date must be after {day(session.held_on)}.", field="next_on")
    session.state, session.next_on = SessionState.WAITING, next_on
    session.save(update_fields=["state", "next_on"])
    _sign(session, snapshot_of(session), by)
    subject = f"{by} signed the supervision of {day(session.held_on)}: sign it too"
    body = "Read it through and sign it with your own password, or send it back with what should change."
    tell_both(session, f"waiting:{session.signing_round}", subject, body, by=by)
    return session


def _sign_second(session, seen, by):
    first = signatures_of(session, signing_round=session.signing_round).first()
    if first is None:
        raise Refused("Nobody has signed this round. Ask an administrator.")
    if first.person == by:
        raise Refused("You have signed this already.")
    check_seen(what_is_signed(session), seen)
    if not says_what_was_signed(first, snapshot_of(session)):
        raise Refused(f"The record no longer says what {first.person} signed. Send it back, and sign it again.")
    _sign(session, json.loads(first.snapshot), by)
    session.state, session.signed_on, session.locked_at = SessionState.SIGNED, clock.today(), clock.now()
    session.save(update_fields=["state", "signed_on", "locked_at"])
    tell_both(session, "signed", f"{by} signed the supervision of {day(session.held_on)}", "Nobody can change it any more.", by=by)
    return session


def _sign(session, snapshot, by):
    about = {"by": by, "schema": SCHEMA, "signing_round": session.signing_round}
    sign_record(session, snapshot, **about)
    if note := WellbeingNote.objects.filter(session=session).first():
        sign_record(session, wellbeing_snapshot(note), part=WELLBEING, **about)


def has_signed(session, person):
    """Whether this person has signed the present round."""
    return signatures_of(session, signing_round=session.signing_round).filter(person=person).exists()


def waits_for_nobody(session, by):
    """Whether `by` has signed and the other, whose signature it waits for, is not in post any more."""
    if session.state != SessionState.WAITING or not has_signed(session, by):
        return False
    return not Position.objects.filter(person=session.other(by), period__contains=clock.today()).exists()


@transaction.atomic
def send_back_session(session, *, reason, by):
    """Whoever has not signed sends a supervision back to be changed, with the reason: a new round begins, the earlier signature no longer
    counts (docs/adr/0006). Returns the SupervisionSession; the other is told why.

    Refused for anybody else, for the one who signed, and when it does not wait for a signature.
    """
    session = lock_session(session, SessionState.WAITING, words=NOT_WAITING)
    check_takes_part(session, by)
    if has_signed(session, by):
        raise Refused(f"You have signed this. Only {session.other(by)} can send it back.")
    return _begin_new_round(session, reason, by)


@transaction.atomic
def take_back_signature(session, *, by):
    """Whoever signed takes the signature back when the other is not in post any more and so will never sign: a new round begins.

    Returns the SupervisionSession, being written up again. The signature stays where it is and no longer counts (docs/adr/0006). Refused
    for anybody else, while the other is in post, and when it does not wait for a signature.
    """
    session = lock_session(session, SessionState.WAITING, words=NOT_WAITING)
    check_takes_part(session, by)
    if not waits_for_nobody(session, by):
        raise Refused("Only the one who signed can take the signature back, and only when the other has left.")
    return _begin_new_round(session, "The signature was taken back.", by)


def _begin_new_round(session, reason, by):
    session.state, session.signing_round = SessionState.HELD, session.signing_round + 1
    session.save(update_fields=["state", "signing_round"])
    subject = f"{by} sent the supervision of {day(session.held_on)} back"
    tell_both(session, f"back:{session.signing_round}", subject, reason, by=by)
    return session
