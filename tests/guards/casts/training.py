import datetime

from tests import factories as make
from training.models import SessionState

TODAY = datetime.date(2026, 11, 2)


def records(people, found):
    """{words in docs/access.md: the record they mean}, about Own. Oth teaches the session that was held."""
    own, oth = people["Own"], people["Oth"]
    course, shared = make.CourseFactory(), make.CourseFactory(for_partners=True)
    session, taught = make.SessionFactory(course=course), make.SessionFactory(course=course, held=True, trainer=oth)
    return {
        "course": course,
        "course for partners": shared,
        "session": session,
        "session for partners": make.SessionFactory(course=shared),
        "session taught by Oth": taught,
        "booking asked for": make.BookingFactory(session=make.SessionFactory(course=course), person=own),
        "booking asked for by Col": make.BookingFactory(session=make.SessionFactory(course=course), person=people["Col"]),
        "booking attended": make.BookingFactory(came=True, session=taught, person=own),
        "booking evaluated": make.BookingFactory(
            evaluated=True, session=make.SessionFactory(course=course, held=True, trainer=oth), person=own
        ),
    }


def fill(dice, staff):
    """Courses open to partners or not, sessions with random trainers, and bookings of everybody in every state."""
    courses = [make.CourseFactory(for_partners=dice.random() < 0.5) for _ in range(4)]
    sessions = []
    for course in courses:
        for traits in ({}, {"held": True}, {"cancelled": True}):
            sessions.append(make.SessionFactory(course=course, trainer=dice.choice([*staff, None]), **traits))
    for person in staff:
        session = dice.choice(sessions)
        states = {
            SessionState.OPEN: ({}, {"approved": True}, {"declined": True}, {"cancelled": True}),
            SessionState.HELD: ({"came": True}, {"absent": True}, {"came_unbooked": True}, {"evaluated": True}, {"cancelled": True}),
            SessionState.CANCELLED: ({"cancelled": True}, {"declined": True}),
        }
        make.BookingFactory(person=person, session=session, **dice.choice(states[session.state]))
