"""Practice champions and specialist roles, the posts that a unit is meant to have, and what became of units that went into another."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.web.history import tracked
from practitioners.models.organisation import HAS_START, Unit
from practitioners.models.placements import Job


class SpecialistKind(models.TextChoices):
    CHAMPION = "champion", "Practice champion"
    SPECIALIST = "specialist", "Specialist role"
    INDEPENDENT = "independent", "Independent chair or decision maker"


@tracked()
class SpecialistRole(models.Model):
    """What somebody does beside their job: champion of a way of working, specialist, conference chair (S30, S59, Q55, Q56)."""

    name = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=12, choices=SpecialistKind)
    in_each_team = models.BooleanField(default=False, help_text="Every team is meant to have one; a team without one is shown as a gap.")
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["kind", "name"]

    def __str__(self):
        return self.name


@tracked()
class SpecialistHolding(models.Model):
    """Somebody holds a specialist role for a unit and a period."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="specialist_holdings")
    role = models.ForeignKey(SpecialistRole, on_delete=models.PROTECT, related_name="holdings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="specialist_holdings")
    period = DateRangeField()

    class Meta:
        ordering = ["role", "unit", "period"]
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="specialistholding_period_has_start"),
            ExclusionConstraint(
                name="specialistholding_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self):
        return f"{self.role}, {self.unit}"


@tracked()
class EstablishedPost(models.Model):
    """How many full-time equivalents of a job a unit is meant to have, for a period. What is not filled is vacant."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="established_posts")
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="established_posts")
    fte = models.DecimalField("full-time equivalents", max_digits=5, decimal_places=2)
    period = DateRangeField()

    class Meta:
        ordering = ["unit", "job", "period"]
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="establishedpost_period_has_start"),
            models.CheckConstraint(condition=Q(fte__gt=0), name="establishedpost_fte_above_0"),
            ExclusionConstraint(
                name="establishedpost_one_number_at_a_time",
                expressions=[("unit", RangeOperators.EQUAL), ("job", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self):
        return f"{self.fte} {self.job} in {self.unit}"


@tracked()
class UnitSuccession(models.Model):
    """A unit went into another one on a day, with its people."""

    earlier = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="went_into")
    later = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="came_from")
    first_day = models.DateField()

    class Meta:
        ordering = ["first_day", "earlier"]
        constraints = [models.CheckConstraint(condition=~Q(earlier=F("later")), name="unitsuccession_into_another")]

    def __str__(self):
        return f"{self.earlier} went into {self.later}"
