"""The question three months later: what changed for children? One row for each attended booking and each need met in another way."""

from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.questionnaires.models import Response
from learning_org.web.history import tracked
from practitioners.models.needs import LearningNeed
from practitioners.models.scope import in_line_of, under_roles

RATING = {"null": True, "blank": True}


class ImpactFollowUpQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The participant, their line and, within their units, training officers and the principal social worker."""
        access = user.access
        if not access.in_post:
            return self.none()
        own = Q(person_id=access.person_id) | in_line_of(user)
        return self.filter(own | under_roles(user, Role.TRAINING_OFFICER, Role.PSW))

    def readable_by(self, user):
        return self.visible_to(user)

    def waiting(self):
        """Not asked yet."""
        return self.filter(asked_on=None, withdrawn_on=None)

    def to_answer(self):
        """Asked, and neither answered nor withdrawn."""
        return self.filter(asked_on__isnull=False, answered_on=None, withdrawn_on=None)

    def to_comment(self):
        """Answered; nobody of the line has said what they saw."""
        return self.filter(answered_on__isnull=False, commented_on=None)


@tracked()
class ImpactFollowUp(models.Model):
    """Learning that ended on a day, the question about it that falls due three calendar months later, and both answers.

    Waiting until `asked_on`; answered when the participant has sent the questionnaire, commented on when a manager has; withdrawn when
    the learning turned out not to have happened. The ratings are on one scale of 1 to 10.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="follow_ups")
    need = models.ForeignKey(LearningNeed, on_delete=models.PROTECT, related_name="follow_ups", null=True, blank=True)
    about = models.CharField(max_length=200, help_text="What was learnt: the course, the piece of learning or the coaching.")
    learnt_on = models.DateField(help_text="The last day of the learning.")
    due_on = models.DateField(help_text="Three calendar months after it.")
    action_plan = models.TextField(blank=True, help_text="What the participant planned to do with it.")
    rating_before = models.PositiveSmallIntegerField(**RATING)
    rating_after = models.PositiveSmallIntegerField(**RATING)
    rating_later = models.PositiveSmallIntegerField(**RATING)
    asked_on = models.DateField(null=True, blank=True, help_text="When the sweep asked.")
    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="follow_up", null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    changed = models.BooleanField(null=True, blank=True, help_text="Did practice change? The participant's answer.")
    comment = models.TextField(blank=True)
    commented_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    commented_on = models.DateField(null=True, blank=True)
    manager_changed = models.BooleanField(null=True, blank=True, help_text="Did practice change? The manager's answer.")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=200, blank=True)

    objects = ImpactFollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(asked_on=None, withdrawn_on=None), name="impactfollowup_waiting_due"),
            models.Index(fields=["person", "due_on"], name="impactfollowup_person_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=Q(withdrawn_on=None, answered_on=None), name="impactfollowup_one_open_per_need"
            ),
            models.CheckConstraint(condition=Q(due_on__gt=F("learnt_on")), name="impactfollowup_due_after_learnt"),
            models.CheckConstraint(condition=Q(asked_on=None) | Q(asked_on__gte=F("due_on")), name="impactfollowup_asked_when_due"),
            models.CheckConstraint(
                condition=Q(answered_on=None, changed=None, rating_later=None, response=None)
                | Q(answered_on__isnull=False, changed__isnull=False, asked_on__isnull=False, response__isnull=False),
                name="impactfollowup_answered_in_full",
            ),
            models.CheckConstraint(
                condition=Q(commented_on=None, commented_by=None, manager_changed=None, comment="")
                | Q(commented_on__isnull=False, commented_by__isnull=False, manager_changed__isnull=False, answered_on__isnull=False),
                name="impactfollowup_commented_in_full",
            ),
            models.CheckConstraint(condition=Q(commented_by=None) | ~Q(commented_by=F("person")), name="impactfollowup_comment_by_another"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_reason="")
                | (Q(withdrawn_on__isnull=False, answered_on=None) & ~Q(withdrawn_reason="")),
                name="impactfollowup_withdrawn_says_why",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{name: None}) | Q(**{f"{name}__gte": 1, f"{name}__lte": 10}), name=f"impactfollowup_{name}"
                )
                for name in ("rating_before", "rating_after", "rating_later")
            ),
        ]

    def __str__(self):
        return self.about
