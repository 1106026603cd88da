"""What happens to units: opening, moving, closing, and what is refused."""

import datetime

import pytest

from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import UnitAncestry, UnitParent
from practitioners.queries.units import crumbs, tree
from practitioners.services.units import add_unit, close_unit, edit_unit, move_unit
from tests.factories import OrganisationFactory, PositionFactory, RoleGrantFactory, UnitFactory, staff

pytestmark = pytest.mark.django_db
D = datetime.date
MARCH = D(2026, 3, 1)


@pytest.fixture
def by():
    return staff(role="administrator")


@pytest.fixture
def town():
    """A department with two services; a team with a pod in the first."""
    top = UnitFactory(department=True, name="Children's services")
    one, two = UnitFactory(parent=top, service=True, name="Help"), UnitFactory(parent=top, service=True, name="Care")
    team = UnitFactory(parent=one, name="Duty team")
    return {"top": top, "one": one, "two": two, "team": team, "pod": UnitFactory(parent=team, name="Pod")}


def above(unit, on):
    return [found.name for found in crumbs(unit, on)]


def test_move_unit_takes_all_below_along_and_keeps_the_past(town, by):
    move_unit(town["team"], parent=town["two"], first_day=MARCH, by=by)
    assert above(town["pod"], D(2026, 2, 28)) == ["Children's services", "Help", "Duty team"]
    assert above(town["pod"], MARCH) == ["Children's services", "Care", "Duty team"]
    rows = UnitParent.objects.filter(unit=town["team"]).order_by("period").values_list("parent__name", "period")
    assert list(rows) == [("Help", period(D(2020, 1, 1), MARCH)), ("Care", period(MARCH))]


def test_move_unit_to_the_top(town, by):
    move_unit(town["team"], parent=None, first_day=MARCH, by=by)
    assert above(town["team"], MARCH) == []
    assert above(town["pod"], MARCH) == ["Duty team"]


def test_move_unit_on_the_day_of_an_earlier_move_corrects_it(town, by):
    move_unit(town["team"], parent=town["two"], first_day=MARCH, by=by)
    move_unit(town["team"], parent=town["top"], first_day=MARCH, by=by)
    assert above(town["team"], MARCH) == ["Children's services"]
    assert UnitParent.objects.filter(unit=town["team"]).count() == 2


@pytest.mark.parametrize("under", ["team", "pod"])
def test_move_unit_into_a_circle_is_refused(town, by, under):
    with pytest.raises(Refused, match="cannot stand under itself|unit below it"):
        move_unit(town["team"], parent=town["pod"] if under == "pod" else town["team"], first_day=MARCH, by=by)


def test_move_unit_into_a_circle_that_would_close_later_is_refused(town, by):
    """Care moves under the pod from June; so the team may not move under Care from March, although it is no circle before June."""
    move_unit(town["two"], parent=town["pod"], first_day=D(2026, 6, 1), by=by)
    with pytest.raises(Refused, match="cannot stand under itself"):
        move_unit(town["team"], parent=town["two"], first_day=MARCH, by=by)
    assert above(town["team"], MARCH) == ["Children's services", "Help"]


def test_move_unit_twice_says_that_it_stands_there(town, by):
    move_unit(town["team"], parent=town["two"], first_day=MARCH, by=by)
    with pytest.raises(Refused) as refusal:
        move_unit(town["team"], parent=town["two"], first_day=MARCH, by=by)
    assert (refusal.value.message, refusal.value.field) == ("Duty team already stands under Care on that day.", "parent")


def test_move_unit_before_a_planned_move_is_refused(town, by):
    move_unit(town["team"], parent=town["two"], first_day=D(2026, 6, 1), by=by)
    with pytest.raises(Refused, match="already moves under Care on 1 June 2026"):
        move_unit(town["team"], parent=town["top"], first_day=MARCH, by=by)


def test_move_unit_before_it_opens_or_elsewhere_is_refused(town, by):
    with pytest.raises(Refused, match="not open on that day"):
        move_unit(town["team"], parent=town["two"], first_day=D(2019, 12, 31), by=by)
    with pytest.raises(Refused, match="its own organisation"):
        move_unit(town["team"], parent=UnitFactory(agency=True), first_day=MARCH, by=by)
    closing = UnitFactory(parent=town["top"], name="Closing", period=period(D(2020, 1, 1), D(2026, 9, 1)))
    with pytest.raises(Refused, match="Closing is not open from that day on"):
        move_unit(town["team"], parent=closing, first_day=MARCH, by=by)


def test_add_unit_stands_in_the_tree_from_its_first_day(town, by):
    unit = add_unit(organisation=town["top"].organisation, name="New", kind="team", parent=town["one"], first_day=MARCH, by=by)
    assert above(unit, MARCH) == ["Children's services", "Help"]
    assert not UnitAncestry.objects.filter(descendant=unit, period__contains=D(2026, 2, 28)).exists()


def test_add_unit_twice_is_refused_beside_the_name(town, by):
    with pytest.raises(Refused) as refusal:
        add_unit(organisation=town["top"].organisation, name="Help", kind="team", first_day=MARCH, by=by)
    assert refusal.value.field == "name"
    assert add_unit(organisation=OrganisationFactory(), name="Help", kind="team", first_day=MARCH, by=by).name == "Help"


def test_edit_unit_to_a_taken_name_is_refused(town, by):
    assert edit_unit(town["one"], name="Early help", kind="service", by=by).name == "Early help"
    with pytest.raises(Refused, match="already a unit of that name"):
        edit_unit(town["two"], name="Early help", kind="service", by=by)


def test_close_unit_with_people_units_or_roles_says_what_to_do(town, by):
    PositionFactory(unit=town["team"])
    RoleGrantFactory(unit=town["team"])
    with pytest.raises(Refused) as refusal:
        close_unit(town["team"], last_day=MARCH, by=by)
    assert refusal.value.message == (
        "Duty team cannot close yet: 1 person is still placed in it; move them first; 1 unit stands under it; move or close it first; "
        "1 role is still held for it; end it first."
    )


def test_close_unit_ends_its_ancestry_with_its_last_day(town, by):
    PositionFactory(unit=town["pod"], period=period(D(2020, 1, 1), D(2026, 3, 2)))
    unit = close_unit(town["pod"], last_day=MARCH, by=by)
    assert unit.period == period(D(2020, 1, 1), D(2026, 3, 2))
    assert above(unit, MARCH) == ["Children's services", "Help", "Duty team"]
    assert above(unit, D(2026, 3, 2)) == []
    with pytest.raises(Refused, match="already closes after 1 March 2026"):
        close_unit(unit, last_day=MARCH, by=by)


def test_tree_counts_people_once_in_three_statements(town, django_assert_num_queries):
    person = PositionFactory(unit=town["pod"]).person
    PositionFactory(person=person, unit=town["two"], second=True)
    PositionFactory(unit=town["pod"], period=period(D(2020, 1, 1), MARCH))
    with django_assert_num_queries(3):
        branches = tree(type(town["top"]).objects.filter(organisation=town["top"].organisation), MARCH)
    assert [(branch.unit.name, branch.depth, branch.people, branch.people_below) for branch in branches] == [
        ("Children's services", 0, 0, 1),
        ("Care", 1, 0, 0),
        ("Help", 1, 0, 1),
        ("Duty team", 2, 0, 1),
        ("Pod", 3, 1, 1),
    ]
