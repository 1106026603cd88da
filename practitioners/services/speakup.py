"""Speaking up: between whoever writes and the one recipient whom they chose. Nobody else is told anything (P21, P33, P38, M12, F27)."""

import logging

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.notifications.models import Message
from learning_org.notifications.services import notify
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import SpeakUp, SpeakUpAbout, SpeakUpNote, SpeakUpState
from practitioners.queries.people import in_post
from practitioners.queries.speakup import UNANSWERED, in_writers_line, needs_to_speak_of, other_receivers, receivers_for, why_another
from practitioners.rules.working_days import add_working_days
from practitioners.services.telling import tell

log = logging.getLogger(__name__)
IN_HAND = (SpeakUpState.ACKNOWLEDGED, SpeakUpState.WORKING)
NOT_FOR_THEM = "Choose one of the people who are offered."
STRANDED = "A message of yours needs somebody else to answer it"
NOT_THEIRS = "You are in the writer's line now, so this is no longer yours to answer."


def acknowledge_by(on):
    """The day by which what is sent on `on` is to be acknowledged: so many working days later (SPEAK_UP_ACKNOWLEDGE_WORKING_DAYS)."""
    return add_working_days(on, settings.SPEAK_UP_ACKNOWLEDGE_WORKING_DAYS)


@transaction.atomic
def speak_up(*, about, text, recipient, submission, by, concerns_first=False, need=None):
    """Send what somebody speaks up about to one recipient (P21, P33, P38, M12, F27). Returns the SpeakUp; the recipient is told.

    `concerns_first` says that it is about the principal social worker, who is then not offered; `need` is one of the writer's needs that
    stayed unmet. `submission` is the UUID of the posted form: a second post with it gives back the first. Refused for a recipient who is
    in the writer's line or may not receive it otherwise, and for a need that is another's, met, or was passed on too lately.
    """
    _check_receiver(recipient, receivers_for(by, clock.today()), concerns_first)
    if need and (about != SpeakUpAbout.LEARNING_UNMET or not needs_to_speak_of(by, clock.today()).filter(pk=need.pk).exists()):
        raise Refused("Choose one of the learning needs that are offered.", field="need")
    words = {"about": about, "text": text, "recipient": recipient, "concerns_first": concerns_first, "need": need}
    words |= {"writer": by, "sent_at": clock.now(), "acknowledge_by": acknowledge_by(clock.today())}
    item, new = SpeakUp.objects.get_or_create(submission=submission, defaults=words)
    if new:
        _tell(item, recipient, "sent", by)
    elif item.writer_id != by.pk:
        raise Refused("This form was sent already.")
    return item


@transaction.atomic
def acknowledge(item, *, by):
    """The recipient says that they have read it and will answer (P33). Returns the SpeakUp; the writer is told.

    Refused for anybody but the present recipient, and the second time.
    """
    item = _lock(item, recipient=by)
    if item.state != SpeakUpState.SENT:
        raise Refused("This was already acknowledged.")
    item.state, item.acknowledged_at = SpeakUpState.ACKNOWLEDGED, clock.now()
    item.save(update_fields=["state", "acknowledged_at"])
    _tell(item, item.writer, "acknowledged", by)
    return item


@transaction.atomic
def begin_work(item, *, by):
    """The recipient says that it is being worked on (P33). Returns the SpeakUp; the writer is told.

    Refused for anybody but the present recipient, before it is acknowledged, the second time, and once it is answered.
    """
    item = _lock(item, recipient=by)
    _check_in_hand(item)
    if item.state == SpeakUpState.WORKING:
        raise Refused("This is already marked as being worked on.")
    item.state = SpeakUpState.WORKING
    item.save(update_fields=["state"])
    _tell(item, item.writer, "working", by)
    return item


@transaction.atomic
def add_note(item, *, text, by):
    """One of the two writes to the other (P33). Returns the SpeakUpNote; the other is told.

    Refused for anybody else, once it is closed, for a recipient who has not acknowledged it, and while the recipient is in the
    writer's line.
    """
    item = _lock(item)
    if by.pk not in (item.writer_id, item.recipient_id):
        raise Refused("Only the two whom this is between can write here.")
    if item.state == SpeakUpState.CLOSED:
        raise Refused("This is closed. Nothing can be added any more.")
    if item.state == SpeakUpState.SENT and by.pk == item.recipient_id:
        raise Refused("Acknowledge it first.")
    if in_writers_line(item, clock.today()):
        raise Refused(NOT_THEIRS if by.pk == item.recipient_id else _what_now(item))
    note = SpeakUpNote.objects.create(item=item, by=by, text=text, at=clock.now())
    _tell(item, item.recipient if by.pk == item.writer_id else item.writer, f"note-{note.pk}", by)
    return note


@transaction.atomic
def answer(item, *, text, by):
    """The recipient answers (P33, M12). Returns the SpeakUp; the writer is told.

    Refused for anybody but the present recipient, before it is acknowledged, and the second time.
    """
    item = _lock(item, recipient=by)
    _check_in_hand(item)
    item.state, item.answer, item.answered_at = SpeakUpState.ANSWERED, text, clock.now()
    item.save(update_fields=["state", "answer", "answered_at"])
    _tell(item, item.writer, "answered", by)
    return item


@transaction.atomic
def close(item, *, view, text, by):
    """The writer says what they think of the result, and closes it (F27). `view` is of SpeakUpView. Returns the SpeakUp.

    The recipient is told. Refused for anybody but the writer, before it is answered, and the second time.
    """
    item = _lock(item)
    if item.writer_id != by.pk:
        raise Refused("Only whoever wrote this can close it.")
    if item.state == SpeakUpState.CLOSED:
        raise Refused("This was already closed.")
    if item.state != SpeakUpState.ANSWERED:
        raise Refused("This is not answered yet. You can close it when it is.")
    item.state, item.view, item.view_text, item.closed_at = SpeakUpState.CLOSED, view, text, clock.now()
    item.save(update_fields=["state", "view", "view_text", "closed_at"])
    if not in_writers_line(item, clock.today()):
        _tell(item, item.recipient, "closed", by)
    return item


@transaction.atomic
def choose_another(item, recipient, *, by):
    """The writer turns to somebody else, since nobody took it up or the recipient is gone: it moves wholly (P21). Returns the SpeakUp.

    The new recipient is told, and has as many working days to acknowledge it; the earlier one loses sight of it, and is told that it is no
    longer with them. Refused for anybody but the writer, while the present recipient is to answer, and for one who may not receive it.
    """
    item = _lock(item)
    if item.writer_id != by.pk:
        raise Refused("Only whoever wrote this can choose another recipient.")
    if item.recipient_id == recipient.pk:
        raise Refused("It is with them already.", field="recipient")
    if not why_another(item, clock.today()):
        raise Refused("The present recipient is to answer this. You can choose another one when they do not take it up in time.")
    _check_receiver(recipient, other_receivers(item, clock.today()), item.concerns_first)
    earlier = item.recipient
    item.recipient, item.state, item.acknowledged_at = recipient, SpeakUpState.SENT, None
    item.acknowledge_by = acknowledge_by(clock.today())
    item.save(update_fields=["recipient", "state", "acknowledged_at", "acknowledge_by"])
    _tell(item, recipient, "sent", by)
    gone = {"subject": "A message is no longer with you", "body": "You need not do anything about it any more."}
    tell([earlier], **gone, key=f"speak-up:{item.pk}:gone", by=by)
    return item


def tell_of_stranded(on, by):
    """The sweep's step: tell each writer, once, whose recipient is no longer in post or came into the writer's line (P38).

    Takes the date and who tells. Returns how many were told; a second run tells nobody again. One that fails is logged and does not hold up
    the others; the next run takes it again.
    """
    told = 0
    for item in SpeakUp.objects.filter(state__in=UNANSWERED).select_related("writer", "recipient").order_by("pk"):
        try:
            told += _tell_of_stranded(item, on, by)
        except Exception:
            log.exception("The writer of item %s could not be told that nobody can answer it", item.pk)
    return told


def _tell_of_stranded(item, on, by):
    key = f"speak-up:{item.pk}:stranded:{item.recipient_id}"
    if not _is_stranded(item, on) or Message.objects.filter(key=key).exists():
        return False
    link = {"link": reverse("practitioners:speak_up_detail", args=[item.pk]), "link_text": "Choose who answers"}
    notify(item.writer, subject=STRANDED, body="Whoever had it can no longer answer it.", key=key, by=by, **link)
    return True


def _is_stranded(item, on):
    posts = {pk: in_post(Person.objects.filter(pk=pk), on).exists() for pk in (item.writer_id, item.recipient_id)}
    return posts[item.writer_id] and (not posts[item.recipient_id] or in_writers_line(item, on))


def _check_receiver(recipient, offered, concerns_first):
    chosen = next((one for one in offered if one.person.pk == recipient.pk), None)
    if chosen is None or (concerns_first and chosen.first):
        raise Refused(NOT_FOR_THEM, field="recipient")


def _what_now(item):
    """What a writer can do whose recipient has come into their line."""
    then = "You can say what came of it, and close it." if item.state == SpeakUpState.ANSWERED else "Choose another recipient first."
    return f"{item.recipient} is in your line now, and no longer reads this. {then}"


def _check_in_hand(item):
    if item.state == SpeakUpState.SENT:
        raise Refused("Acknowledge it first.")
    if item.state not in IN_HAND:
        raise Refused("This was already answered.")


def _lock(item, *, recipient=None):
    """The row, locked, with both parties. Refused for anybody but `recipient` where given, and if in the writer's line."""
    item = SpeakUp.objects.select_for_update(of=("self",), no_key=True).select_related("writer", "recipient").get(pk=item.pk)
    if recipient and item.recipient_id != recipient.pk:
        raise Refused("Only the person to whom this was sent can do this.")
    if recipient and in_writers_line(item, clock.today()):
        raise Refused(NOT_THEIRS)
    return item


SUBJECTS = {  # nothing of what it is about: a subject is an e-mail's, too
    "sent": "You have a message that asks for your answer",
    "acknowledged": "A message of yours was read",
    "working": "A message of yours is being worked on",
    "answered": "You have an answer",
    "closed": "A message that you answered is closed",
}


def _tell(item, person, verb, by):
    link = reverse("practitioners:speak_up_detail", args=[item.pk])
    words = {"subject": SUBJECTS.get(verb, "You have a reply to read"), "body": "Only the two of you can read it.", "link_text": "Open it"}
    tell([person], **words, link=link, key=f"speak-up:{item.pk}:{verb}:{item.acknowledge_by}", by=by)
