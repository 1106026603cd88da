from django.db import models
from django.db.models import Q

from learning_org.accounts.models import Person
from learning_org.web import clock
from learning_org.web.history import tracked


class MessageQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A message exists for its recipient alone."""
        return self.filter(recipient_id=user.person_id) if user.access.in_post else self.none()

    def readable_by(self, user):
        return self.visible_to(user)

    def unread(self):
        return self.filter(read_at=None)


@tracked()
class Message(models.Model):
    """Something one person is told. It stays in their messages whether or not the e-mail about it arrives."""

    recipient = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="messages")
    sender = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", help_text="Who caused it; the system is a person too.")
    subject = models.CharField(max_length=160)
    body = models.TextField()
    link = models.CharField(max_length=200, blank=True, help_text="The path of the page to open, without address or token.")
    link_text = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=120, null=True, unique=True, help_text="What it is about and when: the same thing is told once.")
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["recipient", "-created_at"], name="message_recipient_created")]
        constraints = [models.CheckConstraint(condition=~Q(key=""), name="message_key_not_empty")]

    def __str__(self):
        return self.subject


class DeliveryState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"
    NO_ADDRESS = "no_address", "No address"


@tracked()
class Delivery(models.Model):
    """The e-mail about a message: sent once, tried again when the mail server is away."""

    message = models.OneToOneField(Message, on_delete=models.PROTECT, related_name="delivery")
    address = models.EmailField(blank=True)
    email_id = models.CharField(max_length=120, unique=True, help_text="The e-mail's Message-ID, the same at every attempt.")
    state = models.CharField(max_length=12, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=clock.now, help_text="When to try (again).")
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["due_at"], condition=Q(state="waiting"), name="delivery_waiting_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)), name="delivery_sent_has_time"
            ),
            models.CheckConstraint(condition=Q(state="no_address") | ~Q(address=""), name="delivery_has_address"),
        ]
        verbose_name_plural = "deliveries"

    def __str__(self):
        return f"{self.get_state_display()}: {self.email_id}"


@tracked()
class Reminder(models.Model):
    """A message for a day that has not come: the sweep turns it into a message on that day or the first run after it."""

    recipient = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reminders")
    key = models.CharField(max_length=120, unique=True, help_text="What it is about: a second one replaces the first.")
    due_on = models.DateField()
    subject = models.CharField(max_length=160)
    body = models.TextField()
    link = models.CharField(max_length=200, blank=True)
    link_text = models.CharField(max_length=80, blank=True)
    message = models.OneToOneField(Message, on_delete=models.PROTECT, null=True, blank=True, related_name="reminder")
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["due_on"], condition=Q(message=None, cancelled_at=None), name="reminder_waiting_due")]
        constraints = [models.CheckConstraint(condition=Q(message=None) | Q(cancelled_at=None), name="reminder_told_or_cancelled")]

    def __str__(self):
        return self.subject
