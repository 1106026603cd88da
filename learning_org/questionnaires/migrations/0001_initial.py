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
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="Questionnaire",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("code", models.SlugField(max_length=40, unique=True)),
                        ("name", models.CharField(max_length=120)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("audit", "Case audit tool"),
                                    ("impact", "Three-month follow-up"),
                                    ("evaluation", "Course evaluation"),
                                    ("appraisal", "Appraisal form"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
                    ],
                    options={
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionnaireVersion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "published_on",
                            models.DateField(blank=True, help_text="Empty while it is being written; then it is never changed.", null=True),
                        ),
                        (
                            "questionnaire",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="questionnaires.questionnaire"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["questionnaire", "number"],
                        "constraints": [models.UniqueConstraint(fields=("questionnaire", "number"), name="questionnaireversion_number")],
                    },
                ),
                migrations.CreateModel(
                    name="Section",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("code", models.SlugField(max_length=40)),
                        ("title", models.CharField(max_length=120)),
                        ("hint", models.CharField(blank=True, max_length=200)),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sections",
                                to="questionnaires.questionnaireversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["version", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "code"), name="section_code"),
                            models.UniqueConstraint(fields=("version", "order"), name="section_order"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("code", models.SlugField(max_length=40)),
                        ("text", models.CharField(max_length=200)),
                        ("hint", models.CharField(blank=True, max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("scale", "A whole number on a scale"),
                                    ("judgement", "Four-point judgement"),
                                    ("met", "Met, partly met or not met"),
                                    ("yes_no", "Yes or no"),
                                    ("number", "A number"),
                                    ("text", "Text"),
                                    ("choice", "One of several"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("required", models.BooleanField(default=True)),
                        ("order", models.PositiveSmallIntegerField()),
                        ("minimum", models.IntegerField(blank=True, null=True)),
                        ("maximum", models.IntegerField(blank=True, null=True)),
                        ("minimum_word", models.CharField(blank=True, max_length=60)),
                        ("maximum_word", models.CharField(blank=True, max_length=60)),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="questionnaires.section"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["section", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("section", "code"), name="question_code"),
                            models.UniqueConstraint(fields=("section", "order"), name="question_order"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "scale"), _negated=True),
                                    models.Q(("maximum__gt", models.F("minimum")), ("maximum__isnull", False), ("minimum__isnull", False)),
                                    _connector="OR",
                                ),
                                name="question_scale_has_ends",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Response",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("started_at", models.DateTimeField(default=learning_org.web.clock.now)),
                        ("submitted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "locked_at",
                            models.DateTimeField(blank=True, help_text="From then on the database refuses every change.", null=True),
                        ),
                        (
                            "respondent",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="responses",
                                to="questionnaires.questionnaireversion",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("locked_at", None), ("submitted_at__isnull", False), _connector="OR"),
                                name="response_locked_when_submitted",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("text", models.TextField(blank=True)),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="questionnaires.question"
                            ),
                        ),
                        (
                            "response",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="questionnaires.response"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["response", "question"],
                        "constraints": [
                            models.UniqueConstraint(fields=("response", "question"), name="answer_one_per_question"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("text", ""), ("value__isnull", False)),
                                    models.Q(("value", None), models.Q(("text", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="answer_is_value_or_text",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Option",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("value", models.SmallIntegerField()),
                        ("label", models.CharField(max_length=120)),
                        ("description", models.CharField(blank=True, max_length=200)),
                        ("order", models.PositiveSmallIntegerField()),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="options", to="questionnaires.question"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["question", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("question", "value"), name="option_value"),
                            models.UniqueConstraint(fields=("question", "order"), name="option_order"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionnaireEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.SlugField(db_index=False, max_length=40)),
                        ("name", models.CharField(max_length=120)),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("audit", "Case audit tool"),
                                    ("impact", "Three-month follow-up"),
                                    ("evaluation", "Course evaluation"),
                                    ("appraisal", "Appraisal form"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
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
                                to="questionnaires.questionnaire",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="QuestionnaireVersionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "published_on",
                            models.DateField(blank=True, help_text="Empty while it is being written; then it is never changed.", null=True),
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
                                to="questionnaires.questionnaireversion",
                            ),
                        ),
                        (
                            "questionnaire",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="questionnaires.questionnaire",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ResponseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("started_at", models.DateTimeField(default=learning_org.web.clock.now)),
                        ("submitted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "locked_at",
                            models.DateTimeField(blank=True, help_text="From then on the database refuses every change.", null=True),
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
                                to="questionnaires.response",
                            ),
                        ),
                        (
                            "respondent",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="questionnaires.questionnaireversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.SlugField(db_index=False, max_length=40)),
                        ("title", models.CharField(max_length=120)),
                        ("hint", models.CharField(blank=True, max_length=200)),
                        ("order", models.PositiveSmallIntegerField()),
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
                                to="questionnaires.section",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="questionnaires.questionnaireversion",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OptionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("value", models.SmallIntegerField()),
                        ("label", models.CharField(max_length=120)),
                        ("description", models.CharField(blank=True, max_length=200)),
                        ("order", models.PositiveSmallIntegerField()),
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
                                to="questionnaires.option",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AnswerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                        ("text", models.TextField(blank=True)),
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
                                to="questionnaires.answer",
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
                            "response",
                            models.ForeignKey(
                                db_constraint=False,
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
                migrations.CreateModel(
                    name="QuestionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("code", models.SlugField(db_index=False, max_length=40)),
                        ("text", models.CharField(max_length=200)),
                        ("hint", models.CharField(blank=True, max_length=200)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("scale", "A whole number on a scale"),
                                    ("judgement", "Four-point judgement"),
                                    ("met", "Met, partly met or not met"),
                                    ("yes_no", "Yes or no"),
                                    ("number", "A number"),
                                    ("text", "Text"),
                                    ("choice", "One of several"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("required", models.BooleanField(default=True)),
                        ("order", models.PositiveSmallIntegerField()),
                        ("minimum", models.IntegerField(blank=True, null=True)),
                        ("maximum", models.IntegerField(blank=True, null=True)),
                        ("minimum_word", models.CharField(blank=True, max_length=60)),
                        ("maximum_word", models.CharField(blank=True, max_length=60)),
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
                                to="questionnaires.question",
                            ),
                        ),
                        (
                            "section",
                            models.ForeignKey(
                                db_constraint=False,
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
                    model_name="questionnaire",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_questionnaireevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose"); RETURN NULL;',
                            hash="914e0ac0950f5170c9bbd44d43862c1119311309",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_25e94",
                            table="questionnaires_questionnaire",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaire",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "questionnaires_questionnaireevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose"); RETURN NULL;',
                            hash="2f271e5b6be8b1c92c2943dc89d22f9a4b63cfba",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1ac9f",
                            table="questionnaires_questionnaire",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaire",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_questionnaireevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose"); RETURN NULL;',
                            hash="c0639c58ff1fa7691d8eb2ebe52ed95c9e43ca11",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_29121",
                            table="questionnaires_questionnaire",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="optionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="795057c2c3c460b392b7d55dfeea6ef47ae98497",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_540f2",
                            table="questionnaires_optionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_optionevent" ("description", "id", "label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "value") VALUES (NEW."description", NEW."id", NEW."label", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."value"); RETURN NULL;',
                            hash="2e59c021d744434915221c9ac07afe79e8399371",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f33f0",
                            table="questionnaires_option",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "questionnaires_optionevent" ("description", "id", "label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "value") VALUES (NEW."description", NEW."id", NEW."label", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."value"); RETURN NULL;',
                            hash="302ac8dcfad88f29d2967dcbc4d7e1660f890a68",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_14db8",
                            table="questionnaires_option",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_optionevent" ("description", "id", "label", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "value") VALUES (OLD."description", OLD."id", OLD."label", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."value"); RETURN NULL;',
                            hash="1bf66a9b74f7d2783c055318695475c092db054b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_11735",
                            table="questionnaires_option",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1f476a2bed6ea931c005a2cf21e861fdc6fe9255",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_315e9",
                            table="questionnaires_questionnaireevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_questionnaireversionevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "questionnaire_id") VALUES (NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."questionnaire_id"); RETURN NULL;',
                            hash="349596f6978f09608197344a1f3c8757085ba46f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_272ee",
                            table="questionnaires_questionnaireversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "questionnaires_questionnaireversionevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "questionnaire_id") VALUES (NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."questionnaire_id"); RETURN NULL;',
                            hash="3712fbe42ab9582255b13ff7efcf2edeced4a286",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b285f",
                            table="questionnaires_questionnaireversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_questionnaireversionevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "questionnaire_id") VALUES (OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_on", OLD."questionnaire_id"); RETURN NULL;',
                            hash="22f0efbcc6eb0ffe06a28093842400c201bf4a7f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_beb69",
                            table="questionnaires_questionnaireversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireversionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e8d52231e50a10adaed6a275079682c8f0d478cd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_67745",
                            table="questionnaires_questionnaireversionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_responseevent" ("id", "locked_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondent_id", "started_at", "submitted_at", "version_id") VALUES (NEW."id", NEW."locked_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."respondent_id", NEW."started_at", NEW."submitted_at", NEW."version_id"); RETURN NULL;',
                            hash="e9db1fe726a3f8d98b0d5dfd1da84a2742d064db",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_96021",
                            table="questionnaires_response",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "questionnaires_responseevent" ("id", "locked_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondent_id", "started_at", "submitted_at", "version_id") VALUES (NEW."id", NEW."locked_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."respondent_id", NEW."started_at", NEW."submitted_at", NEW."version_id"); RETURN NULL;',
                            hash="c036cd53c1267496a7be20d327fd3db17a06b7c4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4c0fd",
                            table="questionnaires_response",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_responseevent" ("id", "locked_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondent_id", "started_at", "submitted_at", "version_id") VALUES (OLD."id", OLD."locked_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."respondent_id", OLD."started_at", OLD."submitted_at", OLD."version_id"); RETURN NULL;',
                            hash="c1dcae61496a8de7ad6bc5ae3e3d7d8f4445de78",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0e7ca",
                            table="questionnaires_response",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answerevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dd3fe9ebe1f81fdff4ce98618b6e70498f87a8be",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8f044",
                            table="questionnaires_answerevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_answerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "response_id", "text", "value") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."response_id", NEW."text", NEW."value"); RETURN NULL;',
                            hash="1f8eef27bb4ad0aed583d292b5c410439bcfc327",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ea6f4",
                            table="questionnaires_answer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "questionnaires_answerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "response_id", "text", "value") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."response_id", NEW."text", NEW."value"); RETURN NULL;',
                            hash="ad3f60d10b928d22c3db1d1f3794a866799632de",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_47d78",
                            table="questionnaires_answer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="answer",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_answerevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "response_id", "text", "value") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."response_id", OLD."text", OLD."value"); RETURN NULL;',
                            hash="a4793c2fe916dffa9e829cdaa6b30668ca4a36ed",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f09bd",
                            table="questionnaires_answer",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="responseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dac89d985f0e1f1f0200a8cdb1ac372016d97d4d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b72b2",
                            table="questionnaires_responseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="section",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_sectionevent" ("code", "hint", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version_id") VALUES (NEW."code", NEW."hint", NEW."id", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="33471c266bd31c90a10010333775f3f377190f64",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f54ab",
                            table="questionnaires_section",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="section",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "questionnaires_sectionevent" ("code", "hint", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version_id") VALUES (NEW."code", NEW."hint", NEW."id", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."version_id"); RETURN NULL;',
                            hash="dc1f034d218c40af21993c1d9dc80293be2fed5b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_904f7",
                            table="questionnaires_section",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="section",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_sectionevent" ("code", "hint", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version_id") VALUES (OLD."code", OLD."hint", OLD."id", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."version_id"); RETURN NULL;',
                            hash="c813659d810ce12f29db4603e5fb63ba085617ef",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_80385",
                            table="questionnaires_section",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e2090d718b910c658ff70bfa77e2899810d15827",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_27b47",
                            table="questionnaires_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_questionevent" ("code", "hint", "id", "kind", "maximum", "maximum_word", "minimum", "minimum_word", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "section_id", "text") VALUES (NEW."code", NEW."hint", NEW."id", NEW."kind", NEW."maximum", NEW."maximum_word", NEW."minimum", NEW."minimum_word", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."required", NEW."section_id", NEW."text"); RETURN NULL;',
                            hash="a11b4ceafe02004816ed5339ea14c3b0ef5224bc",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_81a9d",
                            table="questionnaires_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "questionnaires_questionevent" ("code", "hint", "id", "kind", "maximum", "maximum_word", "minimum", "minimum_word", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "section_id", "text") VALUES (NEW."code", NEW."hint", NEW."id", NEW."kind", NEW."maximum", NEW."maximum_word", NEW."minimum", NEW."minimum_word", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."required", NEW."section_id", NEW."text"); RETURN NULL;',
                            hash="b0e14facd1643944a906348e101c2ac10a08e2ce",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_908e7",
                            table="questionnaires_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "questionnaires_questionevent" ("code", "hint", "id", "kind", "maximum", "maximum_word", "minimum", "minimum_word", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "section_id", "text") VALUES (OLD."code", OLD."hint", OLD."id", OLD."kind", OLD."maximum", OLD."maximum_word", OLD."minimum", OLD."minimum_word", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."required", OLD."section_id", OLD."text"); RETURN NULL;',
                            hash="1f59812aedcf700ab550f35c45772e82fb50c5d8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b4574",
                            table="questionnaires_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sectionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c7b2e3f5673ba82347117dd66dd5f569cdf4e73a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_95725",
                            table="questionnaires_sectionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
