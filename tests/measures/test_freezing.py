"""Freezing a month and setting targets: once, as recorded then, and never changed unseen."""

import datetime

import pytest
import time_machine

from learning_org.accounts.models import Person
from learning_org.measures.models import IndicatorTarget, MonthlyFigure
from learning_org.measures.queries import figures_for, live_figures, trend
from learning_org.measures.reference import seed_targets
from learning_org.measures.services import freeze_month, set_target
from learning_org.web.errors import Refused
from tests import factories as make
from tests.measures.support import OCTOBER, council, on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 4, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def units():
    return council()


@pytest.fixture
def system():
    return Person.objects.system()


def late_action(team):
    return make.AgreedActionFactory(person=make.staff(unit=team, user=False), agreed_on=on(1, 9), due_on=on(1))


def test_freezing_keeps_every_unit_and_indicator(units, system):
    top, service, team, _ = units
    late_action(team)
    # four units of eight indicators, and the fill rate of the whole council
    assert freeze_month(on(15), by=system) == 4 * 8 + 1
    row = MonthlyFigure.objects.get(unit=service, indicator=12)
    assert (row.month, row.numerator, row.denominator, row.target) == (on(1), 1, 1, 10)
    assert (row.as_at, row.definition_version, row.frozen_at) == (on(31), 1, datetime.datetime(2026, 11, 4, 9, tzinfo=datetime.UTC))
    assert list(MonthlyFigure.objects.filter(indicator=15).values_list("unit", flat=True)) == [top.pk]


def test_a_second_freezing_changes_nothing(units, system):
    _, _, team, _ = units
    freeze_month(on(1), by=system)
    late_action(team)
    assert freeze_month(on(1), by=system) == 0
    assert MonthlyFigure.objects.get(unit=team, indicator=12).denominator == 0


def test_replacing_works_it_out_afresh_and_the_history_keeps_the_first(units, system):
    _, _, team, _ = units
    freeze_month(on(1), by=system)
    late_action(team)
    assert freeze_month(on(1), by=system, replace=True) == 33
    assert MonthlyFigure.objects.get(unit=team, indicator=12).denominator == 1
    events = MonthlyFigure.pgh_event_model.objects.filter(unit=team, indicator=12).order_by("pgh_id")
    assert [(event.pgh_label, event.denominator) for event in events] == [("insert", 0), ("delete", 0), ("insert", 1)]


@pytest.mark.parametrize("day", [datetime.date(2026, 11, 4), datetime.date(2026, 11, 30), datetime.date(2026, 12, 1)])
def test_a_month_that_is_not_over_is_refused(system, day):
    with pytest.raises(Refused, match="is not over yet"):
        freeze_month(day, by=system)


def test_the_last_day_is_not_over_and_the_next_is(units, system):
    with time_machine.travel(datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC), tick=False), pytest.raises(Refused):
        freeze_month(on(1, 11), by=system)
    with time_machine.travel(datetime.datetime(2026, 12, 1, 0, 5, tzinfo=datetime.UTC), tick=False):
        assert freeze_month(on(1, 11), by=system) == 33


def test_a_closed_month_is_read_as_frozen_and_another_is_worked_out(units, system):
    _, _, team, _ = units
    freeze_month(on(1), by=system)
    late_action(team)
    frozen, live = figures_for([team], on(1))[team.pk, 12], figures_for([team], on(1, 11))[team.pk, 12]
    assert (frozen.denominator, frozen.frozen_at is None, live.denominator, live.frozen_at) == (0, False, 1, None)
    assert live_figures([team], OCTOBER)[team.pk, 12].denominator == 1


def test_a_unit_that_was_not_frozen_is_worked_out_beside_one_that_was(units, system):
    _, _, team, other = units
    make.MonthlyFigureFactory(unit=team, indicator=12, numerator=2, denominator=20)
    late_action(other)
    found = figures_for([team, other], on(1))
    assert (found[team.pk, 12].counts, found[other.pk, 12].counts) == ("2 of 20", "1 of 1")


def test_trend_is_twelve_months_with_gaps_in_one_statement(units, django_assert_num_queries):
    _, _, team, _ = units
    make.MonthlyFigureFactory(unit=team, month=on(1, 11, 2025), numerator=12)
    make.MonthlyFigureFactory(unit=team, month=on(1, 10, 2025))
    make.MonthlyFigureFactory(unit=team)
    with django_assert_num_queries(1):
        line = trend([team], OCTOBER)[team.pk, 1]
    assert [found and found.numerator for found in line] == [12, *[None] * 10, 10]


def test_figures_of_many_units_take_three_statements(units, django_assert_num_queries):
    for asked in (units[:1], units):
        with django_assert_num_queries(3):
            live_figures(asked, OCTOBER)


def test_targets_are_seeded_once_and_never_over_a_councils_own(system):
    seeded = {1: 90, 6: 95, 9: 65, 12: 10, 15: 75, 16: 85, 20: 70, 23: 80}
    held = dict(IndicatorTarget.objects.values_list("indicator", "value"))
    assert {number: held.get(number) for number in seeded} == seeded
    IndicatorTarget.objects.filter(indicator=1).update(value=80)
    IndicatorTarget.objects.filter(indicator=6).delete()
    seed_targets()
    assert [row.value for row in IndicatorTarget.objects.filter(indicator__in=(1, 6)).order_by("indicator")] == [80, 95]


def test_a_new_target_holds_from_its_day_and_leaves_the_months_before(units, system):
    _, _, team, _ = units
    set_target(1, 85, first_day=on(1, 11), by=system)
    assert figures_for([team], on(1))[team.pk, 1].target == 90
    assert figures_for([team], on(1, 11))[team.pk, 1].target == 85


def test_a_target_is_refused_for_a_month_already_kept_a_mean_and_what_is_no_per_cent(units, system):
    freeze_month(on(1), by=system)
    for refused in ({"first_day": on(31)}, {"indicator": 21}, {"value": 101}, {"indicator": 99}):
        with pytest.raises(Refused):
            set_target(**({"indicator": 1, "value": 85, "first_day": on(1, 11)} | refused), by=system)
    assert set_target(1, 85, first_day=on(1, 11), by=system).value == 85
