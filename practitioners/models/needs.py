"""Learning needs: something noticed becomes a need; it is met, or ended with a reason."""

from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.history import tracked
from practitioners.models.cpd import CPDEntry
from practitioners.models.frameworks import Standard
from practitioners.models.records import Theme
from practitioners.models.scope import in_line_of, open_to_line, under_roles


class Source(models.TextChoices):
    SELF = "self", "My own idea"
    SUPERVISION = "supervision", "Supervision"
    APPRAISAL = "appraisal", "Appraisal"
    AUDIT = "audit", "Case audit"
    REVIEW = "review", "Learning review"
    FEEDBACK = "feedback", "Feedback from families or partners"
    TEAM = "team", "Team discussion"
    FOLLOW_UP = "follow_up", "Three-month follow-up"
    ANALYSIS = "analysis", "Analysis of training needs"


class Priority(models.IntegerChoices):
    SAFE = 1, "Needed to practise safely"
    ROLE = 2, "Needed for the role"
    GROWTH = 3, "Helps to grow"


class NeedState(models.TextChoices):
    OPEN = "open", "Open"
    PLANNED = "planned", "Planned"
    MET = "met", "Met"
    ENDED = "ended", "Ended, not met"


class LearningNeedQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The person, who raised it, their line once an audit that it came from is open to them; within their units QA officers those
        from audits, training officers and the principal social worker all."""
        access = user.access
        if not access.in_post:
            return self.none()
        own = Q(person_id=access.person_id) | Q(raised_by_id=access.person_id)
        line = in_line_of(user) & open_to_line("finding", "finding", access.on)
        audits = Q(source=Source.AUDIT) & under_roles(user, Role.QA_OFFICER)
        return self.filter(own | line | audits | under_roles(user, Role.TRAINING_OFFICER, Role.PSW))

    def readable_by(self, user):
        return self.visible_to(user)

    def unmet(self):
        return self.filter(state__in=(NeedState.OPEN, NeedState.PLANNED))

    def overdue_on(self, on):
        """Not met, and wanted by a day before that date. Wanted today is not overdue."""
        return self.unmet().filter(wanted_by__lt=on)


@tracked()
class LearningNeed(models.Model):
    """What somebody needs to learn, why, where it was noticed, and how it ended."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="learning_needs")
    title = models.CharField(max_length=200)
    reason = models.TextField()
    source = models.CharField(max_length=12, choices=Source)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="learning_needs", null=True, blank=True)
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="learning_needs", null=True, blank=True)
    from_follow_up = models.ForeignKey(
        "practitioners.ImpactFollowUp", on_delete=models.PROTECT, related_name="needs_raised", null=True, blank=True
    )
    raised_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField()
    wanted_by = models.DateField(null=True, blank=True)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.ROLE)
    plan = models.TextField(blank=True, help_text="How it will be met.")
    state = models.CharField(max_length=10, choices=NeedState, default=NeedState.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    met_by_entry = models.ForeignKey(CPDEntry, on_delete=models.PROTECT, related_name="needs_met", null=True, blank=True)
    met_how = models.TextField(blank=True, help_text="Coaching, shadowing or other help that met it.")
    ended_reason = models.TextField(blank=True)
    manager_told_on = models.DateField(null=True, blank=True, help_text="When it went to the line manager, unmet past its date.")
    officer_told_on = models.DateField(null=True, blank=True, help_text="When it went on to the training officers.")

    objects = LearningNeedQuerySet.as_manager()

    class Meta:
        ordering = ["wanted_by", "-raised_on", "pk"]
        indexes = [models.Index(fields=["person", "state"], name="learningneed_person_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("open", "planned"), closed_on=None, closed_by=None)
                | Q(state__in=("met", "ended"), closed_on__isnull=False, closed_by__isnull=False),
                name="learningneed_closed_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(state="met") | Q(met_by_entry__isnull=False) | ~Q(met_how=""), name="learningneed_met_says_how"
            ),
            models.CheckConstraint(condition=~Q(state="ended") | ~Q(ended_reason=""), name="learningneed_ended_says_why"),
            models.CheckConstraint(condition=~Q(state="planned") | ~Q(plan=""), name="learningneed_planned_has_plan"),
            models.CheckConstraint(
                condition=Q(officer_told_on=None) | Q(officer_told_on__gte=F("manager_told_on")), name="learningneed_manager_told_first"
            ),
        ]

    def __str__(self):
        return self.title
