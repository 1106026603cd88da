"""A month as figures see it: its first day, and the day on which it is looked at."""

import calendar
import dataclasses
import datetime

from dateutil.relativedelta import relativedelta

from learning_org.web import clock


@dataclasses.dataclass(frozen=True)
class Month:
    """A calendar month, as at its last day, or as at today while it is not over. `closed`: it is over."""

    first: datetime.date
    on: datetime.date
    closed: bool

    @classmethod
    def of(cls, day, today):
        """The month that holds `day`, as it is on the date `today`."""
        first = day.replace(day=1)
        last = last_of(first)
        return cls(first, min(last, max(today, first)), last < today)

    @property
    def last(self):
        return last_of(self.first)

    @property
    def before(self):
        """The month before, which is over as far as this one is concerned."""
        return self.earlier(1)

    def earlier(self, months):
        """The month so many before, over by the time of this one."""
        return Month.of(self.first - relativedelta(months=months), self.first)

    def __str__(self):
        return f"{self.first:%B %Y}"


def last_of(first):
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


def as_month(value):
    """A Month as it is, or that of a date, as it is today."""
    return value if isinstance(value, Month) else Month.of(value, clock.today())


def last_closed(today):
    """The latest Month that is over on a date."""
    return Month.of(today.replace(day=1) - datetime.timedelta(days=1), today)
