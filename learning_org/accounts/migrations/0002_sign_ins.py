import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import learning_org.web.clock

# Rows are only ever added. The functions are those that lock signed records, made by trail's own migration.
ADD_ONLY = [
    "CREATE TRIGGER locked_rows BEFORE UPDATE OR DELETE ON accounts_signin FOR EACH ROW EXECUTE FUNCTION public.trail_refuse_change()",
    "CREATE TRIGGER locked_truncate BEFORE TRUNCATE ON accounts_signin FOR EACH STATEMENT EXECUTE FUNCTION public.trail_refuse_truncate()",
]
BACK = ["DROP TRIGGER locked_rows ON accounts_signin", "DROP TRIGGER locked_truncate ON accounts_signin"]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("trail", "0002_signatures"),
    ]

    operations = [
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("signed_in", "Signed in"),
                            ("signed_out", "Signed out"),
                            ("wrong_password", "Wrong password"),
                            ("wrong_code", "Wrong code"),
                            ("locked", "Too many tries: made to wait"),
                            ("password_changed", "Password changed"),
                            ("step_added", "Second step set up"),
                            ("step_removed", "Second step turned off"),
                            ("step_reset", "Second step reset by an administrator"),
                            ("code_spent", "Recovery code used"),
                            ("codes_made", "New recovery codes made"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(default=learning_org.web.clock.now)),
                ("address", models.GenericIPAddressField(blank=True, null=True, verbose_name="from the address")),
                ("device", models.CharField(blank=True, max_length=60)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        help_text="When not the owner.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.person",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sign_ins", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["user", "-at"], name="sign_in_of_user")],
            },
        ),
        migrations.RunSQL(ADD_ONLY, BACK),
    ]
