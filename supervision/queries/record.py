"""Everything that the page of one supervision shows, part by part, and how far each part is."""

import dataclasses

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from learning_org.trail.models import Signature
from practitioners.models import AgreedAction
from practitioners.queries.actions import action_status
from supervision.models import CarriedOutcome, SessionState, WellbeingNote
from supervision.queries.since import since_last
from supervision.queries.timescales import short
from supervision.services.signing import WELLBEING, WRITTEN, says_what_was_signed, snapshot_of, to_do_in_words, wellbeing_snapshot

OUTCOMES = {
    CarriedOutcome.DONE: ("on", "Done"),
    CarriedOutcome.IN_PROGRESS: ("close", "In progress"),
    CarriedOutcome.MOVED: ("close", "Moved"),
    CarriedOutcome.DROPPED: ("none", "No longer needed"),
}
NOTE_PARTS = (
    ("agenda", "What we wanted to talk about"),
    ("learning", "How learning was used"),
    ("reflection", "Reflection"),
    ("workload", "Workload"),
    ("organisation", "The organisation"),
)


@dataclasses.dataclass(frozen=True)
class Part:
    """One part of the record: where it is on the page, its heading, and how far it is."""

    key: str
    title: str
    state: str


def drift(moved_on, on):
    """How long ago a plan last moved, as (kind of mark, word, sentence): at most 28 days moving, at most 56 slowing, beyond drifting."""
    if moved_on is None:
        return ("todo", "Not recorded", "when the plan last moved")
    days = (on - moved_on).days
    ago = "today" if days == 0 else f"{days} day{'' if days == 1 else 's'} ago"
    if days <= settings.SUPERVISION_MOVING_DAYS:
        return ("on", "Moving", f"plan moved {ago}")
    if days <= settings.SUPERVISION_SLOWING_DAYS:
        return ("close", "Slowing", f"plan moved {ago}")
    return ("off", "Drifting", f"plan has not moved for {days} days, since {short(moved_on, on)}")


def record_of(session, user, on):
    """The context of a session's page for somebody who may read it; wellbeing only for the two. At most 14 queries."""
    two = user.access.person_id in {person.pk for person in session.people.values()}
    note, cases = getattr(session, "note", None), list(session.cases.select_related("case_reference").order_by("pk"))
    carried = _carried(session, on)
    agreed = _agreed(session, on)
    needs = list(session.needs.select_related("need__theme").order_by("pk"))
    wellbeing = WellbeingNote.objects.readable_by(user).filter(session=session).first() if two else None
    writing = session.state in (SessionState.PLANNED, SessionState.HELD)
    since, happened = since_last(session, user) if writing else (None, [])
    signatures = signatures_on(session, wellbeing, two=two)
    context = {
        "two": two,
        "carried": carried,
        "carried_open": sum(not row.outcome for row, *_ in carried),
        "since": since,
        "happened": happened,
        "written": [(title, getattr(note, name)) for name, title in NOTE_PARTS if getattr(note, name, "")],
        "cases": [(case, drift(case.plan_moved_on, session.day if session.held_on else on)) for case in cases],
        "wellbeing": wellbeing,
        "agreed": agreed,
        "needs": needs,
        "signatures": signatures,
        "unsigned": _unsigned(session, signatures),
    }
    if session.state == SessionState.HELD:
        context["to_do"] = to_do_in_words(context["carried_open"], bool(cases or any(getattr(note, name, "") for name in WRITTEN)))
    return context | {"parts": _parts(session, context, note), "functions": functions_covered(context, note)}


def _carried(session, on):
    """(row, its action's status, its outcome) of each action from last time."""
    rows = list(session.carried.order_by("pk"))
    ids = [row.action_id for row in rows]
    actions = {a.pk: a for a in AgreedAction.objects.filter(pk__in=ids).select_related("person", "case_reference").with_due_on(on)}
    found = []
    for row in rows:
        row.action = actions[row.action_id]
        found.append((row, action_status(row.action, on), OUTCOMES.get(row.outcome)))
    return found


def _agreed(session, on):
    """(action, status) of each action that was agreed in the session."""
    rows = AgreedAction.objects.filter(supervision_link__session=session).select_related("person", "case_reference").with_due_on(on)
    return [(action, action_status(action, on)) for action in rows.order_by("pk")]


def signatures_on(session, wellbeing=None, *, two=False):
    """The signatures of the present round of signing, as (signature, whether it is genuine and the record still says what was signed).

    For the `two`, who read it, `wellbeing` is judged with the rest: it must say what was signed, and be there if it was.
    """
    if session.state not in (SessionState.WAITING, SessionState.SIGNED):
        return []
    rows = Signature.objects.filter(record_kind=session._meta.label_lower, record_id=session.pk, round=session.signing_round)
    rows = list(rows.select_related("person").order_by("signed_at", "pk"))
    present = snapshot_of(session)
    apart = {row.person_id: row for row in rows if row.part == WELLBEING}
    found = []
    for row in rows:
        if row.part != WELLBEING:
            whole = says_what_was_signed(row, present)
            found.append((row, whole and (not two or _wellbeing_whole(apart.get(row.person_id), wellbeing))))
    return found


def _unsigned(session, signatures):
    """Those of the two whose signature is still to come."""
    if session.state not in (SessionState.HELD, SessionState.WAITING):
        return []
    signed = {signature.person_id for signature, _ in signatures}
    return [person for _, person in sorted(session.people.items()) if person.pk not in signed]


def _wellbeing_whole(signature, wellbeing):
    if signature is None or wellbeing is None:
        return signature is None and wellbeing is None
    return says_what_was_signed(signature, wellbeing_snapshot(wellbeing))


def functions_covered(context, note):
    """The four functions of supervision, each with whether it was covered: by which parts are filled. Support is None for others than the
    two, who are not told whether wellbeing was written."""
    support = bool(context["wellbeing"]) if context["two"] else None
    return [
        ("Accountability", bool(context["cases"] or any(row.outcome for row, *_ in context["carried"]))),
        ("Development", bool(getattr(note, "learning", "") or context["needs"])),
        ("Support", support),
        ("Organisation", bool(getattr(note, "organisation", "") or getattr(note, "workload", ""))),
    ]


def _parts(session, context, note):
    left = context["carried_open"]
    carried = f"{len(context['carried']) - left} of {len(context['carried'])} answered" if context["carried"] else "None"
    talked = len(context["happened"])
    written = "Written" if any(getattr(note, name, "") for name in ("reflection", "learning", "workload", "organisation")) else ""
    support = ("Written" if context["wellbeing"] else "Not started") if context["two"] else "For two people only"
    count = len(context["agreed"]) + len(context["needs"])
    signed = {SessionState.WAITING: "1 of 2 signed", SessionState.SIGNED: "Signed by both", SessionState.CANCELLED: "Cancelled"}
    return [
        Part("actions", "Actions from last time", carried if session.held_on else "When it begins"),
        Part("since", "Since we last met", written or (f"{talked} to talk about" if talked else "Not started")),
        Part("cases", "Cases", f"{len(context['cases'])}" if context["cases"] else "None yet"),
        Part("wellbeing", "Wellbeing", support),
        Part("agreed", "Agreed and needed", f"{count}" if count else "None yet"),
        Part("sign", "Sign", signed.get(session.state, "Not yet")),
    ]


def caption_of(session):
    """Where a session is, and when, in words: "Supervision planned, Tuesday 24 November 2026, 10:00"."""
    words = {
        SessionState.PLANNED: "Supervision planned",
        SessionState.HELD: "Supervision being written up",
        SessionState.WAITING: "Supervision waiting for a signature",
        SessionState.SIGNED: "Supervision signed by both",
        SessionState.CANCELLED: "Supervision cancelled",
    }
    time = f", {_time(session.starts_at)} to {_time(session.ends_at)}" if session.state == SessionState.PLANNED else ""
    return f"{words[session.state]}, {date_format(session.day, 'l j F Y')}{time}"


def _time(moment):
    return timezone.localtime(moment).strftime("%H:%M")
