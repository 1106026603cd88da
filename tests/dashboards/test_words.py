"""The home page's sentence: each case."""

import datetime

import pytest

from learning_org.dashboards.words import due_sentence, due_tag, greeting, number
from practitioners.registries import DueItem

ON = datetime.date(2026, 11, 19)


def items(*days):
    """Items due that many days from ON; None for no date."""
    return [DueItem("x", "/", "", None if day is None else ON + datetime.timedelta(days=day)) for day in days]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((), "Nothing is due from you."),
        ((-3,), "One thing is overdue."),
        ((-3, -1), "Two things are overdue."),
        ((0,), "One thing is due today."),
        ((4,), "One thing is due by 23 November."),
        ((0, 4), "Two things are due by 23 November."),
        ((-3, 4, 5, 13, 23), "One thing is overdue and four more are due by 12 December."),
        ((-1, 0), "One thing is overdue and one more is due today."),
        ((45,), "One thing is due by 3 January 2027."),
        ((None,), "One thing waits for you without a date."),
        ((4, None, None), "One thing is due by 23 November and two more wait for you without a date."),
        ((-1, 4, None), "One thing is overdue, one more is due by 23 November and one more waits for you without a date."),
        ((-1,) * 10, "10 things are overdue."),
    ],
)
def test_due_sentence(days, words):
    assert due_sentence(items(*days), ON) == words


@pytest.mark.parametrize(
    ("days", "tag"),
    [
        (-1, ("1 day overdue", True)),
        (-3, ("3 days overdue", True)),
        (0, ("Today", False)),
        (4, ("23 November", False)),
        (45, ("3 January 2027", False)),
        (None, ("No date", False)),
    ],
)
def test_due_tag(days, tag):
    assert due_tag(items(days)[0].due_on, ON) == tag


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (17, "Good afternoon"), (18, "Good evening"), (23, "Good evening")],
)
def test_greeting_in_winter(hour, words):
    assert greeting(datetime.datetime(2026, 11, 19, hour, 30, tzinfo=datetime.UTC)) == words


def test_greeting_is_by_london_in_summer():
    assert greeting(datetime.datetime(2026, 7, 1, 11, 0, tzinfo=datetime.UTC)) == "Good afternoon"


def test_number_in_words_up_to_nine():
    assert [number(n) for n in (0, 1, 9, 10, 1200)] == ["no", "one", "nine", "10", "1,200"]
