"""Working days: weekends and the bank holidays of England and Wales are none."""

import datetime
import socket

import pytest

from practitioners.rules import working_days
from practitioners.rules.working_days import add_working_days, is_working_day, working_days_between


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("date", "works"),
    [
        ("2026-11-02", True),
        ("2026-11-06", True),
        ("2026-11-07", False),
        ("2026-11-08", False),
        ("2026-04-03", False),  # Good Friday
        ("2026-04-06", False),  # Easter Monday
        ("2026-08-31", False),  # the summer bank holiday
        ("2026-12-25", False),
        ("2026-12-28", False),  # instead of Boxing Day, a Saturday
        ("2026-11-30", True),  # Saint Andrew's day is a holiday in Scotland alone
    ],
)
def test_a_working_day_is_neither_a_weekend_nor_a_bank_holiday(date, works):
    assert is_working_day(day(date)) is works


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-11-02", 0, "2026-11-02"),
        ("2026-11-02", 4, "2026-11-06"),
        ("2026-11-02", 5, "2026-11-09"),
        ("2026-11-07", 1, "2026-11-09"),  # from a Saturday
        ("2026-12-21", 4, "2026-12-29"),  # over Christmas and the day instead of Boxing Day
        ("2026-12-21", 5, "2026-12-30"),
        ("2026-11-09", -5, "2026-11-02"),
        ("2026-12-29", -1, "2026-12-24"),
    ],
)
def test_working_days_are_added_to_a_day_that_does_not_count_itself(start, n, end):
    assert add_working_days(day(start), n) == day(end)


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        ("2026-11-02", "2026-11-02", 0),
        ("2026-11-02", "2026-11-03", 1),
        ("2026-11-06", "2026-11-09", 1),
        ("2026-12-21", "2026-12-30", 5),
        ("2026-12-30", "2026-12-21", -5),
    ],
)
def test_working_days_between_two_days_count_the_last_and_not_the_first(a, b, count):
    assert working_days_between(day(a), day(b)) == count


def test_bank_holidays_are_read_without_a_connection(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("went online")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    working_days.bank_holidays.cache_clear()
    assert day("2026-12-25") in working_days.bank_holidays()
