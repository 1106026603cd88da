"""Findings: what an audit saw, strength or area for development, and the learning need and actions that came of it."""

from django.db import models
from django.db.models import Q

from audits.models.audits import AuditState, CaseAudit
from audits.models.scope import audits_of
from learning_org.accounts.models import Person
from learning_org.questionnaires.models import Section
from learning_org.web.history import tracked
from practitioners.models import AgreedAction, LearningNeed, Position, Standard, Theme


class FindingKind(models.TextChoices):
    STRENGTH = "strength", "Strength"
    DEVELOPMENT = "development", "Area for development"


class NoNeed(models.TextChoices):
    PUT_RIGHT = "put_right", "Put right on the case, no learning needed"
    ALREADY = "already", "The worker is learning this already"
    NOT_THEIRS = "not_theirs", "Not in the worker's hands"


class FindingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever may read the audit that it belongs to (policy: finding, re-audit)."""
        return self.filter(audits_of(user, "audit__"))

    def readable_by(self, user):
        return self.visible_to(user)

    def of_my_team(self, user):
        """What audits found in the units where the user works today, once their line may read it: for a page that names nobody."""
        access = user.access
        if not access.in_post:
            return self.none()
        units = Position.objects.filter(person_id=access.person_id, period__contains=access.on).values("unit_id")
        return self.filter(audit__unit_id__in=units, audit__state=AuditState.SUBMITTED, audit__open_to_line_on__lte=access.on)


@tracked()
class Finding(models.Model):
    """One thing that an audit found in one domain. A development finding starts a line of the learning loop."""

    audit = models.ForeignKey(CaseAudit, on_delete=models.PROTECT, related_name="findings")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+", help_text="The domain.")
    kind = models.CharField(max_length=12, choices=FindingKind)
    text = models.CharField(max_length=500)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="findings")
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="findings", null=True, blank=True)
    found_on = models.DateField()
    found_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    need = models.OneToOneField(LearningNeed, on_delete=models.PROTECT, related_name="finding", null=True, blank=True)
    no_need = models.CharField(max_length=10, choices=NoNeed, blank=True, help_text="Why no need was raised.")
    no_need_on = models.DateField(null=True, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["-found_on", "-pk"]
        indexes = [models.Index(fields=["kind", "found_on"], name="finding_kind_found_on")]
        constraints = [
            models.CheckConstraint(condition=Q(need=None) | Q(kind="development", no_need=""), name="finding_need_of_development"),
            models.CheckConstraint(
                condition=Q(no_need="", no_need_on=None) | (Q(kind="development", no_need_on__isnull=False) & ~Q(no_need="")),
                name="finding_no_need_has_date",
            ),
        ]

    def __str__(self):
        return self.text


@tracked()
class FindingAction(models.Model):
    """An action that was agreed because of a finding."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="finding_actions")
    action = models.OneToOneField(AgreedAction, on_delete=models.PROTECT, related_name="finding_action")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.action}"
