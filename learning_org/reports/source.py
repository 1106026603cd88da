"""The frozen figures that reports are made of, and the units that stood when the month ended."""

from django.db.models import Exists, OuterRef

from learning_org.measures.queries import frozen_figures, measured_units
from learning_org.reports.content import Named, last_of, months_to
from practitioners.models import UnitAncestry, UnitKind, UnitParent


def units_of(month):
    """The units that have a report for a month: departments, services and teams open on its last day, in order of key."""
    return measured_units(last_of(month)).exclude(kind=UnitKind.AGENCY)


def teams_by_unit(month):
    """{unit id: the teams below it when the month ended, as Named, by name}: of all units under it those with none under themselves, so
    that the report of the whole council, too, says which team needs help."""
    on, units, found = last_of(month), units_of(month).values("pk"), {}
    parted = UnitParent.objects.filter(parent=OuterRef("descendant"), unit__in=units, period__contains=on)
    rows = UnitAncestry.objects.filter(~Exists(parted), depth__gt=0, descendant__in=units, period__contains=on)
    names = ("ancestor_id", "descendant_id", "descendant__name", "descendant__kind")
    for above, unit, name, kind in rows.order_by("descendant__name", "descendant").values_list(*names):
        found.setdefault(above, []).append(Named(unit, name, kind))
    return found


def figures_to(month, units):
    """{(unit id, indicator's number, month): Figure} of the twelve months up to `month`. One statement."""
    return frozen_figures(units, months_to(month))
