"""The one clock, sortable names, and periods that are half open."""

import datetime

import pytest
import time_machine

from learning_org.web import clock
from learning_org.web.models import ClockOffset
from learning_org.web.names import sort_key
from learning_org.web.periods import last_day, period, through

DAY = 24 * 60 * 60


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-11-30 23:59:59+00:00", datetime.date(2026, 11, 30)),
        ("2026-12-01 00:00:00+00:00", datetime.date(2026, 12, 1)),
        ("2026-06-30 22:59:59+00:00", datetime.date(2026, 6, 30)),
        ("2026-06-30 23:00:00+00:00", datetime.date(2026, 7, 1)),
        ("2028-02-29 12:00:00+00:00", datetime.date(2028, 2, 29)),
    ],
)
def test_today_is_the_date_in_london(instant, day):
    with time_machine.travel(instant, tick=False):
        assert clock.today() == day


@pytest.mark.django_db
@time_machine.travel("2026-11-21 12:00Z", tick=False)
def test_moved_clock_holds_for_everybody_who_reads_the_row():
    clock.move(10 * DAY)
    assert clock.today() == datetime.date(2026, 12, 1)
    assert list(ClockOffset.objects.values_list("pk", "seconds")) == [(1, 10 * DAY)]
    clock.move(0)
    assert clock.now() == datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC)


@time_machine.travel("2026-11-21 12:00Z", tick=False)
def test_clock_cannot_be_moved_in_production(settings):
    settings.TIME_CAN_BE_MOVED = False
    with pytest.raises(RuntimeError, match="cannot be moved"):
        clock.move(1)
    assert clock.today() == datetime.date(2026, 11, 21)


def test_period_is_half_open():
    first, last = datetime.date(2026, 3, 1), datetime.date(2026, 3, 31)
    assert through(first, last) == period(first, datetime.date(2026, 4, 1))
    assert last_day(through(first, last)) == last
    assert last_day(period(first)) is None


@pytest.mark.parametrize(
    ("family", "given", "key"),
    [
        ("Ó Brien", "Ann", "o brien,ann"),
        ("O'Brien", "Ann", "o brien,ann"),
        ("Zed", "Ädam", "zed,adam"),
        ("", "System", ",system"),
        ("Smith-Jones", "Éa  Mae", "smith jones,ea mae"),
    ],
)
def test_names_sort_without_case_accents_or_punctuation(family, given, key):
    assert sort_key(family, given) == key
