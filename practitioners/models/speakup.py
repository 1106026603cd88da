"""Speaking up: supervision that is missing or poor, learning that is not met, something worse (P21, P33, P38, M12, F27).

What is here is between the writer and the one recipient whom they chose. Nobody's line, no other recipient, no handover, no other
person's subject access.
"""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.history import tracked
from practitioners.models.needs import LearningNeed
from practitioners.models.organisation import HAS_START
from practitioners.models.scope import in_line_of


@tracked()
class SpeakUpRecipient(models.Model):
    """Somebody who may be spoken up to beside the principal social worker, named by the council for a period."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(
        max_length=120, help_text="Who they are to whoever speaks up, such as “Head of quality, outside your service”."
    )
    period = DateRangeField()

    class Meta:
        ordering = ["person", "period"]
        constraints = [models.CheckConstraint(condition=HAS_START, name="speakuprecipient_period_has_start")]

    def __str__(self):
        return f"{self.person}, {self.words}"


class SpeakUpAbout(models.TextChoices):
    SUPERVISION_MISSING = "supervision_missing", "I am not getting supervision"
    SUPERVISION_POOR = "supervision_poor", "My supervision does not help me"
    LEARNING_UNMET = "learning_unmet", "Learning I need is not being met"
    WORSE = "worse", "Something worse: bullying, poor practice, harm"


class SpeakUpState(models.TextChoices):
    SENT = "sent", "Sent"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    WORKING = "working", "Being worked on"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"


class SpeakUpView(models.TextChoices):
    PUT_RIGHT = "put_right", "It was put right"
    PARTLY = "partly", "It was put right in part"
    NOT = "not", "It was not put right"


class SpeakUpQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The writer, and the recipient of today while the writer is in nobody's line of theirs: nobody else, whatever their role."""
        me = user.access.person_id
        if not user.access.in_post:
            return self.none()
        return self.filter(Q(writer_id=me) | (Q(recipient_id=me) & ~in_line_of(user, field="writer_id")))

    def readable_by(self, user):
        return self.visible_to(user)


@tracked()
class SpeakUp(models.Model):
    """What somebody spoke up about, to whom, and how it ended. It must be acknowledged by `acknowledge_by`."""

    writer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="spoken_up")
    recipient = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=20, choices=SpeakUpAbout)
    concerns_first = models.BooleanField(default=False, help_text="It is about the first recipient, so that another one answers.")
    need = models.ForeignKey(LearningNeed, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    text = models.TextField()
    state = models.CharField(max_length=14, choices=SpeakUpState, default=SpeakUpState.SENT)
    sent_at = models.DateTimeField(default=clock.now)
    acknowledge_by = models.DateField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    view = models.CharField(max_length=10, choices=SpeakUpView, blank=True, help_text="What the writer says of the result.")
    view_text = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    submission = models.UUIDField(unique=True, editable=False, help_text="One posted form makes one item.")

    objects = SpeakUpQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(writer=F("recipient")), name="speakup_to_somebody_else"),
            models.CheckConstraint(
                condition=Q(state="sent", acknowledged_at=None) | (~Q(state="sent") & Q(acknowledged_at__isnull=False)),
                name="speakup_acknowledged_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("answered", "closed")) | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="speakup_answered_has_answer",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(view="") | (~Q(state="closed") & Q(closed_at=None, view="")),
                name="speakup_closed_has_view",
            ),
        ]

    def __str__(self):
        return self.get_about_display()


@tracked()
class SpeakUpNote(models.Model):
    """What one of the two wrote to the other while it is worked on."""

    item = models.ForeignKey(SpeakUp, on_delete=models.PROTECT, related_name="notes")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    text = models.TextField()

    class Meta:
        ordering = ["item", "at", "pk"]

    def __str__(self):
        return f"Note on item {self.item_id}"
