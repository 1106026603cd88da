"""Supervision sessions and who takes part. What is said there is in content.py, so that lists never read it."""

from django.db import models
from django.db.models import F, Q

from learning_org.accounts.models import Person
from learning_org.web.history import tracked
from practitioners.models import CalendarEntry


class SessionKind(models.TextChoices):
    SCHEDULED = "scheduled", "Scheduled"
    AD_HOC = "ad_hoc", "Ad hoc"


class SessionState(models.TextChoices):
    PLANNED = "planned", "Planned"
    HELD = "held", "Being written up"
    WAITING = "waiting", "Waiting for a signature"
    SIGNED = "signed", "Signed by both"
    CANCELLED = "cancelled", "Cancelled"


@tracked()
class SupervisionSession(models.Model):
    """One supervision. Planned, then held and written, then signed by both; from `locked_at` on the database refuses every change."""

    kind = models.CharField(max_length=10, choices=SessionKind, default=SessionKind.SCHEDULED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    held_on = models.DateField(null=True, blank=True, help_text="The day on which it took place.")
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.PLANNED)
    signing_round = models.PositiveSmallIntegerField(default=1, help_text="One more each time it is sent back.")
    signed_on = models.DateField(null=True, blank=True, help_text="The day of the second signature.")
    locked_at = models.DateTimeField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True, help_text="The next date agreed.")
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    entry = models.ForeignKey(CalendarEntry, on_delete=models.PROTECT, related_name="supervisions", null=True, blank=True)
    planned_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["state", "held_on"], name="supervisionsession_state_held")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="supervisionsession_ends_after_start"),
            models.CheckConstraint(
                condition=Q(state__in=("planned", "cancelled"), held_on=None)
                | Q(state__in=("held", "waiting", "signed"), held_on__isnull=False),
                name="supervisionsession_held_has_date",
            ),
            models.CheckConstraint(
                condition=Q(state="signed", signed_on__isnull=False, locked_at__isnull=False)
                | (~Q(state="signed") & Q(signed_on=None, locked_at=None)),
                name="supervisionsession_signed_is_locked",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_on__isnull=False) & ~Q(cancelled_reason="")
                | (~Q(state="cancelled") & Q(cancelled_on=None, cancelled_reason="")),
                name="supervisionsession_cancelled_says_why",
            ),
        ]

    def __str__(self):
        return f"Supervision of {self.starts_at:%-d %B %Y}"


class ParticipantRole(models.TextChoices):
    SUPERVISEE = "supervisee", "Supervisee"
    SUPERVISOR = "supervisor", "Supervisor"


@tracked()
class Participant(models.Model):
    """Somebody's part in a session: so that joint and group supervision have one shape with the individual one."""

    session = models.ForeignKey(SupervisionSession, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="supervisions")
    role = models.CharField(max_length=12, choices=ParticipantRole)

    class Meta:
        ordering = ["session", "-role"]
        indexes = [models.Index(fields=["person", "role"], name="participant_person_role")]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="participant_once"),
            models.UniqueConstraint(fields=["session"], condition=Q(role="supervisor"), name="participant_one_supervisor"),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_role_display().lower()}"
