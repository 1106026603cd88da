from django.db import migrations, models


class Migration(migrations.Migration):
    """A need whose follow-up was answered may be opened again, and then has another: one to be answered at a time."""

    dependencies = [("practitioners", "0002_follow_ups")]

    operations = [
        migrations.RemoveConstraint(model_name="impactfollowup", name="impactfollowup_one_per_need"),
        migrations.AddConstraint(
            model_name="impactfollowup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_on", None), ("withdrawn_on", None)),
                fields=("need",),
                name="impactfollowup_one_open_per_need",
            ),
        ),
    ]
