"""Asking the three-month question: the sweep's step. Each follow-up is a transaction of its own that skips what another sweep holds."""

import datetime
import logging

from django.db import transaction
from django.urls import reverse

from learning_org.notifications.services import notify, remind
from practitioners.models import ImpactFollowUp, Position
from practitioners.services.impact import REMIND_AFTER, reminder_key, withdraw_follow_up

log = logging.getLogger(__name__)
LEFT = "Has left"
SUBJECT = "Three months later: what became of your learning?"
AGAIN = {7: "A week ago we asked: what became of your learning?", 14: "Still open: what became of your learning?"}
BODY = "It is about: {}. About 3 minutes, and your answers stand beside what you planned. Your line manager reads them and adds a comment."


def ask_due_follow_ups(on, by):
    """Ask everything that is due on the date `on` and not asked yet, and withdraw what somebody who has left cannot answer (S77, F64).

    Returns how many were asked. One that fails is logged and does not hold up the others; the next run takes it again.
    """
    due = ImpactFollowUp.objects.waiting().filter(due_on__lte=on).order_by("due_on", "pk")
    gone = ImpactFollowUp.objects.to_answer().exclude(person__in=_in_post(on)).order_by("pk")
    asked = 0
    for pk in [*due.values_list("pk", flat=True), *gone.values_list("pk", flat=True)]:
        try:
            asked += ask_follow_up(pk, on=on, by=by) is not None
        except Exception:
            log.exception("Follow-up %s could not be asked", pk)
    return asked


@transaction.atomic
def ask_follow_up(pk, *, on, by):
    """Ask one participant: a message with its e-mail, and reminders after 7 and 14 days. Somebody who has left is not asked.

    Takes the follow-up's key, the date and who asks. Returns the ImpactFollowUp, or None when there was nothing to ask: it is held by
    another, was asked already, is not due yet or was withdrawn.
    """
    free = ImpactFollowUp.objects.select_for_update(skip_locked=True, of=("self",), no_key=True).select_related("person")
    follow_up = free.filter(pk=pk, due_on__lte=on, answered_on=None, withdrawn_on=None).first()
    if follow_up is None:
        return None
    if not _in_post(on).filter(person_id=follow_up.person_id).exists():
        withdraw_follow_up(follow_up, reason=LEFT, by=by, on=on)
        return None
    if follow_up.asked_on:
        return None
    follow_up.asked_on = on
    follow_up.save(update_fields=["asked_on"])
    _tell(follow_up, by=by)
    return follow_up


def _in_post(on):
    return Position.objects.filter(period__contains=on).values("person_id")


def _tell(follow_up, *, by):
    link = reverse("practitioners:follow_up_answer", args=[follow_up.pk])
    words = {"body": BODY.format(follow_up.about), "link": link, "link_text": "Answer the questions", "by": by}
    notify(follow_up.person, key=f"follow-up:{follow_up.pk}:ask", subject=SUBJECT, **words)
    for days in REMIND_AFTER:
        due_on = follow_up.asked_on + datetime.timedelta(days=days)
        remind(follow_up.person, key=reminder_key(follow_up, days), due_on=due_on, subject=AGAIN[days], **words)
