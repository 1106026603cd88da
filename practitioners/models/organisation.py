"""Organisations and dated units. A reorganisation adds rows and ends others; it never rewrites the past."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from learning_org.web.history import tracked

HAS_START = Q(period__isempty=False, period__startswith__isnull=False)


class OrganisationKind(models.TextChoices):
    COUNCIL = "council", "Council"
    PARTNER = "partner", "Partner agency"


@tracked()
class Organisation(models.Model):
    """The council, or an agency that works and learns beside it."""

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=OrganisationKind)

    class Meta:
        ordering = ["kind", "name"]

    def __str__(self):
        return self.name


class UnitKind(models.TextChoices):
    DEPARTMENT = "department", "Department"
    SERVICE = "service", "Service"
    TEAM = "team", "Team"
    AGENCY = "agency", "Agency"


class UnitQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff know every unit; somebody from a partner agency alone knows their own agency's."""
        access = user.access
        if not access.in_post:
            return self.none()
        return self.filter(organisation__in=access.organisation_ids) if access.partner_only else self

    def readable_by(self, user):
        return self.visible_to(user)

    def open_on(self, on):
        return self.filter(period__contains=on)


@tracked()
class Unit(models.Model):
    """A department, service, team or agency. Where it stands in the tree is dated, in UnitParent."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="units")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=UnitKind)
    period = DateRangeField()

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="unit_period_has_start"),
            ExclusionConstraint(
                name="unit_name_once_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("name", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self):
        return self.name


@tracked()
class UnitParent(models.Model):
    """Which unit a unit stands under, and from when to when. A unit at the top has no row."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="children")
    period = DateRangeField()

    class Meta:
        ordering = ["unit", "period"]
        constraints = [
            models.CheckConstraint(condition=~Q(unit=F("parent")), name="unit_is_not_its_own_parent"),
            models.CheckConstraint(condition=HAS_START, name="unitparent_period_has_start"),
            ExclusionConstraint(
                name="unit_one_parent_at_a_time", expressions=[("unit", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)]
            ),
        ]

    def __str__(self):
        return f"{self.unit} under {self.parent}"


@tracked()
class UnitAncestry(models.Model):
    """Every ancestor of every unit, itself included at depth 0, with its period: scope is one join at a date.

    Written by services.units alone, from UnitParent.
    """

    ancestor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="below")
    descendant = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="above")
    depth = models.PositiveSmallIntegerField()
    period = DateRangeField()

    class Meta:
        ordering = ["descendant", "depth"]
        verbose_name_plural = "unit ancestry"
        constraints = [
            models.CheckConstraint(condition=Q(depth=0, ancestor=F("descendant")) | Q(depth__gt=0), name="unitancestry_depth_0_is_itself"),
            ExclusionConstraint(
                name="unitancestry_once_at_a_time",
                expressions=[
                    ("ancestor", RangeOperators.EQUAL),
                    ("descendant", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self):
        return f"{self.descendant} in {self.ancestor}"
