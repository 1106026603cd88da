"""Criteria of the audit tool name the standards that they speak to."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from learning_org.web.schema import Together


class Migration(migrations.Migration):
    dependencies = [
        ("audits", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("practitioners", "0005_the_whole_record"),
        ("questionnaires", "0002_locks"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="CriterionStandard",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="criterion_standards",
                                to="questionnaires.question",
                            ),
                        ),
                        (
                            "standard",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practitioners.standard"),
                        ),
                    ],
                    options={
                        "ordering": ["question", "standard__version", "standard__order"],
                        "constraints": [models.UniqueConstraint(fields=("question", "standard"), name="criterionstandard_once")],
                    },
                ),
                migrations.CreateModel(
                    name="CriterionStandardEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="audits.criterionstandard",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="questionnaires.question",
                            ),
                        ),
                        (
                            "standard",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.standard",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterionstandard",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_criterionstandardevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "standard_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."standard_id"); RETURN NULL;',
                            hash="6c43ad109801fd6ff601797b3bb0023dcc7e1e50",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8981d",
                            table="audits_criterionstandard",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterionstandard",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "audits_criterionstandardevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "standard_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."standard_id"); RETURN NULL;',
                            hash="e2b7d82c20d34cb1c9e42d91db9bf197731b5aa3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_39a3c",
                            table="audits_criterionstandard",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterionstandard",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_criterionstandardevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "standard_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."standard_id"); RETURN NULL;',
                            hash="321ce35470cb8ac97e3d94514ce4a60c054e85b9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b5116",
                            table="audits_criterionstandard",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="criterionstandardevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ed20f4c24caf2d464f49550d15c31e5178a8d47f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e49cc",
                            table="audits_criterionstandardevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
    ]
