import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.operations
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import learning_org.web.clock
import practitioners.models.records


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        migrations.CreateModel(
            name="CaseReference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=30, unique=True, validators=[practitioners.models.records.check_case_reference])),
            ],
            options={
                "ordering": ["reference"],
            },
        ),
        migrations.CreateModel(
            name="CPDEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("formal", "A course, conference or study"),
                            ("informal", "Learning at work, with a colleague or a family"),
                            ("self_directed", "Reading, research or listening"),
                        ],
                        max_length=14,
                    ),
                ),
                ("learnt_on", models.DateField()),
                ("hours", models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ("description", models.TextField(help_text="What it was, and why it matters for the work.")),
                ("did_differently", models.TextField(blank=True)),
                ("how_well", models.TextField(blank=True)),
                ("better_for_child", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, help_text="Research or a resource it came from.", max_length=300)),
                (
                    "sharing",
                    models.CharField(
                        choices=[("only_me", "Only me"), ("managers", "Me, my supervisor and my managers"), ("team", "My team as well")],
                        default="only_me",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(choices=[("recorded", "Recorded"), ("withdrawn", "Withdrawn")], default="recorded", max_length=10),
                ),
                (
                    "submission",
                    models.UUIDField(default=uuid.uuid4, editable=False, help_text="One posted form makes one piece.", unique=True),
                ),
                ("recorded_at", models.DateTimeField(default=learning_org.web.clock.now, editable=False)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="cpd_entries", to="accounts.person"),
                ),
            ],
            options={
                "verbose_name": "piece of learning",
                "verbose_name_plural": "pieces of learning",
                "ordering": ["-learnt_on", "-pk"],
                "indexes": [models.Index(fields=["person", "-learnt_on"], name="cpdentry_person_learnt_on")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("hours", None), ("hours__gt", 0), _connector="OR"), name="cpdentry_hours_above_0"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), ("withdrawn_at__isnull", False)),
                            models.Q(("state", "recorded"), ("withdrawn_at", None)),
                            _connector="OR",
                        ),
                        name="cpdentry_withdrawn_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CPDShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("shared_at", models.DateTimeField(default=learning_org.web.clock.now)),
                (
                    "entry",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="shares", to="practitioners.cpdentry"),
                ),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person")),
            ],
            options={
                "ordering": ["entry", "person"],
                "constraints": [models.UniqueConstraint(fields=("entry", "person"), name="cpdshare_once")],
            },
        ),
        migrations.CreateModel(
            name="Framework",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("short_name", models.CharField(max_length=40)),
                ("publisher", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="FrameworkVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=40)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "framework",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="practitioners.framework"),
                ),
            ],
            options={
                "ordering": ["framework", "period"],
                "constraints": [
                    models.UniqueConstraint(fields=("framework", "label"), name="frameworkversion_label"),
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="frameworkversion_period_has_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("framework", "="), ("period", "&&")], name="frameworkversion_one_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Standard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=160)),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="standards", to="practitioners.frameworkversion"
                    ),
                ),
            ],
            options={
                "ordering": ["version", "order"],
                "constraints": [models.UniqueConstraint(fields=("version", "code"), name="standard_code")],
            },
        ),
        migrations.CreateModel(
            name="CPDStandard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shown_standards", to="practitioners.cpdentry"
                    ),
                ),
                ("standard", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="practitioners.standard")),
            ],
            options={
                "ordering": ["standard"],
                "constraints": [models.UniqueConstraint(fields=("entry", "standard"), name="cpdstandard_once")],
            },
        ),
        migrations.CreateModel(
            name="Grade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, unique=True)),
                ("rank", models.PositiveSmallIntegerField(unique=True)),
            ],
            options={
                "ordering": ["rank"],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80, unique=True)),
                (
                    "professional_group",
                    models.CharField(
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
                (
                    "needs_registration",
                    models.BooleanField(default=False, help_text="Whoever does this must be registered with Social Work England."),
                ),
            ],
            options={
                "ordering": ["title"],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="LearningNeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                ("reason", models.TextField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("self", "My own idea"),
                            ("supervision", "Supervision"),
                            ("appraisal", "Appraisal"),
                            ("audit", "Case audit"),
                            ("review", "Learning review"),
                            ("feedback", "Feedback from families or partners"),
                            ("team", "Team discussion"),
                        ],
                        max_length=12,
                    ),
                ),
                ("raised_on", models.DateField()),
                ("wanted_by", models.DateField(blank=True, null=True)),
                ("plan", models.TextField(blank=True, help_text="How it will be met.")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("planned", "Planned"), ("met", "Met"), ("ended", "Ended, not met")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("met_how", models.TextField(blank=True, help_text="Coaching, shadowing or other help that met it.")),
                ("ended_reason", models.TextField(blank=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                    ),
                ),
                (
                    "met_by_entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="needs_met",
                        to="practitioners.cpdentry",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="learning_needs", to="accounts.person"),
                ),
                ("raised_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person")),
                (
                    "standard",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="learning_needs",
                        to="practitioners.standard",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="learning_needs",
                        to="practitioners.theme",
                    ),
                ),
            ],
            options={
                "ordering": ["wanted_by", "-raised_on", "pk"],
                "indexes": [models.Index(fields=["person", "state"], name="learningneed_person_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_by", None), ("closed_on", None), ("state__in", ("open", "planned"))),
                            models.Q(("closed_by__isnull", False), ("closed_on__isnull", False), ("state__in", ("met", "ended"))),
                            _connector="OR",
                        ),
                        name="learningneed_closed_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "met"), _negated=True),
                            ("met_by_entry__isnull", False),
                            models.Q(("met_how", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="learningneed_met_says_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ended"), _negated=True), models.Q(("ended_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="learningneed_ended_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "planned"), _negated=True), models.Q(("plan", ""), _negated=True), _connector="OR"
                        ),
                        name="learningneed_planned_has_plan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True)),
                ("kind", models.CharField(choices=[("council", "Council"), ("partner", "Partner agency")], max_length=10)),
            ],
            options={
                "ordering": ["kind", "name"],
            },
        ),
        migrations.CreateModel(
            name="PeerReflection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("peer_name", models.CharField(help_text="As the author wrote it.", max_length=120)),
                ("text", models.TextField()),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="peer_reflection", to="practitioners.cpdentry"
                    ),
                ),
                (
                    "peer",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("text", ""), _negated=True), models.Q(("peer_name", ""), _negated=True)),
                        name="peerreflection_not_empty",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[("department", "Department"), ("service", "Service"), ("team", "Team"), ("agency", "Agency")],
                        max_length=12,
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "organisation",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="units", to="practitioners.organisation"),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)), name="unit_period_has_start"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("organisation", "="), ("name", "="), ("period", "&&")], name="unit_name_once_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fte", models.DecimalField(decimal_places=2, default=1, max_digits=3, verbose_name="full-time equivalent")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("permanent", "Permanent"),
                            ("fixed_term", "Fixed term"),
                            ("agency", "Agency"),
                            ("seconded_in", "Seconded in"),
                            ("student", "Student"),
                            ("volunteer", "Volunteer"),
                            ("partner", "Partner agency's own"),
                        ],
                        default="permanent",
                        max_length=12,
                    ),
                ),
                ("acting_up", models.BooleanField(default=False)),
                ("is_primary", models.BooleanField(default=True)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "grade",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="practitioners.grade",
                    ),
                ),
                ("job", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="practitioners.job")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="accounts.person")),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="practitioners.unit")),
            ],
            options={
                "ordering": ["person", "period"],
                "indexes": [models.Index(fields=["unit"], name="position_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="position_period_has_start",
                    ),
                    models.CheckConstraint(condition=models.Q(("fte__gt", 0), ("fte__lte", 1)), name="position_fte_up_to_1"),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("is_primary", True)),
                        expressions=[("person", "="), ("period", "&&")],
                        name="position_one_primary_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reflection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "guide",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No guide"),
                            ("what", "What? So what? Now what?"),
                            ("gibbs", "Gibbs: six steps"),
                            ("kolb", "Kolb: four steps"),
                            ("signs_of_safety", "Signs of Safety: three columns"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                ("shared", models.BooleanField(default=False)),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reflection", to="practitioners.cpdentry"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, unique=True)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("checked_on", models.DateField(blank=True, null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="registrations", to="accounts.person"),
                ),
            ],
            options={
                "ordering": ["person", "period"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="registration_period_has_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("period__endswith", None)), fields=("person",), name="registration_one_open_a_person"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_by", None), ("checked_on", None)),
                            models.Q(("checked_by__isnull", False), ("checked_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="registration_checked_on_and_by",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relationship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("line_manager", "Line manager"),
                            ("supervisor", "Supervisor"),
                            ("practice_assessor", "Practice assessor"),
                            ("mentor", "Mentor"),
                            ("cover", "Cover"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_lead", models.BooleanField(default=False, help_text="The one supervisor who counts for timescales.")),
                ("professional", models.BooleanField(default=False, help_text="Professional supervision, beside the case supervision.")),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "other",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="relationships_to", to="accounts.person"),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="relationships", to="accounts.person"),
                ),
            ],
            options={
                "ordering": ["person", "kind", "period"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="relationship_period_has_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("person", models.F("other")), _negated=True), name="relationship_with_somebody_else"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_lead", False), ("kind", "supervisor"), _connector="OR"),
                        name="relationship_lead_is_supervisor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("professional", False), ("kind", "supervisor"), _connector="OR"),
                        name="relationship_professional_is_supervisor",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("kind", "line_manager")),
                        expressions=[("person", "="), ("period", "&&")],
                        name="relationship_one_line_manager",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("is_lead", True)),
                        expressions=[("person", "="), ("period", "&&")],
                        name="relationship_one_lead_supervisor",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("person", "="), ("other", "="), ("kind", "="), ("period", "&&")], name="relationship_once_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Renewal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.DateField()),
                ("form_sent_on", models.DateField(blank=True, null=True)),
                ("fee_paid_on", models.DateField(blank=True, null=True)),
                ("learning_submitted_on", models.DateField(blank=True, null=True)),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="renewals", to="practitioners.registration"
                    ),
                ),
            ],
            options={
                "ordering": ["registration", "year"],
                "constraints": [
                    models.UniqueConstraint(fields=("registration", "year"), name="renewal_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("year__day", 1), ("year__month", 12)), name="renewal_year_starts_1_december"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("practitioner", "Practitioner"),
                            ("supervisor", "Supervisor"),
                            ("team_manager", "Team manager"),
                            ("service_manager", "Service manager"),
                            ("qa_officer", "Quality-assurance officer"),
                            ("training_officer", "Training officer"),
                            ("trainer", "Trainer"),
                            ("psw", "Principal social worker"),
                            ("senior_leader", "Senior leader"),
                            ("practice_educator", "Practice educator or assessor"),
                            ("panel_member", "Panel member"),
                            ("ig_officer", "Information-governance officer"),
                            ("agency_lead", "Agency lead"),
                            ("partner_learner", "Partner learner"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("substantive", "Own role"), ("acting_up", "Acting up"), ("cover", "Cover")],
                        default="substantive",
                        max_length=12,
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="role_grants", to="accounts.person"),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="role_grants", to="practitioners.unit"),
                ),
            ],
            options={
                "ordering": ["person", "role", "period"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="rolegrant_period_has_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("person", "="), ("role", "="), ("unit", "="), ("period", "&&")], name="rolegrant_once_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StandardSuccession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "earlier",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="successions", to="practitioners.standard"),
                ),
                (
                    "later",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="precessions", to="practitioners.standard"),
                ),
            ],
            options={
                "ordering": ["earlier", "later"],
                "constraints": [
                    models.UniqueConstraint(fields=("earlier", "later"), name="standardsuccession_once"),
                    models.CheckConstraint(
                        condition=models.Q(("earlier", models.F("later")), _negated=True), name="standardsuccession_to_another"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitAncestry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("depth", models.PositiveSmallIntegerField()),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("ancestor", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="below", to="practitioners.unit")),
                (
                    "descendant",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="above", to="practitioners.unit"),
                ),
            ],
            options={
                "verbose_name_plural": "unit ancestry",
                "ordering": ["descendant", "depth"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("ancestor", models.F("descendant")), ("depth", 0)), ("depth__gt", 0), _connector="OR"),
                        name="unitancestry_depth_0_is_itself",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("ancestor", "="), ("descendant", "="), ("period", "&&")], name="unitancestry_once_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitParent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "parent",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="children", to="practitioners.unit"),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="parents", to="practitioners.unit")),
            ],
            options={
                "ordering": ["unit", "period"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("unit", models.F("parent")), _negated=True), name="unit_is_not_its_own_parent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__isempty", False), ("period__startswith__isnull", False)),
                        name="unitparent_period_has_start",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("unit", "="), ("period", "&&")], name="unit_one_parent_at_a_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreedAction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=300)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("self", "My own idea"),
                            ("supervision", "Supervision"),
                            ("appraisal", "Appraisal"),
                            ("audit", "Case audit"),
                            ("review", "Learning review"),
                            ("feedback", "Feedback from families or partners"),
                            ("team", "Team discussion"),
                        ],
                        max_length=12,
                    ),
                ),
                ("agreed_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("withdrawn", "Withdrawn")], default="open", max_length=10
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("evidence", models.TextField(blank=True, help_text="What was done, or why it is no longer needed.")),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("sent_up_on", models.DateField(blank=True, null=True)),
                ("sent_up_why", models.TextField(blank=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        help_text="With whom it was agreed; who checks it.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.person",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        help_text="Who does it.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreed_actions",
                        to="accounts.person",
                    ),
                ),
                (
                    "sent_up_by",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                    ),
                ),
                (
                    "case_reference",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="practitioners.casereference",
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="practitioners.learningneed",
                    ),
                ),
            ],
            options={
                "ordering": ["agreed_on", "pk"],
                "indexes": [models.Index(fields=["person", "state"], name="agreedaction_person_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("closed_on__isnull", False),
                                models.Q(("evidence", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreedaction_closed_has_date_and_evidence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("closed_on", None), ("closed_on__gte", models.F("agreed_on")), _connector="OR"),
                        name="agreedaction_closed_after_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_by", None), ("checked_on", None)),
                            models.Q(("checked_by__isnull", False), ("checked_on__isnull", False), ("state", "done")),
                            _connector="OR",
                        ),
                        name="agreedaction_checked_when_done",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_up_by", None), ("sent_up_on", None), ("sent_up_why", "")),
                            models.Q(
                                ("sent_up_by__isnull", False), ("sent_up_on__isnull", False), models.Q(("sent_up_why", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="agreedaction_sent_up_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActionDueDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField()),
                ("set_on", models.DateField()),
                ("reason", models.CharField(blank=True, help_text="Why it was moved; the first needs none.", max_length=300)),
                ("set_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person")),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="due_dates", to="practitioners.agreedaction"
                    ),
                ),
            ],
            options={
                "ordering": ["action", "set_on", "pk"],
                "indexes": [models.Index(fields=["action", "-set_on"], name="actionduedate_action_set_on")],
            },
        ),
        migrations.CreateModel(
            name="CalendarEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual_leave", "Annual leave"),
                            ("sickness", "Sickness"),
                            ("family_leave", "Family leave"),
                            ("other_absence", "Other absence"),
                            ("training", "Training"),
                            ("supervision", "Supervision"),
                        ],
                        max_length=14,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("summary", models.CharField(blank=True, max_length=120)),
                (
                    "other",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="calendar_entries", to="accounts.person"),
                ),
            ],
            options={
                "verbose_name_plural": "calendar entries",
                "ordering": ["starts_at", "pk"],
                "indexes": [models.Index(fields=["person", "starts_at"], name="calendarentry_person_start")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="calendarentry_ends_after_start"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseReferenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reference", models.CharField(max_length=30, validators=[practitioners.models.records.check_case_reference])),
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
                        to="practitioners.casereference",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CPDEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("formal", "A course, conference or study"),
                            ("informal", "Learning at work, with a colleague or a family"),
                            ("self_directed", "Reading, research or listening"),
                        ],
                        max_length=14,
                    ),
                ),
                ("learnt_on", models.DateField()),
                ("hours", models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ("description", models.TextField(help_text="What it was, and why it matters for the work.")),
                ("did_differently", models.TextField(blank=True)),
                ("how_well", models.TextField(blank=True)),
                ("better_for_child", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, help_text="Research or a resource it came from.", max_length=300)),
                (
                    "sharing",
                    models.CharField(
                        choices=[("only_me", "Only me"), ("managers", "Me, my supervisor and my managers"), ("team", "My team as well")],
                        default="only_me",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(choices=[("recorded", "Recorded"), ("withdrawn", "Withdrawn")], default="recorded", max_length=10),
                ),
                ("submission", models.UUIDField(default=uuid.uuid4, editable=False, help_text="One posted form makes one piece.")),
                ("recorded_at", models.DateTimeField(default=learning_org.web.clock.now, editable=False)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
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
                        to="practitioners.cpdentry",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CPDShareEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("shared_at", models.DateTimeField(default=learning_org.web.clock.now)),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.cpdentry",
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
                        to="practitioners.cpdshare",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CPDStandardEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="practitioners.cpdstandard",
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
        migrations.CreateModel(
            name="FrameworkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=40)),
                ("name", models.CharField(max_length=120)),
                ("short_name", models.CharField(max_length=40)),
                ("publisher", models.CharField(max_length=120)),
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
                        to="practitioners.framework",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FrameworkVersionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("label", models.CharField(max_length=40)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "framework",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.framework",
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
                        to="practitioners.frameworkversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GradeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=40)),
                ("rank", models.PositiveSmallIntegerField()),
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
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="practitioners.grade"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="JobEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=80)),
                (
                    "professional_group",
                    models.CharField(
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
                (
                    "needs_registration",
                    models.BooleanField(default=False, help_text="Whoever does this must be registered with Social Work England."),
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
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="practitioners.job"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LearningNeedEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("reason", models.TextField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("self", "My own idea"),
                            ("supervision", "Supervision"),
                            ("appraisal", "Appraisal"),
                            ("audit", "Case audit"),
                            ("review", "Learning review"),
                            ("feedback", "Feedback from families or partners"),
                            ("team", "Team discussion"),
                        ],
                        max_length=12,
                    ),
                ),
                ("raised_on", models.DateField()),
                ("wanted_by", models.DateField(blank=True, null=True)),
                ("plan", models.TextField(blank=True, help_text="How it will be met.")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("planned", "Planned"), ("met", "Met"), ("ended", "Ended, not met")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("met_how", models.TextField(blank=True, help_text="Coaching, shadowing or other help that met it.")),
                ("ended_reason", models.TextField(blank=True)),
                (
                    "closed_by",
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
                    "met_by_entry",
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
                        to="practitioners.learningneed",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.person",
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
                        blank=True,
                        db_constraint=False,
                        null=True,
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
            name="OrganisationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(choices=[("council", "Council"), ("partner", "Partner agency")], max_length=10)),
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
                        to="practitioners.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PeerReflectionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("peer_name", models.CharField(help_text="As the author wrote it.", max_length=120)),
                ("text", models.TextField()),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.cpdentry",
                    ),
                ),
                (
                    "peer",
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
                        to="practitioners.peerreflection",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PositionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("fte", models.DecimalField(decimal_places=2, default=1, max_digits=3, verbose_name="full-time equivalent")),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("permanent", "Permanent"),
                            ("fixed_term", "Fixed term"),
                            ("agency", "Agency"),
                            ("seconded_in", "Seconded in"),
                            ("student", "Student"),
                            ("volunteer", "Volunteer"),
                            ("partner", "Partner agency's own"),
                        ],
                        default="permanent",
                        max_length=12,
                    ),
                ),
                ("acting_up", models.BooleanField(default=False)),
                ("is_primary", models.BooleanField(default=True)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "grade",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.grade",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.job",
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
                        to="practitioners.position",
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
            name="ReflectionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "guide",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No guide"),
                            ("what", "What? So what? Now what?"),
                            ("gibbs", "Gibbs: six steps"),
                            ("kolb", "Kolb: four steps"),
                            ("signs_of_safety", "Signs of Safety: three columns"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField()),
                ("shared", models.BooleanField(default=False)),
                (
                    "entry",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="practitioners.reflection",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegistrationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=20)),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("checked_on", models.DateField(blank=True, null=True)),
                (
                    "checked_by",
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
                        to="practitioners.registration",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RelationshipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("line_manager", "Line manager"),
                            ("supervisor", "Supervisor"),
                            ("practice_assessor", "Practice assessor"),
                            ("mentor", "Mentor"),
                            ("cover", "Cover"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_lead", models.BooleanField(default=False, help_text="The one supervisor who counts for timescales.")),
                ("professional", models.BooleanField(default=False, help_text="Professional supervision, beside the case supervision.")),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "other",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.person",
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
                        to="practitioners.relationship",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RenewalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("year", models.DateField()),
                ("form_sent_on", models.DateField(blank=True, null=True)),
                ("fee_paid_on", models.DateField(blank=True, null=True)),
                ("learning_submitted_on", models.DateField(blank=True, null=True)),
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
                        to="practitioners.renewal",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.registration",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoleGrantEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("practitioner", "Practitioner"),
                            ("supervisor", "Supervisor"),
                            ("team_manager", "Team manager"),
                            ("service_manager", "Service manager"),
                            ("qa_officer", "Quality-assurance officer"),
                            ("training_officer", "Training officer"),
                            ("trainer", "Trainer"),
                            ("psw", "Principal social worker"),
                            ("senior_leader", "Senior leader"),
                            ("practice_educator", "Practice educator or assessor"),
                            ("panel_member", "Panel member"),
                            ("ig_officer", "Information-governance officer"),
                            ("agency_lead", "Agency lead"),
                            ("partner_learner", "Partner learner"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("substantive", "Own role"), ("acting_up", "Acting up"), ("cover", "Cover")],
                        default="substantive",
                        max_length=12,
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
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
                        to="practitioners.rolegrant",
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
            name="StandardEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=10)),
                ("title", models.CharField(max_length=160)),
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
                        to="practitioners.standard",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.frameworkversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandardSuccessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "earlier",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.standard",
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.standard",
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
                        to="practitioners.standardsuccession",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ThemeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=80)),
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
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="practitioners.theme"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnitAncestryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("depth", models.PositiveSmallIntegerField()),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "ancestor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.unit",
                    ),
                ),
                (
                    "descendant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.unit",
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
                        to="practitioners.unitancestry",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[("department", "Department"), ("service", "Service"), ("team", "Team"), ("agency", "Agency")],
                        max_length=12,
                    ),
                ),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.organisation",
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
                        db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="events", to="practitioners.unit"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnitParentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("period", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "parent",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.unit",
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
                        to="practitioners.unitparent",
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
            name="ActionDueDateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("due_on", models.DateField()),
                ("set_on", models.DateField()),
                ("reason", models.CharField(blank=True, help_text="Why it was moved; the first needs none.", max_length=300)),
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
                        to="practitioners.actionduedate",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.person",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CalendarEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual_leave", "Annual leave"),
                            ("sickness", "Sickness"),
                            ("family_leave", "Family leave"),
                            ("other_absence", "Other absence"),
                            ("training", "Training"),
                            ("supervision", "Supervision"),
                        ],
                        max_length=14,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("summary", models.CharField(blank=True, max_length=120)),
                (
                    "other",
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
                        to="practitioners.calendarentry",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreedActionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("what", models.CharField(max_length=300)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("self", "My own idea"),
                            ("supervision", "Supervision"),
                            ("appraisal", "Appraisal"),
                            ("audit", "Case audit"),
                            ("review", "Learning review"),
                            ("feedback", "Feedback from families or partners"),
                            ("team", "Team discussion"),
                        ],
                        max_length=12,
                    ),
                ),
                ("agreed_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("done", "Done"), ("withdrawn", "Withdrawn")], default="open", max_length=10
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("evidence", models.TextField(blank=True, help_text="What was done, or why it is no longer needed.")),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("sent_up_on", models.DateField(blank=True, null=True)),
                ("sent_up_why", models.TextField(blank=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="With whom it was agreed; who checks it.",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.person",
                    ),
                ),
                (
                    "checked_by",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="Who does it.",
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
                        to="practitioners.agreedaction",
                    ),
                ),
                (
                    "sent_up_by",
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
                    "case_reference",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="practitioners.casereference",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="cpdentry",
            name="standards",
            field=models.ManyToManyField(related_name="cpd_entries", through="practitioners.CPDStandard", to="practitioners.standard"),
        ),
        migrations.AddField(
            model_name="standard",
            name="successors",
            field=models.ManyToManyField(
                related_name="predecessors", through="practitioners.StandardSuccession", to="practitioners.standard"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casereference",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_casereferenceevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference"); RETURN NULL;',
                    hash="7ef3a414ab7204b5f0fa45f4c6a339bdd56f127b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b490f",
                    table="practitioners_casereference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casereference",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_casereferenceevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference"); RETURN NULL;',
                    hash="5c9292685ad13a33636140b923497b4be82662f6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_10ef6",
                    table="practitioners_casereference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casereference",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_casereferenceevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference"); RETURN NULL;',
                    hash="0987e7531a25cf7a1e7604ffd6dd1175ebe5e81b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c17bc",
                    table="practitioners_casereference",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="framework",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_frameworkevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "short_name") VALUES (NEW."code", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publisher", NEW."short_name"); RETURN NULL;',
                    hash="8a7fcc16801197004793b5e1d150b96839817b1d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a825f",
                    table="practitioners_framework",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="framework",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_frameworkevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "short_name") VALUES (NEW."code", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publisher", NEW."short_name"); RETURN NULL;',
                    hash="3483669c9843f9653833f8b90ce2fca1245ff1cb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6b463",
                    table="practitioners_framework",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="framework",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_frameworkevent" ("code", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "short_name") VALUES (OLD."code", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publisher", OLD."short_name"); RETURN NULL;',
                    hash="82d910853da2ecdf2ea0884fb1c239499706d8f7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d40cd",
                    table="practitioners_framework",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grade",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_gradeevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank"); RETURN NULL;',
                    hash="7ee366024d307fd2c22d320b37340521aca7689d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f074e",
                    table="practitioners_grade",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grade",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_gradeevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank"); RETURN NULL;',
                    hash="00a37122c387a3f323ba1c01a2082a74278b4e41",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_af309",
                    table="practitioners_grade",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grade",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_gradeevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank"); RETURN NULL;',
                    hash="c56bcaeb2602116edf182f816795973add952b50",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bcbf2",
                    table="practitioners_grade",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="job",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_jobevent" ("id", "needs_registration", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_group", "title") VALUES (NEW."id", NEW."needs_registration", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."professional_group", NEW."title"); RETURN NULL;',
                    hash="e0602d36280a28a1a0e5c2bcaf5487302faae7e9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5c988",
                    table="practitioners_job",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="job",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_jobevent" ("id", "needs_registration", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_group", "title") VALUES (NEW."id", NEW."needs_registration", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."professional_group", NEW."title"); RETURN NULL;',
                    hash="9aceabc066500522bd4b20a7fc56a0d22ea4c48f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1b4ec",
                    table="practitioners_job",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="job",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_jobevent" ("id", "needs_registration", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_group", "title") VALUES (OLD."id", OLD."needs_registration", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."professional_group", OLD."title"); RETURN NULL;',
                    hash="029108d31ab9ac83e13c5b6fe6203a711166c4da",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_08eeb",
                    table="practitioners_job",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_organisationevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="398229b9ab51ade03e9ee532c231b916eb7f3407",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b23da",
                    table="practitioners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_organisationevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="ac8aee8dd198a7c5ec04523d09d3c78900c376e6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1a6bb",
                    table="practitioners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_organisationevent" ("id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="b13e30871026410eaf5f03ade51c82eb6d3488f8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_33d22",
                    table="practitioners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_themeevent" ("id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="df23fed012e8cd7af30847f79d037af7bbb47975",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f7d96",
                    table="practitioners_theme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_themeevent" ("id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="b8730d641096b8faebcdd144a4aa92eeb727100e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2dbec",
                    table="practitioners_theme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="theme",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_themeevent" ("id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."is_active", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="de1dc4ea80d16bd05732eb5097db1ee083056818",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7a84c",
                    table="practitioners_theme",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionduedateevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="af75f4d71bafb2253003879be8fc88e4ae5d9c14",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d1d68",
                    table="practitioners_actionduedateevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionduedate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_actionduedateevent" ("action_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "set_by_id", "set_on") VALUES (NEW."action_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."set_by_id", NEW."set_on"); RETURN NULL;',
                    hash="0732c6b88a914b41837b8e07e22367769a422ecb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1c783",
                    table="practitioners_actionduedate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionduedate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_actionduedateevent" ("action_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "set_by_id", "set_on") VALUES (NEW."action_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."set_by_id", NEW."set_on"); RETURN NULL;',
                    hash="5e690c9a9ae731b89f96f24b34998980f4a8a102",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_142b8",
                    table="practitioners_actionduedate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionduedate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_actionduedateevent" ("action_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "set_by_id", "set_on") VALUES (OLD."action_id", OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."set_by_id", OLD."set_on"); RETURN NULL;',
                    hash="491ea9729192c547525e39804cacaa9249f43998",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7f70d",
                    table="practitioners_actionduedate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_calendarentryevent" ("ends_at", "id", "kind", "other_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "summary") VALUES (NEW."ends_at", NEW."id", NEW."kind", NEW."other_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_at", NEW."summary"); RETURN NULL;',
                    hash="4edf4c0f781d2215f174ebfb8d875d4d28277d24",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2ad31",
                    table="practitioners_calendarentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_calendarentryevent" ("ends_at", "id", "kind", "other_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "summary") VALUES (NEW."ends_at", NEW."id", NEW."kind", NEW."other_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_at", NEW."summary"); RETURN NULL;',
                    hash="5a0b475c1cb23df702780def605ae84f086e5de2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3e067",
                    table="practitioners_calendarentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_calendarentryevent" ("ends_at", "id", "kind", "other_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "summary") VALUES (OLD."ends_at", OLD."id", OLD."kind", OLD."other_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_at", OLD."summary"); RETURN NULL;',
                    hash="9807c5b9de1f80b797c6858a464f51a308f821cc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cf5f0",
                    table="practitioners_calendarentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="671d635659050d8a2512476a3d91f669d12cccea",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_af574",
                    table="practitioners_calendarentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casereferenceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="210a5368fd35b8f6a9bb87c2718cef4df8eef572",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8f2c4",
                    table="practitioners_casereferenceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7ae564601510093e3b4c940e49dda44ece40eca7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_be454",
                    table="practitioners_cpdentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdshare",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_cpdshareevent" ("entry_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_at") VALUES (NEW."entry_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."shared_at"); RETURN NULL;',
                    hash="f9fb3c47cce6e1b3846c944aa800f2a1b4de3a99",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c0e60",
                    table="practitioners_cpdshare",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdshare",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_cpdshareevent" ("entry_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_at") VALUES (NEW."entry_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."shared_at"); RETURN NULL;',
                    hash="34450f3a6c3a217f9e7d5fa7fb3db48a46479650",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8e61f",
                    table="practitioners_cpdshare",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdshare",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_cpdshareevent" ("entry_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared_at") VALUES (OLD."entry_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."shared_at"); RETURN NULL;',
                    hash="0816321b47ad19281c0834695a2ba65f329ff4a6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b8e27",
                    table="practitioners_cpdshare",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdshareevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cac45cf43032dc179bd6323b9d8705f419af3c6f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c7df5",
                    table="practitioners_cpdshareevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c2a72464bd35270558e0523f990ec7d1869ff5d8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b278e",
                    table="practitioners_frameworkevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkversion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_frameworkversionevent" ("framework_id", "id", "label", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."framework_id", NEW."id", NEW."label", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="6b104438ec0ebf82d983923f5c7f308e7751ceae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f475a",
                    table="practitioners_frameworkversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkversion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_frameworkversionevent" ("framework_id", "id", "label", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."framework_id", NEW."id", NEW."label", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="0520ce2ffc8d5d20efab6b9387e75e610874c618",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6b3cd",
                    table="practitioners_frameworkversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkversion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_frameworkversionevent" ("framework_id", "id", "label", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."framework_id", OLD."id", OLD."label", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="718fe345a825565d71924b0176622557dd32c669",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c29fd",
                    table="practitioners_frameworkversion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="frameworkversionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e47899719397fe8639b790eeebea830460c60696",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1aaf9",
                    table="practitioners_frameworkversionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="gradeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7ee13c12ae50364da851228694e2671bc22a6ccb",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ff4a5",
                    table="practitioners_gradeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ede97f04af9011ed73089ca67da50a9a633b7b93",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d3deb",
                    table="practitioners_jobevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreedactionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3c91d8a3d01457fba8c369de6193f0683501a076",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0b9c2",
                    table="practitioners_agreedactionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreedaction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_agreedactionevent" ("agreed_by_id", "agreed_on", "case_reference_id", "checked_by_id", "checked_on", "closed_on", "evidence", "id", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_up_by_id", "sent_up_on", "sent_up_why", "source", "state", "what") VALUES (NEW."agreed_by_id", NEW."agreed_on", NEW."case_reference_id", NEW."checked_by_id", NEW."checked_on", NEW."closed_on", NEW."evidence", NEW."id", NEW."need_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_up_by_id", NEW."sent_up_on", NEW."sent_up_why", NEW."source", NEW."state", NEW."what"); RETURN NULL;',
                    hash="de7f6ff8f3f3a82771d215aaf06894e34da18157",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4bb44",
                    table="practitioners_agreedaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreedaction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_agreedactionevent" ("agreed_by_id", "agreed_on", "case_reference_id", "checked_by_id", "checked_on", "closed_on", "evidence", "id", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_up_by_id", "sent_up_on", "sent_up_why", "source", "state", "what") VALUES (NEW."agreed_by_id", NEW."agreed_on", NEW."case_reference_id", NEW."checked_by_id", NEW."checked_on", NEW."closed_on", NEW."evidence", NEW."id", NEW."need_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_up_by_id", NEW."sent_up_on", NEW."sent_up_why", NEW."source", NEW."state", NEW."what"); RETURN NULL;',
                    hash="85c7740a0f081dc499eea9c2ffc31e2841d04690",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9f85d",
                    table="practitioners_agreedaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreedaction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_agreedactionevent" ("agreed_by_id", "agreed_on", "case_reference_id", "checked_by_id", "checked_on", "closed_on", "evidence", "id", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_up_by_id", "sent_up_on", "sent_up_why", "source", "state", "what") VALUES (OLD."agreed_by_id", OLD."agreed_on", OLD."case_reference_id", OLD."checked_by_id", OLD."checked_on", OLD."closed_on", OLD."evidence", OLD."id", OLD."need_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_up_by_id", OLD."sent_up_on", OLD."sent_up_why", OLD."source", OLD."state", OLD."what"); RETURN NULL;',
                    hash="cdde22ab47b3ec2a6e652b703d70fa21f860c3f1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9cb68",
                    table="practitioners_agreedaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="725ec94e22c2ec3cd4291270f0f1fc12c23bdbc1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_514ca",
                    table="practitioners_organisationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="peerreflection",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_peerreflectionevent" ("entry_id", "id", "peer_id", "peer_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."entry_id", NEW."id", NEW."peer_id", NEW."peer_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="e8088b4304a5fc93be40749f3fa25623ceb8df31",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_299ca",
                    table="practitioners_peerreflection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="peerreflection",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_peerreflectionevent" ("entry_id", "id", "peer_id", "peer_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."entry_id", NEW."id", NEW."peer_id", NEW."peer_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="acf2f5250444b8307f8ac354385662b040c118c2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8d1d0",
                    table="practitioners_peerreflection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="peerreflection",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_peerreflectionevent" ("entry_id", "id", "peer_id", "peer_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."entry_id", OLD."id", OLD."peer_id", OLD."peer_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                    hash="831f8ccd9bc86529269787c6b4030689299de524",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a5277",
                    table="practitioners_peerreflection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="peerreflectionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2ffc4ce976744f147b929c71dbcd49dbccd737bf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_213d0",
                    table="practitioners_peerreflectionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reflection",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_reflectionevent" ("entry_id", "guide", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared", "text") VALUES (NEW."entry_id", NEW."guide", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."shared", NEW."text"); RETURN NULL;',
                    hash="8ad63bc18b4f3757e755e3a6c45078b0589d23e8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bbb8d",
                    table="practitioners_reflection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reflection",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_reflectionevent" ("entry_id", "guide", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared", "text") VALUES (NEW."entry_id", NEW."guide", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."shared", NEW."text"); RETURN NULL;',
                    hash="e98124f83e8f529005185b48e2040a5e5470fa56",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8fb9a",
                    table="practitioners_reflection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reflection",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_reflectionevent" ("entry_id", "guide", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shared", "text") VALUES (OLD."entry_id", OLD."guide", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."shared", OLD."text"); RETURN NULL;',
                    hash="42e8a9e6177c1ccdb5ec3d7a25890ce9cab72c47",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f24b1",
                    table="practitioners_reflection",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reflectionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1356ce0e9c92a457f46b5cf0ba0fa7b8564eb720",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9127e",
                    table="practitioners_reflectionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_registrationevent" ("checked_by_id", "checked_on", "id", "number", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."id", NEW."number", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="c0afd7d41faa9f3a42541fb6004a6e1bbd11d2b5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dbfbd",
                    table="practitioners_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_registrationevent" ("checked_by_id", "checked_on", "id", "number", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."checked_by_id", NEW."checked_on", NEW."id", NEW."number", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="70101d0be03470592c6fc6cab2a9df2f8ed3c3db",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_70713",
                    table="practitioners_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registration",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_registrationevent" ("checked_by_id", "checked_on", "id", "number", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."checked_by_id", OLD."checked_on", OLD."id", OLD."number", OLD."period", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="c0af1fad493d643acc4d55e2ccc23cc838298463",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e208b",
                    table="practitioners_registration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="be8c1d56ea1e35be5c545097ef2258cf04ca0bdf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2fcec",
                    table="practitioners_registrationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="relationship",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_relationshipevent" ("id", "is_lead", "kind", "other_id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional") VALUES (NEW."id", NEW."is_lead", NEW."kind", NEW."other_id", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."professional"); RETURN NULL;',
                    hash="5f89b2489a52ca80274d169c07265b280d18e2e3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fc09f",
                    table="practitioners_relationship",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="relationship",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_relationshipevent" ("id", "is_lead", "kind", "other_id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional") VALUES (NEW."id", NEW."is_lead", NEW."kind", NEW."other_id", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."professional"); RETURN NULL;',
                    hash="2e50cd860ce7c009ef87ecaf7dfdf31b79de9fc9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eaa89",
                    table="practitioners_relationship",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="relationship",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_relationshipevent" ("id", "is_lead", "kind", "other_id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional") VALUES (OLD."id", OLD."is_lead", OLD."kind", OLD."other_id", OLD."period", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."professional"); RETURN NULL;',
                    hash="d6557c0dbfb8f102296063c818788c44b20f7d95",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8897c",
                    table="practitioners_relationship",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="relationshipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8ade5da3325a17661b51525e4e904adcf56cf06c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8d7fa",
                    table="practitioners_relationshipevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="renewal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_renewalevent" ("fee_paid_on", "form_sent_on", "id", "learning_submitted_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "year") VALUES (NEW."fee_paid_on", NEW."form_sent_on", NEW."id", NEW."learning_submitted_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."registration_id", NEW."year"); RETURN NULL;',
                    hash="73deeb194cd16ec793a2612601535751c2bb35f6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3c8c0",
                    table="practitioners_renewal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="renewal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_renewalevent" ("fee_paid_on", "form_sent_on", "id", "learning_submitted_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "year") VALUES (NEW."fee_paid_on", NEW."form_sent_on", NEW."id", NEW."learning_submitted_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."registration_id", NEW."year"); RETURN NULL;',
                    hash="c25492f4d50fb24870b0c88e92d80ed8f4846b54",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7dec7",
                    table="practitioners_renewal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="renewal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_renewalevent" ("fee_paid_on", "form_sent_on", "id", "learning_submitted_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registration_id", "year") VALUES (OLD."fee_paid_on", OLD."form_sent_on", OLD."id", OLD."learning_submitted_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."registration_id", OLD."year"); RETURN NULL;',
                    hash="053285e84fc290450255e209203ad723d784e747",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_da53f",
                    table="practitioners_renewal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="renewalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6b46c9ffa4a36a5f3ae9f416ce17b1f7aba319ce",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2769d",
                    table="practitioners_renewalevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdstandardevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b4564f96ab1c2a4e20c805af734d8623bfefdc42",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e142f",
                    table="practitioners_cpdstandardevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdstandard",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_cpdstandardevent" ("entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard_id") VALUES (NEW."entry_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."standard_id"); RETURN NULL;',
                    hash="c8809a79abd5d121bf72bb5d0fe01c3505214e02",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8dc8f",
                    table="practitioners_cpdstandard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdstandard",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_cpdstandardevent" ("entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard_id") VALUES (NEW."entry_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."standard_id"); RETURN NULL;',
                    hash="a68a21afcf832f4cb6826af187e9da92f3f28bb3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_db6fd",
                    table="practitioners_cpdstandard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdstandard",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_cpdstandardevent" ("entry_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "standard_id") VALUES (OLD."entry_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."standard_id"); RETURN NULL;',
                    hash="cc22c27959096430bdece2cd74e1b2d7aa44a25e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e3a36",
                    table="practitioners_cpdstandard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_cpdentryevent" ("better_for_child", "description", "did_differently", "hours", "how_well", "id", "kind", "learnt_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "sharing", "source", "state", "submission", "title", "withdrawn_at") VALUES (NEW."better_for_child", NEW."description", NEW."did_differently", NEW."hours", NEW."how_well", NEW."id", NEW."kind", NEW."learnt_on", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."sharing", NEW."source", NEW."state", NEW."submission", NEW."title", NEW."withdrawn_at"); RETURN NULL;',
                    hash="188d8ee72d02d7293b14121493dca352a6fdbfdb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5f15b",
                    table="practitioners_cpdentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_cpdentryevent" ("better_for_child", "description", "did_differently", "hours", "how_well", "id", "kind", "learnt_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "sharing", "source", "state", "submission", "title", "withdrawn_at") VALUES (NEW."better_for_child", NEW."description", NEW."did_differently", NEW."hours", NEW."how_well", NEW."id", NEW."kind", NEW."learnt_on", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."sharing", NEW."source", NEW."state", NEW."submission", NEW."title", NEW."withdrawn_at"); RETURN NULL;',
                    hash="7a5550b52d5e3a799df14ccc02e814f8d6093323",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_15c93",
                    table="practitioners_cpdentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cpdentry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_cpdentryevent" ("better_for_child", "description", "did_differently", "hours", "how_well", "id", "kind", "learnt_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "sharing", "source", "state", "submission", "title", "withdrawn_at") VALUES (OLD."better_for_child", OLD."description", OLD."did_differently", OLD."hours", OLD."how_well", OLD."id", OLD."kind", OLD."learnt_on", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."sharing", OLD."source", OLD."state", OLD."submission", OLD."title", OLD."withdrawn_at"); RETURN NULL;',
                    hash="343159d02a891f0d5a89769c9e441086848c2a29",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_752c6",
                    table="practitioners_cpdentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="84469f26814db53afbf7d8925827ef9bcd047ff2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_535bb",
                    table="practitioners_standardevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_standardsuccessionevent" ("earlier_id", "id", "later_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."earlier_id", NEW."id", NEW."later_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="de2486ad6e52cfcf3cae60589a37a1aea5fc454b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e3ddf",
                    table="practitioners_standardsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_standardsuccessionevent" ("earlier_id", "id", "later_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."earlier_id", NEW."id", NEW."later_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="0563c582740b06d39d3b3eeec27d9cedb3e73d3f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_478eb",
                    table="practitioners_standardsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardsuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_standardsuccessionevent" ("earlier_id", "id", "later_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."earlier_id", OLD."id", OLD."later_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="f3016841369c8427a428912e4734af9eddda400c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_750c0",
                    table="practitioners_standardsuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standard",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_standardevent" ("code", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version_id") VALUES (NEW."code", NEW."id", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."version_id"); RETURN NULL;',
                    hash="525b0a90428f164cfe9998fd932f413a9c26ab04",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0d070",
                    table="practitioners_standard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standard",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_standardevent" ("code", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version_id") VALUES (NEW."code", NEW."id", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."version_id"); RETURN NULL;',
                    hash="1de0577cbbd7faab52d431b79d09c357c6b28d82",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_70142",
                    table="practitioners_standard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standard",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_standardevent" ("code", "id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "version_id") VALUES (OLD."code", OLD."id", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."version_id"); RETURN NULL;',
                    hash="48aea9622b1c67c49a504d1ba85250cb2251620c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_aa3f1",
                    table="practitioners_standard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="standardsuccessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8c11e6702e4c86ec3b25b98892659692dfaea5fa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1e2d8",
                    table="practitioners_standardsuccessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="learningneedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="dac633d902cc60fbf5bcd6b104c13ff1e3ff33c8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d4234",
                    table="practitioners_learningneedevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="learningneed",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_learningneedevent" ("closed_by_id", "closed_on", "ended_reason", "id", "met_by_entry_id", "met_how", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "raised_by_id", "raised_on", "reason", "source", "standard_id", "state", "theme_id", "title", "wanted_by") VALUES (NEW."closed_by_id", NEW."closed_on", NEW."ended_reason", NEW."id", NEW."met_by_entry_id", NEW."met_how", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan", NEW."raised_by_id", NEW."raised_on", NEW."reason", NEW."source", NEW."standard_id", NEW."state", NEW."theme_id", NEW."title", NEW."wanted_by"); RETURN NULL;',
                    hash="7cf128c7264de0a5a91cb635731d1255e29b56b6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8b61a",
                    table="practitioners_learningneed",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="learningneed",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_learningneedevent" ("closed_by_id", "closed_on", "ended_reason", "id", "met_by_entry_id", "met_how", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "raised_by_id", "raised_on", "reason", "source", "standard_id", "state", "theme_id", "title", "wanted_by") VALUES (NEW."closed_by_id", NEW."closed_on", NEW."ended_reason", NEW."id", NEW."met_by_entry_id", NEW."met_how", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan", NEW."raised_by_id", NEW."raised_on", NEW."reason", NEW."source", NEW."standard_id", NEW."state", NEW."theme_id", NEW."title", NEW."wanted_by"); RETURN NULL;',
                    hash="66d4c193328ec1c6392bf109a6e12bb695a75d8c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d1ae6",
                    table="practitioners_learningneed",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="learningneed",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_learningneedevent" ("closed_by_id", "closed_on", "ended_reason", "id", "met_by_entry_id", "met_how", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "raised_by_id", "raised_on", "reason", "source", "standard_id", "state", "theme_id", "title", "wanted_by") VALUES (OLD."closed_by_id", OLD."closed_on", OLD."ended_reason", OLD."id", OLD."met_by_entry_id", OLD."met_how", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan", OLD."raised_by_id", OLD."raised_on", OLD."reason", OLD."source", OLD."standard_id", OLD."state", OLD."theme_id", OLD."title", OLD."wanted_by"); RETURN NULL;',
                    hash="a12ae4fb46d2209094fed366bb7345c3eb05c1b8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1bfec",
                    table="practitioners_learningneed",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="themeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="906eba547bf8de1e81ecec5492c9b88e77a97090",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5e676",
                    table="practitioners_themeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_unitevent" ("id", "kind", "name", "organisation_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."kind", NEW."name", NEW."organisation_id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="2d3ba168ad6cedacb57f05af715756831ac40f9d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_18a33",
                    table="practitioners_unit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_unitevent" ("id", "kind", "name", "organisation_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."kind", NEW."name", NEW."organisation_id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="238708f1551d612a8eb3ede6831996baf661d93e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2de97",
                    table="practitioners_unit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_unitevent" ("id", "kind", "name", "organisation_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."kind", OLD."name", OLD."organisation_id", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="4bbf415b03d922c0d96f71c795bdbc4f10418c2d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_55428",
                    table="practitioners_unit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rolegrantevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bc1d9b2ee8ff83796ffa89448e5ca0138007a253",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e6500",
                    table="practitioners_rolegrantevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rolegrant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_rolegrantevent" ("basis", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id") VALUES (NEW."basis", NEW."id", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."unit_id"); RETURN NULL;',
                    hash="106facf0c63a829d9aa255cd8d8689f3ee3535ed",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_84d17",
                    table="practitioners_rolegrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rolegrant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_rolegrantevent" ("basis", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id") VALUES (NEW."basis", NEW."id", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."unit_id"); RETURN NULL;',
                    hash="a42ef1c9c7b6f26e89ab6f5e3e8737f6bf0a4467",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c9540",
                    table="practitioners_rolegrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rolegrant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_rolegrantevent" ("basis", "id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id") VALUES (OLD."basis", OLD."id", OLD."period", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."unit_id"); RETURN NULL;',
                    hash="4e3ba957601ecd9e290251fea974c7a57df04cbd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f693f",
                    table="practitioners_rolegrant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="positionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b8fb74f9c5180dcef9e8bb47f0da457eed67c877",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_93e7b",
                    table="practitioners_positionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_positionevent" ("acting_up", "basis", "fte", "grade_id", "id", "is_primary", "job_id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."acting_up", NEW."basis", NEW."fte", NEW."grade_id", NEW."id", NEW."is_primary", NEW."job_id", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."unit_id"); RETURN NULL;',
                    hash="ac8bc7e1683ffd71386394ca64fee2a63f48ad48",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_22aee",
                    table="practitioners_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_positionevent" ("acting_up", "basis", "fte", "grade_id", "id", "is_primary", "job_id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."acting_up", NEW."basis", NEW."fte", NEW."grade_id", NEW."id", NEW."is_primary", NEW."job_id", NEW."period", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id"); RETURN NULL;',
                    hash="7a8e6f5af108cbb09d46383d05833c2b6a705766",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4b6e3",
                    table="practitioners_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="position",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_positionevent" ("acting_up", "basis", "fte", "grade_id", "id", "is_primary", "job_id", "period", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (OLD."acting_up", OLD."basis", OLD."fte", OLD."grade_id", OLD."id", OLD."is_primary", OLD."job_id", OLD."period", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."unit_id"); RETURN NULL;',
                    hash="736c770897347f81542387adda6b6958cab168d4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_91410",
                    table="practitioners_position",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitancestry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_unitancestryevent" ("ancestor_id", "depth", "descendant_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."ancestor_id", NEW."depth", NEW."descendant_id", NEW."id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="571686acfcfb6c329797f37ee6d7528b21e3b594",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b676a",
                    table="practitioners_unitancestry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitancestry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_unitancestryevent" ("ancestor_id", "depth", "descendant_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."ancestor_id", NEW."depth", NEW."descendant_id", NEW."id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="d0e2ccff8a641d7fe401ac6891091a4e1b5026e9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1bf34",
                    table="practitioners_unitancestry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitancestry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_unitancestryevent" ("ancestor_id", "depth", "descendant_id", "id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."ancestor_id", OLD."depth", OLD."descendant_id", OLD."id", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="b006a5d296044e83b104681e76bd3d7d055c37f6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_31eaa",
                    table="practitioners_unitancestry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitancestryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bb411958fa233108d430ecab8b7e622308919ba1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f3549",
                    table="practitioners_unitancestryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="454e6e0ee5130f4cfbcdb814a07c8d897489397c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_62449",
                    table="practitioners_unitevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitparent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_unitparentevent" ("id", "parent_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."id", NEW."parent_id", NEW."period", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."unit_id"); RETURN NULL;',
                    hash="3d076533788231472f95ed1039bf311ecb61d01e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0f764",
                    table="practitioners_unitparent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitparent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "practitioners_unitparentevent" ("id", "parent_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (NEW."id", NEW."parent_id", NEW."period", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."unit_id"); RETURN NULL;',
                    hash="b262c868775b4955f9c74b6c5ee68783d73b6d2c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_334f0",
                    table="practitioners_unitparent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitparent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "practitioners_unitparentevent" ("id", "parent_id", "period", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id") VALUES (OLD."id", OLD."parent_id", OLD."period", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."unit_id"); RETURN NULL;',
                    hash="59e32c17a877a6cb7dc94aebc201607f35c76758",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c8034",
                    table="practitioners_unitparent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unitparentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="15af3ca8a052e29a0ae84946f751cf1c9ba9e097",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_199b4",
                    table="practitioners_unitparentevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
