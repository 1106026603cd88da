"""Annual appraisals and the cycle they belong to. What is said is in content.py and in the two responses."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.questionnaires.models import Response
from learning_org.trail.granted import granted_ids
from learning_org.web.history import tracked
from practitioners.models import Relationship, RelationshipKind
from practitioners.models.organisation import HAS_START
from practitioners.models.scope import in_line_of, under_roles


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


def managed_by(user):
    """Ids of the people whose line manager the user is today, themselves: whoever covers for them reads no appraisal."""
    mine = Relationship.objects.filter(other_id=user.access.person_id, kind=RelationshipKind.LINE_MANAGER)
    return mine.filter(period__contains=user.access.on).values("person_id").order_by()


class AppraisalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """That there is one, with whom, when, and its state: whoever reads it, the appraisee's line, the principal social worker."""
        if not user.access.in_post:
            return self.none()
        about = in_line_of(user, field="appraisee_id") | under_roles(user, Role.PSW, field="appraisee_id")
        return self.filter(self._readers(user) | about)

    def readable_by(self, user):
        """What it says: the two of them, the appraiser's line manager of today, and the principal social worker who opened it with a
        reason."""
        if not user.access.in_post:
            return self.none()
        readers = self._readers(user)
        if user.access.has(Role.PSW):  # as long as the role is held, over that person
            readers |= Q(pk__in=granted_ids(user, self.model)) & under_roles(user, Role.PSW, field="appraisee_id")
        return self.filter(readers)

    def signed(self):
        return self.filter(state=AppraisalState.SIGNED)

    def unsigned(self):
        return self.exclude(state=AppraisalState.SIGNED)

    @staticmethod
    def _readers(user):
        me = user.access.person_id
        return Q(appraisee_id=me) | Q(appraiser_id=me) | Q(appraiser_id__in=managed_by(user))


class PartQuerySet(models.QuerySet):
    """Parts of an appraisal: known of and read as the appraisal is."""

    def visible_to(self, user):
        return self.filter(appraisal__in=Appraisal.objects.visible_to(user).values("pk"))

    def readable_by(self, user):
        return self.filter(appraisal__in=Appraisal.objects.readable_by(user).values("pk"))


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
    sent_back_on = models.DateField(null=True, blank=True)
    sent_back_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    sent_back_why = models.TextField(blank=True, help_text="The latest time that it was sent back instead of signed.")

    objects = AppraisalQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(sent_back_on=None, sent_back_by=None, sent_back_why="")
                | (Q(sent_back_on__isnull=False, sent_back_by__isnull=False) & ~Q(sent_back_why="")),
                name="appraisal_sent_back_says_why",
            ),
        ]

    def __str__(self):
        return f"Appraisal {self.cycle}"
