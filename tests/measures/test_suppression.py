"""Small numbers are kept back, and cannot be worked out from what is shown. Each case was worked by hand."""

import itertools

import pytest

from learning_org.measures.suppression import suppressed


@pytest.mark.parametrize(
    ("numbers", "shown", "total"),
    [
        ((0, 0, 0, 0), (None, None, None, None), None),
        ((4, 0, 0, 0), (None, None, None, None), None),  # four in all: not even the total
        ((1, 1, 1, 1), (None, None, None, None), None),
        ((5, 5, 6, 7), (5, 5, 6, 7), 23),  # none under five: everything is shown
        ((9, 6, 5, 4), (9, 6, None, None), 24),  # 4 alone would be 24 - 9 - 6 - 5, so the smallest other goes too
        ((9, 6, 6, 4), (9, None, None, None), 25),  # two that are equal go together: which of them went would tell
        ((10, 6, 7, 0), (10, None, 7, None), 23),  # 0 says that nobody did: kept back like 4
        ((9, 8, 4, 3), (9, 8, None, None), 24),  # two are kept back, and together they are seven
        ((9, 8, 4, 4), (9, None, None, None), 25),  # two that are eight together could only be four each: 8 goes as well
        ((9, 8, 4, 1), (9, 8, None, None), 22),  # together five
        ((9, 8, 3, 1), (9, None, None, None), 21),  # together four, which the total would tell: 8 goes as well
        ((20, 5, 1, 0), (20, None, None, None), 26),
        ((5, 0, 0, 0), (None, None, None, None), 5),  # the total is shown, and which of the four it was is not
        ((4, 4, 4, 4), (None, None, None, None), 16),
        ((4, 4, 4, 5), (None, None, None, None), 17),
        ((4, 4, 3, 5), (None, None, None, 5), 16),
    ],
)
def test_what_is_shown(numbers, shown, total):
    keys = "abcd"
    found, whole = suppressed(dict(zip(keys, numbers, strict=True)))
    assert (tuple(found[key] for key in keys), whole) == (shown, total)


def test_one_part_alone_is_its_total():
    assert suppressed({"a": 5}) == ({"a": 5}, 5)
    assert suppressed({"a": 4}) == ({"a": None}, None)
    assert suppressed({}) == ({}, None)


def test_no_number_under_five_can_be_worked_out_by_whoever_knows_the_rule():
    """Every table of four numbers from 0 to 12: of all that look alike when they are shown, a hidden number is never certain, unless it is
    five or more. And what is hidden is five or more together."""
    alike = {}
    for numbers in itertools.product(range(13), repeat=4):
        found, total = suppressed(dict(enumerate(numbers)))
        alike.setdefault((*found.values(), total), []).append(numbers)
    for (*shown, total), tables in alike.items():
        hidden = [place for place, number in enumerate(shown) if number is None]
        assert all(number is None or number >= 5 for number in shown)
        if total is not None and hidden:
            assert total - sum(number or 0 for number in shown) >= 5
        for place in hidden:
            possible = {numbers[place] for numbers in tables}
            assert len(possible) > 1 or min(possible) >= 5, (shown, total)
