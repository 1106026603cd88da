"""Appraisal cycles: April to March."""

import datetime

from appraisal.models import AppraisalCycle
from learning_org.web.periods import period

FIRST_MONTH = 4


def cycle_dates(on):
    """(label, period) of the year from April that holds the date `on`: 31 March 2026 is in 2025-26, 1 April 2026 in 2026-27."""
    year = on.year if on.month >= FIRST_MONTH else on.year - 1
    dates = period(datetime.date(year, FIRST_MONTH, 1), datetime.date(year + 1, FIRST_MONTH, 1))
    return f"{year}-{(year + 1) % 100:02}", dates


def ensure_cycle(on, *, by):
    """The cycle that holds the date `on`, made where it is missing (domain facts, section 5). Safe to call at any time, by several at once.

    Returns the AppraisalCycle.
    """
    held = AppraisalCycle.objects.filter(period__contains=on).first()
    if held:
        return held
    label, dates = cycle_dates(on)
    return AppraisalCycle.objects.get_or_create(label=label, defaults={"period": dates})[0]
