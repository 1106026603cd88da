"""What trail must know of signed supervisions: which they are, whether they say what was signed, whom they concern."""

from learning_org.trail.models import Signature
from learning_org.trail.registries import SignedKind
from supervision.models import SessionState, SupervisionSession, WellbeingNote
from supervision.services.signing import WELLBEING, says_what_was_signed, snapshot_of, wellbeing_snapshot


def compare(session):
    """[(Signature, whether it still says what was signed)] of the present round, its wellbeing part among them: judged here, never shown.

    Wellbeing that was written is signed by whoever signed the record: one without the other does not match.
    """
    present, note = snapshot_of(session), WellbeingNote.objects.filter(session=session).first()
    rows = list(Signature.objects.filter(record_kind=session._meta.label_lower, record_id=session.pk, round=session.signing_round))
    apart = {row.person_id for row in rows if row.part == WELLBEING}
    found = []
    for row in rows:
        if row.part == WELLBEING:
            whole = note is not None and says_what_was_signed(row, wellbeing_snapshot(note))
        else:
            whole = (row.person_id in apart) == (note is not None) and says_what_was_signed(row, present)
        found.append((row, whole))
    return found


def signed_kind():
    return SignedKind(
        model=SupervisionSession,
        name="Supervision",
        url_name="supervision:session_detail",
        list_url="supervision:session_list",
        locked=lambda: SupervisionSession.objects.filter(state=SessionState.SIGNED).with_people().select_related("note"),
        compare=compare,
        signers=lambda session: [person.pk for person in session.people.values()],
        title=lambda session: f"{session}, {session.supervisee} with {session.supervisor}",
        parties=lambda session: list(session.people.values()),
        add_permission="supervision.sign_session",
        reason_permission="supervision.open_session_with_reason",
    )
