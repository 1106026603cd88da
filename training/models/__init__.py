from training.models.bookings import Booking, BookingFollowUp, BookingState
from training.models.courses import Course, Session, SessionDay, SessionState

__all__ = ["Booking", "BookingFollowUp", "BookingState", "Course", "Session", "SessionDay", "SessionState"]
