"""What a course's participants said: to training officers and the principal social worker, and to its trainer from five answers on."""

import dataclasses

from django.db.models import Avg, Count, F, Q

from learning_org.accounts.roles import Role
from learning_org.questionnaires.models import Answer
from training.models import Booking, Session, SessionState

FEWEST = 5  # answers, before anything is said of them to a trainer, and before any mean is shown


@dataclasses.dataclass(frozen=True)
class Results:
    """Means of a course's evaluations, or too few of them."""

    answers: int
    before: float | None = None
    after: float | None = None
    useful: float | None = None
    trainer: float | None = None
    pairs: int = 0

    @property
    def enough(self):
        return self.answers >= FEWEST


def course_results(course, user):
    """The Results of a course for this user, or None for whoever may not read any: an officer's of every session, a trainer's of their own.

    Before and after are compared for those who gave both ratings. Four statements at most.
    """
    officer = user.access.has(Role.TRAINING_OFFICER, Role.PSW)
    own = Q(session__trainer_id=user.access.person_id)
    bookings = Booking.objects.filter(Q() if officer else own, session__course=course, evaluated_on__isnull=False)
    if not officer and not Session.objects.filter(course=course, trainer_id=user.access.person_id).exists():
        return None
    count = bookings.count()
    if count < FEWEST:
        return Results(count)
    answers = Answer.objects.filter(response__booking__in=bookings, value__isnull=False)
    means = dict(answers.order_by().values_list("question__code").annotate(mean=Avg("value")))
    pairs = answers.filter(question__code="rating-after", response__booking__rating_before__isnull=False).order_by()
    both = pairs.aggregate(pairs=Count("pk"), before=Avg("response__booking__rating_before"), after=Avg("value"))
    compared = {name: _rounded(both[name]) for name in ("before", "after")} if both["pairs"] >= FEWEST else {}
    return Results(count, useful=_rounded(means.get("useful")), trainer=_rounded(means.get("trainer")), pairs=both["pairs"], **compared)


def _rounded(value):
    return None if value is None else round(float(value), 1)


def past_sessions(course):
    """A course's held and cancelled sessions, the latest first, with how many were booked and how many came."""
    attended = Q(bookings__attended=True)
    counts = {"came": Count("bookings", filter=attended), "booked": Count("bookings", filter=Q(bookings__state="approved"))}
    sessions = course.sessions.exclude(state=SessionState.OPEN).select_related("trainer").annotate(**counts)
    return sessions.order_by("-first_on", "pk")


def latest_evaluations(course, user):
    """The latest evaluations of a course that this user may read, as bookings; few, for its page."""
    bookings = Booking.objects.evaluated_and_read_by(user).filter(session__course=course)
    return bookings.select_related("person", "session").order_by(F("evaluated_on").desc(), "-pk")
