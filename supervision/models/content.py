"""What was said in a session. Wellbeing is a table of its own: the two people read it and nobody else."""

from django.db import models
from django.db.models import Q

from learning_org.web.history import tracked
from practitioners.models import AgreedAction, CaseReference, LearningNeed
from supervision.models.sessions import Participant, SupervisionSession


class OfSessionQuerySet(models.QuerySet):
    """Parts that those who read the session read; nobody else knows of them."""

    def visible_to(self, user):
        return self.readable_by(user)

    def readable_by(self, user):
        return self.filter(session__in=SupervisionSession.objects.readable_by(user).order_by().values("pk"))


class WellbeingNoteQuerySet(models.QuerySet):
    """The supervisee and this session's supervisor, while they are in post: nobody else, in no line and by no reason (policy)."""

    def visible_to(self, user):
        return self.readable_by(user)

    def readable_by(self, user):
        access = user.access
        if not access.in_post:
            return self.none()
        return self.filter(session__in=Participant.objects.filter(person_id=access.person_id).order_by().values("session_id"))


@tracked()
class SessionNote(models.Model):
    """What was talked about beside cases and wellbeing. Each part may be empty; which are filled shows which functions were covered."""

    session = models.OneToOneField(SupervisionSession, on_delete=models.PROTECT, related_name="note")
    agenda = models.TextField(blank=True, help_text="What the supervisee wants to talk about, written before.")
    reflection = models.TextField(blank=True, help_text="Experience, feelings about the work, analysis, what to try.")
    learning = models.TextField(blank=True, help_text="How learning since last time was used.")
    workload = models.TextField(blank=True)
    organisation = models.TextField(blank=True, help_text="What goes up to, or comes down from, the organisation.")

    class Meta:
        ordering = ["session"]

    def __str__(self):
        return f"Note of {self.session_id}"


@tracked()
class CaseDiscussion(models.Model):
    """One case talked about: the child's life now, the decision with its reason, and the three columns of Signs of Safety."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="cases")
    case_reference = models.ForeignKey(CaseReference, on_delete=models.PROTECT, related_name="supervisions")
    plan_moved_on = models.DateField(null=True, blank=True, help_text="When the plan last moved.")
    life_now = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    worried = models.TextField(blank=True)
    working_well = models.TextField(blank=True)
    needs_to_happen = models.TextField(blank=True)

    objects = OfSessionQuerySet.as_manager()

    class Meta:
        ordering = ["session", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "case_reference"], name="casediscussion_once")]

    def __str__(self):
        return f"{self.case_reference}"


@tracked()
class WellbeingNote(models.Model):
    """How the supervisee is, and what would help. The supervisee and this session's supervisor read it; a reason does not open it."""

    session = models.OneToOneField(SupervisionSession, on_delete=models.PROTECT, related_name="wellbeing")
    text = models.TextField()

    objects = WellbeingNoteQuerySet.as_manager()

    class Meta:
        ordering = ["session"]

    def __str__(self):
        return f"Wellbeing, {self.session_id}"


class CarriedOutcome(models.TextChoices):
    DONE = "done", "Done"
    IN_PROGRESS = "in_progress", "In progress"
    MOVED = "moved", "Moved"
    DROPPED = "dropped", "No longer needed"


@tracked()
class CarriedAction(models.Model):
    """An action of an earlier session, and what was said of it in this one."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="carried")
    action = models.ForeignKey(AgreedAction, on_delete=models.PROTECT, related_name="carried")
    outcome = models.CharField(max_length=12, choices=CarriedOutcome, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["session", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "action"], name="carriedaction_once"),
            models.CheckConstraint(condition=~Q(outcome__in=("moved", "dropped")) | ~Q(note=""), name="carriedaction_says_why"),
        ]

    def __str__(self):
        return f"{self.action}"


@tracked()
class SessionAction(models.Model):
    """An action agreed in this session. It lives on outside the locked record."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="agreed")
    action = models.OneToOneField(AgreedAction, on_delete=models.PROTECT, related_name="supervision_link")

    class Meta:
        ordering = ["session", "pk"]

    def __str__(self):
        return f"{self.action}"


@tracked()
class SessionNeed(models.Model):
    """A learning need raised in this session. It lives on outside the locked record."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="needs")
    need = models.OneToOneField(LearningNeed, on_delete=models.PROTECT, related_name="supervision_link")

    class Meta:
        ordering = ["session", "pk"]

    def __str__(self):
        return f"{self.need}"
