"""From dated parents to dated ancestors: pure arithmetic on periods, without a query, so that it can be proved apart."""

from collections import defaultdict

from learning_org.web.errors import Refused
from learning_org.web.periods import period

UNDER_ITSELF = "A unit cannot stand under itself or under a unit below it."


class CycleFound(Refused):
    """A unit would come to stand, at some date, under itself."""


def overlap(one, other):
    """The days that two half-open periods share, or None."""
    first = max(one.lower, other.lower)
    ends = [dates.upper for dates in (one, other) if dates.upper]
    upper = min(ends) if ends else None
    return period(first, upper) if upper is None or first < upper else None


def joined(rows):
    """(depth, period) rows with neighbours of one depth made one, so that a rebuild gives the same rows every time."""
    done = []
    for depth, dates in sorted(rows, key=lambda row: row[1].lower):
        if done and done[-1][0] == depth and done[-1][1].upper == dates.lower:
            done[-1] = (depth, period(done[-1][1].lower, dates.upper))
        else:
            done.append((depth, dates))
    return done


def ancestry(periods, parents, wanted):
    """Every ancestor, with depth and period, of each wanted unit.

    `periods` is {unit id: period}, `parents` is [(unit id, parent id, period)]. Returns a set of (ancestor id, descendant id, depth,
    first day, first day out). Raises CycleFound when a unit would stand under itself at any date.
    """
    upwards = defaultdict(list)
    for unit, parent, dates in parents:
        upwards[unit].append((parent, dates))
    return {row for unit in wanted for row in _ancestors_of(unit, periods, upwards)}


def _ancestors_of(unit, periods, upwards):
    found = defaultdict(list)
    waiting = [(unit, 0, periods[unit])]
    while waiting:
        here, depth, dates = waiting.pop()
        if depth and here == unit or depth > len(periods):
            raise CycleFound(UNDER_ITSELF, field="parent")
        found[here].append((depth, dates))
        for parent, placed in upwards[here]:
            shared = overlap(dates, placed)
            shared = shared and overlap(shared, periods[parent])
            if shared:
                waiting.append((parent, depth + 1, shared))
    for ancestor, rows in found.items():
        for depth, dates in joined(rows):
            yield (ancestor, unit, depth, dates.lower, dates.upper)


def below(units, parents):
    """These units and every unit that stood, stands or will stand under them, whatever the date: whose ancestry a change can touch."""
    downwards = defaultdict(set)
    for unit, parent, _ in parents:
        downwards[parent].add(unit)
    found, waiting = set(units), list(units)
    while waiting:
        new = downwards[waiting.pop()] - found
        found |= new
        waiting += new
    return found
