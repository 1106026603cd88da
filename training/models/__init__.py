from training.models.bookings import HOLDS_A_PLACE, Booking, BookingFollowUp, BookingState
from training.models.courses import Course, Session, SessionDay, SessionState

__all__ = ["HOLDS_A_PLACE", "Booking", "BookingFollowUp", "BookingState", "Course", "Session", "SessionDay", "SessionState"]
