import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import learning_org.web.clock
from learning_org.web.schema import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("practitioners", "0002_follow_ups"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="MonthlyReport",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("month", models.DateField(help_text="The first day of the month.")),
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("as_at", models.DateField(help_text="The last day of the month.")),
                        ("made_at", models.DateTimeField(default=learning_org.web.clock.now)),
                        ("reason", models.TextField(blank=True, help_text="Why it was made again.")),
                        ("content", models.JSONField()),
                        ("made_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person")),
                        (
                            "replaced_by",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaces",
                                to="reports.monthlyreport",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="monthly_reports", to="practitioners.unit"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-month", "unit", "-edition"],
                        "constraints": [
                            models.UniqueConstraint(fields=("month", "unit", "edition"), name="monthlyreport_edition_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("replaced_by", None)), fields=("month", "unit"), name="monthlyreport_one_current"
                            ),
                            models.CheckConstraint(condition=models.Q(("month__day", 1)), name="monthlyreport_month_is_its_first_day"),
                            models.CheckConstraint(
                                condition=models.Q(("edition", 1), models.Q(("reason", ""), _negated=True), _connector="OR"),
                                name="monthlyreport_made_again_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MonthlyReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("month", models.DateField(help_text="The first day of the month.")),
                        ("edition", models.PositiveSmallIntegerField(default=1)),
                        ("as_at", models.DateField(help_text="The last day of the month.")),
                        ("made_at", models.DateTimeField(default=learning_org.web.clock.now)),
                        ("reason", models.TextField(blank=True, help_text="Why it was made again.")),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
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
                                to="reports.monthlyreport",
                            ),
                        ),
                        (
                            "replaced_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.monthlyreport",
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
                    model_name="monthlyreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_monthlyreportevent" ("as_at", "edition", "id", "made_at", "made_by_id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "replaced_by_id", "unit_id") VALUES (NEW."as_at", NEW."edition", NEW."id", NEW."made_at", NEW."made_by_id", NEW."month", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."replaced_by_id", NEW."unit_id"); RETURN NULL;',
                            hash="d0050c95f472bad45b43fc9376a3f0e56df55d67",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f4ebe",
                            table="reports_monthlyreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."as_at" IS DISTINCT FROM (NEW."as_at") OR OLD."edition" IS DISTINCT FROM (NEW."edition") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."month" IS DISTINCT FROM (NEW."month") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."replaced_by_id" IS DISTINCT FROM (NEW."replaced_by_id") OR OLD."unit_id" IS DISTINCT FROM (NEW."unit_id"))',
                            func='INSERT INTO "reports_monthlyreportevent" ("as_at", "edition", "id", "made_at", "made_by_id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "replaced_by_id", "unit_id") VALUES (NEW."as_at", NEW."edition", NEW."id", NEW."made_at", NEW."made_by_id", NEW."month", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."replaced_by_id", NEW."unit_id"); RETURN NULL;',
                            hash="f583d53b87e13af2bca496728cf512e069b060a5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cf5d0",
                            table="reports_monthlyreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "reports_monthlyreportevent" ("as_at", "edition", "id", "made_at", "made_by_id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "replaced_by_id", "unit_id") VALUES (OLD."as_at", OLD."edition", OLD."id", OLD."made_at", OLD."made_by_id", OLD."month", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."replaced_by_id", OLD."unit_id"); RETURN NULL;',
                            hash="8d6b68ce1fa56febee5b36f7b0959dd247f7d021",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_05b49",
                            table="reports_monthlyreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="monthlyreportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="26b6dcc2e5a323e81d529b004605a32709782d02",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_55511",
                            table="reports_monthlyreportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
