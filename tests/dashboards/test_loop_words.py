"""What the loop's page says and how many lines it draws, for none, few and many: made from figures alone."""

import datetime
import re

import pytest

from learning_org.dashboards.loop import drawing, pairs, words
from learning_org.dashboards.loop.groups import bundle, unit_for
from learning_org.measures.loop import Loop, Step
from learning_org.measures.loop.loops import Pair
from learning_org.web import svg
from tests.measures.loops import ON, day

DRAWN = {"better": 11, "no_reaudit": 4, "same": 2, "lower": 1, "not_reached": 4, "no_answer": 3, "no_change": 2}
DRAWN |= {"waiting": 5, "left": 3, "put_right": 4, "no_reason": 3}


MONTHS = datetime.date(2026, 3, 1), datetime.date(2026, 6, 30)


def a_loop(**counts):
    medians = {Step.NEEDED: 9, Step.MET: 41, Step.CHANGED: 94, Step.BETTER: 63}
    return Loop(on=ON, counts=counts, medians=medians, to_reaudit=214)


@pytest.mark.parametrize(("counts", "said"), [
    ({}, "No findings were made from March 2026 to June 2026."),
    ({"recent": 1}, "Only 1 finding in these months:"),
    ({"better": 4}, "Only 4 findings in these months:"),
    ({"better": 5}, "Small numbers: all 5 findings are better at re-audit so far."),
    ({"better": 10}, "Small numbers: all 10 findings are better at re-audit so far."),
    (DRAWN, "11 of 42 findings are better at re-audit so far."),
    ({"better": 1, "same": 20}, "1 of 21 findings is better at re-audit so far."),
    ({"same": 20}, "None of the 20 findings is better at re-audit so far."),
    ({"same": 4, "no_answer": 20}, "4 of 24 findings have led to a change in practice so far: too few to say what re-audits found."),
    ({"not_reached": 1, "waiting": 20}, "1 of 21 findings has a learning need that was met so far: too few to say what changed."),
    ({"waiting": 4, "put_right": 20}, "4 of 24 findings have led to a learning need so far: too few to say what came of them."),
])  # fmt: skip
def test_answer_says_no_more_than_the_figures_bear(counts, said):
    assert words.answer(a_loop(**counts), *MONTHS)[0] == said


def test_answer_names_the_months_in_which_nothing_was_found():
    first, last = datetime.date(2026, 3, 1), datetime.date(2026, 3, 31)
    assert words.answer(a_loop(), first, last) == (
        "No findings were made in March 2026.",
        "Change the months to see others: a finding appears here when its audit is submitted.",
    )


@pytest.mark.parametrize(("counts", "said"), [
    (DRAWN, "13 are still open, 12 ended for a known reason and 6 went quiet: nobody has said why."),
    ({"recent": 1, "same": 6}, "1 is still open and 6 ended for a known reason. None went quiet."),
    ({"no_reason": 7}, "7 went quiet: nobody has said why."),
    ({"better": 7}, ""),
])  # fmt: skip
def test_rest_says_how_the_others_ended(counts, said):
    assert words.answer(a_loop(**counts), *MONTHS)[1] == said


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 4, "too few to say"), (5, 8, "63%"), (35, 42, "83%"), (0, 5, "0%"), (5, 5, "100%")]
)
def test_rates_are_of_five_at_least(part, whole, said):
    assert words.per_cent(part, whole) == said


@pytest.mark.parametrize(("counts", "said"), [
    ({"not_reached": 9}, "None of the findings that changed practice has been audited again yet."),
    ({"better": 1, "no_reaudit": 9}, "1 of the 10 that changed practice has been audited again: too few to say more."),
    (DRAWN, "14 of the 18 have been audited again: 11 were judged better, 2 the same and 1 lower. The open ring is the first audit, "
     "the filled dot the second."),
])  # fmt: skip
def test_pairs_are_spoken_of_from_five(counts, said):
    assert words.pairs_answer(a_loop(**counts)) == said


def test_care_counts_re_audits_that_were_not_moderated():
    said = "14 pairs is a small number, low judgements tend to rise at a second look and 7 of the 14 re-audits were not moderated."
    assert words.care(a_loop(**DRAWN), 7) == said
    assert words.care(a_loop(better=30), 30) == "low judgements tend to rise at a second look."


@pytest.mark.parametrize(("last", "on", "months"), [(day(3, 31), ON, 7), (day(3, 31), day(10, 30), 6), (day(8, 31), day(9, 29), 0)])
def test_months_to_come_round_are_whole(last, on, months):
    assert words.full_months(last, on) == months


@pytest.mark.parametrize(("total", "unit"), [(60, 1), (61, 2), (120, 2), (121, 5), (300, 5), (301, 10), (600, 10), (601, 20)])
def test_above_60_findings_a_line_stands_for_several(total, unit):
    assert unit_for(total) == unit


def test_every_group_keeps_a_line_and_it_is_said():
    loop = a_loop(better=100, lower=1, no_reason=19)
    lines = bundle(loop)
    assert [lines.reaching(step) for step in Step] == [61, 51, 51, 51, 50]
    assert words.stands_for(lines.unit) == "Each line stands for two findings, and a group with fewer keeps one line."


def test_wide_chart_is_the_drawn_screen():
    """The geometry of the screens: columns of 240, 4.8 a finding, bars with 4 to spare, lanes of 48 or more."""
    chart = drawing.wide(a_loop(**DRAWN))
    for bar in (
        'x="0" y="30" width="6" height="209.6"',
        'x="480" y="30" width="6" height="137.6"',
        'x="960" y="30" width="6" height="60.8"',
    ):
        assert f"<rect {bar}" in chart
    assert "M0 36.4H968C990 36.4 986 40 1008 40" in chart
    assert "M18 204.4C62 204.4 44 263.6 94 263.6M18 209.2C62 209.2 44 271.1 94 271.1" in chart
    assert 'viewBox="0 0 1200 348"' in chart
    assert 'stroke="#12436d" stroke-width="2" stroke-dasharray="4 3"' in chart
    assert [median for median in (9, 41, 94, 63) if f">median {median} days</text>" in chart] == [9, 41, 94, 63]


def test_nothing_is_drawn_after_a_step_with_fewer_than_five():
    chart = drawing.wide(a_loop(better=2, same=2, no_answer=10))
    assert 'x="720" y="30"' in chart
    assert 'x="960" y="30"' not in chart
    assert "same judgement" not in chart
    assert "median 94" not in chart


@pytest.mark.parametrize(
    "counts", [DRAWN, {"better": 60}, {"better": 58, "no_reason": 2}, {"no_reason": 60}, {"same": 9}, dict.fromkeys(DRAWN, 55)]
)
def test_phone_chart_stays_inside_its_width(counts):
    chart = drawing.phone(a_loop(**counts), "October 2025 to March 2026")
    assert max(float(x) for x in re.findall(r'(?:cx|x)="([\d.]+)"', chart)) < 350
    for x, inner in re.findall(r'<text x="([\d.]+)"[^>]*>(.*?)</text>', chart):
        big = sum(17 * len(words) for words in re.findall(r'font-size="30"[^>]*>([^<]+)<', inner))
        named = sum(9 * len(words) for words in re.findall(r'font-size="17"[^>]*>([^<]+)<', inner))
        small = 0 if big or named else 7.2 * len(re.sub(r"<[^>]+>", "", inner))
        assert float(x) + big + named + small <= 352, inner


def test_pairs_without_a_reference_stand_under_their_team():
    found = [Pair(1, 3, 1, "Assessment East"), Pair(2, 2, 1, "Disability"), Pair(3, 2, 1, "Disability")]
    chart = pairs.wide(found, title="t", desc=pairs.described(found))
    assert [words for words in ("1 better", "1 the same", "1 lower") if f">{words}</text>" in chart] == [
        "1 better",
        "1 the same",
        "1 lower",
    ]
    assert "One row for each finding: 1 from inadequate to good; 1 stayed at requires improvement to be good; 1 from good" in chart
    assert 'stroke="#b10e1e"' in chart


def test_text_in_a_drawing_is_escaped():
    assert svg.text(0, 5, "<b> & co", size=14) == '<text x="0" y="5" font-size="14">&lt;b&gt; &amp; co</text>'


@pytest.mark.parametrize(("words_", "width", "lines"), [
    ("4 put right on the case, no learning needed", 24, ["4 put right on the case,", "no learning needed"]),
    ("2 same judgement", 24, ["2 same judgement"]),
    ("extraordinarily", 5, ["extraordinarily"]),
])  # fmt: skip
def test_words_are_wrapped_evenly(words_, width, lines):
    assert svg.wrapped(words_, width) == lines
