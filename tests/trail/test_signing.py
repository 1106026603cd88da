"""Signatures: one text for the same content, a digest that only the key can make, rows that are only ever added."""

import datetime
import json
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import IntegrityError, ProgrammingError, connection, transaction

from learning_org.trail.models import Signature
from learning_org.trail.owner import as_owner
from learning_org.trail.signing import canonical, check_seen, fingerprint, is_genuine, matches, sign_record, signatures_of
from learning_org.web.errors import Refused
from tests import factories as make

LONDON_NOON = datetime.datetime(2026, 7, 1, 13, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
SAID = {"said": "Bring the review forward."}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"at": LONDON_NOON}, {"at": datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)}),
        ({"hours": Decimal("1.50")}, {"hours": Decimal("1.5")}),
        ({"on": datetime.date(2026, 7, 1)}, {"on": "2026-07-01"}),
    ],
)
def test_canonical_is_the_same_text_for_the_same_content(one, other):
    assert canonical(one) == canonical(other)


def test_canonical_text_is_exact():
    content = {"b": Decimal("1.50"), "a": LONDON_NOON, "ä": [None, True], "time": datetime.time(9, 30)}
    assert canonical(content) == '{"a":"2026-07-01T12:00:00+00:00","b":"1.5","time":"09:30:00","ä":[null,true]}'


@pytest.mark.parametrize("value", [{1, 2}, object(), b"bytes"])
def test_canonical_refuses_what_has_no_plain_form(value):
    with pytest.raises(TypeError, match="A snapshot cannot hold"):
        canonical({"value": value})


def test_order_in_a_list_is_content():
    assert canonical({"cases": ["C-1", "C-2"]}) != canonical({"cases": ["C-2", "C-1"]})


def test_check_seen_refuses_another_text_and_compares_nothing_with_nothing():
    check_seen(SAID, fingerprint(dict(SAID)))
    check_seen(SAID, "")
    for seen in (fingerprint({"said": "Other"}), "ünïcode"):
        with pytest.raises(Refused, match="changed since you opened"):
            check_seen(SAID, seen)


@pytest.fixture
def record(db):
    return make.SupervisionSessionFactory(held=True)


@pytest.fixture
def signer(db):
    return make.staff("Priya Nair")


def test_sign_record_keeps_text_key_and_digest(record, signer):
    row = sign_record(record, SAID, by=signer, schema=3, signing_round=2)
    assert (row.record_kind, row.record_id, row.part, row.round) == ("supervision.supervisionsession", record.pk, "record", 2)
    assert (row.snapshot, row.schema, row.key_id) == (canonical(SAID), 3, settings.SIGNING_KEY_ID)
    assert (is_genuine(row), matches(row, SAID), matches(row, {"said": "Other"})) == (True, True, False)


def test_sign_record_once_a_round_and_part(record, signer):
    sign_record(record, SAID, by=signer, schema=1)
    with pytest.raises(Refused, match="signed this already"):
        sign_record(record, {"said": "Other"}, by=signer, schema=1)
    sign_record(record, SAID, by=signer, schema=1, part="wellbeing")
    sign_record(record, SAID, by=signer, schema=1, signing_round=2)
    assert [signatures_of(record, part=part).count() for part in ("record", "wellbeing", "other")] == [2, 1, 0]
    assert signatures_of(record, signing_round=2).count() == 1


TAMPERED = {
    "snapshot": canonical({"said": "Leave it."}),
    "digest": "0" * 64,
    "round": 2,
    "part": "wellbeing",
    "record_id": 999_999,
    "record_kind": "appraisal.appraisal",
    "signed_at": datetime.datetime(2026, 10, 29, tzinfo=datetime.UTC),
    "key_id": "unknown",
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", TAMPERED)
def test_whatever_is_changed_in_a_row_shows(name):
    row = make.SignatureFactory()
    assert is_genuine(row)
    setattr(row, name, TAMPERED[name])
    assert not is_genuine(row)


@pytest.mark.django_db
def test_a_signature_moved_to_another_person_shows():
    row = make.SignatureFactory()
    row.person = make.PersonFactory()
    assert not is_genuine(row)


@pytest.mark.django_db
def test_an_older_key_still_verifies_while_it_is_configured(settings):
    settings.SIGNING_KEYS = {"old": "a", "new": "b"}
    settings.SIGNING_KEY_ID = "old"
    row = make.SignatureFactory()
    settings.SIGNING_KEY_ID = "new"
    assert (row.key_id, is_genuine(row), make.SignatureFactory().key_id) == ("old", True, "new")
    settings.SIGNING_KEYS = {"new": "b"}
    assert not is_genuine(row)


# -- Rows that are only ever added ----------------------------------------------------------------


@pytest.mark.parametrize(
    "statement", ["UPDATE trail_signature SET schema = 9", "DELETE FROM trail_signature", "TRUNCATE trail_signature CASCADE"]
)
def test_the_application_changes_no_signature(db, statement):
    make.SignatureFactory()
    with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert [row.schema for row in Signature.objects.all()] == [1]


def test_the_orm_changes_no_signature(db):
    row = make.SignatureFactory()
    tries = [
        lambda: Signature.objects.update(digest=""),
        lambda: Signature.objects.all().delete(),
        lambda: Signature.objects.bulk_update([row], ["snapshot"]),
        row.save,
        row.delete,
    ]
    for attempt in tries:
        with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic():
            attempt()
    assert Signature.objects.get().digest == row.digest


@pytest.mark.parametrize("statement", ["UPDATE trail_signature SET schema = 9", "DELETE FROM trail_signature"])
def test_the_owner_meets_the_trigger(django_db_setup, django_db_blocker, statement):
    with django_db_blocker.unblock(), as_owner(), transaction.atomic():
        make.SignatureFactory()
        with pytest.raises(IntegrityError, match="only added"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
        transaction.set_rollback(True)


def test_the_owner_truncates_no_signature_outside_tests(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), as_owner(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL learning_org.strict_locks = 'on'")
            with pytest.raises(IntegrityError, match="never truncated"), transaction.atomic():
                cursor.execute("TRUNCATE trail_signature")
        transaction.set_rollback(True)


def test_what_the_owner_forges_with_triggers_off_is_found(django_db_setup, django_db_blocker):
    """Text and digest both replaced: without the key the digest is another one."""
    import hashlib

    text = json.dumps({"said": "Leave it."})
    with django_db_blocker.unblock(), as_owner(), transaction.atomic():
        row = make.SignatureFactory()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE trail_signature DISABLE TRIGGER USER")
            cursor.execute("UPDATE trail_signature SET snapshot = %s, digest = %s", [text, hashlib.sha256(text.encode()).hexdigest()])
        row.refresh_from_db()
        assert (row.snapshot, is_genuine(row), matches(row, {"said": "Leave it."})) == (text, False, False)
        transaction.set_rollback(True)
