"""Targets, the evidence that was gathered, and the needs that came of an appraisal."""

from django.db import models
from django.db.models import Q

from appraisal.models.appraisals import Appraisal, PartQuerySet
from learning_org.web.history import tracked
from practitioners.models import AgreedAction, CPDEntry, LearningNeed, Standard


class TargetOutcome(models.TextChoices):
    MET = "met", "Met"
    PARTLY = "partly", "Partly met"
    NOT_MET = "not_met", "Not met"
    CHANGED = "changed", "No longer relevant"


@tracked()
class Target(models.Model):
    """What somebody sets out to do for practice and for children in the year, and, a year later, what became of it."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="targets", help_text="Where it was set.")
    text = models.CharField(max_length=300)
    measure = models.CharField(max_length=300, help_text="How we will know, in practice and for children.")
    due_on = models.DateField()
    standards = models.ManyToManyField(Standard, through="TargetStandard", related_name="targets")

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["appraisal", "due_on", "pk"]

    def __str__(self):
        return self.text


@tracked()
class TargetStandard(models.Model):
    """A standard that a target works towards."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="named_standards")
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["target", "standard"]
        constraints = [models.UniqueConstraint(fields=["target", "standard"], name="targetstandard_once")]

    def __str__(self):
        return f"{self.standard} in target {self.target_id}"


class EvidenceKind(models.TextChoices):
    LEARNING = "learning", "Learning"
    AUDIT = "audit", "Case audit"
    TRAINING = "training", "Training"
    ACTION = "action", "Action done"
    TARGET = "target", "Last year's target"
    FEEDBACK = "feedback", "Feedback"
    COMPLIMENT = "compliment", "Compliment"
    CONCERN = "concern", "Concern or complaint"


@tracked()
class EvidenceItem(models.Model):
    """Something that the two look at together. What was gathered from a record says which; words are as they stood then."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=12, choices=EvidenceKind)
    on = models.DateField()
    text = models.CharField(max_length=500)
    outcome = models.CharField(max_length=10, choices=TargetOutcome, blank=True, help_text="Of last year's target.")
    added_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(CPDEntry, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    audit = models.ForeignKey("audits.CaseAudit", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    booking = models.ForeignKey("training.Booking", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["appraisal", "kind", "on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["appraisal", "entry"], name="evidenceitem_entry_once"),
            models.UniqueConstraint(fields=["appraisal", "audit"], name="evidenceitem_audit_once"),
            models.UniqueConstraint(fields=["appraisal", "booking"], name="evidenceitem_booking_once"),
            models.UniqueConstraint(fields=["appraisal", "action"], name="evidenceitem_action_once"),
            models.UniqueConstraint(fields=["appraisal", "target"], name="evidenceitem_target_once"),
            models.CheckConstraint(
                condition=(Q(kind="target", target__isnull=False) & ~Q(outcome="")) | (~Q(kind="target") & Q(target=None, outcome="")),
                name="evidenceitem_target_has_outcome",
            ),
        ]

    def __str__(self):
        return self.text


@tracked()
class AppraisalNeed(models.Model):
    """A learning need raised in the appraisal. It lives on outside the locked record."""

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="needs")
    need = models.OneToOneField(LearningNeed, on_delete=models.PROTECT, related_name="appraisal_link")

    class Meta:
        ordering = ["appraisal", "pk"]

    def __str__(self):
        return f"{self.need}"
