"""Figures for March use the teams of March: a move, a closing, a new team, and people who moved or left."""

import datetime

import pytest

from learning_org.web.periods import period
from practitioners.services.units import close_unit, move_unit
from tests import factories as make
from tests.measures.support import NOVEMBER, OCTOBER, council, on, sums

pytestmark = pytest.mark.django_db


@pytest.fixture
def units():
    return council()


def action(person, **values):
    return make.AgreedActionFactory(person=person, **({"agreed_on": on(1, 9), "due_on": on(1)} | values))


def test_a_team_that_moves_takes_its_later_months_along_and_leaves_the_earlier(units):
    top, service, team, _ = units
    elsewhere = make.UnitFactory(service=True, parent=top)
    action(make.staff(unit=team, user=False))
    move_unit(team, parent=elsewhere, first_day=on(15, 11), by=make.PersonFactory())
    assert [sums(12, unit, OCTOBER) for unit in (service, elsewhere, top, team)] == [(1, 1), (0, 0), (1, 1), (1, 1)]
    assert [sums(12, unit, NOVEMBER) for unit in (service, elsewhere, top, team)] == [(0, 0), (1, 1), (1, 1), (1, 1)]


def test_a_move_on_the_last_day_is_in_the_months_figure(units):
    top, service, team, _ = units
    elsewhere = make.UnitFactory(service=True, parent=top)
    action(make.staff(unit=team, user=False))
    move_unit(team, parent=elsewhere, first_day=on(31), by=make.PersonFactory())
    assert [sums(12, unit, OCTOBER) for unit in (service, elsewhere)] == [(0, 0), (1, 1)]


def test_a_person_counts_in_the_team_of_the_day_of_the_figure(units):
    _, _, team, other = units
    person = make.PersonFactory()
    make.PositionFactory(person=person, unit=team, period=period(on(1, 1, 2020), on(1, 11)))
    make.PositionFactory(person=person, unit=other, period=period(on(1, 11)))
    action(person)
    assert [sums(12, unit, OCTOBER) for unit in (team, other)] == [(1, 1), (0, 0)]
    assert [sums(12, unit, NOVEMBER) for unit in (team, other)] == [(0, 0), (1, 1)]


def test_the_audits_of_a_closed_team_stay_in_its_service(units):
    # submitted in September, the team closed after 15 October: as at 31 October the service still counts it, as the team stood on its last
    # day. The service itself moved to nowhere; the other team has none.
    top, service, team, other = units
    make.CaseAuditFactory(unit=team, submitted=True, submitted_on=on(20, 9), allocated_on=on(1, 9))
    close_unit(team, last_day=on(15), by=make.PersonFactory())
    assert [sums(9, unit, OCTOBER) for unit in (top, service, team, other)] == [(1, 1), (1, 1), (1, 1), (0, 0)]


def test_a_closed_team_counts_where_it_stood_last(units):
    top, service, team, _ = units
    elsewhere = make.UnitFactory(service=True, parent=top)
    make.CaseAuditFactory(unit=team, submitted=True, submitted_on=on(20, 9), allocated_on=on(1, 9))
    move_unit(team, parent=elsewhere, first_day=on(1), by=make.PersonFactory())
    close_unit(team, last_day=on(15), by=make.PersonFactory())
    assert [sums(9, unit, OCTOBER) for unit in (service, elsewhere, top)] == [(0, 0), (1, 1), (1, 1)]


def test_somebody_who_is_yet_to_come_counts_nowhere(units):
    top, _, team, _ = units
    action(make.staff(unit=team, user=False, first=datetime.date(2026, 12, 1)))
    assert sums(12, top, OCTOBER) == (0, 0)
