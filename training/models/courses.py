"""Courses and their sessions: what can be learnt, when, where, and how many places there are."""

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from learning_org.accounts.models import Person
from learning_org.web.history import tracked
from practitioners.models import Standard, Theme


class CourseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All staff; somebody from a partner agency alone knows the courses that are open to partners, and those they teach or booked."""
        access = user.access
        if not access.in_post:
            return self.none()
        if not access.partner_only:
            return self
        return self.filter(Q(open_to_partners=True) | Q(pk__in=_taking_part(access).values("course_id").order_by()))

    def readable_by(self, user):
        return self.visible_to(user)


def _taking_part(access):
    """The sessions that this person teaches or has, or had, a booking for."""
    mine = Q(trainer_id=access.person_id) | Exists(_bookings().filter(session=OuterRef("pk"), person_id=access.person_id))
    return Session.objects.filter(mine)


def _bookings():
    return apps.get_model("training", "Booking")._base_manager.order_by()


@tracked()
class Course(models.Model):
    """What is taught. `rated` finishes the sentence "How confident are you in ..." that is asked before, after and three months later."""

    title = models.CharField(max_length=160, unique=True)
    summary = models.TextField()
    rated = models.CharField(max_length=160, help_text="What participants rate from 1 to 10, such as: talking with teenagers about risk.")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="courses", null=True, blank=True)
    standards = models.ManyToManyField(Standard, related_name="courses", blank=True)
    needs_approval = models.BooleanField(default=True, help_text="The line manager approves each booking.")
    open_to_partners = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title


class SessionState(models.TextChoices):
    OPEN = "open", "Open for booking"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class SessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All staff; somebody from a partner agency alone knows sessions of courses open to partners, and those they teach or booked."""
        access = user.access
        if not access.in_post:
            return self.none()
        if not access.partner_only:
            return self
        return self.filter(Q(course__open_to_partners=True) | Q(pk__in=_taking_part(access).values("pk").order_by()))

    def readable_by(self, user):
        return self.visible_to(user)

    def coming(self, on):
        """Those that can still be booked on that date: open, and not begun."""
        return self.filter(state=SessionState.OPEN, first_on__gte=on)

    def with_places(self):
        """Sessions annotated with `taken`, the places that bookings hold, and `left`."""
        held = _bookings().filter(session=OuterRef("pk"), state__in=("requested", "approved"), walk_in=False)
        counted = held.annotate(counted=Func(F("pk"), function="COUNT", output_field=IntegerField())).values("counted")
        return self.annotate(taken=Coalesce(Subquery(counted), Value(0))).annotate(left=F("capacity") - F("taken"))


@tracked()
class Session(models.Model):
    """A course on certain days at a place. `first_on` and `last_on` follow its days and are written with them."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    venue = models.CharField(max_length=120)
    capacity = models.PositiveSmallIntegerField()
    trainer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sessions_taught", null=True, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    state = models.CharField(max_length=10, choices=SessionState, default=SessionState.OPEN)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    register_taken_on = models.DateField(null=True, blank=True)
    register_taken_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["first_on", "pk"]
        indexes = [models.Index(fields=["state", "first_on"], name="session_state_first_on")]
        constraints = [
            models.CheckConstraint(condition=Q(capacity__gt=0), name="session_has_places"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="session_last_after_first"),
            models.CheckConstraint(
                condition=Q(state="held", register_taken_on__isnull=False, register_taken_by__isnull=False)
                | (~Q(state="held") & Q(register_taken_on=None, register_taken_by=None)),
                name="session_held_has_register",
            ),
            models.CheckConstraint(condition=~Q(state="cancelled") | ~Q(cancelled_reason=""), name="session_cancelled_says_why"),
        ]

    def __str__(self):
        return f"{self.course}, {self.first_on:%-d %B %Y}"


@tracked()
class SessionDay(models.Model):
    """One day of a session, from and to."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="days")
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()

    class Meta:
        ordering = ["session", "on"]
        constraints = [
            models.UniqueConstraint(fields=["session", "on"], name="sessionday_once"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="sessionday_ends_after_start"),
        ]

    def __str__(self):
        return f"{self.on:%-d %B %Y}"
