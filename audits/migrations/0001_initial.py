import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from learning_org.web.schema import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("practitioners", "0002_follow_ups"),
        ("questionnaires", "0001_initial"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="CaseAudit",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("together", models.BooleanField(default=False, help_text="The case holder is present.")),
                        ("allocated_on", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("allocated", "Allocated"), ("submitted", "Submitted"), ("cancelled", "Cancelled")],
                                default="allocated",
                                max_length=10,
                            ),
                        ),
                        ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                        ("submitted_on", models.DateField(blank=True, null=True)),
                        (
                            "grade",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(4, "Outstanding"), (3, "Good"), (2, "Requires improvement to be good"), (1, "Inadequate")],
                                help_text="The auditor's overall grade.",
                                null=True,
                            ),
                        ),
                        (
                            "moderated_grade",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(4, "Outstanding"), (3, "Good"), (2, "Requires improvement to be good"), (1, "Inadequate")],
                                null=True,
                            ),
                        ),
                        ("moderated_on", models.DateField(blank=True, null=True)),
                        ("moderation_note", models.TextField(blank=True)),
                        (
                            "open_to_line_on",
                            models.DateField(blank=True, help_text="From when the case holder's line reads it.", null=True),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True, help_text="What the case holder says to it.")),
                        (
                            "allocated_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"),
                        ),
                        (
                            "auditor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="audits_done", to="accounts.person"
                            ),
                        ),
                        (
                            "case_reference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="audits", to="practitioners.casereference"
                            ),
                        ),
                        (
                            "moderated_by",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                            ),
                        ),
                        (
                            "practitioner",
                            models.ForeignKey(
                                help_text="The case holder.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="audits",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "reaudit_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reaudits",
                                to="audits.caseaudit",
                            ),
                        ),
                        (
                            "response",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="audit",
                                to="questionnaires.response",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="audits", to="practitioners.unit"),
                        ),
                    ],
                    options={
                        "ordering": ["-allocated_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["practitioner", "state"], name="caseaudit_practitioner_state"),
                            models.Index(fields=["auditor", "state"], name="caseaudit_auditor_state"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("practitioner", models.F("auditor")), _negated=True),
                                name="caseaudit_auditor_is_not_holder",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("allocated_on"))), name="caseaudit_due_after_allocated"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("grade__isnull", False),
                                        ("open_to_line_on__isnull", False),
                                        ("response__isnull", False),
                                        ("state", "submitted"),
                                        ("submitted_on__isnull", False),
                                    ),
                                    models.Q(
                                        models.Q(("state", "submitted"), _negated=True),
                                        ("grade", None),
                                        ("open_to_line_on", None),
                                        ("submitted_on", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="caseaudit_submitted_in_full",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("moderated_by", None), ("moderated_grade", None), ("moderated_on", None)),
                                    models.Q(
                                        ("moderated_by__isnull", False),
                                        ("moderated_grade__isnull", False),
                                        ("moderated_on__isnull", False),
                                        ("state", "submitted"),
                                    ),
                                    _connector="OR",
                                ),
                                name="caseaudit_moderated_in_full",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("moderated_by", None),
                                    models.Q(
                                        models.Q(("moderated_by", models.F("auditor")), _negated=True),
                                        models.Q(("moderated_by", models.F("practitioner")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="caseaudit_moderated_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("moderated_grade", None),
                                    ("moderated_grade", models.F("grade")),
                                    models.Q(("moderation_note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="caseaudit_change_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_on", None)),
                                    models.Q(
                                        ("answered_on__isnull", False), ("state", "submitted"), models.Q(("answer", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="caseaudit_answered_in_full",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("cancelled_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="caseaudit_cancelled_says_why",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "allocated")),
                                fields=("case_reference", "practitioner"),
                                name="caseaudit_one_open_per_case",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAuditEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("together", models.BooleanField(default=False, help_text="The case holder is present.")),
                        ("allocated_on", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("allocated", "Allocated"), ("submitted", "Submitted"), ("cancelled", "Cancelled")],
                                default="allocated",
                                max_length=10,
                            ),
                        ),
                        ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                        ("submitted_on", models.DateField(blank=True, null=True)),
                        (
                            "grade",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(4, "Outstanding"), (3, "Good"), (2, "Requires improvement to be good"), (1, "Inadequate")],
                                help_text="The auditor's overall grade.",
                                null=True,
                            ),
                        ),
                        (
                            "moderated_grade",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(4, "Outstanding"), (3, "Good"), (2, "Requires improvement to be good"), (1, "Inadequate")],
                                null=True,
                            ),
                        ),
                        ("moderated_on", models.DateField(blank=True, null=True)),
                        ("moderation_note", models.TextField(blank=True)),
                        (
                            "open_to_line_on",
                            models.DateField(blank=True, help_text="From when the case holder's line reads it.", null=True),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("answer", models.TextField(blank=True, help_text="What the case holder says to it.")),
                        (
                            "allocated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "auditor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "case_reference",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.casereference",
                            ),
                        ),
                        (
                            "moderated_by",
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
                                to="audits.caseaudit",
                            ),
                        ),
                        (
                            "practitioner",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="The case holder.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "reaudit_of",
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
                            "response",
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
                migrations.CreateModel(
                    name="Finding",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(choices=[("strength", "Strength"), ("development", "Area for development")], max_length=12),
                        ),
                        ("text", models.CharField(max_length=500)),
                        ("found_on", models.DateField()),
                        (
                            "no_need",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("put_right", "Put right on the case, no learning needed"),
                                    ("already", "The worker is learning this already"),
                                    ("not_theirs", "Not in the worker's hands"),
                                ],
                                help_text="Why no need was raised.",
                                max_length=10,
                            ),
                        ),
                        ("no_need_on", models.DateField(blank=True, null=True)),
                        (
                            "audit",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="audits.caseaudit"),
                        ),
                        (
                            "found_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"),
                        ),
                        (
                            "need",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="finding",
                                to="practitioners.learningneed",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                help_text="The domain.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="questionnaires.section",
                            ),
                        ),
                        (
                            "standard",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="findings",
                                to="practitioners.standard",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="practitioners.theme"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-found_on", "-pk"],
                        "indexes": [models.Index(fields=["kind", "found_on"], name="finding_kind_found_on")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("need", None), models.Q(("kind", "development"), ("no_need", "")), _connector="OR"),
                                name="finding_need_of_development",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("no_need", ""), ("no_need_on", None)),
                                    models.Q(
                                        ("kind", "development"), ("no_need_on__isnull", False), models.Q(("no_need", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="finding_no_need_has_date",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FindingAction",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "action",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="finding_action", to="practitioners.agreedaction"
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="finding_actions", to="audits.finding"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="FindingActionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "action",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.agreedaction",
                            ),
                        ),
                        (
                            "finding",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="audits.finding",
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
                                to="audits.findingaction",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="FindingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(choices=[("strength", "Strength"), ("development", "Area for development")], max_length=12),
                        ),
                        ("text", models.CharField(max_length=500)),
                        ("found_on", models.DateField()),
                        (
                            "no_need",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("put_right", "Put right on the case, no learning needed"),
                                    ("already", "The worker is learning this already"),
                                    ("not_theirs", "Not in the worker's hands"),
                                ],
                                help_text="Why no need was raised.",
                                max_length=10,
                            ),
                        ),
                        ("no_need_on", models.DateField(blank=True, null=True)),
                        (
                            "audit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="audits.caseaudit",
                            ),
                        ),
                        (
                            "found_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
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
                                to="audits.finding",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="The domain.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="questionnaires.section",
                            ),
                        ),
                        (
                            "standard",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.standard",
                            ),
                        ),
                        (
                            "theme",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.theme",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Judgement",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "grade",
                            models.PositiveSmallIntegerField(
                                choices=[(4, "Outstanding"), (3, "Good"), (2, "Requires improvement to be good"), (1, "Inadequate")]
                            ),
                        ),
                        (
                            "moderated_grade",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(4, "Outstanding"), (3, "Good"), (2, "Requires improvement to be good"), (1, "Inadequate")],
                                null=True,
                            ),
                        ),
                        (
                            "audit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="judgements", to="audits.caseaudit"
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                help_text="The domain.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="questionnaires.section",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["audit", "section__order"],
                        "constraints": [models.UniqueConstraint(fields=("audit", "section"), name="judgement_one_per_domain")],
                    },
                ),
                migrations.CreateModel(
                    name="JudgementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "grade",
                            models.PositiveSmallIntegerField(
                                choices=[(4, "Outstanding"), (3, "Good"), (2, "Requires improvement to be good"), (1, "Inadequate")]
                            ),
                        ),
                        (
                            "moderated_grade",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                choices=[(4, "Outstanding"), (3, "Good"), (2, "Requires improvement to be good"), (1, "Inadequate")],
                                null=True,
                            ),
                        ),
                        (
                            "audit",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="audits.caseaudit",
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
                                to="audits.judgement",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="The domain.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="questionnaires.section",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseaudit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_caseauditevent" ("allocated_by_id", "allocated_on", "answer", "answered_on", "auditor_id", "cancelled_reason", "case_reference_id", "due_on", "grade", "id", "moderated_by_id", "moderated_grade", "moderated_on", "moderation_note", "open_to_line_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practitioner_id", "reaudit_of_id", "response_id", "state", "submitted_on", "together", "unit_id") VALUES (NEW."allocated_by_id", NEW."allocated_on", NEW."answer", NEW."answered_on", NEW."auditor_id", NEW."cancelled_reason", NEW."case_reference_id", NEW."due_on", NEW."grade", NEW."id", NEW."moderated_by_id", NEW."moderated_grade", NEW."moderated_on", NEW."moderation_note", NEW."open_to_line_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."practitioner_id", NEW."reaudit_of_id", NEW."response_id", NEW."state", NEW."submitted_on", NEW."together", NEW."unit_id"); RETURN NULL;',
                            hash="7438d9aa6c2910276217fd50386a2f7143c3950c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d1887",
                            table="audits_caseaudit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseaudit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "audits_caseauditevent" ("allocated_by_id", "allocated_on", "answer", "answered_on", "auditor_id", "cancelled_reason", "case_reference_id", "due_on", "grade", "id", "moderated_by_id", "moderated_grade", "moderated_on", "moderation_note", "open_to_line_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practitioner_id", "reaudit_of_id", "response_id", "state", "submitted_on", "together", "unit_id") VALUES (NEW."allocated_by_id", NEW."allocated_on", NEW."answer", NEW."answered_on", NEW."auditor_id", NEW."cancelled_reason", NEW."case_reference_id", NEW."due_on", NEW."grade", NEW."id", NEW."moderated_by_id", NEW."moderated_grade", NEW."moderated_on", NEW."moderation_note", NEW."open_to_line_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."practitioner_id", NEW."reaudit_of_id", NEW."response_id", NEW."state", NEW."submitted_on", NEW."together", NEW."unit_id"); RETURN NULL;',
                            hash="8b03253655e513ab5023751442d04b145415cd8f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_194e4",
                            table="audits_caseaudit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseaudit",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_caseauditevent" ("allocated_by_id", "allocated_on", "answer", "answered_on", "auditor_id", "cancelled_reason", "case_reference_id", "due_on", "grade", "id", "moderated_by_id", "moderated_grade", "moderated_on", "moderation_note", "open_to_line_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "practitioner_id", "reaudit_of_id", "response_id", "state", "submitted_on", "together", "unit_id") VALUES (OLD."allocated_by_id", OLD."allocated_on", OLD."answer", OLD."answered_on", OLD."auditor_id", OLD."cancelled_reason", OLD."case_reference_id", OLD."due_on", OLD."grade", OLD."id", OLD."moderated_by_id", OLD."moderated_grade", OLD."moderated_on", OLD."moderation_note", OLD."open_to_line_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."practitioner_id", OLD."reaudit_of_id", OLD."response_id", OLD."state", OLD."submitted_on", OLD."together", OLD."unit_id"); RETURN NULL;',
                            hash="14e3745a410ee3f0410d58908e3ab67e61ebec9f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6cdf5",
                            table="audits_caseaudit",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseauditevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d9b6237e56f8a871bf89c98539a7f14608dccf10",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_71c32",
                            table="audits_caseauditevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="findingaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_findingactionevent" ("action_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action_id", NEW."finding_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="156fbf4b9fab71109d3786550b5768880321bd24",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cbb53",
                            table="audits_findingaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="findingaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "audits_findingactionevent" ("action_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."action_id", NEW."finding_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="5b349d834316adc87c8b200c2acca68164ec130f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_45059",
                            table="audits_findingaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="findingaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_findingactionevent" ("action_id", "finding_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."action_id", OLD."finding_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="1cf2323086c4bff99bf7879b090e4ad4bc332572",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_aa18c",
                            table="audits_findingaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_findingevent" ("audit_id", "found_by_id", "found_on", "id", "kind", "need_id", "no_need", "no_need_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "standard_id", "text", "theme_id") VALUES (NEW."audit_id", NEW."found_by_id", NEW."found_on", NEW."id", NEW."kind", NEW."need_id", NEW."no_need", NEW."no_need_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section_id", NEW."standard_id", NEW."text", NEW."theme_id"); RETURN NULL;',
                            hash="108af118f28e6ed3625f8cfce88c2ddf1b59efb1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a7fc3",
                            table="audits_finding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "audits_findingevent" ("audit_id", "found_by_id", "found_on", "id", "kind", "need_id", "no_need", "no_need_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "standard_id", "text", "theme_id") VALUES (NEW."audit_id", NEW."found_by_id", NEW."found_on", NEW."id", NEW."kind", NEW."need_id", NEW."no_need", NEW."no_need_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section_id", NEW."standard_id", NEW."text", NEW."theme_id"); RETURN NULL;',
                            hash="815d9daf0206f5ae961d8e367cdc163ea0030295",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_79e16",
                            table="audits_finding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="finding",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_findingevent" ("audit_id", "found_by_id", "found_on", "id", "kind", "need_id", "no_need", "no_need_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id", "standard_id", "text", "theme_id") VALUES (OLD."audit_id", OLD."found_by_id", OLD."found_on", OLD."id", OLD."kind", OLD."need_id", OLD."no_need", OLD."no_need_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."section_id", OLD."standard_id", OLD."text", OLD."theme_id"); RETURN NULL;',
                            hash="69a2e17d51e2257a5334f1a08818ad1cfe02f629",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_446fd",
                            table="audits_finding",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="findingactionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8806cce1dac08e29c99405a88a1150d8233a9dd8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_16a27",
                            table="audits_findingactionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="findingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="48806890dae44ec8084843653664e73eb60f4ac9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5f1cd",
                            table="audits_findingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="judgement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_judgementevent" ("audit_id", "grade", "id", "moderated_grade", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (NEW."audit_id", NEW."grade", NEW."id", NEW."moderated_grade", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."section_id"); RETURN NULL;',
                            hash="31d208c9e5a869b23605b97f26c17d09073c1c79",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fec33",
                            table="audits_judgement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="judgement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "audits_judgementevent" ("audit_id", "grade", "id", "moderated_grade", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (NEW."audit_id", NEW."grade", NEW."id", NEW."moderated_grade", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."section_id"); RETURN NULL;',
                            hash="0b68d148f29fe1f3ff5a82b2ffbeea5f91ebb5f5",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_766a4",
                            table="audits_judgement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="judgement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "audits_judgementevent" ("audit_id", "grade", "id", "moderated_grade", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (OLD."audit_id", OLD."grade", OLD."id", OLD."moderated_grade", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."section_id"); RETURN NULL;',
                            hash="0ea118f9cc3e8b6898ebd499b7cc492ca5aa6f09",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_95a40",
                            table="audits_judgement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="judgementevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e794550bb43d099eb2434f782655613b889e75d1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ba86e",
                            table="audits_judgementevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
