"""Another trainer teaches a session."""

import pytest
import time_machine

from learning_org.web.errors import Refused
from tests import factories as make
from training.services.leaving import change_trainer

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
