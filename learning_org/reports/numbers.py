"""The words and intervals that a report adds to its figures (measures/figures.py judges them)."""

from math import sqrt

from learning_org.measures.figures import FEWEST, rounded

Z = 1.96  # of the 95% interval


def rate_words(figure):
    """ "89%", "+1.8"; "too few" under five, "none" where there was nothing to count."""
    return figure.shown if figure.enough else "too few" if figure.denominator else "none"


def pair_words(numerator, denominator, is_mean=False):
    """What a figure is made of: "84 of 94", "24 pairs", "none"."""
    if not denominator:
        return "none"
    return f"{denominator:,} pair{'' if denominator == 1 else 's'}" if is_mean else f"{numerator:,} of {denominator:,}"


def target_words(target, lower_is_better):
    """ "90%", "10% or less", "no target"."""
    if target is None:
        return "no target"
    return f"{float(target):g}%{' or less' if lower_is_better else ''}"


def change(figure, before):
    """How much better (above 0) or worse than the month before: whole points, of a mean to one decimal. None without a rate then or now."""
    points = figure.points_from(before)
    if points is None:
        return None
    return float(rounded(points, 1)) if figure.indicator.is_mean else int(rounded(points))


def change_words(better, before):
    """ "3 worse", "1 better", "same"; "too few" or "not recorded" where there is nothing to compare with."""
    if better is None:
        return "too few" if before else "not recorded"
    if not better:
        return "same"
    return f"{abs(better):g} {'better' if better > 0 else 'worse'}"


def shortfall(figure):
    """How far a figure is from its target, in points: above 0 it has not met it. None without rate or target."""
    if figure.rate is None or figure.target is None or figure.indicator.is_mean:
        return None
    gap = float(figure.target) - float(figure.rate)
    return -gap if figure.indicator.lower_is_better else gap


def wilson(numerator, denominator):
    """Where the true rate plausibly lies (95%), as (low, high) in points: Wilson's interval, which holds for few and at the ends.

    None under five.
    """
    if denominator < FEWEST:
        return None
    rate, square = numerator / denominator, Z * Z / denominator
    middle = (rate + square / 2) / (1 + square)
    half = Z * sqrt(rate * (1 - rate) / denominator + square / (4 * denominator)) / (1 + square)
    return round(100 * max(0.0, middle - half), 1), round(100 * min(1.0, middle + half), 1)
