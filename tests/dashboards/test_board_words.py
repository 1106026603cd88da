"""What the board says: the sentence for each case, what changed, early warnings, the target's words."""

from decimal import Decimal

import pytest

from learning_org.dashboards.board import words
from learning_org.measures.figures import Figure
from learning_org.measures.indicators import INDICATORS

EAST, WEST, SOUTH = "Assessment East", "Assessment West", "Safeguarding South"
TARGETS = {1: 90, 6: 95, 9: 65, 12: 10, 16: 85, 20: 70, 23: 80}


def figure(number, numerator, denominator, unit=1):
    target = Decimal(TARGETS[number]) if number in TARGETS else None
    return Figure(INDICATORS[number], unit, numerator, denominator, target, None)


GOOD, CLOSE, OFF, FEW = figure(1, 19, 20), figure(1, 17, 20), figure(1, 10, 20), figure(1, 1, 3)
LATE = figure(12, 9, 20)


@pytest.mark.parametrize(
    ("columns", "strong", "rest"),
    [
        ([(EAST, [GOOD]), (WEST, [CLOSE])], "No figure is off target.", "Of 2 figures, 1 is on target and 1 close."),
        ([(EAST, [GOOD])], "No figure is off target.", ""),
        ([(EAST, [FEW, FEW])], "There are too few records for a rate yet.", "Of 2 figures, 2 are too few to judge."),
        ([(EAST, []), (WEST, [])], "There are too few records for a rate yet.", ""),
        (
            [(EAST, [GOOD, GOOD]), (WEST, [OFF, FEW])],
            "One figure is off target: Supervision in timescale, Assessment West.",
            "Of 4 figures, 2 are on target, 1 off target and 1 too few to judge.",
        ),
        ([(EAST, [figure(1, 2, 8), GOOD])], "One figure is off target: Supervision in timescale. Small numbers.", None),
        ([(EAST, [OFF, LATE, GOOD])], "Two figures are off target: Supervision in timescale and actions overdue.", None),
        ([(EAST, [GOOD]), (SOUTH, [OFF, LATE])], "Safeguarding South needs help first: all two figures off target are its own.", None),
        (
            [(EAST, [OFF]), (WEST, [OFF]), (SOUTH, [OFF, OFF, LATE])],
            "Safeguarding South needs help first: 3 of the 5 figures off target are its own.",
            "Of 5 figures, 5 are off target.",
        ),
        ([(EAST, [OFF]), (WEST, [OFF])], "Two figures are off target, in two teams; none stands out.", None),
        ([(EAST, [OFF]), (SOUTH, [OFF, LATE])], "Three figures are off target, in two teams; none stands out.", None),
        (
            [(EAST, [OFF] * 3), (WEST, [OFF] * 3), (SOUTH, [OFF] * 5)],
            "11 figures are off target, in three teams; none stands out.",
            None,
        ),
    ],
)
def test_the_sentence_of_each_case(columns, strong, rest):
    said = words.sentence(columns)
    assert said[0] == strong
    assert rest is None or said[1] == rest


def test_a_mean_has_no_place_in_the_sentence():
    assert words.sentence([(EAST, [GOOD, OFF, figure(21, -20, 10)])])[1] == "Of 2 figures, 1 is on target and 1 off target."


def before(*figures):
    return {(found.unit_id, found.indicator.number): found for found in figures}


def test_what_changed_three_worse_and_one_better_of_five_points_or_more():
    now = [(str(unit), [figure(1, count, 20, unit)]) for unit, count in enumerate((10, 12, 13, 16, 18, 19))]
    then = before(*(figure(1, 17, 20, unit) for unit in range(6)))
    # 85% then: 35, 25, 20 and 5 points worse, 5 and 10 points better
    assert [(said.by, said.name) for said in words.changes(now, then)] == [
        ("35 points worse", "Supervision in timescale, 0"),
        ("25 points worse", "Supervision in timescale, 1"),
        ("20 points worse", "Supervision in timescale, 2"),
        ("10 points better", "Supervision in timescale, 5"),
    ]
    assert words.changes(now, then)[0].text == "17 of 20, now 10 of 20."


def test_what_changed_says_when_numbers_are_small_and_leaves_out_too_few():
    now = [(EAST, [figure(9, 8, 11), figure(1, 3, 4)])]
    then = before(figure(9, 5, 10), figure(1, 9, 9))
    assert [(said.by, said.text) for said in words.changes(now, then)] == [("23 points better", "5 of 10, now 8 of 11. Small numbers.")]


def test_more_overdue_is_worse():
    (said,) = words.changes([(SOUTH, [figure(12, 14, 47)])], before(figure(12, 9, 45)))
    assert (said.by, said.worse, said.text) == ("10 points worse", True, "9 of 45, now 14 of 47.")


def test_a_season_is_left_out_of_what_changed_and_said_once():
    now, then = [(EAST, [figure(23, 18, 20)])], before(figure(23, 10, 20))
    assert words.changes(now, then) == []
    assert words.season_note(now, then) == "Ready for registration moves everywhere through the registration year, so it is left out here."
    assert words.season_note(now, before(figure(23, 18, 20))) == ""


def test_appraisals_begin_again_in_april_and_nothing_is_made_of_it():
    now, then = [(EAST, [figure(6, 0, 20), figure(23, 18, 20)])], before(figure(6, 19, 20), figure(23, 10, 20))
    assert words.changes(now, then) == []
    assert words.season_note(now, then) == (
        "Appraisal completed moves everywhere through the appraisal year, so it is left out here. "
        "Ready for registration moves everywhere through the registration year, so it is left out here."
    )


def line(*counts, number=1):
    return [figure(number, count, 20) if count is not None else None for count in counts]


@pytest.mark.parametrize(
    ("counts", "warned"),
    [
        ((19, 18, 16, 15), True),
        ((19, 18, 18, 15), False),  # level in one month
        ((19, 18, 16, 17), False),  # better again
        ((None, 18, 16, 15), False),  # a month without a figure
        ((18, 16, 15), False),  # not three months yet
        ((15, 16, 19, 18, 16, 15), True),
    ],
)
def test_a_warning_is_three_months_each_worse_than_the_one_before(counts, warned):
    found = words.warnings([(SOUTH, [figure(1, counts[-1], 20)]), (EAST, [])], {(1, 1): line(*counts)})
    said = [("Falling for three months:", "supervision in timescale, Safeguarding South.")] if warned else []
    assert [(one.by, one.text) for one in found] == said


def test_a_warning_needs_five_points_in_all():
    trend = [figure(1, count, 400) for count in (400, 399, 398, 397)]
    assert words.warnings([(SOUTH, [trend[-1]])], {(1, 1): trend}) == []


def test_overdue_rises():
    found = words.warnings([(SOUTH, [figure(12, 9, 20)])], {(1, 12): line(1, 2, 5, 9, number=12)})
    assert [said.by for said in found] == ["Rising for three months:"]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (figure(1, 10, 15), ("See the 5 people who are late", "no")),
        (figure(1, 14, 15), ("See the 1 person who is late", "no")),
        (figure(12, 14, 47), ("See the 14 actions that are overdue", "yes")),
        (figure(9, 3, 8), ("See the 5 audits judged less than good", "no")),
    ],
)
def test_a_warning_leads_to_those_that_it_is_about(found, said):
    assert words.late_words(found) == said


def test_targets_in_words():
    asked = {number: words.target_words(INDICATORS[number], Decimal(f"{TARGETS.get(number, 0)}.00") or None) for number in (1, 12, 21)}
    assert asked == {
        1: "Target 90% of staff due",
        12: "Target at most 10% of open actions",
        21: "Points from 1 to 10, last 3 months",
    }


def test_the_sentence_of_a_department_speaks_of_its_services():
    assert words.sentence([(EAST, [OFF]), (WEST, [OFF])], "services")[0] == "Two figures are off target, in two services; none stands out."
