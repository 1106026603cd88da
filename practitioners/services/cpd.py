"""Every write about pieces of learning. The author alone writes; nothing is shared unless they say so (P14, S52, S53, S75)."""

import dataclasses
import datetime
import decimal
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.notifications.services import cancel_reminder, remind
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import (
    CPDEntry,
    CPDShare,
    CPDStandard,
    CPDState,
    LearningNeed,
    LearningSource,
    PeerAnswer,
    PeerReflection,
    Reflection,
    Sharing,
)
from practitioners.registries import evidence_uses_of
from practitioners.services.case_references import get_case_reference
from practitioners.services.needs import meet_need
from practitioners.services.telling import tell

OWN_COLUMNS = ("title", "kind", "learnt_on", "hours", "description", "did_differently", "how_well", "better_for_child", "source", "sharing")
OWN_COLUMNS += ("found_in", "passed_on")
KEPT = "The piece is evidence now, and stays as it was read. Tell its author what you wanted to add."


@dataclasses.dataclass(frozen=True)
class Piece:
    """What the author says about a piece of learning: the answers of the page "Record learning".

    `talked` says whether there was a peer reflection; `peer` is the colleague of that name, if there is one. `meets` is an unmet need of
    theirs that this learning meets.
    """

    title: str
    kind: str
    learnt_on: datetime.date
    description: str
    hours: decimal.Decimal | None = None
    did_differently: str = ""
    how_well: str = ""
    better_for_child: str = ""
    source: str = ""
    sharing: str = Sharing.ONLY_ME
    guide: str = ""
    reflection: str = ""
    share_reflection: bool = False
    talked: bool = False
    peer_name: str = ""
    peer_learnt: str = ""
    peer: Person | None = None
    standards: Iterable = ()
    found_in: LearningSource | None = None
    passed_on: str = ""
    case_reference: str = ""
    meets: LearningNeed | None = None


def record_learning(person, piece, *, submission, by):
    """Record a piece of learning with its reflection, peer reflection and standards (S53, S55, P14; domain facts, section 1).

    Takes the author, a Piece, and the UUID of the posted form: a second post with it, by a double click or another tab, records
    nothing and gives back the first. Returns the CPDEntry. Refused for anybody but the author, and for a day to come.
    """
    check_author(person.pk, by)
    _check_day(piece)
    with transaction.atomic():
        columns = {name: getattr(piece, name) for name in OWN_COLUMNS} | {"person": person, "recorded_at": clock.now()}
        columns["case_reference"] = get_case_reference(piece.case_reference, by=by)
        entry, new = CPDEntry.objects.get_or_create(submission=submission, defaults=columns)
        if new:
            _write_parts(entry, piece, by=by)
        else:
            check_author(entry.person_id, by)
    return entry


def change_learning(entry, piece, *, by):
    """Change what a piece of learning says (S53). Returns it.

    Refused for anybody but the author, once it is withdrawn or used as evidence, or for a day to come.
    """
    with transaction.atomic():
        entry = lock_piece(entry, by)
        check_no_evidence(entry)
        _check_day(piece)
        for name in OWN_COLUMNS:
            setattr(entry, name, getattr(piece, name))
        entry.case_reference = get_case_reference(piece.case_reference, by=by)
        entry.save(update_fields=[*OWN_COLUMNS, "case_reference"])
        _write_parts(entry, piece, by=by)
    return entry


def withdraw_learning(entry, *, by):
    """Take a piece back: it stays in the history, counts for nothing, and nobody but its author reads it any more (S53).

    Returns it. Refused for anybody but the author, and when it is withdrawn already.
    """
    with transaction.atomic():
        entry = lock_piece(entry, by)
        entry.state, entry.withdrawn_at = CPDState.WITHDRAWN, clock.now()
        entry.save(update_fields=["state", "withdrawn_at"])
        cancel_reminder(_reminder_key(entry), by=by)
    return entry


def share_learning(entry, person, *, by):
    """Let one colleague read a piece, and tell them (S75, P26). Returns the CPDShare, the first one when it was shared before.

    Refused for anybody but the author, once withdrawn, and for the author themselves.
    """
    with transaction.atomic():
        entry = lock_piece(entry, by)
        if person.pk == entry.person_id:
            raise Refused("You can read it already. Choose somebody else.", field="person")
        share, new = CPDShare.objects.get_or_create(entry=entry, person=person, defaults={"shared_at": clock.now()})
        if new:
            _tell(entry, person, f"{by} shared a piece of learning with you", "You can read it until they take it back.", "shared", by)
    return share


def stop_sharing_learning(entry, person, *, by):
    """Take a colleague's reading of a piece back. Returns whether there was anything to take. Refused for anybody but the author."""
    with transaction.atomic():
        entry = lock_piece(entry, by)
        count, _ = entry.shares.filter(person=person).delete()
    return bool(count)


def check_author(person_id, by):
    """Refused for anybody but the person with this key."""
    if person_id != by.pk:
        raise Refused("Only the author writes their own learning.")


def _check_day(piece):
    if piece.learnt_on > clock.today():
        raise Refused("The date must be today or in the past", field="learnt_on")


def lock_piece(entry, by):
    """The row, locked, of a piece that its author may still change. Refused for anybody else, and once it is withdrawn."""
    entry = CPDEntry.objects.select_for_update().get(pk=entry.pk)
    check_author(entry.person_id, by)
    if entry.state == CPDState.WITHDRAWN:
        raise Refused("This piece was withdrawn. It cannot be changed any more.")
    return entry


def check_no_evidence(entry):
    """Refused for a piece that somebody was shown as evidence: what they read must stay what it was."""
    if uses := evidence_uses_of(entry):
        raise Refused(f"This piece is evidence: {uses[0]}. Record a copy, and change that.")


def _write_parts(entry, piece, *, by):
    _write_reflection(entry, piece)
    _write_peer_reflection(entry, piece, by)
    if piece.meets:
        meet_need(piece.meets, entry=entry, by=by)
    wanted = {standard.pk for standard in piece.standards}
    entry.shown_standards.exclude(standard__in=wanted).delete()
    shown = set(entry.shown_standards.values_list("standard_id", flat=True))
    CPDStandard.objects.bulk_create(CPDStandard(entry=entry, standard_id=pk) for pk in sorted(wanted - shown))


def _write_reflection(entry, piece):
    if piece.reflection:
        words = {"guide": piece.guide, "text": piece.reflection, "shared": piece.share_reflection}
        Reflection.objects.update_or_create(entry=entry, defaults=words)
    else:
        Reflection.objects.filter(entry=entry).delete()


def _write_peer_reflection(entry, piece, by):
    """Write, or take away, the peer's part; a piece without one is reminded of on Monday."""
    before = PeerReflection.objects.filter(entry=entry).first()
    if not piece.talked:
        if before:
            before.delete()
        return _remind_on_monday(entry, by)
    words = {"peer": piece.peer, "peer_name": piece.peer_name, "text": piece.peer_learnt}
    if before and before.peer_id != (piece.peer and piece.peer.pk):
        words |= {"answer": "", "added": "", "answered_on": None}  # another peer has said nothing yet
    PeerReflection.objects.update_or_create(entry=entry, defaults=words)
    cancel_reminder(_reminder_key(entry), by=by)
    if piece.peer and (before is None or before.peer_id != piece.peer.pk):
        what = "They wrote down what they learnt from talking with you. You can confirm it, or add two lines. You approve nothing."
        _tell(entry, piece.peer, f"{by} wrote about your conversation", what, "peer", by)
    return None


def answer_as_peer(peer_reflection, *, answer, added="", by):
    """The peer says whether they talked about it, and may add a line or two (domain facts, section 1: they approve nothing).

    Takes a PeerAnswer. Returns the PeerReflection; its author is told. Refused for anybody but the peer, once the piece is withdrawn or
    used as evidence, and for words added by somebody who says that they did not talk.
    """
    with transaction.atomic():
        entry = CPDEntry.objects.select_for_update().get(pk=peer_reflection.entry_id)
        row = PeerReflection.objects.select_for_update().get(pk=peer_reflection.pk)
        if row.peer_id != by.pk:
            raise Refused("Only the colleague who was named can answer.")
        if entry.state == CPDState.WITHDRAWN:
            raise Refused("This piece was withdrawn. No answer is needed any more.")
        if evidence_uses_of(entry):
            raise Refused(KEPT)
        if answer == PeerAnswer.NOT_ME and added:
            raise Refused("Leave this empty if you did not talk about it.", field="added")
        row.answer, row.added, row.answered_on = answer, added, clock.today()
        row.save(update_fields=["answer", "added", "answered_on"])
        _tell(entry, entry.person, f"{by} answered about your conversation", row.get_answer_display(), "peer-answer", by)
    return row


def _reminder_key(entry):
    return f"cpd-peer:{entry.pk}"


def next_monday(on):
    """The first Monday after a date: on a Monday, the next one."""
    return on + datetime.timedelta(days=7 - on.weekday())


def _remind_on_monday(entry, by):
    remind(
        entry.person,
        key=_reminder_key(entry),
        due_on=next_monday(clock.today()),
        subject="Talk with a peer about your learning",
        body="You asked to be reminded. When you have talked about it with anyone who knows your practice, add what you learnt.",
        link=reverse("practitioners:cpd_edit", args=[entry.pk]),
        link_text="Add the peer reflection",
        by=by,
    )


def _tell(entry, person, subject, body, key, by):
    link = reverse("practitioners:cpd_detail", args=[entry.pk])
    tell([person], by=by, subject=subject, body=body, link=link, link_text="Read it", key=f"cpd-{key}:{entry.pk}")
