"""How often supervision is due: a policy with dates, for everybody or for one professional group."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from learning_org.web.history import tracked
from practitioners.models import ProfessionalGroup
from practitioners.models.organisation import HAS_START


class IntervalUnit(models.TextChoices):
    DAYS = "days", "Days"
    MONTHS = "months", "Calendar months"


@tracked()
class SupervisionPolicy(models.Model):
    """The longest time between two supervisions. An empty group is everybody who has no policy of their own."""

    professional_group = models.CharField(max_length=20, choices=ProfessionalGroup, blank=True)
    count = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=6, choices=IntervalUnit)
    period = DateRangeField()

    class Meta:
        ordering = ["professional_group", "period"]
        verbose_name_plural = "supervision policies"
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="supervisionpolicy_period_has_start"),
            models.CheckConstraint(condition=Q(count__gt=0), name="supervisionpolicy_count"),
            ExclusionConstraint(
                name="supervisionpolicy_one_at_a_time",
                expressions=[("professional_group", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self):
        return f"Every {self.count} {self.get_unit_display().lower()}"
