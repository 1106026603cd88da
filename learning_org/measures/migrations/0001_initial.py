import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from learning_org.web.schema import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("practitioners", "0002_follow_ups"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="IndicatorTarget",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("indicator", models.PositiveSmallIntegerField(help_text="The indicator's number.")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, help_text="Per cent; for indicators where less is better, at most this.", max_digits=5
                            ),
                        ),
                        ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                    ],
                    options={
                        "ordering": ["indicator", "period"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                                name="indicatortarget_period_has_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value__gte", 0), ("value__lte", 100)), name="indicatortarget_per_cent"
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("indicator", "="), ("period", "&&")], name="indicatortarget_one_at_a_time"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorTargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("indicator", models.PositiveSmallIntegerField(help_text="The indicator's number.")),
                        (
                            "value",
                            models.DecimalField(
                                decimal_places=2, help_text="Per cent; for indicators where less is better, at most this.", max_digits=5
                            ),
                        ),
                        ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
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
                                to="measures.indicatortarget",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MonthlyFigure",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("month", models.DateField(help_text="The first day of the month.")),
                        ("indicator", models.PositiveSmallIntegerField(help_text="The indicator's number.")),
                        ("numerator", models.IntegerField()),
                        ("denominator", models.PositiveIntegerField()),
                        ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        ("definition_version", models.PositiveSmallIntegerField()),
                        ("as_at", models.DateField()),
                        ("frozen_at", models.DateTimeField()),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="monthly_figures", to="practitioners.unit"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-month", "unit", "indicator"],
                        "constraints": [
                            models.UniqueConstraint(fields=("month", "unit", "indicator"), name="monthlyfigure_once"),
                            models.CheckConstraint(condition=models.Q(("month__day", 1)), name="monthlyfigure_month_is_first_day"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthlyFigureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField(help_text="The first day of the month.")),
                        ("indicator", models.PositiveSmallIntegerField(help_text="The indicator's number.")),
                        ("numerator", models.IntegerField()),
                        ("denominator", models.PositiveIntegerField()),
                        ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                        ("definition_version", models.PositiveSmallIntegerField()),
                        ("as_at", models.DateField()),
                        ("frozen_at", models.DateTimeField()),
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
                                to="measures.monthlyfigure",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.unit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatortarget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "measures_indicatortargetevent" ("id", "indicator", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."id", NEW."indicator", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."value"); RETURN NULL;',
                            hash="b69897bd4d117ded62036ae8b553fbd0b34fd24f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_dd50d",
                            table="measures_indicatortarget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatortarget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "measures_indicatortargetevent" ("id", "indicator", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (NEW."id", NEW."indicator", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."value"); RETURN NULL;',
                            hash="3c6256f6f97edbf2ffbb2eadbf532cc3491a0646",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ecddc",
                            table="measures_indicatortarget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatortarget",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "measures_indicatortargetevent" ("id", "indicator", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "value") VALUES (OLD."id", OLD."indicator", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."value"); RETURN NULL;',
                            hash="e4ba25e2178067e036f4364db968f6bd63e59867",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1633e",
                            table="measures_indicatortarget",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="indicatortargetevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ad172d78773d42eb9cccce9b935d6d9861b3d53a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d3884",
                            table="measures_indicatortargetevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyfigure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "measures_monthlyfigureevent" ("as_at", "definition_version", "denominator", "frozen_at", "id", "indicator", "month", "numerator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "unit_id") VALUES (NEW."as_at", NEW."definition_version", NEW."denominator", NEW."frozen_at", NEW."id", NEW."indicator", NEW."month", NEW."numerator", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."target", NEW."unit_id"); RETURN NULL;',
                            hash="7c76fa593d1ba142981c81c39e9a598121bf23f5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7f857",
                            table="measures_monthlyfigure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyfigure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "measures_monthlyfigureevent" ("as_at", "definition_version", "denominator", "frozen_at", "id", "indicator", "month", "numerator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "unit_id") VALUES (NEW."as_at", NEW."definition_version", NEW."denominator", NEW."frozen_at", NEW."id", NEW."indicator", NEW."month", NEW."numerator", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."target", NEW."unit_id"); RETURN NULL;',
                            hash="438322a3fcc169d26dae4c142c5c21914f02ec7f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_eabcd",
                            table="measures_monthlyfigure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyfigure",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "measures_monthlyfigureevent" ("as_at", "definition_version", "denominator", "frozen_at", "id", "indicator", "month", "numerator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target", "unit_id") VALUES (OLD."as_at", OLD."definition_version", OLD."denominator", OLD."frozen_at", OLD."id", OLD."indicator", OLD."month", OLD."numerator", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."target", OLD."unit_id"); RETURN NULL;',
                            hash="6e7e6e3f3ea23523cd744d460e4c4eb42a6370df",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b021d",
                            table="measures_monthlyfigure",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyfigureevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3fdfd4ee80902c30fec6196aa834705018bf196f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4ce72",
                            table="measures_monthlyfigureevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
