"""Working days in England: no weekend, no bank holiday. The bank holidays come with the library, so nothing is looked up online."""

import datetime
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

DAY = datetime.timedelta(days=1)
SATURDAY = 5


@cache
def bank_holidays():
    """The days that are bank holidays in England and Wales, from the library's own copy (`use_cached_holidays` keeps it offline)."""
    held = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    return frozenset(holiday["date"] for holiday in held)


def is_working_day(day):
    """Whether this is a day on which people work: Monday to Friday, and no bank holiday."""
    return day.weekday() < SATURDAY and day not in bank_holidays()


def add_working_days(day, n):
    """The n-th working day after a date, which itself is not counted; 0 is the same day, and a number below 0 goes back."""
    step = DAY if n > 0 else -DAY
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(a, b):
    """How many working days lie after a, up to b and with it. Returns 0 when they are the same day, and less than 0 when b is earlier."""
    if b < a:
        return -working_days_between(b, a)
    return sum(is_working_day(a + DAY * ahead) for ahead in range(1, (b - a).days + 1))
