"""Targets name the standards that they work towards."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from learning_org.web.schema import Together

# A target's standards are part of the appraisal that set it: once both have signed, none is added, changed or taken away.
REFUSE = """
CREATE FUNCTION public.appraisal_refuse_signed_target_standard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    locked boolean;
    target bigint;
BEGIN
    FOREACH target IN ARRAY ARRAY[(to_jsonb(OLD) ->> 'target_id')::bigint, (to_jsonb(NEW) ->> 'target_id')::bigint] LOOP
        SELECT a.locked_at IS NOT NULL INTO locked FROM public.appraisal_appraisal a
            WHERE a.id = (SELECT t.appraisal_id FROM public.appraisal_target t WHERE t.id = target) FOR SHARE;
        IF locked THEN
            RAISE EXCEPTION 'a signed record is not changed: standard of target %', target USING ERRCODE = 'restrict_violation';
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END;
$$
"""
TABLE = "appraisal_targetstandard"
LOCK = (
    f"CREATE TRIGGER locked_part BEFORE INSERT OR UPDATE OR DELETE ON {TABLE} "
    "FOR EACH ROW EXECUTE FUNCTION public.appraisal_refuse_signed_target_standard()",
    f"CREATE TRIGGER locked_truncate BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION public.trail_refuse_truncate()",
)
UNLOCK = (
    f"DROP TRIGGER locked_truncate ON {TABLE}",
    f"DROP TRIGGER locked_part ON {TABLE}",
    "DROP FUNCTION public.appraisal_refuse_signed_target_standard()",
)


class Migration(migrations.Migration):
    dependencies = [
        ("appraisal", "0002_locks"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("practitioners", "0005_the_whole_record"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="TargetStandard",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "standard",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practitioners.standard"),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="named_standards", to="appraisal.target"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["target", "standard"],
                        "constraints": [models.UniqueConstraint(fields=("target", "standard"), name="targetstandard_once")],
                    },
                ),
                migrations.CreateModel(
                    name="TargetStandardEvent",
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
                                to="appraisal.targetstandard",
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
                        (
                            "target",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="appraisal.target",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="targetstandard",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_targetstandardevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard_id", "target_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."standard_id", NEW."target_id"); RETURN NULL;',
                            hash="753af073038210a12a304e0c1e042f90281061aa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4c020",
                            table="appraisal_targetstandard",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="targetstandard",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "appraisal_targetstandardevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard_id", "target_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."standard_id", NEW."target_id"); RETURN NULL;',
                            hash="5d2efeebd7484d778c6107f10f544070cf7e318c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_818e3",
                            table="appraisal_targetstandard",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="targetstandard",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_targetstandardevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard_id", "target_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."standard_id", OLD."target_id"); RETURN NULL;',
                            hash="020bb93ca314c2c7720f4320863ba5add6a3aa41",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b21cc",
                            table="appraisal_targetstandard",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="targetstandardevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a205000747cb4cc152bc40fd8536292e6f89505f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e763b",
                            table="appraisal_targetstandardevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
        migrations.AddField(
            model_name="target",
            name="standards",
            field=models.ManyToManyField(related_name="targets", through="appraisal.TargetStandard", to="practitioners.standard"),
        ),
        migrations.RunSQL([REFUSE, *LOCK], list(UNLOCK)),
    ]
