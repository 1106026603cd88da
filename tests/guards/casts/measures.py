"""Figures: they are of units, so that what differs is whose unit it is and which family of figures."""

from types import SimpleNamespace

from tests import factories as make


def records(people, found):
    """{words in docs/access.md: the record they mean}, about Own's team."""
    team = found["team"].pk
    parent = found["team"].parents.get().parent
    return {
        "service": parent,
        "council": parent.parents.get().parent,
        "indicator": SimpleNamespace(pk=9),
        "supervision figure": {"pk": team, "indicator": 1},
        "appraisal figure": {"pk": team, "indicator": 6},
        "audit figure": {"pk": team, "indicator": 9},
        "action figure": {"pk": team, "indicator": 12},
        "training figure": {"pk": team, "indicator": 16},
        "registration figure": {"pk": team, "indicator": 23},
        "audit figure of the service": {"pk": parent.pk, "indicator": 9},
    }


def fill(dice, staff):
    """A frozen figure for each unit in which somebody has a place."""
    units = {place.unit_id: place.unit for person in staff for place in person.positions.select_related("unit")}
    for unit in units.values():
        make.MonthlyFigureFactory(unit=unit, indicator=dice.choice([1, 9, 16]))
