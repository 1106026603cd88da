# ruff: noqa: F811 - the fixtures of the file that this one goes on from
"""Speaking up, where the recipient comes into the writer's line or leaves: it is out of their reach, and the writer is told once (P38)."""

import datetime

import pytest

from learning_org.accounts.models import User
from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import SpeakUp, SpeakUpView
from practitioners.queries.speakup import speak_up_due_from
from practitioners.services import speakup as services
from tests import factories as make
from tests.practitioners.test_speakup import DAY, STEPS, TODAY, _today, item_of, world  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


def test_a_recipient_in_the_line_no_longer_reads_nor_answers(world):
    """From the day on which the principal social worker covers for the writer's manager, until the day before the last of it."""
    manager, psw, item = make.staff(), world["psw"], item_of(world, acknowledged=True)
    make.supervises(manager, world["writer"])
    assert list(SpeakUp.objects.readable_by(psw.user)) == [item]
    covering = make.RelationshipFactory(person=manager, other=psw, kind="cover", period=period(TODAY, TODAY + DAY))
    assert list(SpeakUp.objects.visible_to(User.objects.get(person=psw))) == []
    assert list(SpeakUp.objects.readable_by(world["writer"].user)) == [item]
    for step in ("work", "answer", "note"):
        with pytest.raises(Refused, match="no longer yours to answer"):
            STEPS[step](item, psw)
    with pytest.raises(Refused, match="Choose another recipient first"):
        services.add_note(item, text="Are you there?", by=world["writer"])
    assert Message.objects.count() == 0
    covering.period = period(TODAY - DAY, TODAY)
    covering.save()
    assert list(SpeakUp.objects.visible_to(User.objects.get(person=psw))) == [item]
    services.answer(item, text="Yes.", by=psw)


def test_closing_tells_a_recipient_in_the_line_nothing(world):
    item = item_of(world, answered=True)
    make.supervises(world["psw"], world["writer"])
    with pytest.raises(Refused, match="You can say what came of it, and close it"):
        services.add_note(item, text="And now?", by=world["writer"])
    services.close(item, view=SpeakUpView.PUT_RIGHT, text="", by=world["writer"])
    assert Message.objects.count() == 0


@pytest.mark.parametrize("why", ["line", "gone"])
def test_the_writer_is_told_once_that_nobody_can_answer(world, why):
    item, sweep = item_of(world, acknowledged=True), make.staff()
    item_of(world, answered=True)
    item_of(world, recipient=world["named"])
    assert services.tell_of_stranded(TODAY, sweep) == 0
    if why == "line":
        make.supervises(world["psw"], world["writer"])
    else:
        world["psw"].positions.update(period=period(datetime.date(2020, 1, 1), TODAY))
    assert [services.tell_of_stranded(TODAY + days * DAY, sweep) for days in (0, 0, 1)] == [1, 0, 0]
    message = Message.objects.get()
    assert (message.recipient, message.subject) == (world["writer"], "A message of yours needs somebody else to answer it")
    assert message.link == f"/speak-up/{item.pk}/"
    due = [one for asking in speak_up_due_from(world["writer"].user, TODAY) for one in asking.items(list(asking.rows))]
    assert [one.title for one in due if one.url == message.link] == ["Choose who answers a message of yours"]


def test_a_writer_who_has_left_is_told_nothing(world):
    item_of(world)
    for who in ("psw", "writer"):
        world[who].positions.update(period=period(datetime.date(2020, 1, 1), TODAY))
    assert services.tell_of_stranded(TODAY, make.staff()) == 0


def test_one_writer_who_cannot_be_told_does_not_hold_up_the_others(world, monkeypatch):
    first, second, sweep = item_of(world), item_of(world, writer=make.staff(unit=world["team"])), make.staff()
    world["psw"].positions.update(period=period(datetime.date(2020, 1, 1), TODAY))
    notify = services.notify

    def fails_once(person, **words):
        if person == first.writer:
            raise RuntimeError
        return notify(person, **words)

    monkeypatch.setattr(services, "notify", fails_once)
    assert services.tell_of_stranded(TODAY, sweep) == 1
    assert Message.objects.get().recipient == second.writer
    monkeypatch.undo()
    assert services.tell_of_stranded(TODAY, sweep) == 1
    assert set(Message.objects.values_list("recipient", flat=True)) == {first.writer_id, second.writer_id}
