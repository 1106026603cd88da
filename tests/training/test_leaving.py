"""Another trainer teaches a session."""

import pytest
import time_machine

from learning_org.web.errors import Refused
from tests import factories as make
from training.services.leaving import change_cover, change_trainer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-11-20T10:00:00Z", tick=False):
        yield


def test_the_next_trainer_teaches_it_and_is_told_once():
    by, former, new = (make.staff(user=False) for _ in range(3))
    session = make.SessionFactory(trainer=former)
    assert change_trainer(session, to=new, reason="They leave", by=by).trainer == new
    assert (new.messages.get().subject, former.messages.count()) == ("A session that you teach", 0)
    with pytest.raises(Refused, match="teaches this session already"):
        change_trainer(session, to=new, reason="They leave", by=by)


@pytest.mark.parametrize(("state", "says"), [("held", "was held meanwhile"), ("cancelled", "was cancelled meanwhile")])
def test_a_session_that_is_over_keeps_its_trainer(state, says):
    session = make.SessionFactory(**{state: True})
    with pytest.raises(Refused, match=says):
        change_trainer(session, to=make.staff(user=False), reason="They leave", by=make.staff(user=False))


def test_cover_goes_to_somebody_else_or_is_to_be_agreed_again():
    booking, by, new = make.BookingFactory(approved=True, cover=make.staff(user=False)), make.staff(user=False), make.staff(user=False)
    given = change_cover(booking, cover=new, reason="They leave", by=by)
    assert (given.cover, given.cover_confirmed, new.messages.count()) == (new, True, 1)
    ended = change_cover(booking, cover=None, reason="They leave", by=by)
    assert (ended.cover, ended.cover_confirmed) == (None, False)
    with pytest.raises(Refused, match="was cancelled meanwhile"):
        change_cover(make.BookingFactory(cancelled=True), cover=new, reason="They leave", by=by)
