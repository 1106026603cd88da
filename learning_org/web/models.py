from django.db import models


class ClockOffset(models.Model):
    """How far time is moved, in seconds: at most one row, and only under test and demonstration settings."""

    seconds = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="clock_offset_is_one_row")]

    def __str__(self):
        return f"{self.seconds} seconds"
