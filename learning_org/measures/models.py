"""What is aimed at, and the figures of closed months, kept as they stood when the month was frozen."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from learning_org.measures.scope import units_under
from learning_org.web.history import tracked
from practitioners.models import Unit
from practitioners.models.organisation import HAS_START


@tracked()
class IndicatorTarget(models.Model):
    """The per cent that an indicator aims at, for a period: a figure for March is judged by the target of March."""

    indicator = models.PositiveSmallIntegerField(help_text="The indicator's number.")
    value = models.DecimalField(max_digits=5, decimal_places=2, help_text="Per cent; for indicators where less is better, at most this.")
    period = DateRangeField()

    class Meta:
        ordering = ["indicator", "period"]
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="indicatortarget_period_has_start"),
            models.CheckConstraint(condition=Q(value__gte=0, value__lte=100), name="indicatortarget_per_cent"),
            ExclusionConstraint(
                name="indicatortarget_one_at_a_time",
                expressions=[("indicator", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self):
        return f"Indicator {self.indicator}: {self.value:g}%"


class MonthlyFigureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Figures of the units for which the user's role reads figures, and of the units below them (policy, "dashboards")."""
        return self.filter(unit__in=units_under(user)) if user.access.in_post else self.none()

    def readable_by(self, user):
        return self.visible_to(user)


@tracked()
class MonthlyFigure(models.Model):
    """One indicator of one unit in one closed month, as recorded when it was frozen: what comes later never changes it unseen.

    For a mean (indicator 21) the numerator is the sum of the changes and the denominator the number of pairs.
    """

    month = models.DateField(help_text="The first day of the month.")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="monthly_figures")
    indicator = models.PositiveSmallIntegerField(help_text="The indicator's number.")
    numerator = models.IntegerField()
    denominator = models.PositiveIntegerField()
    target = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    definition_version = models.PositiveSmallIntegerField()
    as_at = models.DateField()
    frozen_at = models.DateTimeField()

    objects = MonthlyFigureQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "unit", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["month", "unit", "indicator"], name="monthlyfigure_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="monthlyfigure_month_is_first_day"),
        ]

    def __str__(self):
        return f"Indicator {self.indicator}, {self.unit}, {self.month:%B %Y}"
