"""Standards frameworks: versioned, with effective dates, since the statements of 2026 are not those of 2027."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from learning_org.web.history import tracked
from practitioners.models.organisation import HAS_START


class FrameworkAudience(models.TextChoices):
    EVERYBODY = "everybody", "Everybody"
    PRACTITIONERS = "practitioners", "Child and family practitioners"
    SUPERVISORS = "supervisors", "Practice supervisors and managers"
    LEADERS = "leaders", "Practice leaders"


@tracked()
class Framework(models.Model):
    """A body of professional standards, such as the knowledge and skills statements for child and family practitioners."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    publisher = models.CharField(max_length=120)
    audience = models.CharField(max_length=14, choices=FrameworkAudience, default=FrameworkAudience.EVERYBODY)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


@tracked()
class FrameworkVersion(models.Model):
    """The standards of a framework as they stand for a period: one version at a time."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="versions")
    label = models.CharField(max_length=40)
    period = DateRangeField()

    class Meta:
        ordering = ["framework", "period"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "label"], name="frameworkversion_label"),
            models.CheckConstraint(condition=HAS_START, name="frameworkversion_period_has_start"),
            ExclusionConstraint(
                name="frameworkversion_one_at_a_time",
                expressions=[("framework", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self):
        return f"{self.framework.short_name}, {self.label}"


class StandardQuerySet(models.QuerySet):
    def in_force(self, on):
        """The standards of the versions in force on that date, in reading order."""
        return self.filter(version__period__contains=on).select_related("version__framework").order_by("version__framework__name", "order")


@tracked()
class Standard(models.Model):
    """One standard of one version. Tags point here, so that they keep meaning what they meant."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="standards")
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=160)
    order = models.PositiveSmallIntegerField()
    description = models.TextField(blank=True, help_text="What it asks, in the council's own words.")
    successors = models.ManyToManyField("self", symmetrical=False, through="StandardSuccession", related_name="predecessors")

    objects = StandardQuerySet.as_manager()

    class Meta:
        ordering = ["version", "order"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="standard_code")]

    def __str__(self):
        return f"{self.code} {self.title}"


class CareerLevel(models.TextChoices):
    NEWLY_QUALIFIED = "newly_qualified", "Newly qualified (ASYE)"
    SOCIAL_WORKER = "social_worker", "Social worker"
    EXPERIENCED = "experienced", "Experienced"
    ADVANCED = "advanced", "Advanced"
    STRATEGIC = "strategic", "Strategic"


@tracked()
class StandardLevel(models.Model):
    """What a standard asks at one level of a career, where a framework tells levels apart."""

    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="levels")
    level = models.CharField(max_length=16, choices=CareerLevel)
    text = models.TextField()

    class Meta:
        ordering = ["standard", "pk"]
        constraints = [models.UniqueConstraint(fields=["standard", "level"], name="standardlevel_once")]

    def __str__(self):
        return f"{self.standard}: {self.get_level_display()}"


@tracked()
class StandardSuccession(models.Model):
    """A standard of an earlier version goes on in one or several of a later one."""

    earlier = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="successions")
    later = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="precessions")

    class Meta:
        ordering = ["earlier", "later"]
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="standardsuccession_once"),
            models.CheckConstraint(condition=~models.Q(earlier=models.F("later")), name="standardsuccession_to_another"),
        ]

    def __str__(self):
        return f"{self.earlier} goes on in {self.later}"
