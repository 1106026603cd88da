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
        ("pghistory", "0007_auto_20250421_0444"),
        ("practitioners", "0002_follow_ups"),
    ]

    operations = [
        Together(
            operations=[
                migrations.CreateModel(
                    name="SupervisionSession",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("scheduled", "Scheduled"), ("ad_hoc", "Ad hoc")], default="scheduled", max_length=10
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("held_on", models.DateField(blank=True, help_text="The day on which it took place.", null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("held", "Being written up"),
                                    ("waiting", "Waiting for a signature"),
                                    ("signed", "Signed by both"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("signing_round", models.PositiveSmallIntegerField(default=1, help_text="One more each time it is sent back.")),
                        ("signed_on", models.DateField(blank=True, help_text="The day of the second signature.", null=True)),
                        ("locked_at", models.DateTimeField(blank=True, null=True)),
                        ("next_on", models.DateField(blank=True, help_text="The next date agreed.", null=True)),
                        ("cancelled_on", models.DateField(blank=True, null=True)),
                        ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                        (
                            "entry",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervisions",
                                to="practitioners.calendarentry",
                            ),
                        ),
                        (
                            "planned_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"),
                        ),
                    ],
                    options={
                        "ordering": ["-starts_at", "-pk"],
                        "indexes": [models.Index(fields=["state", "held_on"], name="supervisionsession_state_held")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="supervisionsession_ends_after_start"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("held_on", None), ("state__in", ("planned", "cancelled"))),
                                    models.Q(("held_on__isnull", False), ("state__in", ("held", "waiting", "signed"))),
                                    _connector="OR",
                                ),
                                name="supervisionsession_held_has_date",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("locked_at__isnull", False), ("signed_on__isnull", False), ("state", "signed")),
                                    models.Q(models.Q(("state", "signed"), _negated=True), ("locked_at", None), ("signed_on", None)),
                                    _connector="OR",
                                ),
                                name="supervisionsession_signed_is_locked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("cancelled_on__isnull", False),
                                        ("state", "cancelled"),
                                        models.Q(("cancelled_reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "cancelled"), _negated=True), ("cancelled_on", None), ("cancelled_reason", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="supervisionsession_cancelled_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionNote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("agenda", models.TextField(blank=True, help_text="What the supervisee wants to talk about, written before.")),
                        (
                            "reflection",
                            models.TextField(blank=True, help_text="Experience, feelings about the work, analysis, what to try."),
                        ),
                        ("learning", models.TextField(blank=True, help_text="How learning since last time was used.")),
                        ("workload", models.TextField(blank=True)),
                        ("organisation", models.TextField(blank=True, help_text="What goes up to, or comes down from, the organisation.")),
                        (
                            "session",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="note", to="supervision.supervisionsession"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["session"],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionPolicy",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "professional_group",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("social_worker", "Social worker"),
                                    ("family_support", "Family support worker"),
                                    ("youth_worker", "Youth worker"),
                                    ("personal_adviser", "Personal adviser"),
                                    ("manager", "Manager"),
                                    ("learning", "Learning and quality"),
                                    ("partner", "Partner professional"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("count", models.PositiveSmallIntegerField()),
                        ("unit", models.CharField(choices=[("days", "Days"), ("months", "Calendar months")], max_length=6)),
                        ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                    ],
                    options={
                        "verbose_name_plural": "supervision policies",
                        "ordering": ["professional_group", "period"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                                name="supervisionpolicy_period_has_start",
                            ),
                            models.CheckConstraint(condition=models.Q(("count__gt", 0)), name="supervisionpolicy_count"),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("professional_group", "="), ("period", "&&")], name="supervisionpolicy_one_at_a_time"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionPolicyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "professional_group",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("social_worker", "Social worker"),
                                    ("family_support", "Family support worker"),
                                    ("youth_worker", "Youth worker"),
                                    ("personal_adviser", "Personal adviser"),
                                    ("manager", "Manager"),
                                    ("learning", "Learning and quality"),
                                    ("partner", "Partner professional"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("count", models.PositiveSmallIntegerField()),
                        ("unit", models.CharField(choices=[("days", "Days"), ("months", "Calendar months")], max_length=6)),
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
                                to="supervision.supervisionpolicy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionSessionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("scheduled", "Scheduled"), ("ad_hoc", "Ad hoc")], default="scheduled", max_length=10
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("held_on", models.DateField(blank=True, help_text="The day on which it took place.", null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "Planned"),
                                    ("held", "Being written up"),
                                    ("waiting", "Waiting for a signature"),
                                    ("signed", "Signed by both"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="planned",
                                max_length=10,
                            ),
                        ),
                        ("signing_round", models.PositiveSmallIntegerField(default=1, help_text="One more each time it is sent back.")),
                        ("signed_on", models.DateField(blank=True, help_text="The day of the second signature.", null=True)),
                        ("locked_at", models.DateTimeField(blank=True, null=True)),
                        ("next_on", models.DateField(blank=True, help_text="The next date agreed.", null=True)),
                        ("cancelled_on", models.DateField(blank=True, null=True)),
                        ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                        (
                            "entry",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.calendarentry",
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
                                to="supervision.supervisionsession",
                            ),
                        ),
                        (
                            "planned_by",
                            models.ForeignKey(
                                db_constraint=False,
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
                    name="WellbeingNote",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("text", models.TextField()),
                        (
                            "session",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="wellbeing", to="supervision.supervisionsession"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["session"],
                    },
                ),
                migrations.CreateModel(
                    name="WellbeingNoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField()),
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
                                to="supervision.wellbeingnote",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.supervisionsession",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CarriedAction",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("done", "Done"),
                                    ("in_progress", "In progress"),
                                    ("moved", "Moved"),
                                    ("dropped", "No longer needed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300)),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="carried", to="practitioners.agreedaction"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="carried", to="supervision.supervisionsession"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["session", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("session", "action"), name="carriedaction_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome__in", ("moved", "dropped")), _negated=True),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="carriedaction_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CarriedActionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("done", "Done"),
                                    ("in_progress", "In progress"),
                                    ("moved", "Moved"),
                                    ("dropped", "No longer needed"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=300)),
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
                                to="supervision.carriedaction",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.supervisionsession",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseDiscussion",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("plan_moved_on", models.DateField(blank=True, help_text="When the plan last moved.", null=True)),
                        ("life_now", models.TextField(blank=True)),
                        ("decision", models.TextField(blank=True)),
                        ("worried", models.TextField(blank=True)),
                        ("working_well", models.TextField(blank=True)),
                        ("needs_to_happen", models.TextField(blank=True)),
                        (
                            "case_reference",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="supervisions", to="practitioners.casereference"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="supervision.supervisionsession"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["session", "pk"],
                        "constraints": [models.UniqueConstraint(fields=("session", "case_reference"), name="casediscussion_once")],
                    },
                ),
                migrations.CreateModel(
                    name="CaseDiscussionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("plan_moved_on", models.DateField(blank=True, help_text="When the plan last moved.", null=True)),
                        ("life_now", models.TextField(blank=True)),
                        ("decision", models.TextField(blank=True)),
                        ("worried", models.TextField(blank=True)),
                        ("working_well", models.TextField(blank=True)),
                        ("needs_to_happen", models.TextField(blank=True)),
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
                                to="supervision.casediscussion",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.supervisionsession",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Participant",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("role", models.CharField(choices=[("supervisee", "Supervisee"), ("supervisor", "Supervisor")], max_length=12)),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="supervisions", to="accounts.person"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participants",
                                to="supervision.supervisionsession",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["session", "-role"],
                        "indexes": [models.Index(fields=["person", "role"], name="participant_person_role")],
                        "constraints": [
                            models.UniqueConstraint(fields=("session", "person"), name="participant_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("role", "supervisor")), fields=("session",), name="participant_one_supervisor"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ParticipantEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("role", models.CharField(choices=[("supervisee", "Supervisee"), ("supervisor", "Supervisor")], max_length=12)),
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
                                to="supervision.participant",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.supervisionsession",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SessionAction",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "action",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervision_link",
                                to="practitioners.agreedaction",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="agreed", to="supervision.supervisionsession"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["session", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SessionActionEvent",
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
                                to="supervision.sessionaction",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.supervisionsession",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SessionNeed",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "need",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervision_link",
                                to="practitioners.learningneed",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="supervision.supervisionsession"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["session", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SessionNeedEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
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
                                to="supervision.sessionneed",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.supervisionsession",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SessionNoteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("agenda", models.TextField(blank=True, help_text="What the supervisee wants to talk about, written before.")),
                        (
                            "reflection",
                            models.TextField(blank=True, help_text="Experience, feelings about the work, analysis, what to try."),
                        ),
                        ("learning", models.TextField(blank=True, help_text="How learning since last time was used.")),
                        ("workload", models.TextField(blank=True)),
                        ("organisation", models.TextField(blank=True, help_text="What goes up to, or comes down from, the organisation.")),
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
                                to="supervision.sessionnote",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="supervision.supervisionsession",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisionpolicy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_supervisionpolicyevent" ("count", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_group", "unit") VALUES (NEW."count", NEW."id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."professional_group", NEW."unit"); RETURN NULL;',
                            hash="9ff6102e76358afa2377a22c82fdfb717660e1af",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d76c8",
                            table="supervision_supervisionpolicy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisionpolicy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "supervision_supervisionpolicyevent" ("count", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_group", "unit") VALUES (NEW."count", NEW."id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."professional_group", NEW."unit"); RETURN NULL;',
                            hash="b56389b9e60148ab5ae47e3c54937cdfd7c6a418",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_45624",
                            table="supervision_supervisionpolicy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisionpolicy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_supervisionpolicyevent" ("count", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_group", "unit") VALUES (OLD."count", OLD."id", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."professional_group", OLD."unit"); RETURN NULL;',
                            hash="67b193c2fa61803337af478575e4a059038661dd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a3e0b",
                            table="supervision_supervisionpolicy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisionpolicyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="935393e1cfd2195390c64aecaf1f7e629429678e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_73292",
                            table="supervision_supervisionpolicyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisionsession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_supervisionsessionevent" ("cancelled_on", "cancelled_reason", "ends_at", "entry_id", "held_on", "id", "kind", "locked_at", "next_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_by_id", "signed_on", "signing_round", "starts_at", "state") VALUES (NEW."cancelled_on", NEW."cancelled_reason", NEW."ends_at", NEW."entry_id", NEW."held_on", NEW."id", NEW."kind", NEW."locked_at", NEW."next_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_by_id", NEW."signed_on", NEW."signing_round", NEW."starts_at", NEW."state"); RETURN NULL;',
                            hash="953525c5d20c4925318126a78cb7adb1cd0b3183",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_42105",
                            table="supervision_supervisionsession",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisionsession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "supervision_supervisionsessionevent" ("cancelled_on", "cancelled_reason", "ends_at", "entry_id", "held_on", "id", "kind", "locked_at", "next_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_by_id", "signed_on", "signing_round", "starts_at", "state") VALUES (NEW."cancelled_on", NEW."cancelled_reason", NEW."ends_at", NEW."entry_id", NEW."held_on", NEW."id", NEW."kind", NEW."locked_at", NEW."next_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_by_id", NEW."signed_on", NEW."signing_round", NEW."starts_at", NEW."state"); RETURN NULL;',
                            hash="8b85010505bfa8fd062759a4f24197b487aedcce",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_08989",
                            table="supervision_supervisionsession",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisionsession",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_supervisionsessionevent" ("cancelled_on", "cancelled_reason", "ends_at", "entry_id", "held_on", "id", "kind", "locked_at", "next_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_by_id", "signed_on", "signing_round", "starts_at", "state") VALUES (OLD."cancelled_on", OLD."cancelled_reason", OLD."ends_at", OLD."entry_id", OLD."held_on", OLD."id", OLD."kind", OLD."locked_at", OLD."next_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_by_id", OLD."signed_on", OLD."signing_round", OLD."starts_at", OLD."state"); RETURN NULL;',
                            hash="23ceefb3696b0c50279ab9cd0a7c7569085ae23a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8a33c",
                            table="supervision_supervisionsession",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionnoteevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="685360fbd6ac482860e1fa4304466dac9723951a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_52333",
                            table="supervision_sessionnoteevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_sessionnoteevent" ("agenda", "id", "learning", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reflection", "session_id", "workload") VALUES (NEW."agenda", NEW."id", NEW."learning", NEW."organisation", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reflection", NEW."session_id", NEW."workload"); RETURN NULL;',
                            hash="68bfdf9cc38abb4dd4a08f0a0efb4d00f5617600",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fa5d5",
                            table="supervision_sessionnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "supervision_sessionnoteevent" ("agenda", "id", "learning", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reflection", "session_id", "workload") VALUES (NEW."agenda", NEW."id", NEW."learning", NEW."organisation", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reflection", NEW."session_id", NEW."workload"); RETURN NULL;',
                            hash="2d7a6ca0621e3444cf655e1f9ebe816d2b8097c4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_42c03",
                            table="supervision_sessionnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_sessionnoteevent" ("agenda", "id", "learning", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reflection", "session_id", "workload") VALUES (OLD."agenda", OLD."id", OLD."learning", OLD."organisation", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reflection", OLD."session_id", OLD."workload"); RETURN NULL;',
                            hash="12aff2b51d3e5bff5559f0a421fe2397b644e52a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ca823",
                            table="supervision_sessionnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionneedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="93e7eecc5fcbbfc8e7df8e6b61744b3cc8302688",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1b80f",
                            table="supervision_sessionneedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_sessionneedevent" ("id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id"); RETURN NULL;',
                            hash="b76e0d186dd63593d00f685c12f1b3a8c54c9e3e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e52ee",
                            table="supervision_sessionneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "supervision_sessionneedevent" ("id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."id", NEW."need_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id"); RETURN NULL;',
                            hash="88cb00a65660bf82b2b2539e09e11d8707848289",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0926b",
                            table="supervision_sessionneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionneed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_sessionneedevent" ("id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (OLD."id", OLD."need_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id"); RETURN NULL;',
                            hash="cafd668c8e3d578568aa6faafccc98e410558461",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_80959",
                            table="supervision_sessionneed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionactionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="581ed3f94b12ac5a84741df329e3e040c5b488d9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_981c6",
                            table="supervision_sessionactionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_sessionactionevent" ("action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."action_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id"); RETURN NULL;',
                            hash="8f52203c3581750d33a065a593b333ee987d96ba",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_df6b9",
                            table="supervision_sessionaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "supervision_sessionactionevent" ("action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."action_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id"); RETURN NULL;',
                            hash="77d5d76ac8229f7b493227f0bd1ccd89b0c17b41",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73d50",
                            table="supervision_sessionaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_sessionactionevent" ("action_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (OLD."action_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id"); RETURN NULL;',
                            hash="d90fc92cf7438ddda702792914f22524dd6cad20",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_463d4",
                            table="supervision_sessionaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participantevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7121838d8ddfb40d98f9bd22435335f3b49227ea",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_58997",
                            table="supervision_participantevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_participantevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "session_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."session_id"); RETURN NULL;',
                            hash="07d931fc98eeddcf30ea3e2fdf04f0e8c0794053",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fb1fd",
                            table="supervision_participant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "supervision_participantevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "session_id") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."session_id"); RETURN NULL;',
                            hash="25bbc420b23dd76babc0cec1ddacadda89f802ae",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3aa91",
                            table="supervision_participant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="participant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_participantevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "session_id") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."session_id"); RETURN NULL;',
                            hash="d4e24986506f25f18f5b5c104c5e3c34685c9bcc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c10ec",
                            table="supervision_participant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="casediscussionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="df53d668782c35407c413c108bc0007efe4a3e5a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1da0d",
                            table="supervision_casediscussionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="casediscussion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_casediscussionevent" ("case_reference_id", "decision", "id", "life_now", "needs_to_happen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_moved_on", "session_id", "working_well", "worried") VALUES (NEW."case_reference_id", NEW."decision", NEW."id", NEW."life_now", NEW."needs_to_happen", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_moved_on", NEW."session_id", NEW."working_well", NEW."worried"); RETURN NULL;',
                            hash="dfef9e94b962082a5c6202b2b0378cdd4e2cbb1f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8434f",
                            table="supervision_casediscussion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="casediscussion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "supervision_casediscussionevent" ("case_reference_id", "decision", "id", "life_now", "needs_to_happen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_moved_on", "session_id", "working_well", "worried") VALUES (NEW."case_reference_id", NEW."decision", NEW."id", NEW."life_now", NEW."needs_to_happen", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_moved_on", NEW."session_id", NEW."working_well", NEW."worried"); RETURN NULL;',
                            hash="2dc9c791db2b3c445f5c93ad84712972a998af8a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6b2d3",
                            table="supervision_casediscussion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="casediscussion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_casediscussionevent" ("case_reference_id", "decision", "id", "life_now", "needs_to_happen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_moved_on", "session_id", "working_well", "worried") VALUES (OLD."case_reference_id", OLD."decision", OLD."id", OLD."life_now", OLD."needs_to_happen", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_moved_on", OLD."session_id", OLD."working_well", OLD."worried"); RETURN NULL;',
                            hash="71b18f66ca78895f881f8012f589d336e72c0eb2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cde20",
                            table="supervision_casediscussion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="carriedactionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0416e025b01a655997f2ff436b649ff6e7554894",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_952bc",
                            table="supervision_carriedactionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="carriedaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_carriedactionevent" ("action_id", "id", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."action_id", NEW."id", NEW."note", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id"); RETURN NULL;',
                            hash="6b320427a3c2954153abae27476b822fba1df762",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b66db",
                            table="supervision_carriedaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="carriedaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "supervision_carriedactionevent" ("action_id", "id", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (NEW."action_id", NEW."id", NEW."note", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id"); RETURN NULL;',
                            hash="7d8dfd1c1b3b814d40bf58bda50cea5e525909c1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_275fd",
                            table="supervision_carriedaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="carriedaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_carriedactionevent" ("action_id", "id", "note", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id") VALUES (OLD."action_id", OLD."id", OLD."note", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id"); RETURN NULL;',
                            hash="f524725f7046872f245558d1015eb4f1269dd8b8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_aa18a",
                            table="supervision_carriedaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supervisionsessionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="78cd4680f55ab7311f7504f3b52795393613eeb5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4574d",
                            table="supervision_supervisionsessionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wellbeingnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_wellbeingnoteevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "text") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id", NEW."text"); RETURN NULL;',
                            hash="90af0c8f038165593d685eef9f31ea79b51a4baa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_50fe8",
                            table="supervision_wellbeingnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wellbeingnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "supervision_wellbeingnoteevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "text") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id", NEW."text"); RETURN NULL;',
                            hash="16e22ca97c53d00da356a4c9aeacfabb00ae6144",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_77cfd",
                            table="supervision_wellbeingnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wellbeingnote",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "supervision_wellbeingnoteevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "text") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id", OLD."text"); RETURN NULL;',
                            hash="87315d2eed1f61ca783fa7edf44e97af5b13e1dc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fe7db",
                            table="supervision_wellbeingnote",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wellbeingnoteevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dde50c17f4f842fb30572e488d8f3a28782f0fc3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b4a51",
                            table="supervision_wellbeingnoteevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
