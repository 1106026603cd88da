"""23. Ready for registration."""

from decimal import Decimal

from django.conf import settings
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from learning_org.measures.indicators.base import Column, Indicator, counted, flag, main_positions
from practitioners.models import CPDEntry, Registration
from practitioners.queries.registration import registration_year, renewal_opens


def rows(month):
    """Registrations of those in post who owe learning this registration year, with `pieces` and `peer_pieces` by the day of the figure."""
    year = registration_year(month.on)
    posts = main_positions(month.on).filter(person=OuterRef("person"))
    held = Registration.objects.filter(period__contains=month.on, period__startswith__lt=renewal_opens(year))
    held = held.filter(Q(period__endswith=None) | Q(period__endswith__gte=year.upper))
    learnt = CPDEntry.objects.recorded().filter(person=OuterRef("person"), learnt_on__gte=year.lower, learnt_on__lte=month.on)
    held = held.annotate(pieces=_number(learnt), peer_pieces=_number(learnt.filter(peer_reflection__isnull=False)))
    held = held.annotate(in_unit=Subquery(posts.values("unit_id")[:1])).filter(in_unit__isnull=False)
    ready = Q(pieces__gte=settings.CPD_PIECES_NEEDED, peer_pieces__gte=settings.CPD_PEER_REFLECTIONS_NEEDED)
    return counted(held, person=F("person_id"), unit=F("in_unit"), counts=flag(ready))


def _number(entries):
    return Coalesce(Subquery(entries.order_by().values("person").annotate(number=Count("pk")).values("number")), 0)


INDICATOR = Indicator(
    number=23,
    name="Ready for registration",
    family="registration",
    of="of workers who owe it",
    numerator="registered workers with the learning that the year needs",
    denominator="registered workers who owe learning this year",
    definition=(
        "The registration year runs from 1 December to 30 November. A worker is ready when they have recorded two different pieces of "
        "learning dated in the year, one or more of them with a peer reflection.",
        "Everybody counts who is registered and in post with the council, those on long leave too. Whoever joined the register on or after "
        "1 September owes none for that year, and neither does whoever leaves it before the year ends.",
    ),
    rows=rows,
    target=Decimal(80),
    season="registration year",
    yes="Ready",
    no="Not ready",
    columns=(Column("Pieces", "pieces"), Column("With a peer", "peer_pieces")),
    late="See the {} not ready",
    late_noun=("worker who is", "workers who are"),
)
