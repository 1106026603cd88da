"""The small charts: points at their place, one scale a row, a title that states the finding, nothing inline."""

import datetime
from decimal import Decimal
from fractions import Fraction

from learning_org.dashboards.board.spark import scale_of, sparkline
from learning_org.measures.figures import Figure
from learning_org.measures.indicators import INDICATORS


def line(*counts, denominator=20, target=90):
    return [
        None if count is None else Figure(INDICATORS[1], 1, count, denominator, Decimal(target), datetime.date(2025, 11, 30 - place))
        for place, count in enumerate(counts)
    ]


def test_scale_holds_every_line_of_the_row_and_the_target():
    assert scale_of([line(10, 20), line(5, None)], Decimal(90)) == (Fraction(25), Fraction(100))
    assert scale_of([line(18)], Decimal(95)) == (Fraction(90), Fraction(95))
    assert scale_of([[None], line(1, denominator=3)], None) == (0, 1)


def test_points_stand_at_their_month_and_height():
    # scale 50 to 100 between 26 and 4: 50% at 26.0, 100% at 4.0, the target of 90% at 8.4; months at 2, 28 and 54
    drawn = sparkline("s1", "Assessment East", line(10, None, 20), Decimal(90), (Fraction(50), Fraction(100)))
    assert 'points="2.0,26.0 54.0,4.0"' in drawn
    assert '<path d="M2 8.4H54"' in drawn
    assert '<circle cx="54.0" cy="4.0" r="3" fill="#12436d"/>' in drawn
    assert "style" not in drawn


def test_title_states_the_finding():
    drawn = sparkline("s1", "Assessment <East>", line(18, 10, 12), Decimal(90), (0, 100))
    assert "Assessment &lt;East&gt;, 12 months: 90% in Nov 2025, 60% in Nov 2025, lowest 50%" in drawn
    assert 'fill="#b10e1e"' in drawn


def test_one_month_alone_draws_nothing():
    assert sparkline("s1", "East", [None, *line(18)], Decimal(90), (0, 100)) == ""
    assert sparkline("s1", "East", line(1, 2, denominator=4), Decimal(90), (0, 100)) == ""


def test_no_target_draws_no_dotted_line():
    drawn = sparkline("s1", "East", line(10, 20), None, (0, 100))
    assert ("stroke-dasharray" in drawn, drawn.endswith("</svg>"), "&lt;" in drawn) == (False, True, False)
