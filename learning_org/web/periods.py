"""Periods are half open: the first day in, and the first day out (None when no end is known)."""

import datetime

from django.db.models import Q
from psycopg2.extras import DateRange


def period(first, first_out=None):
    """The dates from `first` up to, and without, `first_out`."""
    return DateRange(first, first_out, "[)")


def through(first, last=None):
    """The dates from `first` to `last`, both in it: how people say it."""
    return period(first, last + datetime.timedelta(days=1) if last else None)


def last_day(dates):
    """The last day in the period, or None when no end is known."""
    return dates.upper - datetime.timedelta(days=1) if dates.upper else None


def current(on, field="period"):
    """A Q for rows whose period holds the date `on`."""
    return Q(**{f"{field}__contains": on})
