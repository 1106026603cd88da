"""Somebody is about to leave, or left: what of theirs has no owner from the day after on."""

from django.db import models

from learning_org.accounts.models import Person
from learning_org.web.history import tracked


@tracked(exclude=("open_count", "told_count", "counted_on"))
class Departure(models.Model):
    """The last day in post of somebody, who recorded it, and how many things of theirs nobody had taken over when that was counted.

    What is open comes from every app, kind by kind, so that it is counted once a day by the sweep and never while a page is made.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="departure")
    last_day = models.DateField()
    recorded_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True, help_text="Nobody, when a position simply runs out."
    )
    open_count = models.PositiveSmallIntegerField(default=0)
    told_count = models.PositiveSmallIntegerField(default=0, help_text="How many of them those who have it as due now were told of.")
    counted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["last_day", "person"]

    def __str__(self):
        return f"{self.person} after {self.last_day}"
