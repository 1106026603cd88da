"""16. Attendance at training."""

from decimal import Decimal

from django.db.models import F, Q

from learning_org.measures.indicators.base import Column, Indicator, counted, flag, last_unit
from training.models import Booking, BookingState, SessionState


def rows(month):
    """Bookings for sessions held that ended in the month, without those cancelled in time and without walk-ins."""
    held = Booking.objects.filter(session__state=SessionState.HELD, session__last_on__gte=month.first, session__last_on__lte=month.on)
    kept = Q(state=BookingState.APPROVED) | Q(state=BookingState.CANCELLED, cancelled_in_time=False)
    booked = held.filter(kept, walk_in=False).select_related("session__course")
    came = flag(Q(attended=True))
    return counted(booked, person=F("person_id"), unit=last_unit("person_id", month.on), counts=came)


INDICATOR = Indicator(
    number=16,
    name="Attendance at training",
    family="training",
    of="of places booked",
    numerator="people who had booked and attended",
    denominator="bookings, less those cancelled in time",
    definition=(
        "Bookings for sessions whose last day was in the month and whose register has been taken. A booking cancelled three working days "
        "or more before the session is left out; one cancelled later counts as not attended.",
        "Somebody who came without a booking is in the fill rate and not here: this figure asks whether those who booked came.",
    ),
    rows=rows,
    target=Decimal(85),
    yes="Attended",
    no="Did not attend",
    columns=(Column("Course", "session__course"), Column("Last day", "session__last_on")),
    late="See the {} not used",
    late_noun=("booking", "bookings"),
)
