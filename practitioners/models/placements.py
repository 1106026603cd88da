"""Where people are placed, whom they answer to, and which roles they hold: all with dates."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.history import tracked
from practitioners.models.organisation import HAS_START, Unit


class ProfessionalGroup(models.TextChoices):
    SOCIAL_WORKER = "social_worker", "Social worker"
    FAMILY_SUPPORT = "family_support", "Family support worker"
    YOUTH_WORKER = "youth_worker", "Youth worker"
    PERSONAL_ADVISER = "personal_adviser", "Personal adviser"
    MANAGER = "manager", "Manager"
    LEARNING = "learning", "Learning and quality"
    PARTNER = "partner", "Partner professional"
    OTHER = "other", "Other"


@tracked()
class Job(models.Model):
    """What somebody is employed to do."""

    title = models.CharField(max_length=80, unique=True)
    professional_group = models.CharField(max_length=20, choices=ProfessionalGroup)
    needs_registration = models.BooleanField(default=False, help_text="Whoever does this must be registered with Social Work England.")

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title


@tracked()
class Grade(models.Model):
    """A step on the council's pay scale; `rank` orders them."""

    name = models.CharField(max_length=40, unique=True)
    rank = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering = ["rank"]

    def __str__(self):
        return self.name


class Basis(models.TextChoices):
    PERMANENT = "permanent", "Permanent"
    FIXED_TERM = "fixed_term", "Fixed term"
    AGENCY = "agency", "Agency"
    SECONDED_IN = "seconded_in", "Seconded in"
    STUDENT = "student", "Student"
    VOLUNTEER = "volunteer", "Volunteer"
    PARTNER = "partner", "Partner agency's own"


@tracked()
class Position(models.Model):
    """A person's place in a unit for a period. Several at once are possible; exactly one is primary, and there the person counts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="positions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="positions")
    grade = models.ForeignKey(Grade, on_delete=models.PROTECT, related_name="positions", null=True, blank=True)
    fte = models.DecimalField("full-time equivalent", max_digits=3, decimal_places=2, default=1)
    basis = models.CharField(max_length=12, choices=Basis, default=Basis.PERMANENT)
    acting_up = models.BooleanField(default=False)
    is_primary = models.BooleanField(default=True)
    period = DateRangeField()

    class Meta:
        ordering = ["person", "period"]
        indexes = [models.Index(fields=["unit"], name="position_unit")]
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="position_period_has_start"),
            models.CheckConstraint(condition=Q(fte__gt=0, fte__lte=1), name="position_fte_up_to_1"),
            ExclusionConstraint(
                name="position_one_primary_at_a_time",
                expressions=[("person", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=Q(is_primary=True),
            ),
        ]

    def __str__(self):
        return f"{self.job} in {self.unit}"


class RelationshipKind(models.TextChoices):
    LINE_MANAGER = "line_manager", "Line manager"
    SUPERVISOR = "supervisor", "Supervisor"
    PRACTICE_ASSESSOR = "practice_assessor", "Practice assessor"
    MENTOR = "mentor", "Mentor"
    COVER = "cover", "Cover"


@tracked()
class Relationship(models.Model):
    """`other` is the line manager, supervisor, assessor, mentor or cover of `person`, for a period."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="relationships_to")
    kind = models.CharField(max_length=20, choices=RelationshipKind)
    is_lead = models.BooleanField(default=False, help_text="The one supervisor who counts for timescales.")
    professional = models.BooleanField(default=False, help_text="Professional supervision, beside the case supervision.")
    period = DateRangeField()

    class Meta:
        ordering = ["person", "kind", "period"]
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="relationship_period_has_start"),
            models.CheckConstraint(condition=~Q(person=F("other")), name="relationship_with_somebody_else"),
            models.CheckConstraint(condition=Q(is_lead=False) | Q(kind="supervisor"), name="relationship_lead_is_supervisor"),
            models.CheckConstraint(condition=Q(professional=False) | Q(kind="supervisor"), name="relationship_professional_is_supervisor"),
            ExclusionConstraint(
                name="relationship_one_line_manager",
                expressions=[("person", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=Q(kind="line_manager"),
            ),
            ExclusionConstraint(
                name="relationship_one_lead_supervisor",
                expressions=[("person", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=Q(is_lead=True),
            ),
            ExclusionConstraint(
                name="relationship_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("other", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self):
        return f"{self.other}, {self.what} of {self.person}"

    @property
    def what(self):
        """The relationship in words: "line manager", "lead supervisor"."""
        words = self.get_kind_display().lower()
        return f"lead {words}" if self.is_lead else f"professional {words}" if self.professional else words


class GrantBasis(models.TextChoices):
    SUBSTANTIVE = "substantive", "Own role"
    ACTING_UP = "acting_up", "Acting up"
    COVER = "cover", "Cover"


@tracked()
class RoleGrant(models.Model):
    """A role held for a unit and a period. It reaches the units below where the role is a manager's or an officer's."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="role_grants")
    basis = models.CharField(max_length=12, choices=GrantBasis, default=GrantBasis.SUBSTANTIVE)
    period = DateRangeField()

    class Meta:
        ordering = ["person", "role", "period"]
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="rolegrant_period_has_start"),
            ExclusionConstraint(
                name="rolegrant_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.unit}"
