"""15. Fill rate."""

from decimal import Decimal

from django.db.models import Count, F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from learning_org.measures.indicators.base import Column, Indicator, counted, top_unit
from training.models import Booking, Session, SessionState


def rows(month):
    """Sessions held that ended in the month: places taken of places there were. No team owns a place, so the whole council counts."""
    held = Session.objects.filter(state=SessionState.HELD, last_on__gte=month.first, last_on__lte=month.on).select_related("course")
    came = Booking.objects.filter(session=OuterRef("pk"), attended=True).order_by().values("session").annotate(number=Count("pk"))
    came = Coalesce(Subquery(came.values("number")), 0)
    nobody = Value(None, output_field=IntegerField())
    return counted(held, person=nobody, unit=Subquery(top_unit(month.on)), counts=came, weight=F("capacity"))


INDICATOR = Indicator(
    number=15,
    name="Training places filled",
    family="training",
    of="of places",
    numerator="people who attended, those who came without a booking included",
    denominator="places on the sessions that were held",
    definition=(
        "Sessions whose last day was in the month and whose register has been taken. Everybody who attended counts, walk-ins included, "
        "against the number of places that each session had. Cancelled sessions are left out.",
        "Places belong to no team, so this figure is for the whole council only.",
    ),
    rows=rows,
    target=Decimal(75),
    whole_council_only=True,
    columns=(Column("Session", "course"), Column("Last day", "last_on")),
)
