"""Two sign one round: what keeps it open, the double click, sending back, what changed meanwhile, and the snapshot."""

import datetime
import json

import pytest

from learning_org.notifications.models import Message
from learning_org.trail.models import Signature
from learning_org.trail.signing import fingerprint, is_genuine, signatures_of
from learning_org.web.errors import Refused
from supervision.models import SessionState
from supervision.queries.record import signatures_on
from supervision.services import content
from supervision.services.signing import send_back_session, sign_session, snapshot_of, take_back_signature, what_is_signed
from tests import factories as make
from tests.supervision.conftest import NEXT, NOON, TODAY, begun, fresh, session_of, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
EMPTY = {"reflection": "", "learning": "", "workload": "", "organisation": ""}


def signers(session, part="record"):
    return [(s.round, s.person.given_name) for s in signatures_of(session, part=part).order_by("pk")]


def test_first_signature_closes_the_second_locks(priya, helen):
    session = begun(priya, helen)
    sign_session(session, next_on=NEXT, by=helen)
    waiting = fresh(session)
    assert (waiting.state, waiting.next_on, waiting.signed_on, waiting.locked_at) == (SessionState.WAITING, NEXT, None, None)
    sign_session(session, by=priya)
    done = fresh(session)
    assert (done.state, done.signed_on, done.locked_at) == (SessionState.SIGNED, TODAY, NOON)
    first, second = signatures_of(session)
    assert (first.snapshot == second.snapshot, is_genuine(first), is_genuine(second)) == (True, True, True)
    assert [(m.recipient, m.subject) for m in Message.objects.order_by("pk")] == [
        (priya, "Helen Marsh signed the supervision of 24 November 2026: sign it too"),
        (helen, "Priya Nair signed the supervision of 24 November 2026"),
    ]


def test_either_may_sign_first(priya, helen):
    session = begun(priya, helen)
    sign_session(session, by=priya)
    sign_session(session, by=helen)
    assert signers(session) == [(1, "Priya"), (1, "Helen")]


def test_nobody_signs_before_it_is_held_nor_when_it_was_cancelled(priya, helen):
    for session, words in ((session_of(priya, helen), "has not begun"), (session_of(priya, helen, cancelled=True), "was cancelled")):
        with pytest.raises(Refused, match=words):
            sign_session(session, by=helen)


def test_nobody_else_signs(priya, helen, boss):
    with pytest.raises(Refused, match="Only Priya Nair and Helen Marsh can do this"):
        sign_session(begun(priya, helen), by=boss)


def test_an_unanswered_action_or_an_empty_record_keeps_it_open(priya, helen):
    session = begun(priya, helen, **EMPTY)
    make.SessionNoteFactory._meta.model.objects.filter(session=session).update(agenda="The agenda alone is no record.")
    row = make.CarriedActionFactory(session=session)
    with pytest.raises(Refused, match=r"^Before you sign: answer 1 action from last time, and write what was talked about\.$"):
        sign_session(session, by=helen)
    content.answer_carried(session, {row.pk: ("in_progress", "")}, by=helen)
    with pytest.raises(Refused, match=r"^Before you sign: write what was talked about\.$"):
        sign_session(session, by=helen)
    content.add_case(session, case_reference="C-20431", by=helen)
    assert sign_session(session, by=helen).state == SessionState.WAITING


def test_a_double_click_signs_once(priya, helen):
    session = begun(priya, helen)
    sign_session(session, by=helen)
    with pytest.raises(Refused, match="You have signed this already"):
        sign_session(session, by=helen)
    sign_session(session, by=priya)
    with pytest.raises(Refused, match="Both have signed"):
        sign_session(session, by=priya)
    assert Signature.objects.count() == 2


def test_the_next_date_is_after_this_one(priya, helen):
    with pytest.raises(Refused, match="must be after 24 November 2026") as refusal:
        sign_session(begun(priya, helen), next_on=TODAY, by=helen)
    assert refusal.value.field == "next_on"


def test_what_changed_since_the_page_was_opened_is_not_signed(priya, helen):
    session = begun(priya, helen)
    seen = fingerprint(what_is_signed(session))
    content.write_wellbeing(session, text="Tired.", by=priya)
    with pytest.raises(Refused, match="changed since you opened the page"):
        sign_session(session, seen=seen, by=helen)
    seen = fingerprint(what_is_signed(fresh(session)))
    assert sign_session(session, next_on=NEXT, seen=seen, by=helen).state == SessionState.WAITING
    assert sign_session(session, seen=seen, by=priya).state == SessionState.SIGNED


def test_sent_back_begins_a_new_round_in_which_both_sign_again(priya, helen):
    session = begun(priya, helen)
    sign_session(session, by=helen)
    with pytest.raises(Refused, match="Only Priya Nair can send it back"):
        send_back_session(session, reason="x", by=helen)
    send_back_session(session, reason="The second case is missing.", by=priya)
    back = fresh(session)
    assert (back.state, back.signing_round, signatures_on(back)) == (SessionState.HELD, 2, [])
    message = Message.objects.order_by("pk").last()
    assert (message.recipient, message.body) == (helen, "The second case is missing.")
    assert message.subject == "Priya Nair sent the supervision of 24 November 2026 back"
    with pytest.raises(Refused, match="nothing to send back"):
        send_back_session(session, reason="x", by=priya)
    content.add_case(session, case_reference="C-20431", by=helen)
    sign_session(session, by=helen)
    sign_session(session, by=priya)
    assert signers(session) == [(1, "Helen"), (2, "Helen"), (2, "Priya")]
    assert [whole for _, whole in signatures_on(fresh(session))] == [True, True]


def test_send_back_by_another_or_after_both_signed_is_refused(priya, helen, boss):
    session = begun(priya, helen)
    sign_session(session, by=helen)
    with pytest.raises(Refused, match="Only Priya Nair and Helen Marsh"):
        send_back_session(session, reason="x", by=boss)
    sign_session(session, by=priya)
    with pytest.raises(Refused, match="Both have signed"):
        send_back_session(session, reason="x", by=priya)


def test_a_signature_is_taken_back_when_the_other_left_and_only_then(priya, helen, boss):
    session = begun(priya, helen)
    with pytest.raises(Refused, match="nothing to send back"):
        take_back_signature(session, by=helen)
    sign_session(session, next_on=NEXT, by=helen)
    for who in (helen, priya):
        with pytest.raises(Refused, match="only when the other has left"):
            take_back_signature(session, by=who)
    priya.positions.all().delete()
    with pytest.raises(Refused, match="Only Priya Nair and Helen Marsh"):
        take_back_signature(session, by=boss)
    back = take_back_signature(session, by=helen)
    assert (back.state, back.signing_round, signers(session)) == (SessionState.HELD, 2, [(1, "Helen")])
    content.write_note(back, **(EMPTY | {"reflection": "Written again."}), by=helen)
    assert sign_session(back, by=helen).state == SessionState.WAITING


def test_a_snapshot_holds_all_but_wellbeing_which_is_signed_apart(priya, helen):
    session = begun(priya, helen, reflection="Seen together.")
    content.write_wellbeing(session, text="Secret of Priya", by=priya)
    content.add_case(session, case_reference="C-20431", life_now="Sleeps at grandmother's.", by=helen)
    content.agree_action(session, doer=priya, what="Ring the school", due_on=TODAY, by=helen)
    content.raise_session_need(session, title="Chronologies", reason="Gaps.", by=helen)
    sign_session(session, next_on=NEXT, by=helen)
    sign_session(session, by=priya)
    assert signers(session) == signers(session, part="wellbeing") == [(1, "Helen"), (1, "Priya")]
    said = json.loads(signatures_of(session).first().snapshot)
    assert (said["note"]["reflection"], said["cases"][0]["life_now"]) == ("Seen together.", "Sleeps at grandmother's.")
    assert (said["actions"][0]["what"], said["needs"][0]["title"]) == ("Ring the school", "Chronologies")
    assert (said["next_on"], said["held_on"]) == ("2026-12-22", "2026-11-24")
    assert ["Secret" in s.snapshot for s in Signature.objects.order_by("pk")] == [False, True, False, True]


def test_a_new_name_of_a_person_or_a_need_leaves_signatures_whole(priya, helen):
    session = begun(priya, helen)
    need = content.raise_session_need(session, title="Chronologies", reason="Gaps.", by=helen)
    sign_session(session, by=helen)
    need.title, priya.family_name = "Chronologies and history", "Nair-Jones"
    need.save()
    priya.save()
    sign_session(session, by=priya)
    assert [whole for _, whole in signatures_on(fresh(session))] == [True, True]
    assert json.loads(signatures_of(session).last().snapshot)["needs"][0]["title"] == "Chronologies"


def test_a_record_that_no_longer_says_what_was_signed_is_not_signed_again(priya, helen):
    session = begun(priya, helen)
    sign_session(session, by=helen)
    type(session.note).objects.filter(session=session).update(reflection="Changed behind the service's back.")
    assert [whole for _, whole in signatures_on(fresh(session))] == [False]
    with pytest.raises(Refused, match="no longer says what Helen Marsh signed"):
        sign_session(session, by=priya)


def test_snapshot_of_is_plain_and_stable(priya, helen):
    session = signed(priya, helen)
    assert json.loads(json.dumps(snapshot_of(fresh(session)))) == snapshot_of(fresh(session))
    assert snapshot_of(session)["starts_at"] == "2026-11-24T10:00:00+00:00"
    assert snapshot_of(session)["held_on"] == datetime.date(2026, 11, 24).isoformat()
