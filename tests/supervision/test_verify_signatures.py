"""As the owner somebody takes the lock off and changes a signed record: the check finds it, whatever else they change."""

import datetime
import hashlib
import json

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.trail import checking
from learning_org.trail.adding import add_addendum
from learning_org.trail.checking import check_signatures, check_signatures_daily
from learning_org.trail.models import Signature, SignatureCheck
from learning_org.trail.owner import as_owner
from learning_org.trail.tasks import check_signatures_now
from supervision.services import content
from supervision.services.signing import sign_session
from tests import factories as make
from tests.supervision.conftest import NOON, TODAY, begun, fresh

pytestmark = pytest.mark.usefixtures("today")
LIE = "Nothing was agreed."


@pytest.fixture(autouse=True)
def _owner(django_db_setup, django_db_blocker):
    """The database's owner, in one transaction that is rolled back: the application's own role could not do what is done here."""
    with django_db_blocker.unblock(), as_owner(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def team(_owner):
    return make.UnitFactory()


@pytest.fixture
def stranger(_owner):
    return make.staff("Stran Ger")


@pytest.fixture
def session(priya, helen):
    with transaction.atomic():
        session = begun(priya, helen, reflection="We agreed to bring the review forward.")
        content.write_wellbeing(session, text="I sleep badly.", by=priya)
        sign_session(session, by=helen)
        session = fresh(sign_session(session, by=priya))
        add_addendum(session, text="The second week of December.", by=priya)
    return session


def tamper(*statements):
    """Every trigger off, the statements, every trigger on again: nothing in the database stands in the owner's way."""
    tables = ("supervision_supervisionsession", "supervision_sessionnote", "supervision_wellbeingnote", "trail_signature", "trail_addendum")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with events to come cannot be altered
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement, values in statements:
            cursor.execute(statement, values)
            assert cursor.rowcount > 0, statement
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def found():
    """{(kind, what is wrong)} of a check made now."""
    with transaction.atomic():
        check = check_signatures(by=Person.objects.system())
    return {(problem["kind"], problem["problem"]) for problem in check.problems}


def rewritten(session, text):
    """The snapshot with another reflection, and a digest made as well as anybody can who does not have the key."""
    said = json.loads(Signature.objects.filter(record_id=session.pk, part="record").first().snapshot)
    said["note"]["reflection"] = text
    snapshot = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return snapshot, hashlib.sha256(snapshot.encode()).hexdigest()


SESSION, ADDENDUM = "supervision.supervisionsession", "trail.addendum"


def test_untouched_everything_matches(session):
    assert found() == set()
    check = SignatureCheck.objects.get()
    # One supervision and one addendum. Two signed the record, two its wellbeing, one the addendum: five.
    assert (check.records, check.signatures, check.run_by) == (2, 5, Person.objects.system())


def test_text_snapshot_and_digest_changed_by_the_owner_are_found(session, capsys):
    snapshot, digest = rewritten(session, LIE)
    tamper(
        ("UPDATE supervision_sessionnote SET reflection = %s WHERE session_id = %s", [LIE, session.pk]),
        ("UPDATE trail_signature SET snapshot = %s, digest = %s WHERE record_id = %s AND part = 'record'", [snapshot, digest, session.pk]),
    )
    assert found() == {(SESSION, checking.FORGED)}
    with pytest.raises(CommandError, match="2 signed records and 5 signatures were compared; 2 do not match"):
        call_command("verify_signatures")
    out = capsys.readouterr().out
    assert out.count(checking.FORGED) == 2
    assert LIE not in out


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE supervision_sessionnote SET reflection = 'Lie' WHERE session_id = {}", (SESSION, checking.CHANGED)),
        ("UPDATE supervision_wellbeingnote SET text = 'Fine' WHERE session_id = {}", (SESSION, checking.CHANGED)),
        ("DELETE FROM supervision_wellbeingnote WHERE session_id = {}", (SESSION, checking.CHANGED)),
        ("UPDATE supervision_supervisionsession SET held_on = held_on - 1 WHERE id = {}", (SESSION, checking.CHANGED)),
        ("UPDATE trail_addendum SET text = 'Lie' WHERE record_id = {}", (ADDENDUM, checking.CHANGED)),
        ("UPDATE trail_signature SET signed_at = signed_at - interval '1 day' WHERE record_id = {}", (SESSION, checking.FORGED)),
        ("UPDATE trail_signature SET key_id = 'mine' WHERE record_id = {}", (SESSION, checking.KEY_GONE)),
        ("DELETE FROM trail_signature WHERE record_id = {} AND part = 'wellbeing'", (SESSION, checking.CHANGED)),
        ("DELETE FROM trail_signature WHERE record_id = {} AND part = 'record'", (SESSION, checking.MISSING)),
        ("DELETE FROM trail_signature WHERE record_id = {} AND part = 'record' AND person_id = {helen}", (SESSION, checking.MISSING)),
        ("UPDATE trail_signature SET snapshot = 'x' WHERE record_id = {}", (SESSION, checking.FORGED)),
        ("DELETE FROM trail_signature WHERE record_id = {} AND person_id = {helen}", (SESSION, checking.MISSING)),
        (
            "UPDATE supervision_supervisionsession SET state = 'held', signed_on = NULL, locked_at = NULL WHERE id = {}",
            (SESSION, checking.UNLOCKED),
        ),
    ],
)
def test_each_way_of_tampering_is_found(session, helen, statement, problem):
    tamper((statement.format(session.pk, helen=helen.pk).replace("%", "%%"), None))
    assert problem in found()


def test_a_forged_signature_of_somebody_else_is_found(session, stranger):
    row = Signature.objects.filter(record_id=session.pk, part="record").first()
    forged = "INSERT INTO trail_signature (record_kind, record_id, part, round, person_id, signed_at, schema, snapshot, key_id, digest)"
    forged += (
        " SELECT record_kind, record_id, part, round, %s, signed_at, schema, snapshot, key_id, digest FROM trail_signature WHERE id = %s"
    )
    tamper((forged, [stranger.pk, row.pk]))
    assert found() == {(SESSION, checking.FORGED)}


def test_signatures_that_are_gone_are_found_though_others_came_and_again_the_next_night(session, priya):
    assert found() == set()
    tamper(("DELETE FROM trail_signature WHERE record_kind = %s", [ADDENDUM]), ("DELETE FROM trail_addendum", []))
    with transaction.atomic():
        add_addendum(session, text="One.", by=priya)
        add_addendum(session, text="Two.", by=priya)
    assert found() == found() == {("", checking.FEWER)}


def test_a_second_check_at_the_same_time_does_nothing(session):
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('trail.check_signatures'))")
            assert check_signatures(by=Person.objects.system()) is None
            cursor.execute("ROLLBACK")
    finally:
        other.close()
    assert check_signatures(by=Person.objects.system()).problems == []


def test_round_that_was_sent_back_is_checked_too(session, priya, helen):
    from supervision.services.signing import send_back_session

    with transaction.atomic():
        other = begun(priya, helen, TODAY.replace(day=10))
        sign_session(other, by=helen)
        send_back_session(other, reason="The date is wrong.", by=priya)
    assert found() == set()
    tamper(("UPDATE trail_signature SET digest = %s WHERE record_id = %s", ["0" * 64, other.pk]))
    assert found() == {(SESSION, checking.FORGED)}


def test_sweep_checks_once_a_day(session):
    system = Person.objects.system()
    assert check_signatures_daily(TODAY, system).records == 2
    assert check_signatures_daily(TODAY, system) is None
    assert SignatureCheck.objects.count() == 1


def test_page_says_what_does_not_match_and_never_what_it_says(client, session):
    officer = make.staff("Ian Gov", role="ig_officer")
    client.force_login(officer.user)
    page, run = reverse("trail:signature_checks"), reverse("trail:signature_check_run")
    assert "Nothing was checked yet" in client.get(page).text
    assert "The check has begun" in client.post(run, follow=True).text
    check_signatures_now(officer.pk)
    assert "All match" in client.get(page).text
    tamper(("UPDATE supervision_sessionnote SET reflection = %s WHERE session_id = %s", [LIE, session.pk]))
    check_signatures_now(officer.pk)
    text = client.get(page).text
    assert "2 do not match" in text
    assert "No check since" not in text
    with time_machine.travel(NOON + datetime.timedelta(hours=27), tick=False):
        client.force_login(officer.user)
        assert "No check since 24 November 2026, 12:00." in client.get(page).text
    assert f"Supervision session {session.pk}" in text
    assert LIE not in text


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_for_any_number(client, rows, django_assert_num_queries):
    make.SignatureCheckFactory.create_batch(rows, run_by=make.PersonFactory())
    client.force_login(make.staff("Ian Gov", role="ig_officer").user)
    client.get(reverse("trail:signature_checks"))
    with django_assert_num_queries(6):
        client.get(reverse("trail:signature_checks"))


def test_others_neither_see_nor_run_it(client, session, priya):
    client.force_login(priya.user)
    assert client.get(reverse("trail:signature_checks")).status_code == 403
    assert client.post(reverse("trail:signature_check_run")).status_code == 403
    assert not SignatureCheck.objects.exists()
