"""Services of speaking up: who may receive it, exact states and days, the wrong person, the second click, and what is told to whom."""

import datetime
import uuid

import pytest
import time_machine

from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import SpeakUp, SpeakUpAbout, SpeakUpNote, SpeakUpState, SpeakUpView
from practitioners.queries.speakup import needs_to_speak_of, receivers_for, why_another
from practitioners.services import speakup as services
from tests import factories as make

NOW = datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC)  # a Thursday
TODAY = NOW.date()
DAY = datetime.timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    """A team in a service in a department, with its principal social worker and somebody whom the council named."""
    department = make.UnitFactory(department=True)
    service = make.UnitFactory(service=True, parent=department)
    team = make.UnitFactory(parent=service)
    people = {
        "writer": make.staff("Priya Nair", unit=team),
        "psw": make.staff("Pat Principal", role="psw", unit=department),
        "named": make.staff("Nora Named", unit=department),
        "stranger": make.staff("Stran Ger"),
    }
    make.SpeakUpRecipientFactory(person=people["named"], period=period(datetime.date(2026, 1, 1)))
    return people | {"team": team, "service": service, "department": department}


def names(person, on=TODAY):
    return [one.person.name for one in receivers_for(person, on)]


def sent(world, *, by=None, **changes):
    words = {"about": SpeakUpAbout.SUPERVISION_MISSING, "text": "None since July.", "recipient": world["psw"], "submission": uuid.uuid4()}
    return services.speak_up(**(words | changes), by=by or world["writer"])


def item_of(world, **changes):
    return make.SpeakUpFactory(**({"writer": world["writer"], "recipient": world["psw"]} | changes))


# -- who may receive it


def test_the_principal_social_worker_of_the_unit_and_the_named_may_receive_it(world):
    assert [(one.person.name, one.words, one.first) for one in receivers_for(world["writer"], TODAY)] == [
        ("Pat Principal", "Principal social worker", True),
        ("Nora Named", "Head of quality, outside your service", False),
    ]


def test_a_principal_social_worker_elsewhere_may_not_and_below_the_unit_of_the_role_alone(world):
    make.staff("Else Where", role="psw")
    beside = make.UnitFactory(parent=world["department"])
    make.staff("Be Side", role="psw", unit=beside)
    assert names(world["writer"]) == ["Pat Principal", "Nora Named"]


@pytest.mark.parametrize(("who", "left"), [("psw", "Nora Named"), ("named", "Pat Principal")])
@pytest.mark.parametrize("kind", ["line manager", "lead supervisor", "cover", "team manager", "service manager"])
def test_nobody_in_the_line_may(world, who, left, kind):
    other, writer = world[who], world["writer"]
    if kind == "line manager":
        make.supervises(other, writer, lead=False)
    elif kind == "lead supervisor":
        make.supervises(other, writer, manages=False)
    elif kind == "cover":
        manager = make.staff()
        make.supervises(manager, writer)
        make.RelationshipFactory(person=manager, other=other, kind="cover")
    else:
        unit = world["team"] if kind == "team manager" else world["service"]
        make.RoleGrantFactory(person=other, unit=unit, role=kind.replace(" ", "_"))
    assert names(writer) == [left]


def test_a_line_that_ended_yesterday_no_longer_counts(world):
    make.supervises(world["psw"], world["writer"], first_out=TODAY)
    assert names(world["writer"], TODAY - DAY) == ["Nora Named"]
    assert names(world["writer"]) == ["Pat Principal", "Nora Named"]


def test_nobody_writes_to_themselves_and_nobody_who_left_receives(world):
    assert names(world["psw"]) == ["Nora Named"]
    world["named"].positions.update(period=period(datetime.date(2020, 1, 1), TODAY))
    assert names(world["writer"]) == ["Pat Principal"]
    assert names(world["writer"], TODAY - DAY) == ["Pat Principal", "Nora Named"]


@pytest.mark.parametrize(("first", "out", "may"), [(0, None, True), (1, None, False), (-30, 1, True), (-30, 0, False)])
def test_somebody_named_receives_from_the_first_to_the_last_day(world, first, out, may):
    other = make.staff("Otto Other")
    make.SpeakUpRecipientFactory(person=other, period=period(TODAY + first * DAY, None if out is None else TODAY + out * DAY))
    assert ("Otto Other" in names(world["writer"])) is may


def test_a_principal_social_worker_who_is_named_too_is_offered_once_as_a_first_recipient(world):
    make.SpeakUpRecipientFactory(person=world["psw"])
    assert [(one.person.name, one.first) for one in receivers_for(world["writer"], TODAY)] == [
        ("Pat Principal", True),
        ("Nora Named", False),
    ]


# -- sending it


def test_speak_up_is_sent_once_and_tells_the_recipient_alone(world):
    """Thursday 19 November and three working days: Friday, Monday, Tuesday 24."""
    key = uuid.uuid4()
    item, again = sent(world, submission=key), sent(world, submission=key)
    assert item == again
    assert SpeakUp.objects.count() == 1
    assert (item.writer, item.recipient, item.state, item.need) == (world["writer"], world["psw"], SpeakUpState.SENT, None)
    assert (item.sent_at, item.acknowledge_by, item.concerns_first) == (NOW, datetime.date(2026, 11, 24), False)
    message = Message.objects.get()
    assert (message.recipient, message.sender) == (world["psw"], world["writer"])
    assert message.subject == "You have a message that asks for your answer"
    assert (message.body, message.link) == ("Only the two of you can read it.", f"/speak-up/{item.pk}/")


def test_acknowledging_is_due_after_the_working_days_of_the_setting(world, settings):
    """21 December 2026 is a Monday: 22, 23, 24, then 25 to 28 are no working days, so the fourth is Tuesday 29."""
    with time_machine.travel(datetime.datetime(2026, 12, 21, 9, tzinfo=datetime.UTC), tick=False):
        assert sent(world).acknowledge_by == datetime.date(2026, 12, 24)
        settings.SPEAK_UP_ACKNOWLEDGE_WORKING_DAYS = 4
        assert sent(world).acknowledge_by == datetime.date(2026, 12, 29)


def test_the_key_of_somebody_elses_form_gives_nothing_back(world):
    key = uuid.uuid4()
    sent(world, submission=key)
    make.PositionFactory(person=world["stranger"], unit=world["team"], second=True)
    with pytest.raises(Refused, match="sent already"):
        sent(world, submission=key, by=world["stranger"])


def test_whoever_is_not_offered_is_refused(world):
    for recipient in (world["stranger"], world["writer"]):
        with pytest.raises(Refused, match="people who are offered") as refusal:
            sent(world, recipient=recipient)
        assert refusal.value.field == "recipient"
    assert SpeakUp.objects.count() == 0


def test_what_is_about_the_principal_social_worker_goes_to_somebody_named(world):
    with pytest.raises(Refused, match="people who are offered"):
        sent(world, concerns_first=True)
    item = sent(world, concerns_first=True, recipient=world["named"])
    assert (item.recipient, item.concerns_first) == (world["named"], True)
    assert Message.objects.get().recipient == world["named"]


@pytest.mark.parametrize(("told", "offered"), [(13, False), (14, True), (15, True)])
def test_an_unmet_need_is_offered_14_days_after_the_training_officers_were_told(world, told, offered):
    on = TODAY - told * DAY
    need = make.LearningNeedFactory(person=world["writer"], manager_told_on=on, officer_told_on=on)
    assert list(needs_to_speak_of(world["writer"], TODAY)) == ([need] if offered else [])
    if offered:
        assert sent(world, about=SpeakUpAbout.LEARNING_UNMET, need=need).need == need
    else:
        with pytest.raises(Refused, match="learning needs that are offered"):
            sent(world, about=SpeakUpAbout.LEARNING_UNMET, need=need)


def test_a_need_that_is_met_another_persons_or_beside_the_point_is_refused(world):
    told = {"manager_told_on": TODAY - 40 * DAY, "officer_told_on": TODAY - 30 * DAY}
    wrong = [make.LearningNeedFactory(person=world["writer"], met=True, **told), make.LearningNeedFactory(person=world["stranger"], **told)]
    for need in wrong:
        with pytest.raises(Refused, match="learning needs that are offered"):
            sent(world, about=SpeakUpAbout.LEARNING_UNMET, need=need)
    mine = make.LearningNeedFactory(person=world["writer"], **told)
    with pytest.raises(Refused, match="learning needs that are offered"):
        sent(world, about=SpeakUpAbout.SUPERVISION_POOR, need=mine)


# -- what the two do with it


def test_from_acknowledging_to_closing(world):
    item, psw, writer = sent(world), world["psw"], world["writer"]
    item = services.acknowledge(item, by=psw)
    assert (item.state, item.acknowledged_at) == (SpeakUpState.ACKNOWLEDGED, NOW)
    assert services.begin_work(item, by=psw).state == SpeakUpState.WORKING
    services.add_note(item, text="I asked for the dates.", by=psw)
    services.add_note(item, text="Thank you.", by=writer)
    item = services.answer(item, text="From Monday, every four weeks.", by=psw)
    assert (item.state, item.answer, item.answered_at) == (SpeakUpState.ANSWERED, "From Monday, every four weeks.", NOW)
    item = services.close(item, view=SpeakUpView.PARTLY, text="Two of three took place.", by=writer)
    assert (item.state, item.view, item.view_text, item.closed_at) == (SpeakUpState.CLOSED, "partly", "Two of three took place.", NOW)
    assert [(note.by, note.text) for note in SpeakUpNote.objects.all()] == [(psw, "I asked for the dates."), (writer, "Thank you.")]
    assert [(message.recipient, message.subject) for message in Message.objects.order_by("pk")] == [
        (psw, "You have a message that asks for your answer"),
        (writer, "A message of yours was read"),
        (writer, "A message of yours is being worked on"),
        (writer, "You have a reply to read"),
        (psw, "You have a reply to read"),
        (writer, "You have an answer"),
        (psw, "A message that you answered is closed"),
    ]
    assert {message.body for message in Message.objects.all()} == {"Only the two of you can read it."}


STEPS = {
    "acknowledge": lambda item, by: services.acknowledge(item, by=by),
    "work": lambda item, by: services.begin_work(item, by=by),
    "answer": lambda item, by: services.answer(item, text="Yes.", by=by),
    "close": lambda item, by: services.close(item, view=SpeakUpView.NOT, text="", by=by),
    "note": lambda item, by: services.add_note(item, text="A note.", by=by),
}
REFUSED = {  # (state, step): what the one whose step it is is told; everything else goes through
    ("sent", "work"): "Acknowledge it first",
    ("sent", "answer"): "Acknowledge it first",
    ("sent", "close"): "not answered yet",
    ("acknowledged", "acknowledge"): "already acknowledged",
    ("acknowledged", "close"): "not answered yet",
    ("working", "acknowledge"): "already acknowledged",
    ("working", "work"): "already marked",
    ("working", "close"): "not answered yet",
    ("answered", "acknowledge"): "already acknowledged",
    ("answered", "work"): "already answered",
    ("answered", "answer"): "already answered",
    ("closed", "acknowledge"): "already acknowledged",
    ("closed", "work"): "already answered",
    ("closed", "answer"): "already answered",
    ("closed", "close"): "already closed",
    ("closed", "note"): "is closed",
}


@pytest.mark.parametrize("state", SpeakUpState.values)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_in_each_state(world, state, step):
    item = item_of(world, **({state: True} if state != "sent" else {}))
    by = world["writer"] if step in ("close", "note") else world["psw"]
    words = REFUSED.get((state, step))
    if words:
        with pytest.raises(Refused, match=words):
            STEPS[step](item, by)
        assert SpeakUp.objects.get().state == state
    else:
        STEPS[step](item, by)


@pytest.mark.parametrize(
    ("step", "state"), [("acknowledge", "sent"), ("work", "acknowledged"), ("answer", "working"), ("close", "answered")]
)
def test_each_step_is_its_own_partys_alone(world, step, state):
    item = item_of(world, **({state: True} if state != "sent" else {}))
    wrong = [world["stranger"], world["named"], world["psw"] if step == "close" else world["writer"]]
    for by in wrong:
        with pytest.raises(Refused, match="Only"):
            STEPS[step](item, by)
    assert SpeakUp.objects.get().state == state


def test_a_note_is_for_the_two_alone_and_the_recipient_acknowledges_first(world):
    item = item_of(world)
    with pytest.raises(Refused, match="Only the two"):
        services.add_note(item, text="Me too.", by=world["named"])
    with pytest.raises(Refused, match="Acknowledge it first"):
        services.add_note(item, text="Later.", by=world["psw"])
    assert SpeakUpNote.objects.count() == 0


# -- turning to somebody else


@pytest.mark.parametrize(("on", "why"), [(5, ""), (6, "Pat Principal should have acknowledged it by 5 November 2026, and has not.")])
def test_another_recipient_may_be_chosen_from_the_day_after_it_was_to_be_acknowledged(world, on, why):
    assert why_another(item_of(world), datetime.date(2026, 11, on)) == why


@pytest.mark.parametrize(
    ("state", "may"), [("sent", True), ("acknowledged", True), ("working", True), ("answered", False), ("closed", False)]
)
def test_another_may_be_chosen_when_the_recipient_left_before_answering(world, state, may):
    item = item_of(world, **({state: True} if state != "sent" else {}))
    world["psw"].positions.update(period=period(datetime.date(2020, 1, 1), TODAY))
    assert why_another(item, TODAY) == ("Pat Principal is no longer in post." if may else "")
    assert why_another(item, TODAY - 15 * DAY) == ""  # 4 November: still in post, and not late


def test_another_may_be_chosen_when_the_recipient_came_into_the_line(world):
    item = item_of(world, acknowledged=True)
    assert why_another(item, TODAY) == ""
    make.supervises(world["psw"], world["writer"])
    assert why_another(item, TODAY) == "Pat Principal is no longer somebody outside your line to speak up to."


@pytest.mark.parametrize(
    ("on", "why"), [((2026, 12, 1), ""), ((2026, 12, 2), "Pat Principal should have answered it by 1 December 2026, and has not.")]
)
def test_another_may_be_chosen_when_what_was_acknowledged_stays_unanswered(world, on, why):
    """Acknowledged on Tuesday 3 November: twenty working days later is Tuesday 1 December."""
    assert why_another(item_of(world, acknowledged=True), datetime.date(*on)) == why


def test_choosing_another_moves_it_wholly(world):
    item = item_of(world)
    item = services.choose_another(item, world["named"], by=world["writer"])
    assert (item.recipient, item.state, item.acknowledged_at) == (world["named"], SpeakUpState.SENT, None)
    assert item.acknowledge_by == datetime.date(2026, 11, 24)
    assert set(SpeakUp.objects.visible_to(world["psw"].user)) == set(SpeakUp.objects.readable_by(world["psw"].user)) == set()
    assert list(SpeakUp.objects.readable_by(world["named"].user)) == [item]
    told = [(message.recipient, message.subject, message.link) for message in Message.objects.order_by("pk")]
    assert told == [
        (world["named"], "You have a message that asks for your answer", f"/speak-up/{item.pk}/"),
        (world["psw"], "A message is no longer with you", ""),
    ]
    for step in ("acknowledge", "note"):
        with pytest.raises(Refused, match="Only"):
            STEPS[step](item, world["psw"])


def test_choosing_another_is_refused(world):
    item, late = item_of(world, acknowledged=True), item_of(world, concerns_first=True, recipient=world["named"])
    with pytest.raises(Refused, match="is to answer this"):
        services.choose_another(item, world["named"], by=world["writer"])
    with pytest.raises(Refused, match="Only whoever wrote"):
        services.choose_another(late, world["psw"], by=world["psw"])
    with pytest.raises(Refused, match="people who are offered"):  # it is about the principal social worker
        services.choose_another(late, world["psw"], by=world["writer"])
    with pytest.raises(Refused, match="people who are offered"):
        services.choose_another(late, world["stranger"], by=world["writer"])
    with pytest.raises(Refused, match="with them already"):
        services.choose_another(late, world["named"], by=world["writer"])
    assert Message.objects.count() == 0
