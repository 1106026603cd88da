"""Once both have signed, the database itself refuses every change: through the ORM, in bulk, and in plain SQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from appraisal.models import Appraisal, AppraisalNeed, EvidenceItem, Target
from appraisal.services import content
from learning_org.questionnaires.models import Answer, Response
from tests import factories as make
from tests.appraisal.helpers import fresh, signed

pytestmark = pytest.mark.django_db
TABLES = (
    ("appraisal_appraisal", "signing_round = 9", "id"),
    ("appraisal_target", "text = 'x'", "appraisal_id"),
    ("appraisal_evidenceitem", "text = 'x'", "appraisal_id"),
    ("appraisal_appraisalneed", "id = id", "appraisal_id"),
)


@pytest.fixture
def locked(ready, worker, manager):
    content.write_evidence(ready, kind="feedback", on=ready.begun_on, text="Thanks.", by=manager)
    content.add_need(ready, title="Talking with teenagers", reason="Because.", by=worker)
    signed(ready)
    return fresh(ready)


def refused(call):
    with pytest.raises(DatabaseError, match="a signed record is not changed"), transaction.atomic():
        call()


def test_orm_refuses(locked):
    target, item = locked.targets.get(), locked.evidence.get()
    locked.signing_round = 9
    target.text = item.text = "Something else."
    for row in (locked, target, item):
        refused(row.save)
    for row in (item, locked.needs.get(), target):
        refused(row.delete)
    refused(lambda: make.TargetFactory(appraisal=locked))
    refused(lambda: make.EvidenceItemFactory(appraisal=locked))


def test_bulk_update_and_delete_refuse(locked):
    refused(lambda: Appraisal.objects.filter(pk=locked.pk).update(state="preparing", signed_on=None, locked_at=None))
    refused(lambda: Target.objects.filter(appraisal=locked).update(text="x"))
    refused(lambda: EvidenceItem.objects.filter(appraisal=locked).update(text="x"))
    refused(lambda: AppraisalNeed.objects.filter(appraisal=locked).delete())
    refused(lambda: Answer.objects.filter(response=locked.own_response).update(text="x"))
    refused(lambda: Response.objects.filter(pk=locked.appraiser_response_id).update(locked_at=None))


@pytest.mark.parametrize(("table", "change", "key"), TABLES)
def test_plain_sql_refuses(locked, table, change, key):
    def run(sql):
        with connection.cursor() as cursor:
            cursor.execute(sql, [locked.pk])

    refused(lambda: run(f"UPDATE {table} SET {change} WHERE {key} = %s"))  # noqa: S608
    refused(lambda: run(f"DELETE FROM {table} WHERE {key} = %s"))  # noqa: S608


def test_answers_of_both_parts_refuse_plain_sql(locked):
    for response in (locked.own_response_id, locked.appraiser_response_id):
        for sql in ("UPDATE questionnaires_answer SET text = 'x'", "DELETE FROM questionnaires_answer"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"{sql} WHERE response_id = %s", [response])


def test_a_part_cannot_be_moved_out_of_a_signed_appraisal(locked, worker, manager):
    other = make.AppraisalFactory()
    refused(lambda: Target.objects.filter(appraisal=locked).update(appraisal=other))
    target = make.TargetFactory(appraisal=other)
    refused(lambda: Target.objects.filter(pk=target.pk).update(appraisal=locked))


def test_before_the_second_signature_the_database_lets_changes_through(ready):
    assert Target.objects.filter(appraisal=ready).update(text="Still open.") == 1
