"""Indicators 20 and 21: questionnaires answered, and the change between two ratings."""

import datetime

import pytest

from tests import factories as make
from tests.measures.support import NOVEMBER, OCTOBER, council, figure, on, sums

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return council()[2]


def follow_up(team, asked_on=None, answered_on=None, **values):
    person = make.staff(unit=team, user=False)
    dates = {"learnt_on": on(1, 6), "due_on": on(1, 9)} | ({"asked_on": asked_on} if asked_on else {})
    if answered_on:
        return make.ImpactFollowUpFactory(person=person, answered=True, **dates, answered_on=answered_on, **values)
    return make.ImpactFollowUpFactory(person=person, **dates, **values)


def test_each_counts_in_the_month_in_which_it_came_past_due(team):
    # asked on 16 September the 14th day is the 30th, not past due on it: October. Asked on the 17th (14th day 1 October): October.
    # Asked on 15 September: past due on 30 September, so not October's. Asked on 17 October: its 14th day is 31 October, so November's.
    for asked in (on(15, 9), on(16, 9), on(17, 9), on(17)):
        follow_up(team, asked)
    follow_up(team, on(16), answered_on=on(20))
    assert sums(20, team, OCTOBER) == (1, 3)
    assert sums(20, team, NOVEMBER) == (0, 1)


def test_a_late_answer_counts_if_it_came_by_the_day(team):
    # asked 1 October: past due on the 16th. Answered on 31 October: counts. Answered on 1 November: not by 31 October.
    follow_up(team, on(1), answered_on=on(31))
    follow_up(team, on(1), answered_on=on(1, 11))
    assert sums(20, team) == (1, 2)


def test_withdrawn_by_the_day_is_left_out(team):
    for day in (on(31), on(1, 11)):
        follow_up(team, on(1), withdrawn_on=day, withdrawn_reason="The learning need was opened again")
    assert sums(20, team) == (0, 1)


def test_five_of_nine_is_off_target(team):
    # 55.6% of questionnaires due, target 70%.
    for place in range(9):
        follow_up(team, on(1), answered_on=on(9) if place < 5 else None)
    assert (figure(20, team).counts, figure(20, team).status) == ("5 of 9", "off")


def test_the_change_is_the_mean_over_matched_pairs_alone(team):
    # 4 to 8, 6 to 7, 5 to 5, 7 to 6, 3 to 9: +4 +1 +0 -1 +6 = 10 over 5 pairs: +2.0. One without a rating before is left out.
    for before, later in ((4, 8), (6, 7), (5, 5), (7, 6), (3, 9), (None, 9)):
        follow_up(team, on(1), answered_on=on(9), rating_before=before, rating_later=later)
    found = figure(21, team)
    assert sums(21, team) == (10, 5)
    assert (found.shown, found.basis, found.status, found.target) == ("+2.0", "5 pairs", "none", None)


def test_four_pairs_give_no_mean(team):
    for _ in range(4):
        follow_up(team, on(1), answered_on=on(9))
    assert (figure(21, team).shown, figure(21, team).status) == ("4 pairs", "few")


def test_pairs_of_the_last_three_months(team):
    # answered on 1 August and 31 October are in, on 31 July and 1 November are not.
    for day in (on(31, 7), on(1, 8), on(31), on(1, 11)):
        asked = day - datetime.timedelta(days=2)
        make.ImpactFollowUpFactory(
            person=make.staff(unit=team, user=False),
            answered=True,
            learnt_on=on(1, 3),
            due_on=on(1, 6),
            asked_on=asked,
            answered_on=day,
            rating_before=4,
            rating_later=5,
        )
    assert sums(21, team) == (2, 2)
