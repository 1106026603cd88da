"""Bookings: asked for, approved with cover, attended or not; and the follow-up that comes of attending.

A place is held from the request on, by a trigger of the database (migration 0002): requested and approved bookings that are not
walk-ins never outnumber a session's capacity, and a capacity is never set below them.
"""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.questionnaires.models import Response
from learning_org.web.history import tracked
from practitioners.models import CalendarEntry, ImpactFollowUp, LearningNeed, Relationship, RelationshipKind
from practitioners.models.scope import in_line_of, under_roles
from training.models.courses import Session


class BookingState(models.TextChoices):
    REQUESTED = "requested", "Waiting for approval"
    APPROVED = "approved", "Booked"
    DECLINED = "declined", "Not approved"
    CANCELLED = "cancelled", "Cancelled"


HOLDS_A_PLACE = (BookingState.REQUESTED, BookingState.APPROVED)


def led_by(user, field="person_id"):
    """A Q for rows about people without a line manager today, in units for which this user is senior leader: they decide for these."""
    if not user.access.has(Role.SENIOR_LEADER):
        return Q(pk__in=[])
    managed = Relationship.objects.filter(person=OuterRef(field), kind=RelationshipKind.LINE_MANAGER, period__contains=user.access.on)
    return under_roles(user, Role.SENIOR_LEADER, field=field) & ~Exists(managed.order_by())


class BookingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who reads it; the trainer, whom they will meet; and the principal social worker, who knows that there is a booking."""
        if not user.access.in_post:
            return self.none()
        register = Q(session__trainer_id=user.access.person_id, state=BookingState.APPROVED)
        return self.filter(self._read(user) | register | under_roles(user, Role.PSW))

    def readable_by(self, user):
        """Reasons, cover, need and ratings: the person, whoever approves, the training officer and the lead of the person's agency."""
        return self.filter(self._read(user)) if user.access.in_post else self.none()

    def to_decide_by(self, user):
        """Requests that this user may approve or decline: their line's, and those of people whom nobody line-manages; never their own."""
        if not user.access.in_post:
            return self.none()
        found = self.filter(in_line_of(user) | led_by(user), state=BookingState.REQUESTED)
        return found.exclude(person_id=user.access.person_id)

    def evaluated_and_read_by(self, user):
        """Those whose evaluation this user may read: the person, their line, training officers and the principal social worker."""
        if not user.access.in_post:
            return self.none()
        own = Q(person_id=user.access.person_id) | in_line_of(user)
        return self.filter(own | under_roles(user, Role.TRAINING_OFFICER, Role.PSW), evaluated_on__isnull=False)

    def _read(self, user):
        own = Q(person_id=user.access.person_id) | in_line_of(user)
        return own | under_roles(user, Role.TRAINING_OFFICER, Role.AGENCY_LEAD) | led_by(user)

    def holding(self):
        """Those that hold a place, or came without one."""
        return self.filter(state__in=HOLDS_A_PLACE)


@tracked()
class Booking(models.Model):
    """One person's place on one session."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="bookings")
    need = models.ForeignKey(LearningNeed, on_delete=models.PROTECT, related_name="bookings", null=True, blank=True)
    state = models.CharField(max_length=10, choices=BookingState, default=BookingState.REQUESTED)
    requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    requested_on = models.DateField()
    cover = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True, help_text="Who covers urgent calls, as asked."
    )
    cover_confirmed = models.BooleanField(default=False)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    declined_reason = models.CharField(max_length=300, blank=True)
    cancelled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    cancelled_in_time = models.BooleanField(null=True, blank=True, help_text="Three working days or more before (a setting).")
    walk_in = models.BooleanField(default=False, help_text="Came without a booking.")
    attended = models.BooleanField(null=True, blank=True, help_text="From the register.")
    rating_before = models.PositiveSmallIntegerField(null=True, blank=True)
    evaluation = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="booking", null=True, blank=True)
    evaluated_on = models.DateField(null=True, blank=True)
    entries = models.ManyToManyField(CalendarEntry, related_name="bookings", blank=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["session", "pk"]
        indexes = [models.Index(fields=["person", "state"], name="booking_person_state")]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], condition=Q(state__in=("requested", "approved")), name="booking_once"),
            models.CheckConstraint(
                condition=Q(state__in=("requested", "cancelled"), decided_by=None, decided_on=None)
                | Q(state__in=("approved", "declined", "cancelled"), decided_by__isnull=False, decided_on__isnull=False),
                name="booking_decided_in_full",
            ),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(declined_reason=""), name="booking_declined_says_why"),
            models.CheckConstraint(
                condition=Q(state="cancelled", cancelled_on__isnull=False, cancelled_by__isnull=False, cancelled_in_time__isnull=False)
                & ~Q(cancelled_reason="")
                | (~Q(state="cancelled") & Q(cancelled_on=None, cancelled_by=None, cancelled_in_time=None, cancelled_reason="")),
                name="booking_cancelled_in_full",
            ),
            models.CheckConstraint(condition=Q(attended=None) | Q(state="approved"), name="booking_attended_when_approved"),
            models.CheckConstraint(condition=Q(walk_in=False) | Q(attended=True), name="booking_walk_in_attended"),
            models.CheckConstraint(
                condition=Q(evaluated_on=None) | Q(attended=True, evaluation__isnull=False), name="booking_evaluated_after_attending"
            ),
            models.CheckConstraint(
                condition=Q(rating_before=None) | Q(rating_before__gte=1, rating_before__lte=10), name="booking_rating_before"
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.session}"


@tracked()
class BookingFollowUp(models.Model):
    """The three-month follow-up of an attended booking: one for each, whoever closes the register and however often."""

    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="link")
    follow_up = models.OneToOneField(ImpactFollowUp, on_delete=models.PROTECT, related_name="booking_link")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.follow_up}"
