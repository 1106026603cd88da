"""Established posts beside who is in post: what is vacant, for one unit and over the units."""

from decimal import Decimal

from django.db.models import DecimalField, F, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest

from learning_org.accounts.roles import Role
from practitioners.models import EstablishedPost, Position, UnitAncestry

READERS = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER, Role.PSW, Role.SENIOR_LEADER)  # of figures, for their units and below
FTE = DecimalField(max_digits=7, decimal_places=2)


def posts_on(on):
    """The established posts of a date, annotated with `filled`, the full-time equivalents of everybody's positions of that job there, and
    `vacant`, what is missing, never below 0."""
    there = Position.objects.filter(unit=OuterRef("unit"), job=OuterRef("job"), period__contains=on).order_by()
    filled = Subquery(there.values("unit", "job").annotate(total=Sum("fte")).values("total"), output_field=FTE)
    nothing = Value(Decimal(0), output_field=FTE)
    rows = EstablishedPost.objects.filter(period__contains=on).annotate(filled=Coalesce(filled, nothing))
    vacant = Greatest(F("fte") - F("filled"), nothing, output_field=FTE)
    return rows.annotate(vacant=vacant).select_related("unit", "job").order_by("unit__name", "job__title", "pk")


def posts_read_by(user, on):
    """Those of posts_on() whose numbers this user reads: administrators all, managers, the principal social worker and senior leaders
    those of their units and below. Hours of single people show through them, so that nobody else does."""
    rows = posts_on(on)
    if user.access.has(Role.ADMINISTRATOR):
        return rows
    mine = UnitAncestry.objects.filter(ancestor__in=user.access.units(*READERS), period__contains=on)
    return rows.filter(unit__in=mine.order_by().values("descendant_id"))


def totals(rows):
    """(established, in post, vacant) of a list of posts_on(), as Decimals."""
    return tuple(sum((getattr(row, name) for row in rows), Decimal(0)) for name in ("fte", "filled", "vacant"))
