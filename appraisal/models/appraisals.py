"""Annual appraisals and the cycle they belong to. What is said is in content.py and in the two responses."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.questionnaires.models import Response
from learning_org.web.history import tracked
from practitioners.models.organisation import HAS_START


@tracked()
class AppraisalCycle(models.Model):
    """The year that appraisals look back on, from April."""

    label = models.CharField(max_length=20, unique=True)
    period = DateRangeField()

    class Meta:
        ordering = ["-period"]
        constraints = [
            models.CheckConstraint(condition=HAS_START, name="appraisalcycle_period_has_start"),
            ExclusionConstraint(name="appraisalcycle_one_at_a_time", expressions=[("period", RangeOperators.OVERLAPS)]),
        ]

    def __str__(self):
        return self.label


class AppraisalState(models.TextChoices):
    PREPARING = "preparing", "Being prepared"
    WAITING = "waiting", "Waiting for a signature"
    SIGNED = "signed", "Signed by both"


@tracked()
class Appraisal(models.Model):
    """One person's appraisal of one cycle. Each side writes its own part; from `locked_at` on the database refuses every change."""

    cycle = models.ForeignKey(AppraisalCycle, on_delete=models.PROTECT, related_name="appraisals")
    appraisee = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appraisals")
    appraiser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appraisals_given")
    begun_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    meeting_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=AppraisalState, default=AppraisalState.PREPARING)
    own_response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="appraisal_own", null=True, blank=True)
    appraiser_response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="appraisal_given", null=True, blank=True)
    signing_round = models.PositiveSmallIntegerField(default=1)
    signed_on = models.DateField(null=True, blank=True, help_text="The day of the second signature.")
    locked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "appraisee"], name="appraisal_one_a_cycle"),
            models.CheckConstraint(condition=~Q(appraisee=F("appraiser")), name="appraisal_by_another"),
            models.CheckConstraint(
                condition=Q(state="signed", signed_on__isnull=False, locked_at__isnull=False)
                | (~Q(state="signed") & Q(signed_on=None, locked_at=None)),
                name="appraisal_signed_is_locked",
            ),
        ]

    def __str__(self):
        return f"Appraisal {self.cycle}"
