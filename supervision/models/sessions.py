"""Supervision sessions and who takes part. What is said there is in content.py, so that lists never read it."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.functional import cached_property

from learning_org.accounts.models import Person
from learning_org.accounts.roles import REASON_ROLES, Role
from learning_org.trail.granted import granted_ids
from learning_org.web.history import tracked
from practitioners.models import CalendarEntry, Relationship, RelationshipKind
from practitioners.models.scope import in_line_of, under_roles


class SessionKind(models.TextChoices):
    SCHEDULED = "scheduled", "Scheduled"
    AD_HOC = "ad_hoc", "Ad hoc"


class SessionState(models.TextChoices):
    PLANNED = "planned", "Planned"
    HELD = "held", "Being written up"
    WAITING = "waiting", "Waiting for a signature"
    SIGNED = "signed", "Signed by both"
    CANCELLED = "cancelled", "Cancelled"


class SupervisionSessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """That a session exists, when, with whom and its state: those who read it, the supervisee's line and, within their units,
        quality-assurance officers and the principal social worker."""
        if not user.access.in_post:
            return self.none()
        known = in_line_of(user) | under_roles(user, Role.QA_OFFICER, Role.PSW)
        return self.filter(self._readers(user) | _with(ParticipantRole.SUPERVISEE, known))

    def readable_by(self, user):
        """Its content: the supervisee and the supervisor, the supervisor's direct line manager, today's lead supervisor of the
        supervisee and, for what was held in their cover, whoever covers for the supervisor; and officers who opened it with a reason."""
        if not user.access.in_post:
            return self.none()
        readers = self._readers(user)
        if user.access.has(*REASON_ROLES):  # as long as the role is held, over that person
            readers |= Q(pk__in=granted_ids(user, self.model)) & _with(ParticipantRole.SUPERVISEE, under_roles(user, *REASON_ROLES))
        return self.filter(readers)

    def _readers(self, user):
        me, today = user.access.person_id, Relationship.objects.filter(other_id=user.access.person_id, period__contains=user.access.on)
        managed, led = today.filter(kind=RelationshipKind.LINE_MANAGER), today.filter(is_lead=True)
        supervises = {"person__supervisions__session": OuterRef("pk"), "person__supervisions__role": ParticipantRole.SUPERVISOR}
        covered = today.filter(kind=RelationshipKind.COVER, period__contains=OuterRef("held_on"), **supervises)
        return (
            Q(pk__in=Participant.objects.filter(person_id=me).order_by().values("session_id"))
            | _with(ParticipantRole.SUPERVISOR, Q(person_id__in=managed.order_by().values("person_id")))
            | _with(ParticipantRole.SUPERVISEE, Q(person_id__in=led.order_by().values("person_id")))
            | Exists(covered)
        )

    def of(self, person_id):
        """Sessions in which this person is supervised."""
        return self.filter(_with(ParticipantRole.SUPERVISEE, Q(person_id=person_id)))

    def given_by(self, person_id):
        """Sessions in which this person supervises."""
        return self.filter(_with(ParticipantRole.SUPERVISOR, Q(person_id=person_id)))

    def with_people(self):
        """With those who take part, in one further query."""
        return self.prefetch_related(Prefetch("participants", Participant.objects.select_related("person")))


def _with(role, condition):
    """A Q for sessions that have a participant in this role on whom the condition holds."""
    return Q(pk__in=Participant.objects.filter(condition, role=role).order_by().values("session_id"))


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

    objects = SupervisionSessionQuerySet.as_manager()

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
        return f"Supervision of {self.day:%-d %B %Y}"

    @property
    def day(self):
        """The day on which it took place, or for which it is planned, in London."""
        return self.held_on or timezone.localdate(self.starts_at)

    @cached_property
    def people(self):
        """{role: Person}; asked once, or not at all after with_people()."""
        prefetched = "participants" in getattr(self, "_prefetched_objects_cache", {})
        rows = self.participants.all() if prefetched else self.participants.select_related("person")
        return {row.role: row.person for row in rows}

    @property
    def supervisee(self):
        return self.people.get(ParticipantRole.SUPERVISEE)

    @property
    def supervisor(self):
        return self.people.get(ParticipantRole.SUPERVISOR)

    def other(self, person):
        """The one with whom this participant speaks."""
        return self.supervisee if person == self.supervisor else self.supervisor


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
