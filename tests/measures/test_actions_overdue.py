"""Indicator 12: open actions past the due date that was in force on the day."""

import pytest

from practitioners.models import ActionState
from tests import factories as make
from tests.measures.support import NOVEMBER, OCTOBER, council, figure, on, sums

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return council()[2]


def action(team, due_on, **values):
    values = {"agreed_on": on(1, 9), "person": make.staff(unit=team, user=False)} | values
    return make.AgreedActionFactory(due_on=due_on, **values)


def test_due_today_is_not_overdue(team):
    # as at 31 October: due on the 30th is overdue, due on the 31st is not, and no date never is. 1 of 3.
    for due_on in (on(30), on(31), None):
        action(team, due_on)
    assert sums(12, team) == (1, 3)


def test_less_is_better(team):
    # 2 of 14 is 14.3%: over 10% by less than 5 points. 3 of 15 is 20%: off.
    for place in range(14):
        action(team, on(1) if place < 2 else on(30, 12))
    assert (figure(12, team).status, figure(12, team).shown) == ("close", "14%")
    action(team, on(1))
    assert (figure(12, team).counts, figure(12, team).status) == ("3 of 15", "off")


def test_a_date_moved_in_november_changes_nothing_in_october(team):
    # due 20 October, moved on 5 November to 18 December: overdue on 31 October, not on 30 November.
    found = action(team, on(20))
    make.ActionDueDateFactory(action=found, due_on=on(18, 12), set_on=on(5, 11))
    assert (sums(12, team, OCTOBER), sums(12, team, NOVEMBER)) == ((1, 1), (0, 1))


def test_done_or_withdrawn_by_the_day_is_not_open(team):
    # closed on 31 October: not open that day. Closed on 1 November: open and overdue on 31 October.
    action(team, on(20), state=ActionState.DONE, closed_on=on(31), evidence="Done.")
    action(team, on(20), state=ActionState.WITHDRAWN, closed_on=on(1, 11), evidence="The case moved.")
    assert sums(12, team) == (1, 1)


def test_agreed_after_the_day_is_not_open_yet(team):
    action(team, on(20, 11), agreed_on=on(1, 11))
    action(team, on(20, 11), agreed_on=on(31))
    assert sums(12, team) == (0, 1)


def test_an_action_counts_where_its_person_has_their_main_position():
    _, service, team, other = council()
    person = make.staff(unit=team, user=False)
    make.PositionFactory(person=person, unit=other, second=True)
    action(team, on(1), person=person)
    assert [sums(12, unit) for unit in (team, other, service)] == [(1, 1), (0, 0), (1, 1)]


def test_what_a_leaver_left_open_counts_in_their_last_team():
    _, service, team, other = council()
    person = make.staff(unit=team, user=False, first_out=on(15))
    action(team, on(1), person=person)
    assert [sums(12, unit) for unit in (team, other, service)] == [(1, 1), (0, 0), (1, 1)]
