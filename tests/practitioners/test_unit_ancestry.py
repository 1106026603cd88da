"""The ancestry of units against a walk up the dated parents: at random dates, after random reorganisations."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning_org.web.periods import period
from practitioners.models import Unit, UnitAncestry, UnitParent
from practitioners.services.ancestry import CycleFound, ancestry, below
from practitioners.services.units import rebuild_ancestry
from tests.factories import OrganisationFactory, UnitFactory

START = datetime.date(2024, 1, 1)


def on(number):
    return START + datetime.timedelta(days=number)


def dates(first, length):
    return period(on(first), on(first + length) if length else None)


def walk(unit, date, periods, parents):
    """By hand: the unit, its parent on that day, that one's parent on that day, for as long as all are open. (unit id, depth) pairs."""
    found, here, depth = [], unit, 0
    while date in periods[here]:
        found.append((here, depth))
        above = [parent for child, parent, held in parents if child == here and date in held]
        if not above:
            break
        here, depth = above[0], depth + 1
    return found


@st.composite
def trees(draw):
    """Units with periods, and parents of a lower number, so that no circle is possible; a unit has one parent at a time."""
    count = draw(st.integers(2, 7))
    span = st.tuples(st.integers(0, 20), st.integers(0, 60)).map(lambda pair: dates(pair[0], pair[1] and pair[1] + 5))
    periods = {unit: draw(span) for unit in range(count)}
    parents = []
    for unit in range(1, count):
        cuts = sorted(draw(st.sets(st.integers(0, 60), min_size=1, max_size=4)))
        for first, out in zip(cuts, [*cuts[1:], None], strict=True):
            if draw(st.booleans()):
                parents.append((unit, draw(st.integers(0, unit - 1)), period(on(first), on(out) if out is not None else None)))
    return periods, parents


@given(trees(), st.integers(0, 90))
def test_ancestry_is_the_walk_up_at_every_date(tree, number):
    periods, parents = tree
    rows = ancestry(periods, parents, set(periods))
    date = on(number)
    for unit in periods:
        now = sorted((above, depth) for above, below_, depth, first, out in rows if below_ == unit and date in period(first, out))
        assert now == sorted(walk(unit, date, periods, parents))


@given(trees())
def test_ancestry_neighbours_of_one_depth_are_one_row(tree):
    rows = ancestry(*tree, set(tree[0]))
    ends = {(above, below_, depth, out) for above, below_, depth, _, out in rows if out}
    assert not ends & {(above, below_, depth, first) for above, below_, depth, first, _ in rows}


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 30), st.integers(1, 20)), max_size=8), st.integers(0, 60))
def test_ancestry_never_accepts_a_circle(raw, number):
    """Whatever the parents: either every date has an end on the way up, or the whole is refused."""
    periods = {unit: period(START) for unit in range(5)}
    taken, parents = {}, []
    for unit, parent, first, length in raw:
        held = dates(first, length)
        if unit != parent and not any(held.lower < other.upper and other.lower < held.upper for other in taken.get(unit, [])):
            taken.setdefault(unit, []).append(held)
            parents.append((unit, parent, held))
    try:
        ancestry(periods, parents, set(periods))
        refused = False
    except CycleFound:
        refused = True
    edges = {row[2].lower for row in parents}
    assert refused == any(_has_circle(date, parents) for date in edges)


def _has_circle(date, parents):
    above = {child: parent for child, parent, held in parents if date in held}
    for start in above:
        here, steps = start, 0
        while here in above and steps <= len(above):
            here, steps = above[here], steps + 1
        if steps > len(above):
            return True
    return False


def test_below_finds_units_that_stood_under_at_any_date():
    parents = [(2, 1, dates(0, 5)), (3, 2, dates(50, 0)), (4, 9, dates(0, 0))]
    assert below({1}, parents) == {1, 2, 3}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=trees(), number=st.integers(0, 90))
def test_rebuild_ancestry_in_the_database_matches_the_walk(db, tree, number):
    periods, parents = tree
    UnitAncestry.objects.all().delete()
    UnitParent.objects.all().delete()
    Unit.objects.all().delete()
    organisation = OrganisationFactory()
    units = {n: Unit.objects.create(organisation=organisation, name=f"U{n}", kind="team", period=held) for n, held in periods.items()}
    for child, parent, held in parents:
        UnitParent.objects.create(unit=units[child], parent=units[parent], period=held)
    assert rebuild_ancestry() == UnitAncestry.objects.count()
    numbers = {unit.pk: n for n, unit in units.items()}
    for n, unit in units.items():
        rows = UnitAncestry.objects.filter(descendant=unit, period__contains=on(number)).values_list("ancestor_id", "depth")
        assert sorted((numbers[pk], depth) for pk, depth in rows) == sorted(walk(n, on(number), periods, parents))


@pytest.mark.django_db
def test_rebuild_ancestry_twice_touches_no_row():
    top = UnitFactory(service=True)
    team = UnitFactory(parent=top)
    rebuild_ancestry()
    before = set(UnitAncestry.objects.values_list("pk", flat=True))
    assert rebuild_ancestry() == 3
    assert rebuild_ancestry([team]) == 2
    assert set(UnitAncestry.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db
def test_rebuild_ancestry_costs_the_same_at_any_size(django_assert_num_queries):
    top = UnitFactory(service=True)
    for _ in range(2):
        UnitFactory(parent=top)
    UnitAncestry.objects.all().delete()
    with django_assert_num_queries(7):
        rebuild_ancestry()
    for _ in range(6):
        UnitFactory(parent=top)
    UnitAncestry.objects.all().delete()
    with django_assert_num_queries(7):
        rebuild_ancestry()
