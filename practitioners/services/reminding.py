"""Reminding people of what their registration still needs."""

import dataclasses

from django.db import transaction
from django.urls import reverse

from learning_org.notifications.models import Message
from learning_org.notifications.services import notify
from learning_org.web import clock
from practitioners.queries.registered import State, registered_people, status_of
from practitioners.services.guard import day

SUBJECT = "Your registration with Social Work England"


@dataclasses.dataclass(frozen=True)
class Reminded:
    """How many people were reminded now, were so today already, and have nothing left to do."""

    now: int
    already: int
    complete: int


@transaction.atomic
def remind_of_registration(people_ids, *, by):
    """Tell these people what their registration still needs (P6): each once a day, whoever asks and however often.

    Takes ids of people; those for whom `by` does not answer, and `by`, are left out. Returns a Reminded.
    """
    on, now, already, complete = clock.today(), 0, 0, 0
    for row in registered_people(by.user).filter(pk__in=people_ids):
        key = f"registration-reminder:{row.pk}:{on:%Y-%m-%d}"
        if row.state == State.COMPLETE:
            complete += 1
        elif Message.objects.filter(key=key).exists():
            already += 1
        else:
            link = reverse("practitioners:registration")
            notify(row, key=key, subject=SUBJECT, body=words_for(row, on, by), link=link, link_text="See what is missing", by=by)
            now += 1
    return Reminded(now, already, complete)


def words_for(row, on, by):
    """What one of registered_people is told, as two or three sentences."""
    if row.state == State.EXPIRED:
        needs = f"Your registration ended on {day(row.ended)}, and your job needs one."
    elif row.state == State.NONE:
        needs = "Your job needs a registration, and none is recorded for you."
    else:
        status = status_of(row, on)
        needs = status.sentence
        if status.window_open and status.parts_missing and not (status.owes and status.learning_complete):  # its sentence says them then
            needs = f"{needs} {status.parts_sentence}"
        return f"{by} reminds you. {needs}"
    return f"{by} reminds you. {needs} If you are registered, ask an administrator to record your number."
