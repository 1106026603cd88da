import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import learning_org.web.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=160)),
                ("body", models.TextField()),
                ("link", models.CharField(blank=True, help_text="The path of the page to open, without address or token.", max_length=200)),
                ("link_text", models.CharField(blank=True, max_length=80)),
                (
                    "key",
                    models.CharField(
                        help_text="What it is about and when: the same thing is told once.", max_length=120, null=True, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(default=learning_org.web.clock.now)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recipient",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="accounts.person"),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        help_text="Who caused it; the system is a person too.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["recipient", "-created_at"], name="message_recipient_created")],
                "constraints": [models.CheckConstraint(condition=models.Q(("key", ""), _negated=True), name="message_key_not_empty")],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.EmailField(blank=True, max_length=254)),
                (
                    "email_id",
                    models.CharField(help_text="The e-mail's Message-ID, the same at every attempt.", max_length=120, unique=True),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("sent", "Sent"), ("failed", "Failed"), ("no_address", "No address")],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(default=learning_org.web.clock.now, help_text="When to try (again).")),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("error", models.CharField(blank=True, max_length=300)),
                (
                    "message",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="delivery", to="notifications.message"),
                ),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "ordering": ["pk"],
                "indexes": [models.Index(condition=models.Q(("state", "waiting")), fields=["due_at"], name="delivery_waiting_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at", None)),
                            _connector="OR",
                        ),
                        name="delivery_sent_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "no_address"), models.Q(("address", ""), _negated=True), _connector="OR"),
                        name="delivery_has_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(help_text="What it is about: a second one replaces the first.", max_length=120, unique=True)),
                ("due_on", models.DateField()),
                ("subject", models.CharField(max_length=160)),
                ("body", models.TextField()),
                ("link", models.CharField(blank=True, max_length=200)),
                ("link_text", models.CharField(blank=True, max_length=80)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "message",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminder",
                        to="notifications.message",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="accounts.person"),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("cancelled_at", None), ("message", None)), fields=["due_on"], name="reminder_waiting_due"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("message", None), ("cancelled_at", None), _connector="OR"), name="reminder_told_or_cancelled"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("address", models.EmailField(blank=True, max_length=254)),
                ("email_id", models.CharField(help_text="The e-mail's Message-ID, the same at every attempt.", max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("sent", "Sent"), ("failed", "Failed"), ("no_address", "No address")],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("due_at", models.DateTimeField(default=learning_org.web.clock.now, help_text="When to try (again).")),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("error", models.CharField(blank=True, max_length=300)),
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
                        to="notifications.delivery",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="notifications.message",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MessageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("subject", models.CharField(max_length=160)),
                ("body", models.TextField()),
                ("link", models.CharField(blank=True, help_text="The path of the page to open, without address or token.", max_length=200)),
                ("link_text", models.CharField(blank=True, max_length=80)),
                ("key", models.CharField(help_text="What it is about and when: the same thing is told once.", max_length=120, null=True)),
                ("created_at", models.DateTimeField(default=learning_org.web.clock.now)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
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
                        to="notifications.message",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.person",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        db_constraint=False,
                        help_text="Who caused it; the system is a person too.",
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
            name="ReminderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("key", models.CharField(help_text="What it is about: a second one replaces the first.", max_length=120)),
                ("due_on", models.DateField()),
                ("subject", models.CharField(max_length=160)),
                ("body", models.TextField()),
                ("link", models.CharField(blank=True, max_length=200)),
                ("link_text", models.CharField(blank=True, max_length=80)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="notifications.message",
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
                        to="notifications.reminder",
                    ),
                ),
                (
                    "recipient",
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
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "notifications_messageevent" ("body", "created_at", "id", "key", "link", "link_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "recipient_id", "sender_id", "subject") VALUES (NEW."body", NEW."created_at", NEW."id", NEW."key", NEW."link", NEW."link_text", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."read_at", NEW."recipient_id", NEW."sender_id", NEW."subject"); RETURN NULL;',
                    hash="fb8c8f374221e6996a0c6e60b558eaa14944fa32",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ba174",
                    table="notifications_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "notifications_messageevent" ("body", "created_at", "id", "key", "link", "link_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "recipient_id", "sender_id", "subject") VALUES (NEW."body", NEW."created_at", NEW."id", NEW."key", NEW."link", NEW."link_text", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."read_at", NEW."recipient_id", NEW."sender_id", NEW."subject"); RETURN NULL;',
                    hash="f3e4d9b700e3740e54ba3a0baf49cf729801bc3c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_14055",
                    table="notifications_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="message",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "notifications_messageevent" ("body", "created_at", "id", "key", "link", "link_text", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_at", "recipient_id", "sender_id", "subject") VALUES (OLD."body", OLD."created_at", OLD."id", OLD."key", OLD."link", OLD."link_text", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."read_at", OLD."recipient_id", OLD."sender_id", OLD."subject"); RETURN NULL;',
                    hash="f270f086e8e87f70c83dbb0a93de7f1e83c63a3c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5ca1a",
                    table="notifications_message",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliveryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="69acc0cf1e4154cee22df57ddf018d569d25e69c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_18d0e",
                    table="notifications_deliveryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "notifications_deliveryevent" ("address", "attempts", "due_at", "email_id", "error", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "state") VALUES (NEW."address", NEW."attempts", NEW."due_at", NEW."email_id", NEW."error", NEW."id", NEW."message_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."state"); RETURN NULL;',
                    hash="df8c2657fdc555aaaaa7f5b368b5a91bdb7b17b9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f6b22",
                    table="notifications_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "notifications_deliveryevent" ("address", "attempts", "due_at", "email_id", "error", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "state") VALUES (NEW."address", NEW."attempts", NEW."due_at", NEW."email_id", NEW."error", NEW."id", NEW."message_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_at", NEW."state"); RETURN NULL;',
                    hash="d480069791fbd13e19ae50fe8223745de18c69f9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5e5e2",
                    table="notifications_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delivery",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "notifications_deliveryevent" ("address", "attempts", "due_at", "email_id", "error", "id", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "state") VALUES (OLD."address", OLD."attempts", OLD."due_at", OLD."email_id", OLD."error", OLD."id", OLD."message_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_at", OLD."state"); RETURN NULL;',
                    hash="8a988103daef3bea60f69ce430c47931ce4ece24",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9e1c4",
                    table="notifications_delivery",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="messageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6c905e0542e36e16e4f97960cb9ccde3917a1630",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4ee3d",
                    table="notifications_messageevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "notifications_reminderevent" ("body", "cancelled_at", "due_on", "id", "key", "link", "link_text", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "subject") VALUES (NEW."body", NEW."cancelled_at", NEW."due_on", NEW."id", NEW."key", NEW."link", NEW."link_text", NEW."message_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recipient_id", NEW."subject"); RETURN NULL;',
                    hash="122905f661b929ad421d86e85bd71135e4a9a256",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ac45e",
                    table="notifications_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "notifications_reminderevent" ("body", "cancelled_at", "due_on", "id", "key", "link", "link_text", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "subject") VALUES (NEW."body", NEW."cancelled_at", NEW."due_on", NEW."id", NEW."key", NEW."link", NEW."link_text", NEW."message_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recipient_id", NEW."subject"); RETURN NULL;',
                    hash="4aaaf17370fdfc239b858607eaa21ebc6b5949ed",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_92027",
                    table="notifications_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminder",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "notifications_reminderevent" ("body", "cancelled_at", "due_on", "id", "key", "link", "link_text", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "subject") VALUES (OLD."body", OLD."cancelled_at", OLD."due_on", OLD."id", OLD."key", OLD."link", OLD."link_text", OLD."message_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recipient_id", OLD."subject"); RETURN NULL;',
                    hash="62c27712c7fd1d9aa3b1f626b81b2bc05ca64747",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f93e6",
                    table="notifications_reminder",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reminderevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="25c17223f90b61ba65f5ce42952426db4115740b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6e951",
                    table="notifications_reminderevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
