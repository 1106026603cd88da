"""What every write of this app shares: constraints that answer in words, and ends of dated rows."""

import contextlib
import datetime

from django.db import IntegrityError, transaction
from django.utils.formats import date_format

from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.periods import last_day as last_day_of
from learning_org.web.periods import period


@contextlib.contextmanager
def refusing(constraints):
    """Turn the violation of a database constraint into Refused: {start of the constraint's name: (message, field)}.

    Two administrators at once, a second tab or a double click end as a sentence on the page, never as a server error.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") or ""
        for start, (message, field) in constraints.items():
            if name.startswith(start):
                raise Refused(message, field=field) from error
        raise


def day(date):
    """A date as people read it."""
    return date_format(date, "j F Y")


def dates_between(first_day, last_day):
    """The period from the first to the last day, both in it. Refused when the last comes before the first."""
    if last_day and last_day < first_day:
        raise Refused("The last day must be the first day or later.", field="last_day")
    return period(first_day, last_day + datetime.timedelta(days=1) if last_day else None)


def cut(row, first_out):
    """End a dated row before `first_out`: later it is shortened, and a row that would not have begun by then is taken away.

    The history keeps what it was. Returns the row, or None when it was taken away. A row that ends earlier is left alone.
    """
    if row.period.lower >= first_out:
        row.delete()
        return None
    if row.period.upper is None or row.period.upper > first_out:
        row.period = period(row.period.lower, first_out)
        row.save(update_fields=["period"])
    return row


def end(row, last_day):
    """End a dated row after `last_day`. What has not begun yet is cancelled by a day before its first.

    Returns the row, or None when it was cancelled. Refused when it already ends by then, or had begun after that day.
    """
    if row.period.upper and last_day >= last_day_of(row.period):
        raise Refused(f"This already ends on {day(last_day_of(row.period))}. Enter an earlier day.", field="last_day")
    if last_day < row.period.lower and row.period.lower <= clock.today():
        raise Refused(f"This began on {day(row.period.lower)}. Enter that day or a later one.", field="last_day")
    return cut(row, last_day + datetime.timedelta(days=1))
