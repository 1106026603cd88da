"""Priya Nair, whom Helen Marsh supervises, and those around them; the day is Tuesday 24 November 2026."""

import datetime

import pytest
import time_machine

from supervision.services import content
from supervision.services import sessions as services
from supervision.services.signing import sign_session
from tests import factories as make

TODAY = datetime.date(2026, 11, 24)
NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
NEXT = datetime.date(2026, 12, 22)
WORDS = {"reflection": "We thought about the visit.", "learning": "", "workload": "", "organisation": ""}


@pytest.fixture
def today():
    with time_machine.travel(NOON, tick=False):
        yield TODAY


@pytest.fixture
def team(db):
    return make.UnitFactory()


@pytest.fixture
def priya(team):
    return make.staff("Priya Nair", unit=team)


@pytest.fixture
def helen(team, priya):
    helen = make.staff("Helen Marsh", role="supervisor", unit=team)
    make.supervises(helen, priya, manages=False)
    return helen


@pytest.fixture
def boss(team, helen):
    """Helen's line manager, who line-manages Priya too."""
    boss = make.staff("Bo Boss", role="team_manager", unit=team)
    make.supervises(boss, helen)
    return boss


@pytest.fixture
def stranger(db):
    return make.staff("Stran Ger")


def at(day, hour):
    return datetime.datetime(day.year, day.month, day.day, hour, tzinfo=datetime.UTC)


def session_of(priya, helen, day=TODAY, **values):
    return make.SupervisionSessionFactory(supervisee=priya, supervisor=helen, planned_by=helen, starts_at=at(day, 10), **values)


def begun(priya, helen, day=TODAY, **words):
    """A session that is held on the day, with a note."""
    session = services.start_session(session_of(priya, helen, day), held_on=day, by=helen)
    content.write_note(session, **(WORDS | words), by=helen)
    return fresh(session)


def signed(priya, helen, day=TODAY, **words):
    """The same, signed by both."""
    session = begun(priya, helen, day, **words)
    sign_session(session, next_on=NEXT, by=helen)
    return sign_session(session, by=priya)


def fresh(session):
    """The session as it is in the database now."""
    return type(session).objects.with_people().get(pk=session.pk)
