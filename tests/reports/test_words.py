"""What a report says: none off target, one unit, two, many; too few to judge."""

import pytest

from learning_org.reports import words
from learning_org.reports.content import Named, build
from practitioners.models import UnitKind
from tests.factories.reports import OCTOBER, table_of

GOOD = {1: (19, 20), 6: (20, 20), 9: (14, 20), 12: (1, 20), 16: (19, 20), 20: (16, 20)}
BAD = GOOD | {1: (10, 20), 6: (15, 20), 9: (6, 20), 12: (6, 20)}  # four off target, supervision furthest: 40 points
WEAK = GOOD | {16: (14, 20)}  # one off target
FEW = dict.fromkeys(GOOD, (1, 4))
SERVICE = Named(1, "Help and Protection", UnitKind.SERVICE)


def report(own, *teams, before=None, kind=UnitKind.TEAM, unit=SERVICE):
    """The content of a report of a unit with these figures over teams named after the alphabet with those."""
    children = [Named(10 + number, f"Team {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number]}", kind) for number in range(len(teams))]
    table = table_of({1: own} | {child.id: figures for child, figures in zip(children, teams, strict=True)})
    if before:
        table |= table_of(before, OCTOBER.replace(month=9))
    return build(OCTOBER, unit, children, table)


@pytest.mark.parametrize(
    ("teams", "said"),
    [
        ([GOOD] * 6, "Practice is holding in all six teams."),
        ([GOOD], "Practice is holding in the one team."),
        ([GOOD] * 5 + [WEAK], "Practice is holding in all six teams, with one of their figures off target."),
        ([GOOD] * 5 + [BAD], "Practice is holding in five teams. Team F needs help with supervision now."),
        ([GOOD, BAD], "Practice is holding in one team. Team B needs help with supervision now."),
        ([BAD], "Team A needs help with supervision now."),
        ([BAD, GOOD, GOOD, BAD], "Practice is holding in two teams. Team A and Team D need help now."),
        ([BAD] * 4 + [GOOD] * 2, "Four of six teams need help now, most of all with supervision."),
        ([FEW] * 3, "As a whole, supervision in timescale is off target. Each team has too few numbers to judge."),
        ([FEW], "As a whole, supervision in timescale is off target. The one team has too few numbers to judge."),
    ],
)
def test_headline_of_a_service(teams, said):
    assert report(BAD if teams[0] is FEW else GOOD, *teams)["headline"] == said


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (GOOD, "Practice is holding: no figure is off target."),
        (WEAK, "One figure is off target: attendance at training."),
        (BAD, "Four figures are off target, furthest of all supervision in timescale."),
        (FEW, "There are too few numbers to judge this month."),
    ],
)
def test_headline_of_a_team_alone(own, said):
    assert report(own, unit=Named(1, "Assessment East", UnitKind.TEAM))["headline"] == said


def test_the_paragraph_counts_and_names_whom_the_averages_hide():
    said = report(GOOD, GOOD, BAD, WEAK)["summary"]
    assert said == (
        "Six of the six service figures are on target, none is close and none is off target. "
        "The averages hide one team: four of the five team figures that are off target belong to Team B, "
        "where supervision in timescale is 10 of 20."
    )


@pytest.mark.parametrize(
    ("teams", "sentence"),
    [
        ([GOOD, GOOD], "No team’s figure is off target."),
        ([GOOD, WEAK], "One team figure is off target, in one team."),
        ([WEAK, WEAK, WEAK], "Three team figures are off target, in three teams."),
    ],
)
def test_the_paragraph_says_where_figures_are_off(teams, sentence):
    assert report(GOOD, *teams)["summary"].endswith(sentence)


def test_too_few_to_judge_are_counted_apart_and_a_mean_is_not_judged():
    said = report(GOOD | {16: (2, 4), 21: (9, 6)})["summary"]
    assert said == "Five of the six service figures are on target, none is close, none is off target and one is too few to judge."


def test_what_changed_most_is_three_falls_and_one_rise():
    now = GOOD | {1: (10, 15), 16: (14, 18), 12: (14, 47), 9: (8, 11), 6: (13, 14)}
    before = GOOD | {1: (12, 15), 16: (16, 18), 12: (9, 45), 9: (6, 11), 6: (14, 14)}
    changed = report(GOOD, now, before={10: before})["changes"]
    assert changed == [
        {"much": "13 points worse", "text": "Supervision in timescale, Team A: 12 of 15, now 10 of 15."},
        {"much": "11 points worse", "text": "Attendance at training, Team A: 16 of 18, now 14 of 18."},
        {"much": "10 points worse", "text": "Actions overdue, Team A: 9 of 45, now 14 of 47."},
        {"much": "18 points better", "text": "Judged good or better, Team A: 6 of 11, now 8 of 11."},
    ]


@pytest.mark.parametrize(("pair", "small"), [((4, 11), False), ((4, 10), True)])
def test_small_numbers_are_said_up_to_ten(pair, small):
    changed = report(GOOD, {1: pair}, before={10: {1: (11, 11)}})["changes"][0]["text"]
    assert changed.endswith(" Small numbers.") == small


def test_under_five_nothing_is_made_of_a_change():
    content = report({1: (4, 4)}, {1: (4, 4)}, before={10: {1: (9, 10)}, 1: {1: (9, 10)}})
    assert content["changes"] == []
    assert (content["figures"][0]["rate"], content["figures"][0]["change_words"]) == ("too few", "too few")


def test_readiness_rises_everywhere_and_is_no_news():
    assert report(GOOD, {23: (18, 20)}, before={10: {23: (10, 20)}})["changes"] == []


@pytest.mark.parametrize(
    ("own", "teams", "said"),
    [
        (GOOD, [GOOD, BAD], "Supervision: the average hides one team"),
        (BAD, [GOOD, BAD], "Supervision: one team is off target"),
        (GOOD, [BAD, BAD, GOOD], "Supervision: two of three teams are off target"),
        (BAD, [GOOD, GOOD], "Supervision: no team is off target"),
        (BAD, [], "Supervision in timescale: the last 12 months"),
    ],
)
def test_heading_over_the_charts(own, teams, said):
    assert report(own, *teams)["focus"]["heading"] == said


def test_a_large_figure_goes_before_a_small_one_that_is_further_off():
    assert words.furthest(report({9: (1, 8), 1: (12, 20)})["figures"])["number"] == 1


@pytest.mark.parametrize(("kind", "noun"), [(UnitKind.TEAM, "teams"), (UnitKind.SERVICE, "services"), (UnitKind.DEPARTMENT, "units")])
def test_what_the_units_below_are_called(kind, noun):
    assert report(GOOD, GOOD, GOOD, kind=kind)["headline"] == f"Practice is holding in all two {noun}."
