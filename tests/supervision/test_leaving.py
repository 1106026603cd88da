"""A planned supervision is given by another supervisor."""

import datetime

import pytest
import time_machine

from learning_org.web.errors import Refused
from practitioners.models import CalendarEntry
from supervision.services.leaving import change_supervisor
from supervision.services.sessions import plan_session, start_session
from tests import factories as make

pytestmark = pytest.mark.django_db
ON = datetime.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


@pytest.fixture
def people():
    return {name: make.staff(name, user=False) for name in ("Wor Ker", "For Mer", "Ne Xt", "Ad Min")}


def planned(people, supervisor="For Mer", supervisee="Wor Ker", hour=14):
    times = {"starts": datetime.time(hour), "ends": datetime.time(hour + 1)}
    return plan_session(people[supervisee], supervisor=people[supervisor], on=ON, **times, by=people[supervisor])


def change(session, to, people):
    return change_supervisor(session, to=people[to], reason="They leave", by=people["Ad Min"])


def test_the_session_and_the_calendar_name_the_next_supervisor(people):
    session = change(planned(people), "Ne Xt", people)
    assert (session.supervisor, session.supervisee) == (people["Ne Xt"], people["Wor Ker"])
    assert CalendarEntry.objects.get(supervisions=session).other == people["Ne Xt"]
    told = people["Wor Ker"].messages.order_by("pk").last()
    assert (told.subject, told.body) == ("Ne Xt gives the supervision of 24 November 2026", "Why: They leave")


def test_it_is_refused_to_the_two_to_somebody_busy_and_once_it_began(people):
    session = planned(people)
    for name in ("Wor Ker", "For Mer"):
        with pytest.raises(Refused, match=f"Choose somebody other than {name}"):
            change(session, name, people)
    planned(people, supervisor="Ne Xt", supervisee="Ad Min")
    with pytest.raises(Refused, match="Ne Xt is busy at that time."):
        change(session, "Ne Xt", people)
    planned(people, supervisor="Ad Min", hour=9)
    with pytest.raises(Refused, match="planned already for 24 November 2026"):
        change(session, "Ad Min", people)
    with time_machine.travel("2026-11-24T16:00:00Z", tick=False):
        start_session(session, held_on=ON, by=people["For Mer"])
    with pytest.raises(Refused, match="This supervision has begun already."):
        change(session, "Ne Xt", people)
