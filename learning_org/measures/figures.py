"""A figure and how it is judged: exact arithmetic, no query."""

import dataclasses
import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

FEWEST = 5  # below this there is no rate
SMALL = 10  # up to this a sentence says "small numbers"
CLOSE = 5  # points from the target
WORDS = {"on": "on target", "close": "close", "off": "off target", "few": "too few for a rate", "none": ""}


def judged(rate, target, lower_is_better):
    """ "on", "close" (within 5 points) or "off", from an exact rate and target in per cent."""
    short = rate - target if lower_is_better else target - rate
    return "on" if short <= 0 else "close" if short <= CLOSE else "off"


def printed(rate, target, lower_is_better):
    """The rate in per cent as people read it: whole, or with as many decimals as it takes for the words beside it to be true.

    84.6 against a target of 85 prints "84.6", never "85, target 85, close".
    """
    for places in range(5):
        shown = rounded(rate, places)
        if target is None or judged(Fraction(shown), target, lower_is_better) == judged(rate, target, lower_is_better):
            break
    return f"{shown:.{places}f}"


def rounded(number, places=0):
    """A Fraction as a Decimal with so many places, halves up."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def sum_given(numerator, denominator, is_mean):
    """The numerator as files give it: of a mean of fewer than five it would be what single people said, so "too few" stands there."""
    return "too few" if is_mean and 0 < denominator < FEWEST else numerator


@dataclasses.dataclass(frozen=True)
class Figure:
    """One indicator of one unit in one month. `frozen_at` is None when it was worked out just now."""

    indicator: object
    unit_id: int
    numerator: int
    denominator: int
    target: Decimal | None
    as_at: datetime.date
    definition_version: int = 1
    frozen_at: datetime.datetime | None = None

    @property
    def enough(self):
        """There are enough rows for a rate or a mean."""
        return self.denominator >= FEWEST

    @property
    def given(self):
        """The numerator as files give it."""
        return sum_given(self.numerator, self.denominator, self.indicator.is_mean)

    @property
    def small(self):
        return FEWEST <= self.denominator <= SMALL

    @property
    def rate(self):
        """The exact per cent (of a mean: the exact mean), or None under five."""
        if not self.enough:
            return None
        return Fraction(self.numerator * (1 if self.indicator.is_mean else 100), self.denominator)

    @property
    def status(self):
        """on, close, off, few (under five), or none: nothing to judge it by."""
        if not self.enough:
            return "few"
        if self.target is None:
            return "none"
        return judged(self.rate, Fraction(self.target), self.indicator.lower_is_better)

    @property
    def word(self):
        if not self.denominator:
            return "nothing to count"
        return WORDS[self.status]

    @property
    def shown(self):
        """What stands in the board: "67%", "+1.8", or "3 of 4" where there are too few."""
        if not self.enough:
            return f"{self.denominator} {'pair' if self.denominator == 1 else 'pairs'}" if self.indicator.is_mean else self.counts
        if self.indicator.is_mean:
            mean = rounded(self.rate, 1)
            return f"{mean:+.1f}" if mean else "0.0"
        target = None if self.target is None else Fraction(self.target)
        return f"{printed(self.rate, target, self.indicator.lower_is_better)}%"

    @property
    def counts(self):
        return f"{self.numerator:,} of {self.denominator:,}"

    @property
    def basis(self):
        """What the rate is made of: "10 of 15", or "24 pairs"."""
        return f"{self.denominator:,} pairs" if self.indicator.is_mean else self.counts

    def whole_points_from(self, earlier):
        """The same in whole points as people would work it out from what is printed: 75% and then 63% is 12 worse."""
        if self.rate is None or earlier is None or earlier.rate is None:
            return None
        more = int(rounded(self.rate) - rounded(earlier.rate))
        return -more if self.indicator.lower_is_better else more

    def points_from(self, earlier):
        """How much better (above 0) or worse than an earlier figure, in exact points; None where either has no rate."""
        if self.rate is None or earlier is None or earlier.rate is None:
            return None
        more = self.rate - earlier.rate
        return -more if self.indicator.lower_is_better else more
