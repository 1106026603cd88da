import datetime

import factory

from practitioners.models import ImpactFollowUp
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory
from training.models import Booking, BookingFollowUp, BookingState, Course, Session, SessionDay, SessionState

DAY = datetime.date(2026, 12, 9)
DECIDED = {
    "state": BookingState.APPROVED,
    "decided_by": factory.SubFactory(PersonFactory),
    "decided_on": datetime.date(2026, 11, 12),
    "cover_confirmed": True,
}


class CourseFactory(ModelFactory):
    """Offered, approved by line managers, for our own staff alone."""

    class Meta:
        model = Course

    title = factory.Sequence(lambda n: f"Talking with teenagers about risk {n}")
    summary = "One day with actors, for social workers and youth workers."
    rated = "talking with teenagers about risk"

    class Params:
        at_once = factory.Trait(needs_approval=False)
        for_partners = factory.Trait(open_to_partners=True)
        ended = factory.Trait(is_active=False)


class SessionFactory(ModelFactory):
    """Open for booking, on 9 December 2026, with its day. `days=[...]` gives other days."""

    class Meta:
        model = Session

    course = factory.SubFactory(CourseFactory)
    venue = "Civic House, room 1.03"
    capacity = 16
    first_on = DAY
    last_on = factory.SelfAttribute("first_on")

    class Params:
        held = factory.Trait(
            state=SessionState.HELD,
            first_on=datetime.date(2026, 10, 14),
            register_taken_on=datetime.date(2026, 10, 14),
            register_taken_by=factory.SubFactory(PersonFactory),
        )
        cancelled = factory.Trait(state=SessionState.CANCELLED, cancelled_reason="The trainer is ill.")

    @factory.post_generation
    def days(session, create, extracted, **kwargs):
        for on in extracted or [
            session.first_on + datetime.timedelta(days=n) for n in range((session.last_on - session.first_on).days + 1)
        ]:
            SessionDayFactory(session=session, on=on)


class SessionDayFactory(ModelFactory):
    class Meta:
        model = SessionDay
        django_get_or_create = ("session", "on")

    session = factory.SubFactory(SessionFactory)
    on = factory.SelfAttribute("session.first_on")
    starts = datetime.time(9, 30)
    ends = datetime.time(16, 30)


class BookingFactory(ModelFactory):
    """A request of 10 November 2026 that waits for approval."""

    class Meta:
        model = Booking

    session = factory.SubFactory(SessionFactory)
    person = factory.SubFactory(PersonFactory)
    requested_by = factory.SelfAttribute("person")
    requested_on = datetime.date(2026, 11, 10)
    rating_before = 4

    class Params:
        approved = factory.Trait(**DECIDED)
        came = factory.Trait(**DECIDED | {"attended": True, "session": factory.SubFactory(SessionFactory, held=True)})
        absent = factory.Trait(**DECIDED | {"attended": False, "session": factory.SubFactory(SessionFactory, held=True)})
        came_unbooked = factory.Trait(
            **DECIDED
            | {
                "walk_in": True,
                "attended": True,
                "rating_before": None,
                "cover_confirmed": False,
                "session": factory.SubFactory(SessionFactory, held=True),
            }
        )
        evaluated = factory.Trait(
            **DECIDED
            | {
                "attended": True,
                "session": factory.SubFactory(SessionFactory, held=True),
                "evaluated_on": datetime.date(2026, 10, 15),
                "evaluation": factory.SubFactory(
                    "tests.factories.questionnaires.ResponseFactory", submitted=True, respondent=factory.SelfAttribute("..person")
                ),
            }
        )
        declined = factory.Trait(**DECIDED | {"state": BookingState.DECLINED, "declined_reason": "Nobody can cover that day."})
        cancelled = factory.Trait(
            state=BookingState.CANCELLED,
            cancelled_on=datetime.date(2026, 11, 16),
            cancelled_by=factory.SelfAttribute("person"),
            cancelled_reason="A court hearing.",
            cancelled_in_time=True,
        )


class BookingFollowUpFactory(ModelFactory):
    """An attended booking and the follow-up that came of it."""

    class Meta:
        model = BookingFollowUp

    booking = factory.SubFactory(BookingFactory, came=True)

    @factory.lazy_attribute
    def follow_up(self):
        session = self.booking.session
        learnt_on = session.last_on
        return ImpactFollowUp.objects.create(
            person=self.booking.person,
            about=session.course.title,
            learnt_on=learnt_on,
            due_on=learnt_on + datetime.timedelta(days=92),
            rating_before=self.booking.rating_before,
        )
