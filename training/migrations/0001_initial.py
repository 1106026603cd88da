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
                    name="Course",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("title", models.CharField(max_length=160, unique=True)),
                        ("summary", models.TextField()),
                        (
                            "rated",
                            models.CharField(
                                help_text="What participants rate from 1 to 10, such as: talking with teenagers about risk.", max_length=160
                            ),
                        ),
                        ("needs_approval", models.BooleanField(default=True, help_text="The line manager approves each booking.")),
                        ("open_to_partners", models.BooleanField(default=False)),
                        ("is_active", models.BooleanField(default=True)),
                        ("standards", models.ManyToManyField(blank=True, related_name="courses", to="practitioners.standard")),
                        (
                            "theme",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="courses",
                                to="practitioners.theme",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["title"],
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("venue", models.CharField(max_length=120)),
                        ("capacity", models.PositiveSmallIntegerField()),
                        ("first_on", models.DateField()),
                        ("last_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open for booking"), ("held", "Held"), ("cancelled", "Cancelled")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                        ("register_taken_on", models.DateField(blank=True, null=True)),
                        (
                            "course",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="training.course"),
                        ),
                        (
                            "register_taken_by",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                            ),
                        ),
                        (
                            "trainer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions_taught",
                                to="accounts.person",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["first_on", "pk"],
                        "indexes": [models.Index(fields=["state", "first_on"], name="session_state_first_on")],
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("capacity__gt", 0)), name="session_has_places"),
                            models.CheckConstraint(
                                condition=models.Q(("last_on__gte", models.F("first_on"))), name="session_last_after_first"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("register_taken_by__isnull", False), ("register_taken_on__isnull", False), ("state", "held")),
                                    models.Q(
                                        models.Q(("state", "held"), _negated=True), ("register_taken_by", None), ("register_taken_on", None)
                                    ),
                                    _connector="OR",
                                ),
                                name="session_held_has_register",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("cancelled_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="session_cancelled_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Booking",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "Waiting for approval"),
                                    ("approved", "Booked"),
                                    ("declined", "Not approved"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="requested",
                                max_length=10,
                            ),
                        ),
                        ("requested_on", models.DateField()),
                        ("cover_confirmed", models.BooleanField(default=False)),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        ("declined_reason", models.CharField(blank=True, max_length=300)),
                        ("cancelled_on", models.DateField(blank=True, null=True)),
                        ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                        (
                            "cancelled_in_time",
                            models.BooleanField(blank=True, help_text="Three working days or more before (a setting).", null=True),
                        ),
                        ("walk_in", models.BooleanField(default=False, help_text="Came without a booking.")),
                        ("attended", models.BooleanField(blank=True, help_text="From the register.", null=True)),
                        ("rating_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("evaluated_on", models.DateField(blank=True, null=True)),
                        (
                            "cancelled_by",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                            ),
                        ),
                        (
                            "cover",
                            models.ForeignKey(
                                blank=True,
                                help_text="Who covers urgent calls, as asked.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"
                            ),
                        ),
                        ("entries", models.ManyToManyField(blank=True, related_name="bookings", to="practitioners.calendarentry")),
                        (
                            "evaluation",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="booking",
                                to="questionnaires.response",
                            ),
                        ),
                        (
                            "need",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bookings",
                                to="practitioners.learningneed",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="bookings", to="accounts.person"),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person"),
                        ),
                        (
                            "session",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="bookings", to="training.session"),
                        ),
                    ],
                    options={
                        "ordering": ["session", "pk"],
                        "indexes": [models.Index(fields=["person", "state"], name="booking_person_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ("requested", "approved"))),
                                fields=("session", "person"),
                                name="booking_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("decided_by", None), ("decided_on", None), ("state__in", ("requested", "cancelled"))),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("decided_on__isnull", False),
                                        ("state__in", ("approved", "declined", "cancelled")),
                                    ),
                                    _connector="OR",
                                ),
                                name="booking_decided_in_full",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "declined"), _negated=True),
                                    models.Q(("declined_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="booking_declined_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("cancelled_by__isnull", False),
                                        ("cancelled_in_time__isnull", False),
                                        ("cancelled_on__isnull", False),
                                        ("state", "cancelled"),
                                        models.Q(("cancelled_reason", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("state", "cancelled"), _negated=True),
                                        ("cancelled_by", None),
                                        ("cancelled_in_time", None),
                                        ("cancelled_on", None),
                                        ("cancelled_reason", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="booking_cancelled_in_full",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("attended", None), ("state", "approved"), _connector="OR"),
                                name="booking_attended_when_approved",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("walk_in", False), ("attended", True), _connector="OR"), name="booking_walk_in_attended"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("evaluated_on", None), models.Q(("attended", True), ("evaluation__isnull", False)), _connector="OR"
                                ),
                                name="booking_evaluated_after_attending",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("rating_before", None),
                                    models.Q(("rating_before__gte", 1), ("rating_before__lte", 10)),
                                    _connector="OR",
                                ),
                                name="booking_rating_before",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BookingFollowUp",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "booking",
                            models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="link", to="training.booking"),
                        ),
                        (
                            "follow_up",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="booking_link", to="practitioners.impactfollowup"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="BookingFollowUpEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "booking",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="training.booking",
                            ),
                        ),
                        (
                            "follow_up",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="practitioners.impactfollowup",
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
                                to="training.bookingfollowup",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CourseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("title", models.CharField(max_length=160)),
                        ("summary", models.TextField()),
                        (
                            "rated",
                            models.CharField(
                                help_text="What participants rate from 1 to 10, such as: talking with teenagers about risk.", max_length=160
                            ),
                        ),
                        ("needs_approval", models.BooleanField(default=True, help_text="The line manager approves each booking.")),
                        ("open_to_partners", models.BooleanField(default=False)),
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
                                to="training.course",
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
                    name="BookingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("requested", "Waiting for approval"),
                                    ("approved", "Booked"),
                                    ("declined", "Not approved"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="requested",
                                max_length=10,
                            ),
                        ),
                        ("requested_on", models.DateField()),
                        ("cover_confirmed", models.BooleanField(default=False)),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        ("declined_reason", models.CharField(blank=True, max_length=300)),
                        ("cancelled_on", models.DateField(blank=True, null=True)),
                        ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                        (
                            "cancelled_in_time",
                            models.BooleanField(blank=True, help_text="Three working days or more before (a setting).", null=True),
                        ),
                        ("walk_in", models.BooleanField(default=False, help_text="Came without a booking.")),
                        ("attended", models.BooleanField(blank=True, help_text="From the register.", null=True)),
                        ("rating_before", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("evaluated_on", models.DateField(blank=True, null=True)),
                        (
                            "cancelled_by",
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
                            "cover",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Who covers urgent calls, as asked.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "decided_by",
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
                            "evaluation",
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
                                to="training.booking",
                            ),
                        ),
                        (
                            "requested_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.person",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="training.session",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SessionDay",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("on", models.DateField()),
                        ("starts", models.TimeField()),
                        ("ends", models.TimeField()),
                        (
                            "session",
                            models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="days", to="training.session"),
                        ),
                    ],
                    options={
                        "ordering": ["session", "on"],
                        "constraints": [
                            models.UniqueConstraint(fields=("session", "on"), name="sessionday_once"),
                            models.CheckConstraint(
                                condition=models.Q(("ends__gt", models.F("starts"))), name="sessionday_ends_after_start"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionDayEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("on", models.DateField()),
                        ("starts", models.TimeField()),
                        ("ends", models.TimeField()),
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
                                to="training.sessionday",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="training.session",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SessionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("venue", models.CharField(max_length=120)),
                        ("capacity", models.PositiveSmallIntegerField()),
                        ("first_on", models.DateField()),
                        ("last_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "Open for booking"), ("held", "Held"), ("cancelled", "Cancelled")],
                                default="open",
                                max_length=10,
                            ),
                        ),
                        ("cancelled_reason", models.CharField(blank=True, max_length=300)),
                        ("register_taken_on", models.DateField(blank=True, null=True)),
                        (
                            "course",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="training.course",
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
                                to="training.session",
                            ),
                        ),
                        (
                            "register_taken_by",
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
                            "trainer",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="bookingfollowup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_bookingfollowupevent" ("booking_id", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."booking_id", NEW."follow_up_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="0bd638de3d289d1ac6ad71750b4899f32b4db412",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_26252",
                            table="training_bookingfollowup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bookingfollowup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_bookingfollowupevent" ("booking_id", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."booking_id", NEW."follow_up_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="cc350df40ffe7f6990a45e8b013baf96f4950a17",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0fec5",
                            table="training_bookingfollowup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bookingfollowup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_bookingfollowupevent" ("booking_id", "follow_up_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."booking_id", OLD."follow_up_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="fcf813f7a793aba5d62aae706845c26f35b29a82",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2b3f7",
                            table="training_bookingfollowup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bookingfollowupevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="019862f3c6abf00bdc73775f812738ecd785369a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cd9d4",
                            table="training_bookingfollowupevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_courseevent" ("id", "is_active", "needs_approval", "open_to_partners", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rated", "summary", "theme_id", "title") VALUES (NEW."id", NEW."is_active", NEW."needs_approval", NEW."open_to_partners", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rated", NEW."summary", NEW."theme_id", NEW."title"); RETURN NULL;',
                            hash="04133f58b65f4326fef398efe84ce38220ed9064",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bfc1a",
                            table="training_course",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_courseevent" ("id", "is_active", "needs_approval", "open_to_partners", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rated", "summary", "theme_id", "title") VALUES (NEW."id", NEW."is_active", NEW."needs_approval", NEW."open_to_partners", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rated", NEW."summary", NEW."theme_id", NEW."title"); RETURN NULL;',
                            hash="fddcbbe23cd017cb8bc35e32689acde0fc13ef22",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_27da0",
                            table="training_course",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_courseevent" ("id", "is_active", "needs_approval", "open_to_partners", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rated", "summary", "theme_id", "title") VALUES (OLD."id", OLD."is_active", OLD."needs_approval", OLD."open_to_partners", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rated", OLD."summary", OLD."theme_id", OLD."title"); RETURN NULL;',
                            hash="c59d3b0fad41d043cc0c1ee1973670e4c9de22d1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9186d",
                            table="training_course",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cc90b20b964f8dbf332d0e4bc923201fbcf5a0cf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_db2e4",
                            table="training_courseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="session",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_sessionevent" ("cancelled_reason", "capacity", "course_id", "first_on", "id", "last_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_taken_by_id", "register_taken_on", "state", "trainer_id", "venue") VALUES (NEW."cancelled_reason", NEW."capacity", NEW."course_id", NEW."first_on", NEW."id", NEW."last_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."register_taken_by_id", NEW."register_taken_on", NEW."state", NEW."trainer_id", NEW."venue"); RETURN NULL;',
                            hash="c18ece463f9cdf4d266df37e30af3ad0d563e55c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e932a",
                            table="training_session",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="session",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_sessionevent" ("cancelled_reason", "capacity", "course_id", "first_on", "id", "last_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_taken_by_id", "register_taken_on", "state", "trainer_id", "venue") VALUES (NEW."cancelled_reason", NEW."capacity", NEW."course_id", NEW."first_on", NEW."id", NEW."last_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."register_taken_by_id", NEW."register_taken_on", NEW."state", NEW."trainer_id", NEW."venue"); RETURN NULL;',
                            hash="a7eee3e1fd6a7a11fc290dc915036b34b225b021",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4f7da",
                            table="training_session",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="session",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_sessionevent" ("cancelled_reason", "capacity", "course_id", "first_on", "id", "last_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_taken_by_id", "register_taken_on", "state", "trainer_id", "venue") VALUES (OLD."cancelled_reason", OLD."capacity", OLD."course_id", OLD."first_on", OLD."id", OLD."last_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."register_taken_by_id", OLD."register_taken_on", OLD."state", OLD."trainer_id", OLD."venue"); RETURN NULL;',
                            hash="3fdd3faba7c7e3e56ffb57cc6a558ede5d59c87d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fe538",
                            table="training_session",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bookingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5fc0275c6ca05108b62403e952736e94757f9681",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4c3a3",
                            table="training_bookingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="booking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_bookingevent" ("attended", "cancelled_by_id", "cancelled_in_time", "cancelled_on", "cancelled_reason", "cover_confirmed", "cover_id", "decided_by_id", "decided_on", "declined_reason", "evaluated_on", "evaluation_id", "id", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_before", "requested_by_id", "requested_on", "session_id", "state", "walk_in") VALUES (NEW."attended", NEW."cancelled_by_id", NEW."cancelled_in_time", NEW."cancelled_on", NEW."cancelled_reason", NEW."cover_confirmed", NEW."cover_id", NEW."decided_by_id", NEW."decided_on", NEW."declined_reason", NEW."evaluated_on", NEW."evaluation_id", NEW."id", NEW."need_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rating_before", NEW."requested_by_id", NEW."requested_on", NEW."session_id", NEW."state", NEW."walk_in"); RETURN NULL;',
                            hash="c5717fca3ca441860d4836db96f5fcae37b2457b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_06d9f",
                            table="training_booking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="booking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_bookingevent" ("attended", "cancelled_by_id", "cancelled_in_time", "cancelled_on", "cancelled_reason", "cover_confirmed", "cover_id", "decided_by_id", "decided_on", "declined_reason", "evaluated_on", "evaluation_id", "id", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_before", "requested_by_id", "requested_on", "session_id", "state", "walk_in") VALUES (NEW."attended", NEW."cancelled_by_id", NEW."cancelled_in_time", NEW."cancelled_on", NEW."cancelled_reason", NEW."cover_confirmed", NEW."cover_id", NEW."decided_by_id", NEW."decided_on", NEW."declined_reason", NEW."evaluated_on", NEW."evaluation_id", NEW."id", NEW."need_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rating_before", NEW."requested_by_id", NEW."requested_on", NEW."session_id", NEW."state", NEW."walk_in"); RETURN NULL;',
                            hash="1cd098734bf40823032ed068691c3f59cf5f835e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fbe21",
                            table="training_booking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="booking",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_bookingevent" ("attended", "cancelled_by_id", "cancelled_in_time", "cancelled_on", "cancelled_reason", "cover_confirmed", "cover_id", "decided_by_id", "decided_on", "declined_reason", "evaluated_on", "evaluation_id", "id", "need_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating_before", "requested_by_id", "requested_on", "session_id", "state", "walk_in") VALUES (OLD."attended", OLD."cancelled_by_id", OLD."cancelled_in_time", OLD."cancelled_on", OLD."cancelled_reason", OLD."cover_confirmed", OLD."cover_id", OLD."decided_by_id", OLD."decided_on", OLD."declined_reason", OLD."evaluated_on", OLD."evaluation_id", OLD."id", OLD."need_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rating_before", OLD."requested_by_id", OLD."requested_on", OLD."session_id", OLD."state", OLD."walk_in"); RETURN NULL;',
                            hash="3c2b626d706d06dd43898f188f2659c0d9c0dea8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2335b",
                            table="training_booking",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_sessiondayevent" ("ends", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "starts") VALUES (NEW."ends", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."session_id", NEW."starts"); RETURN NULL;',
                            hash="4484d4183c59c4b106d9f84e43a134815f347c02",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6ab3b",
                            table="training_sessionday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_sessiondayevent" ("ends", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "starts") VALUES (NEW."ends", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."session_id", NEW."starts"); RETURN NULL;',
                            hash="70b738904996261ff16306491fd3870ed410df4a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ee6dd",
                            table="training_sessionday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionday",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_sessiondayevent" ("ends", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "session_id", "starts") VALUES (OLD."ends", OLD."id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."session_id", OLD."starts"); RETURN NULL;',
                            hash="ef5281cb67b2ee9a9271d235fa272613b696901f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_764de",
                            table="training_sessionday",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessiondayevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b931fe9e0dd15704c3457fa5d8278db9903759ea",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2b70c",
                            table="training_sessiondayevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="sessionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d706217c4e984cdbc4b82e02b22f4de0aec2f202",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_71683",
                            table="training_sessionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
