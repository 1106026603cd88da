"""A year and a half of training: the catalogue, its sessions, who booked, who came, and what they said; and the first story's course.

The story's course is held on both story days. Those of `world.story` who have a `course_day` attended it for the need that it met.
"""

from learning_org.questionnaires.models import Answer, Response
from practitioners.models import CalendarEntry
from practitioners.registries import DemonstrationStep
from training.demonstration.courses import make_courses, make_sessions
from training.demonstration.history import CHANGES, FOLLOW_UP_CHANGES
from training.demonstration.making import make_bookings
from training.models import Booking, BookingFollowUp, Course, Session, SessionDay


def steps():
    """Training itself, and, once the follow-ups are there, what joins them to their bookings."""
    filled = (Course, Course.standards.through, Session, SessionDay, CalendarEntry, Response, Answer, Booking, Booking.entries.through)
    return [
        DemonstrationStep("training", (make_courses, make_sessions, make_bookings), filled, CHANGES, order=20),
        DemonstrationStep("training's follow-ups", (), (BookingFollowUp,), FOLLOW_UP_CHANGES, order=40),
    ]
