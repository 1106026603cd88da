import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from learning_org.web.schema import Together


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("practitioners", "0001_initial"),
        ("questionnaires", "0001_initial"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="ImpactFollowUp",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "about",
                            models.CharField(
                                help_text="What was learnt: the course, the piece of learning or the coaching.", max_length=200
                            ),
                        ),
                        ("learnt_on", models.DateField(help_text="The last day of the learning.")),
                        ("due_on", models.DateField(help_text="Three calendar months after it.")),
                        ("action_plan", models.TextField(blank=True, help_text="What the participant planned to do with it.")),
                        ("rating_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("rating_after", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("rating_later", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("asked_on", models.DateField(blank=True, help_text="When the sweep asked.", null=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("changed", models.BooleanField(blank=True, help_text="Did practice change? The participant's answer.", null=True)),
                        ("comment", models.TextField(blank=True)),
                        ("commented_on", models.DateField(blank=True, null=True)),
                        (
                            "manager_changed",
                            models.BooleanField(blank=True, help_text="Did practice change? The manager's answer.", null=True),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_reason", models.CharField(blank=True, max_length=200)),
                        (
                            "commented_by",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_ups",
                                to="practitioners.learningneed",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="accounts.person"),
                        ),
                        (
                            "response",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="follow_up",
                                to="questionnaires.response",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("asked_on", None), ("withdrawn_on", None)),
                                fields=["due_on"],
                                name="impactfollowup_waiting_due",
                            ),
                            models.Index(fields=["person", "due_on"], name="impactfollowup_person_due"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_on", None)), fields=("need",), name="impactfollowup_one_per_need"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gt", models.F("learnt_on"))), name="impactfollowup_due_after_learnt"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("asked_on", None), ("asked_on__gte", models.F("due_on")), _connector="OR"),
                                name="impactfollowup_asked_when_due",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_on", None), ("changed", None), ("rating_later", None), ("response", None)),
                                    models.Q(
                                        ("answered_on__isnull", False),
                                        ("asked_on__isnull", False),
                                        ("changed__isnull", False),
                                        ("response__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="impactfollowup_answered_in_full",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("comment", ""), ("commented_by", None), ("commented_on", None), ("manager_changed", None)),
                                    models.Q(
                                        ("answered_on__isnull", False),
                                        ("commented_by__isnull", False),
                                        ("commented_on__isnull", False),
                                        ("manager_changed__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="impactfollowup_commented_in_full",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("commented_by", None), models.Q(("commented_by", models.F("person")), _negated=True), _connector="OR"
                                ),
                                name="impactfollowup_comment_by_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("withdrawn_on", None), ("withdrawn_reason", "")),
                                    models.Q(
                                        ("answered_on", None),
                                        ("withdrawn_on__isnull", False),
                                        models.Q(("withdrawn_reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="impactfollowup_withdrawn_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating_before", None),
                                    models.Q(("rating_before__gte", 1), ("rating_before__lte", 10)),
                                    _connector="OR",
                                ),
                                name="impactfollowup_rating_before",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating_after", None), models.Q(("rating_after__gte", 1), ("rating_after__lte", 10)), _connector="OR"
                                ),
                                name="impactfollowup_rating_after",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating_later", None), models.Q(("rating_later__gte", 1), ("rating_later__lte", 10)), _connector="OR"
                                ),
                                name="impactfollowup_rating_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImpactFollowUpEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "about",
                            models.CharField(
                                help_text="What was learnt: the course, the piece of learning or the coaching.", max_length=200
                            ),
                        ),
                        ("learnt_on", models.DateField(help_text="The last day of the learning.")),
                        ("due_on", models.DateField(help_text="Three calendar months after it.")),
                        ("action_plan", models.TextField(blank=True, help_text="What the participant planned to do with it.")),
                        ("rating_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("rating_after", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("rating_later", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("asked_on", models.DateField(blank=True, help_text="When the sweep asked.", null=True)),
                        ("answered_on", models.DateField(blank=True, null=True)),
                        ("changed", models.BooleanField(blank=True, help_text="Did practice change? The participant's answer.", null=True)),
                        ("comment", models.TextField(blank=True)),
                        ("commented_on", models.DateField(blank=True, null=True)),
                        (
                            "manager_changed",
                            models.BooleanField(blank=True, help_text="Did practice change? The manager's answer.", null=True),
                        ),
                        ("withdrawn_on", models.DateField(blank=True, null=True)),
                        ("withdrawn_reason", models.CharField(blank=True, max_length=200)),
                        (
                            "commented_by",
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
                            "person",
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
                                to="practitioners.impactfollowup",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="impactfollowup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "practitioners_impactfollowupevent" ("about", "action_plan", "answered_on", "asked_on", "changed", "comment", "commented_by_id", "commented_on", "due_on", "id", "learnt_on", "manager_changed", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_after", "rating_before", "rating_later", "response_id", "withdrawn_on", "withdrawn_reason") VALUES (NEW."about", NEW."action_plan", NEW."answered_on", NEW."asked_on", NEW."changed", NEW."comment", NEW."commented_by_id", NEW."commented_on", NEW."due_on", NEW."id", NEW."learnt_on", NEW."manager_changed", NEW."need_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rating_after", NEW."rating_before", NEW."rating_later", NEW."response_id", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="d78253b2ec3844cd8c0385e10627565aae0188d2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1805a",
                            table="practitioners_impactfollowup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="impactfollowup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "practitioners_impactfollowupevent" ("about", "action_plan", "answered_on", "asked_on", "changed", "comment", "commented_by_id", "commented_on", "due_on", "id", "learnt_on", "manager_changed", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_after", "rating_before", "rating_later", "response_id", "withdrawn_on", "withdrawn_reason") VALUES (NEW."about", NEW."action_plan", NEW."answered_on", NEW."asked_on", NEW."changed", NEW."comment", NEW."commented_by_id", NEW."commented_on", NEW."due_on", NEW."id", NEW."learnt_on", NEW."manager_changed", NEW."need_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rating_after", NEW."rating_before", NEW."rating_later", NEW."response_id", NEW."withdrawn_on", NEW."withdrawn_reason"); RETURN NULL;',
                            hash="bb7121f77455aeb6ce269f3b11e8d3479baa7900",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5558c",
                            table="practitioners_impactfollowup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="impactfollowup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "practitioners_impactfollowupevent" ("about", "action_plan", "answered_on", "asked_on", "changed", "comment", "commented_by_id", "commented_on", "due_on", "id", "learnt_on", "manager_changed", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_after", "rating_before", "rating_later", "response_id", "withdrawn_on", "withdrawn_reason") VALUES (OLD."about", OLD."action_plan", OLD."answered_on", OLD."asked_on", OLD."changed", OLD."comment", OLD."commented_by_id", OLD."commented_on", OLD."due_on", OLD."id", OLD."learnt_on", OLD."manager_changed", OLD."need_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rating_after", OLD."rating_before", OLD."rating_later", OLD."response_id", OLD."withdrawn_on", OLD."withdrawn_reason"); RETURN NULL;',
                            hash="34c42db115f47700a73232cb76921012a800b1a5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8f7cf",
                            table="practitioners_impactfollowup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="impactfollowupevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b5b7c05e775d965dcc25355caac9970192c461f0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5ccb1",
                            table="practitioners_impactfollowupevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
