"""A supervision that both signed stays as it is, by whatever way somebody writes, and as whoever."""

import datetime

import pgtrigger
import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from learning_org.trail.owner import as_owner
from supervision import models as m
from supervision.queries.record import signatures_on
from supervision.services import content
from supervision.services.signing import sign_session
from tests import factories as make
from tests.supervision.conftest import TODAY, begun, fresh

PARTS = {
    m.Participant: "participants",
    m.SessionNote: "note",
    m.CaseDiscussion: "cases",
    m.WellbeingNote: "wellbeing",
    m.CarriedAction: "carried",
    m.SessionAction: "agreed",
    m.SessionNeed: "needs",
}
TABLES = [model._meta.db_table for model in (m.SupervisionSession, *PARTS)]
DENIED = (IntegrityError, ProgrammingError)


def full(priya, helen):
    """A session with a row in every part, signed by both."""
    earlier = begun(priya, helen, TODAY - datetime.timedelta(days=28))
    content.agree_action(earlier, doer=priya, what="From last time", due_on=TODAY, by=helen)
    session = begun(priya, helen)
    row = session.carried.get()
    content.answer_carried(session, {row.pk: ("in_progress", "")}, by=helen)
    content.add_case(session, case_reference="C-20431", by=helen)
    content.write_wellbeing(session, text="Tired.", by=priya)
    content.agree_action(session, doer=priya, what="Ring the school", due_on=TODAY, by=helen)
    content.raise_session_need(session, title="Chronologies", reason="Gaps.", by=helen)
    sign_session(session, by=helen)
    return sign_session(session, by=priya)


def part_of(model, session):
    return model._base_manager.filter(session=session).first()


def everything():
    """Every row of a session and its parts, as stored."""
    return {model: list(model._base_manager.order_by("pk").values()) for model in (m.SupervisionSession, *PARTS)}


def refused(attempt, words="signed record|permission denied"):
    with pytest.raises(DENIED, match=words), transaction.atomic():
        attempt()


def sql(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


@pytest.fixture
def signed_session(db, today, priya, helen):
    session = full(priya, helen)
    before = everything()
    yield session
    assert everything() == before


def test_the_row_is_neither_changed_nor_deleted(signed_session):
    row, rows = fresh(signed_session), m.SupervisionSession.objects.filter(pk=signed_session.pk)
    row.next_on = TODAY
    refused(row.save)
    refused(lambda: row.save(update_fields=["next_on"]))
    refused(lambda: rows.update(locked_at=None))
    refused(lambda: rows.update(state="held", locked_at=None, signed_on=None))
    refused(lambda: m.SupervisionSession.objects.bulk_update([row], ["next_on"]))
    refused(lambda: sql("UPDATE supervision_supervisionsession SET next_on = NULL WHERE id = %s", row.pk))
    refused(lambda: sql("DELETE FROM supervision_supervisionsession WHERE id = %s", row.pk))


@pytest.mark.parametrize("model", PARTS)
def test_no_part_is_changed_or_deleted(signed_session, model):
    row, rows, table = part_of(model, signed_session), model._base_manager.filter(session=signed_session), model._meta.db_table
    refused(row.save)
    refused(row.delete)
    refused(lambda: rows.update(session_id=signed_session.pk))
    refused(lambda: rows._raw_delete("default"))
    refused(lambda: model._base_manager.bulk_update([row], ["session"]))
    refused(lambda: sql(f"UPDATE {table} SET session_id = session_id WHERE id = %s", row.pk))  # noqa: S608 -- names of our own tables
    refused(lambda: sql(f"DELETE FROM {table} WHERE id = %s", row.pk))  # noqa: S608


@pytest.mark.parametrize("model", PARTS)
def test_no_part_leaves_or_joins(signed_session, model):
    other = make.SupervisionSessionFactory(held=True)
    row, table = part_of(model, signed_session), model._meta.db_table
    refused(lambda: sql(f"UPDATE {table} SET session_id = %s WHERE id = %s", other.pk, row.pk))  # noqa: S608
    type(other).objects.filter(pk=other.pk).exists()
    columns = ", ".join(f.column for f in model._meta.concrete_fields if f.name not in ("id",))
    refused(lambda: sql(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = %s", row.pk))  # noqa: S608
    m.Participant.objects.filter(session=other).delete()
    other.delete()


def test_an_open_sessions_part_cannot_be_moved_into_a_signed_one(db, today, priya, helen):
    session, loose = full(priya, helen), make.CaseDiscussionFactory()
    refused(lambda: m.CaseDiscussion.objects.filter(pk=loose.pk).update(session=session))
    assert m.CaseDiscussion.objects.get(pk=loose.pk).session != session


def test_ignoring_triggers_changes_nothing(signed_session):
    row = part_of(m.SessionNote, signed_session)
    with pgtrigger.ignore():
        refused(row.save)
        refused(lambda: m.SupervisionSession.objects.filter(pk=signed_session.pk).update(next_on=None))
    names = ",".join(f"supervision_sessionnote:{name}" for name in ("locked_part", "locked_record", "all"))

    def in_plain_sql():
        sql("SELECT set_config('pgtrigger.ignore', %s, true)", "{" + names + "}")
        sql("UPDATE supervision_sessionnote SET reflection = '' WHERE id = %s", row.pk)

    refused(in_plain_sql)


@pytest.mark.parametrize("table", TABLES)
def test_the_application_neither_truncates_nor_switches_triggers_off(db, table):
    refused(lambda: sql(f"TRUNCATE {table} CASCADE"), "permission denied")
    refused(lambda: sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL"), "must be owner")
    refused(lambda: sql("SET session_replication_role = replica"), "permission denied")


@pytest.fixture
def owned(django_db_setup, django_db_blocker):
    """The same tables, as the role that owns them."""
    with django_db_blocker.unblock(), as_owner(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def owners_session():
    priya, helen = make.staff("Priya Nair"), make.staff("Helen Marsh")
    return full(priya, helen)


def test_the_owner_meets_the_same_triggers(owned, today):
    session = owners_session()
    refused(lambda: sql("UPDATE supervision_supervisionsession SET next_on = NULL WHERE id = %s", session.pk))
    refused(lambda: sql("DELETE FROM supervision_wellbeingnote WHERE session_id = %s", session.pk))


@pytest.mark.parametrize("table", TABLES)
def test_the_owner_truncates_nothing_outside_tests(owned, today, table):
    def truncate():
        sql("SET LOCAL learning_org.strict_locks = 'on'")
        sql(f"TRUNCATE {table} CASCADE")

    refused(truncate, "never truncated")


def test_what_the_owner_changes_with_triggers_off_shows_on_the_page(owned, today):
    session = owners_session()
    assert [whole for _, whole in signatures_on(fresh(session), session.wellbeing, two=True)] == [True, True]
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE supervision_casediscussion DISABLE TRIGGER USER")
    sql("UPDATE supervision_casediscussion SET decision = 'Close it.' WHERE session_id = %s", session.pk)
    assert [whole for _, whole in signatures_on(fresh(session), session.wellbeing, two=True)] == [False, False]


@pytest.mark.parametrize("change", ["UPDATE supervision_wellbeingnote SET text = 'Fine.'", "DELETE FROM supervision_wellbeingnote"])
def test_what_the_owner_changes_of_wellbeing_shows_to_the_two(owned, today, change):
    session = owners_session()
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("ALTER TABLE supervision_wellbeingnote DISABLE TRIGGER USER")
    sql(change + " WHERE session_id = %s", session.pk)
    note = m.WellbeingNote.objects.filter(session=session).first()
    assert [whole for _, whole in signatures_on(fresh(session), note, two=True)] == [False, False]
    assert [whole for _, whole in signatures_on(fresh(session))] == [True, True]
