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
        ("accounts", "0001_initial"),
        ("audits", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("practitioners", "0002_follow_ups"),
        ("questionnaires", "0002_locks"),
        ("training", "0002_capacity"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="AppraisalCycle",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("label", models.CharField(max_length=20, unique=True)),
                        ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                    ],
                    options={
                        "ordering": ["-period"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                                name="appraisalcycle_period_has_start",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("period", "&&")], name="appraisalcycle_one_at_a_time"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalCycleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("label", models.CharField(max_length=20)),
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
                                to="appraisal.appraisalcycle",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Appraisal",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("begun_on", models.DateField()),
                        ("meeting_on", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "Being prepared"),
                                    ("waiting", "Waiting for a signature"),
                                    ("signed", "Signed by both"),
                                ],
                                default="preparing",
                                max_length=10,
                            ),
                        ),
                        ("signing_round", models.PositiveSmallIntegerField(default=1)),
                        ("signed_on", models.DateField(blank=True, help_text="The day of the second signature.", null=True)),
                        ("locked_at", models.DateTimeField(blank=True, null=True)),
                        ("sent_back_on", models.DateField(blank=True, null=True)),
                        (
                            "sent_back_why",
                            models.TextField(blank=True, help_text="The latest time that it was sent back instead of signed."),
                        ),
                        (
                            "appraisee",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="appraisals", to="accounts.person"),
                        ),
                        (
                            "appraiser",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="appraisals_given", to="accounts.person"
                            ),
                        ),
                        (
                            "appraiser_response",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appraisal_given",
                                to="questionnaires.response",
                            ),
                        ),
                        (
                            "begun_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"),
                        ),
                        (
                            "own_response",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appraisal_own",
                                to="questionnaires.response",
                            ),
                        ),
                        (
                            "sent_back_by",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="appraisals", to="appraisal.appraisalcycle"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-begun_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("cycle", "appraisee"), name="appraisal_one_a_cycle"),
                            models.CheckConstraint(
                                condition=models.Q(("appraisee", models.F("appraiser")), _negated=True), name="appraisal_by_another"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("locked_at__isnull", False), ("signed_on__isnull", False), ("state", "signed")),
                                    models.Q(models.Q(("state", "signed"), _negated=True), ("locked_at", None), ("signed_on", None)),
                                    _connector="OR",
                                ),
                                name="appraisal_signed_is_locked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_back_by", None), ("sent_back_on", None), ("sent_back_why", "")),
                                    models.Q(
                                        ("sent_back_by__isnull", False),
                                        ("sent_back_on__isnull", False),
                                        models.Q(("sent_back_why", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="appraisal_sent_back_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("begun_on", models.DateField()),
                        ("meeting_on", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("preparing", "Being prepared"),
                                    ("waiting", "Waiting for a signature"),
                                    ("signed", "Signed by both"),
                                ],
                                default="preparing",
                                max_length=10,
                            ),
                        ),
                        ("signing_round", models.PositiveSmallIntegerField(default=1)),
                        ("signed_on", models.DateField(blank=True, help_text="The day of the second signature.", null=True)),
                        ("locked_at", models.DateTimeField(blank=True, null=True)),
                        ("sent_back_on", models.DateField(blank=True, null=True)),
                        (
                            "sent_back_why",
                            models.TextField(blank=True, help_text="The latest time that it was sent back instead of signed."),
                        ),
                        (
                            "appraisee",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "appraiser",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "appraiser_response",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="questionnaires.response",
                            ),
                        ),
                        (
                            "begun_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "cycle",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="appraisal.appraisalcycle",
                            ),
                        ),
                        (
                            "own_response",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="questionnaires.response",
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
                                to="appraisal.appraisal",
                            ),
                        ),
                        (
                            "sent_back_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalNeed",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "appraisal",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="appraisal.appraisal"),
                        ),
                        (
                            "need",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="appraisal_link", to="practitioners.learningneed"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["appraisal", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AppraisalNeedEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "appraisal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="appraisal.appraisal",
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.learningneed",
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
                                to="appraisal.appraisalneed",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Target",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("text", models.CharField(max_length=300)),
                        ("measure", models.CharField(help_text="How we will know, in practice and for children.", max_length=300)),
                        ("due_on", models.DateField()),
                        (
                            "appraisal",
                            models.ForeignKey(
                                help_text="Where it was set.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="targets",
                                to="appraisal.appraisal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["appraisal", "due_on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceItem",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("learning", "Learning"),
                                    ("audit", "Case audit"),
                                    ("training", "Training"),
                                    ("action", "Action done"),
                                    ("target", "Last year's target"),
                                    ("feedback", "Feedback"),
                                    ("compliment", "Compliment"),
                                    ("concern", "Concern or complaint"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("text", models.CharField(max_length=500)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("met", "Met"),
                                    ("partly", "Partly met"),
                                    ("not_met", "Not met"),
                                    ("changed", "No longer relevant"),
                                ],
                                help_text="Of last year's target.",
                                max_length=10,
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="practitioners.agreedaction",
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"),
                        ),
                        (
                            "appraisal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="appraisal.appraisal"
                            ),
                        ),
                        (
                            "audit",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="audits.caseaudit"
                            ),
                        ),
                        (
                            "booking",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="training.booking"
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="practitioners.cpdentry",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="appraisal.target"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["appraisal", "kind", "on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("appraisal", "entry"), name="evidenceitem_entry_once"),
                            models.UniqueConstraint(fields=("appraisal", "audit"), name="evidenceitem_audit_once"),
                            models.UniqueConstraint(fields=("appraisal", "booking"), name="evidenceitem_booking_once"),
                            models.UniqueConstraint(fields=("appraisal", "action"), name="evidenceitem_action_once"),
                            models.UniqueConstraint(fields=("appraisal", "target"), name="evidenceitem_target_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "target"), ("target__isnull", False), models.Q(("outcome", ""), _negated=True)),
                                    models.Q(models.Q(("kind", "target"), _negated=True), ("outcome", ""), ("target", None)),
                                    _connector="OR",
                                ),
                                name="evidenceitem_target_has_outcome",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvidenceItemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("learning", "Learning"),
                                    ("audit", "Case audit"),
                                    ("training", "Training"),
                                    ("action", "Action done"),
                                    ("target", "Last year's target"),
                                    ("feedback", "Feedback"),
                                    ("compliment", "Compliment"),
                                    ("concern", "Concern or complaint"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("text", models.CharField(max_length=500)),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("met", "Met"),
                                    ("partly", "Partly met"),
                                    ("not_met", "Not met"),
                                    ("changed", "No longer relevant"),
                                ],
                                help_text="Of last year's target.",
                                max_length=10,
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.agreedaction",
                            ),
                        ),
                        (
                            "added_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "appraisal",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="appraisal.appraisal",
                            ),
                        ),
                        (
                            "audit",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="audits.caseaudit",
                            ),
                        ),
                        (
                            "booking",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="training.booking",
                            ),
                        ),
                        (
                            "entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.cpdentry",
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
                                to="appraisal.evidenceitem",
                            ),
                        ),
                        (
                            "target",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                migrations.CreateModel(
                    name="TargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.CharField(max_length=300)),
                        ("measure", models.CharField(help_text="How we will know, in practice and for children.", max_length=300)),
                        ("due_on", models.DateField()),
                        (
                            "appraisal",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="Where it was set.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="appraisal.appraisal",
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
                                to="appraisal.target",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalcycle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_appraisalcycleevent" ("id", "label", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."label", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="c524bf99eb68451c4cb93eafc24fa851fa63ff56",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_04912",
                            table="appraisal_appraisalcycle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalcycle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "appraisal_appraisalcycleevent" ("id", "label", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."label", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="7a3bda69ce0ed52f4156d0b750c88940417f6db4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_67cae",
                            table="appraisal_appraisalcycle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalcycle",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_appraisalcycleevent" ("id", "label", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."label", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="6678fcac68dfac9d467d1a867ced17b66cd998d9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_913e2",
                            table="appraisal_appraisalcycle",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_appraisalevent" ("appraisee_id", "appraiser_id", "appraiser_response_id", "begun_by_id", "begun_on", "cycle_id", "id", "locked_at", "meeting_on", "own_response_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_back_by_id", "sent_back_on", "sent_back_why", "signed_on", "signing_round", "state") VALUES (NEW."appraisee_id", NEW."appraiser_id", NEW."appraiser_response_id", NEW."begun_by_id", NEW."begun_on", NEW."cycle_id", NEW."id", NEW."locked_at", NEW."meeting_on", NEW."own_response_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_back_by_id", NEW."sent_back_on", NEW."sent_back_why", NEW."signed_on", NEW."signing_round", NEW."state"); RETURN NULL;',
                            hash="336f64e894052472f4d2deb24297b3a91ff73696",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8b3e6",
                            table="appraisal_appraisal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "appraisal_appraisalevent" ("appraisee_id", "appraiser_id", "appraiser_response_id", "begun_by_id", "begun_on", "cycle_id", "id", "locked_at", "meeting_on", "own_response_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_back_by_id", "sent_back_on", "sent_back_why", "signed_on", "signing_round", "state") VALUES (NEW."appraisee_id", NEW."appraiser_id", NEW."appraiser_response_id", NEW."begun_by_id", NEW."begun_on", NEW."cycle_id", NEW."id", NEW."locked_at", NEW."meeting_on", NEW."own_response_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_back_by_id", NEW."sent_back_on", NEW."sent_back_why", NEW."signed_on", NEW."signing_round", NEW."state"); RETURN NULL;',
                            hash="8bd5e648667879d9504eebc2f75b9a0a9aba8df0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2b810",
                            table="appraisal_appraisal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisal",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_appraisalevent" ("appraisee_id", "appraiser_id", "appraiser_response_id", "begun_by_id", "begun_on", "cycle_id", "id", "locked_at", "meeting_on", "own_response_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_back_by_id", "sent_back_on", "sent_back_why", "signed_on", "signing_round", "state") VALUES (OLD."appraisee_id", OLD."appraiser_id", OLD."appraiser_response_id", OLD."begun_by_id", OLD."begun_on", OLD."cycle_id", OLD."id", OLD."locked_at", OLD."meeting_on", OLD."own_response_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_back_by_id", OLD."sent_back_on", OLD."sent_back_why", OLD."signed_on", OLD."signing_round", OLD."state"); RETURN NULL;',
                            hash="9c180325a3844a860987ce3ef923d813af309dc6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7db1a",
                            table="appraisal_appraisal",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalcycleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="717b1ea5e517eab07af63d139ebf7a0cc9c6bf12",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_487ce",
                            table="appraisal_appraisalcycleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f68478b3ec1e4dbab29d23bc774071ba45ff8c21",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_41a4a",
                            table="appraisal_appraisalevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_appraisalneedevent" ("appraisal_id", "id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."appraisal_id", NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="ead886889a171c2c91988de98249085145fe140f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_38481",
                            table="appraisal_appraisalneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "appraisal_appraisalneedevent" ("appraisal_id", "id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."appraisal_id", NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="5fb6cbcb032a1c7b755807955ede4460a51a909a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2d57f",
                            table="appraisal_appraisalneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_appraisalneedevent" ("appraisal_id", "id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."appraisal_id", OLD."id", OLD."need_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="e183a441182ac629c2336d2a10e7ad80552a4619",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5b87e",
                            table="appraisal_appraisalneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="appraisalneedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3cac6277a6d9c3af85fc83ea8461a85a97c4f95b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cd067",
                            table="appraisal_appraisalneedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_targetevent" ("appraisal_id", "due_on", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."appraisal_id", NEW."due_on", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="0a7b49c839e51f728130d5c58da7f58a3d73b6f1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_36ad7",
                            table="appraisal_target",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "appraisal_targetevent" ("appraisal_id", "due_on", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."appraisal_id", NEW."due_on", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                            hash="e9a74baea85d705eafcedde663329cc42176e470",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_388a2",
                            table="appraisal_target",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="target",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_targetevent" ("appraisal_id", "due_on", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."appraisal_id", OLD."due_on", OLD."id", OLD."measure", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                            hash="d970df2b62e43e12d6516eb0496802ca0d151535",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_22d1e",
                            table="appraisal_target",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidenceitemevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="97180f0b951112a9f988334bae91b388a64641eb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a15c7",
                            table="appraisal_evidenceitemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidenceitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_evidenceitemevent" ("action_id", "added_by_id", "appraisal_id", "audit_id", "booking_id", "entry_id", "id", "kind", "on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target_id", "text") VALUES (NEW."action_id", NEW."added_by_id", NEW."appraisal_id", NEW."audit_id", NEW."booking_id", NEW."entry_id", NEW."id", NEW."kind", NEW."on", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."target_id", NEW."text"); RETURN NULL;',
                            hash="8856a035ffabd0f200ad3408288638033a761bf1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ef354",
                            table="appraisal_evidenceitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidenceitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "appraisal_evidenceitemevent" ("action_id", "added_by_id", "appraisal_id", "audit_id", "booking_id", "entry_id", "id", "kind", "on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target_id", "text") VALUES (NEW."action_id", NEW."added_by_id", NEW."appraisal_id", NEW."audit_id", NEW."booking_id", NEW."entry_id", NEW."id", NEW."kind", NEW."on", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."target_id", NEW."text"); RETURN NULL;',
                            hash="bd77d36be46c40009cedfbeb4298f58a677ae767",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f3eed",
                            table="appraisal_evidenceitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="evidenceitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "appraisal_evidenceitemevent" ("action_id", "added_by_id", "appraisal_id", "audit_id", "booking_id", "entry_id", "id", "kind", "on", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target_id", "text") VALUES (OLD."action_id", OLD."added_by_id", OLD."appraisal_id", OLD."audit_id", OLD."booking_id", OLD."entry_id", OLD."id", OLD."kind", OLD."on", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."target_id", OLD."text"); RETURN NULL;',
                            hash="7fc8f3b6b9f1e508f283d58584666877161a64aa",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_052fc",
                            table="appraisal_evidenceitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="targetevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e789f9a34fa074ebdf7dc0f75833c4b6d77412a8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6825e",
                            table="appraisal_targetevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
