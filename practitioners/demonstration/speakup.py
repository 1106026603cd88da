"""What people spoke up about in the last year, how far it is, and who was named to receive it."""

import datetime
import uuid

from learning_org.accounts.roles import Role
from learning_org.web.periods import period
from practitioners.demonstration.history import Change
from practitioners.demonstration.texts import speaking as texts
from practitioners.demonstration.world import DAY, at
from practitioners.models import LearningNeed, SpeakUp, SpeakUpNote, SpeakUpRecipient, SpeakUpState, SpeakUpView
from practitioners.queries.needs import speak_up_from
from practitioners.registries import DemonstrationStep
from practitioners.services.speakup import acknowledge_by

HEAD = "Head of quality and learning"
# One after another, the oldest first: fewest of the worst, so that the numbers of a year show what is kept back.
ABOUTS = ["supervision_missing", "learning_unmet", "supervision_missing", "supervision_poor", "worse", "supervision_missing"]
ABOUTS += ["learning_unmet", "supervision_poor"]
NUMBER, EVERY = 24, 12 * DAY
LATEST = [  # those of the last weeks: days ago, about, state
    (31, "learning_unmet", SpeakUpState.ANSWERED),
    (17, "supervision_poor", SpeakUpState.WORKING),
    (12, "supervision_missing", SpeakUpState.SENT),
    (6, "supervision_missing", SpeakUpState.ACKNOWLEDGED),
    (2, "worse", SpeakUpState.SENT),
]
NOT_CLOSED = {"view": "''", "view_text": "''", "closed_at": "NULL"}
NOT_ANSWERED = {"answer": "''", "answered_at": "NULL"} | NOT_CLOSED
OF_ITEM = "(SELECT s.{} FROM practitioners_speakup s WHERE s.id = t.item_id)"
CHANGES = {
    SpeakUpRecipient: [Change("((lower(t.period) + time '09:00') AT TIME ZONE 'Europe/London')", "%(admin)s", label="insert")],
    SpeakUp: [
        Change("t.sent_at", "t.writer_id", {"state": "'sent'", "acknowledged_at": "NULL"} | NOT_ANSWERED, label="insert"),
        Change("t.acknowledged_at", "t.recipient_id", {"state": "'acknowledged'"} | NOT_ANSWERED, where="t.acknowledged_at IS NOT NULL"),
        Change("t.acknowledged_at + interval '2 hours'", "t.recipient_id", where="t.state = 'working'"),
        Change("t.answered_at", "t.recipient_id", {"state": "'answered'"} | NOT_CLOSED, where="t.answered_at IS NOT NULL"),
        Change("t.closed_at", "t.writer_id", where="t.closed_at IS NOT NULL"),
    ],
    SpeakUpNote: [Change("t.at", "t.by_id", label="insert")],
}


def steps():
    """What makes the items, for practitioners.registries."""
    models = (SpeakUpRecipient, SpeakUp, SpeakUpNote)
    return [DemonstrationStep("speaking up", (name_recipients, speak_up), models, CHANGES, order=36)]


def name_recipients(world):
    """The head of quality is named since the beginning; somebody else was, for half a year."""
    head = next(seat for seat in world.seats if seat.job.title == HEAD)
    world.spoken_up_to = head.holder(world.as_at)
    first = max(world.start, world.first_day(world.spoken_up_to))
    world.rows.add(SpeakUpRecipient, person=world.spoken_up_to, words=f"{HEAD}, outside your service", period=period(first))
    ended = period(first, first + 182 * DAY)
    world.rows.add(SpeakUpRecipient, person=world.accounts["qa"], words="Quality assurance officer, manager of nobody", period=ended)


def speak_up(world):
    """A year of items that are closed or answered, and the last weeks' that are still in hand."""
    dice = world.dice("speaking up")
    world.principal = next(seat for seat in world.seats if seat.role == Role.PSW)
    people = [t.person for tenures in world.unit_tenures.values() for t in tenures if t.seat.role in (Role.PRACTITIONER, Role.SUPERVISOR)]
    people = [person for person in dict.fromkeys(people) if world.in_post(person, world.as_at) and person not in world.accounts.values()]
    first, views = world.as_at - 350 * DAY, list(SpeakUpView)
    for number in range(NUMBER):
        wrote = write(world, dice, people, first + number * EVERY, ABOUTS[number % len(ABOUTS)], number)
        wrote and carry(world, wrote, SpeakUpState.CLOSED if number % 5 else SpeakUpState.ANSWERED, views[number % len(views)])
    for number, (ago, about, state) in enumerate(LATEST):
        if wrote := write(world, dice, people, world.as_at - ago * DAY, about, NUMBER + number):
            carry(world, wrote, state, "")
    mine = [world.accounts["practitioner"]]
    carry(world, write(world, dice, mine, world.as_at - 40 * DAY, "supervision_missing", 0), SpeakUpState.CLOSED, SpeakUpView.PUT_RIGHT)
    carry(world, write(world, dice, mine, world.as_at - 9 * DAY, "learning_unmet", 1), SpeakUpState.WORKING, "")


def write(world, dice, people, day, about, number):
    """An item that one of these people sent on the day, or soon after; None where nobody among them could. Every seventh concerns the
    principal social worker, and goes to whoever was named."""
    for person in dice.sample(people, len(people)):
        on = world.working_day(person, day, last=day + 9 * DAY) if world.in_post(person, day) else None
        first = world.principal.holder(on) if on else None
        if on is None or not world.in_post(first, world.as_at):
            continue
        concerns_first = number % 7 == 6
        recipient = world.spoken_up_to if concerns_first else first
        if recipient in (world.manager(person, on), world.supervisor(person, on), person):
            continue
        found = texts.WRITTEN[about]
        need = next((need for need in world.rows.made[LearningNeed] if need.person is person and passed_on(need, on)), None)
        return world.rows.add(
            SpeakUp,
            writer=person,
            recipient=recipient,
            about=about,
            concerns_first=concerns_first,
            need=need if about == "learning_unmet" else None,
            text=found[number % len(found)],
            sent_at=at(on, 12, dice.randrange(60)),
            acknowledge_by=acknowledge_by(on),
            submission=uuid.UUID(int=dice.getrandbits(128), version=4),
        )
    return None


def passed_on(need, on):
    """Whether somebody may speak up about the need on that day: it went to the training officers long enough ago."""
    first = speak_up_from(need) if need.officer_told_on else None
    return first is not None and first <= on


def carry(world, item, state, view):
    """Take an item as far as it is, with the notes that the two wrote meanwhile, on days on which they work."""
    if state == SpeakUpState.SENT:
        return
    item.acknowledged_at = moment(world, item.recipient, item.sent_at, 1, 10)
    item.state = SpeakUpState.ACKNOWLEDGED
    if state == SpeakUpState.ACKNOWLEDGED:
        return
    last = item.acknowledged_at
    for turn, (who, text) in enumerate(texts.NOTES, 1):
        by = getattr(item, who)
        last = moment(world, by, item.acknowledged_at, turn, 14)
        world.rows.add(SpeakUpNote, item=item, by=by, at=last, text=text)
    item.state = state
    if state in (SpeakUpState.ANSWERED, SpeakUpState.CLOSED):
        item.answer, item.answered_at = texts.ANSWERS[item.about], moment(world, item.recipient, last, 4, 11)
    if state == SpeakUpState.CLOSED:
        item.view, item.view_text = view, texts.VIEWS[view]
        item.closed_at = moment(world, item.writer, item.answered_at, 5, 15)


def moment(world, person, after, days, hour):
    """That hour of a day on which the person works, some days later, never after the date."""
    day = min(after.date() + days * DAY, world.as_at)
    return max(at(world.working_day(person, day) or day, hour), after + datetime.timedelta(minutes=5))
