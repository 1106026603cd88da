"""Indicator 1: whose latest signed supervision is within their interval on the day of the figure."""

import datetime

import pytest

from learning_org.web.periods import period
from practitioners.models import CalendarKind, ProfessionalGroup
from tests import factories as make
from tests.measures.support import NOVEMBER, OCTOBER, council, figure, on, sums

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return council()[2]


@pytest.fixture
def boss():
    return make.staff("Sue Visor", role=None)


def supervised(team, boss, **values):
    """Somebody in the team with a lead supervisor."""
    person = make.staff(unit=team, **values)
    make.supervises(boss, person)
    return person


def held(person, day, *, signed_on=None, **values):
    starts = datetime.datetime(day.year, day.month, day.day, 10, tzinfo=datetime.UTC)
    signed = {"locked": True, "signed_on": signed_on or day}
    return make.SupervisionSessionFactory(supervisee=person, starts_at=starts, **(signed | values))


def test_a_session_exactly_one_month_before_the_last_day_is_in_time(team, boss):
    # held 30 October, due 30 November, as at 30 November: due that day. Held 29 October: one day late. 1 of 2.
    held(supervised(team, boss), on(30))
    held(supervised(team, boss), on(29))
    assert sums(1, team, NOVEMBER) == (1, 2)


def test_of_six_four_in_time_is_off_target(team, boss):
    # 4 of 6 is 66.7%; the target is 90%: more than 5 points off.
    for day in (1, 5, 12, 20):
        held(supervised(team, boss), on(day, 11))
    for day in (1, 12):
        held(supervised(team, boss), on(day, 10))
    found = figure(1, team, NOVEMBER)
    assert (found.numerator, found.denominator, found.status, found.shown, found.target) == (4, 6, "off", "67%", 90)


def test_what_both_had_not_signed_by_the_day_does_not_count(team, boss):
    # the first was held on 20 November and signed on 1 December; the second is being written: both late, with nothing signed. 0 of 2.
    held(supervised(team, boss), on(20, 11), signed_on=on(1, 12))
    writing = supervised(team, boss)
    starts = datetime.datetime(2026, 11, 20, 10, tzinfo=datetime.UTC)
    make.SupervisionSessionFactory(supervisee=writing, starts_at=starts, held=True)
    assert sums(1, team, NOVEMBER) == (0, 2)


def test_somebody_new_counts_once_their_first_date_has_passed(team, boss):
    # started 30 October, due 30 November: not late, not counted. Started 29 October: due on the 29th, late. Started 20 November with a
    # session already: in time. 1 of 2.
    supervised(team, boss, first=on(30))
    supervised(team, boss, first=on(29))
    held(supervised(team, boss, first=on(20, 11)), on(25, 11))
    assert sums(1, team, NOVEMBER) == (1, 2)


def test_a_new_time_in_post_begins_anew(team, boss):
    # left in 2025 and came back on 15 November 2026: the session of 2025 counts no more, and the first one is due on 15 December.
    person = supervised(team, boss, first=on(1, 1, 2024), first_out=on(1, 6, 2025))
    held(person, on(20, 5, 2025))
    make.PositionFactory(person=person, unit=team, period=period(on(15, 11)))
    assert sums(1, team, NOVEMBER) == (0, 0)


def test_long_absence_is_left_out_and_a_short_one_is_not(team, boss):
    # away 28 days from 10 November: left out. Away 27 days: counts, late. Annual leave of 40 days: counts, late. 0 of 2.
    kinds = ((28, CalendarKind.SICKNESS), (27, CalendarKind.SICKNESS), (40, CalendarKind.ANNUAL_LEAVE))
    for days, kind in kinds:
        person = supervised(team, boss)
        first = datetime.datetime(2026, 11, 10, tzinfo=datetime.UTC)
        make.CalendarEntryFactory(person=person, kind=kind, starts_at=first, ends_at=first + datetime.timedelta(days=days))
    assert sums(1, team, NOVEMBER) == (0, 2)


def test_long_absence_over_the_change_of_the_clocks_is_28_days(team, boss):
    # 10 October to 6 November in London: the 28 days hold the night on which summer time ends. Back on 7 November.
    person = supervised(team, boss)
    starts, ends = datetime.datetime(2026, 10, 9, 23, tzinfo=datetime.UTC), datetime.datetime(2026, 11, 7, tzinfo=datetime.UTC)
    make.CalendarEntryFactory(person=person, kind=CalendarKind.SICKNESS, starts_at=starts, ends_at=ends)
    assert sums(1, team, OCTOBER) == (0, 0)
    assert sums(1, team, NOVEMBER) == (0, 1)


def test_nobody_counts_without_a_lead_supervisor_or_from_another_agency(boss):
    _, _, team, _ = council()
    make.staff(unit=team)
    agency = make.UnitFactory(agency=True)
    supervised(agency, boss)
    assert sums(1, team, NOVEMBER) == (0, 0)
    assert sums(1, agency, NOVEMBER) == (0, 0)


def test_the_policy_of_the_group_and_of_the_month_decides(team, boss):
    # youth workers every two months from 1 November, everybody else every month (as seeded). Held 30 September: by two months due 30
    # November, in time;
    # a social worker with the same session is late. In October the policy of two months was not there yet: both late.
    make.SupervisionPolicyFactory(professional_group=ProfessionalGroup.YOUTH_WORKER, count=2, unit="months", period=period(on(1, 11)))
    held(supervised(team, boss, job=make.JobFactory(youth_worker=True)), on(30, 9))
    held(supervised(team, boss), on(30, 9))
    assert sums(1, team, NOVEMBER) == (1, 2)
    assert sums(1, team, OCTOBER) == (0, 2)
