import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import learning_org.web.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("form", models.CharField(help_text="The name of the page, with the record's number when it edits one.", max_length=60)),
                ("data", models.JSONField(default=dict, help_text="The form as it was posted: names to lists of values.")),
                ("version", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(default=learning_org.web.clock.now)),
                (
                    "user",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["-saved_at"],
                "indexes": [models.Index(fields=["user", "form"], name="draft_user_form")],
            },
        ),
        migrations.CreateModel(
            name="ReadLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record_kind", models.CharField(help_text="The model's label, such as practitioners.cpdentry.", max_length=60)),
                ("record_id", models.BigIntegerField()),
                ("page", models.CharField(help_text="The name of the page, never its path.", max_length=80)),
                ("read_at", models.DateTimeField(default=learning_org.web.clock.now)),
                ("reader", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.person")),
                (
                    "subject",
                    models.ForeignKey(
                        help_text="The person whose record it is.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.person",
                    ),
                ),
            ],
            options={
                "ordering": ["-read_at", "-pk"],
                "indexes": [models.Index(fields=["subject", "-read_at"], name="readlog_subject_read_at")],
            },
        ),
    ]
