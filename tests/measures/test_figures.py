"""How a figure is judged and printed: by the exact rate, so that no rounding says what is not so."""

from decimal import Decimal
from fractions import Fraction

import pytest

from learning_org.measures.figures import Figure, judged, printed
from learning_org.measures.indicators import INDICATORS
from learning_org.measures.months import Month, last_closed
from tests.measures.support import on


def figure(numerator, denominator, target=90, number=1):
    return Figure(INDICATORS[number], 1, numerator, denominator, None if target is None else Decimal(target), on(31))


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "status", "shown"),
    [
        (9, 10, 90, "on", "90%"),  # exactly the target
        (18, 19, 95, "close", "94.7%"),  # 94.74 rounds to 95, and is not 95
        (269, 318, 85, "close", "84.6%"),  # 84.59
        (17, 20, 85, "on", "85%"),
        (17, 20, 90, "close", "85%"),  # exactly 5 points under
        (339, 399, 90, "off", "84.96%"),  # 84.96: 85 and 85.0 would be called close
        (796, 1000, 85, "off", "79.6%"),  # 80 would be called close
        (4, 5, 95, "off", "80%"),
        (4, 4, 90, "few", "4 of 4"),  # under five there is no rate
        (0, 0, 90, "few", "0 of 0"),
        (0, 5, 0, "on", "0%"),
    ],
)
def test_the_exact_rate_is_judged_and_printed_so_that_it_agrees(numerator, denominator, target, status, shown):
    found = figure(numerator, denominator, target)
    assert (found.status, found.shown) == (status, shown)


@pytest.mark.parametrize(
    ("numerator", "denominator", "status", "shown"),
    [(1, 10, "on", "10%"), (13, 125, "close", "10.4%"), (3, 20, "close", "15%"), (76, 500, "off", "15.2%"), (0, 40, "on", "0%")],
)
def test_where_less_is_better_the_same_holds_the_other_way(numerator, denominator, status, shown):
    found = figure(numerator, denominator, 10, number=12)
    assert (found.status, found.shown) == (status, shown)


@pytest.mark.parametrize("target", [0, 10, 50, 85, 90, 95, 100])
@pytest.mark.parametrize("lower", [True, False])
def test_what_is_printed_never_contradicts_the_status(target, lower):
    for denominator in range(5, 80):
        for numerator in range(denominator + 1):
            rate = Fraction(100 * numerator, denominator)
            assert judged(Fraction(printed(rate, target, lower)), target, lower) == judged(rate, target, lower)


def test_small_numbers_are_five_to_ten():
    assert [figure(2, denominator).small for denominator in (4, 5, 10, 11)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("total", "pairs", "shown"), [(10, 5, "+2.0"), (-3, 6, "-0.5"), (0, 5, "0.0"), (9, 4, "4 pairs"), (1, 1, "1 pair")]
)
def test_a_mean_has_a_sign_and_no_status(total, pairs, shown):
    found = figure(total, pairs, None, number=21)
    assert (found.shown, found.status) == (shown, "few" if pairs < 5 else "none")


def test_points_are_those_that_people_see():
    # 75% and then 62.5%, printed as 63%: 12 points worse, as people would subtract
    assert figure(5, 8).whole_points_from(figure(6, 8)) == -12
    assert figure(5, 8).points_from(figure(6, 8)) == Fraction(-25, 2)
    assert figure(5, 8).whole_points_from(figure(3, 4)) is None
    assert figure(2, 20, 10, number=12).whole_points_from(figure(1, 20, 10, number=12)) == -5


def test_months_end_today_or_on_their_last_day():
    today = on(4, 11)
    assert Month.of(on(9, 2, 2028), on(1, 3, 2028)) == Month(on(1, 2, 2028), on(29, 2, 2028), closed=True)
    assert Month.of(today, today) == Month(on(1, 11), today, closed=False)
    assert Month.of(on(30, 11), on(30, 11)).closed is False
    assert last_closed(today) == Month(on(1), on(31), closed=True)
    assert [str(Month.of(today, today).before), str(Month.of(today, today).earlier(11))] == ["October 2026", "December 2025"]
