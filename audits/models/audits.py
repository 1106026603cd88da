"""Case audits: allocated, judged domain by domain, submitted, moderated; and audited again later."""

from django.db import models
from django.db.models import F, Q

from audits.models.scope import audits_of
from learning_org.accounts.models import Person
from learning_org.questionnaires.models import Response, Section
from learning_org.web.history import tracked
from practitioners.models import CaseReference, Unit


class Grade(models.IntegerChoices):
    OUTSTANDING = 4, "Outstanding"
    GOOD = 3, "Good"
    REQUIRES_IMPROVEMENT = 2, "Requires improvement to be good"
    INADEQUATE = 1, "Inadequate"


class AuditState(models.TextChoices):
    ALLOCATED = "allocated", "Allocated"
    SUBMITTED = "submitted", "Submitted"
    CANCELLED = "cancelled", "Cancelled"


GRADES = {"choices": Grade, "null": True, "blank": True}


class CaseAuditQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever may read an audit; to everybody else it is not there (policy: case audit)."""
        return self.filter(audits_of(user))

    def readable_by(self, user):
        return self.visible_to(user)

    def submitted(self):
        return self.filter(state=AuditState.SUBMITTED)


@tracked()
class CaseAudit(models.Model):
    """One case looked at with an audit tool. The practitioner and the team are those of the day it was allocated."""

    case_reference = models.ForeignKey(CaseReference, on_delete=models.PROTECT, related_name="audits")
    practitioner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="audits", help_text="The case holder.")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="audits")
    auditor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="audits_done")
    together = models.BooleanField(default=False, help_text="The case holder is present.")
    reaudit_of = models.ForeignKey("self", on_delete=models.PROTECT, related_name="reaudits", null=True, blank=True)
    allocated_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    allocated_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=AuditState, default=AuditState.ALLOCATED)
    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="audit", null=True, blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    grade = models.PositiveSmallIntegerField(**GRADES, help_text="The auditor's overall grade.")
    moderated_grade = models.PositiveSmallIntegerField(**GRADES)
    moderated_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    moderated_on = models.DateField(null=True, blank=True)
    moderation_note = models.TextField(blank=True)
    open_to_line_on = models.DateField(null=True, blank=True, help_text="From when the case holder's line reads it.")
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True, help_text="What the case holder says to it.")

    objects = CaseAuditQuerySet.as_manager()

    class Meta:
        ordering = ["-allocated_on", "-pk"]
        indexes = [
            models.Index(fields=["practitioner", "state"], name="caseaudit_practitioner_state"),
            models.Index(fields=["auditor", "state"], name="caseaudit_auditor_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(practitioner=F("auditor")), name="caseaudit_auditor_is_not_holder"),
            models.CheckConstraint(condition=Q(due_on__gte=F("allocated_on")), name="caseaudit_due_after_allocated"),
            models.CheckConstraint(
                condition=Q(
                    state="submitted",
                    submitted_on__isnull=False,
                    grade__isnull=False,
                    open_to_line_on__isnull=False,
                    response__isnull=False,
                )
                | (~Q(state="submitted") & Q(submitted_on=None, grade=None, open_to_line_on=None)),
                name="caseaudit_submitted_in_full",
            ),
            models.CheckConstraint(
                condition=Q(moderated_on=None, moderated_by=None, moderated_grade=None)
                | Q(moderated_on__isnull=False, moderated_by__isnull=False, moderated_grade__isnull=False, state="submitted"),
                name="caseaudit_moderated_in_full",
            ),
            models.CheckConstraint(
                condition=Q(moderated_by=None) | (~Q(moderated_by=F("auditor")) & ~Q(moderated_by=F("practitioner"))),
                name="caseaudit_moderated_by_another",
            ),
            models.CheckConstraint(
                condition=Q(moderated_grade=None) | Q(moderated_grade=F("grade")) | ~Q(moderation_note=""), name="caseaudit_change_says_why"
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answer="") | (Q(answered_on__isnull=False, state="submitted") & ~Q(answer="")),
                name="caseaudit_answered_in_full",
            ),
            models.CheckConstraint(condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="caseaudit_cancelled_says_why"),
            models.UniqueConstraint(
                fields=["case_reference", "practitioner"], condition=Q(state="allocated"), name="caseaudit_one_open_per_case"
            ),
        ]

    def __str__(self):
        return f"Audit of {self.case_reference}"

    @property
    def reported_grade(self):
        """The moderated grade where there is one, else the auditor's (domain facts, section 10), or None."""
        return self.moderated_grade or self.grade


@tracked()
class Judgement(models.Model):
    """The grade of one domain of a submitted audit, the moderator's beside the auditor's."""

    audit = models.ForeignKey(CaseAudit, on_delete=models.PROTECT, related_name="judgements")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+", help_text="The domain.")
    grade = models.PositiveSmallIntegerField(choices=Grade)
    moderated_grade = models.PositiveSmallIntegerField(**GRADES)

    class Meta:
        ordering = ["audit", "section__order"]
        constraints = [models.UniqueConstraint(fields=["audit", "section"], name="judgement_one_per_domain")]

    def __str__(self):
        return f"{self.section}: {Grade(self.reported_grade).label}"

    @property
    def reported_grade(self):
        return self.moderated_grade or self.grade
