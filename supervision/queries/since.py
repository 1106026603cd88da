"""What happened with somebody since their last supervision, so that the talk begins from it (P22, P23, M5)."""

import datetime

from practitioners import registries
from practitioners.models import ActionState, AgreedAction
from practitioners.queries.since import asking_since
from supervision.models import SupervisionSession

FIRST_TIME = datetime.timedelta(days=31)


def since_last(session, user):
    """(the day since when, [(kind, text, url)]): learning, needs met, follow-ups answered, audits, training, actions done.

    Only what `user` may read; up to the day of the session. Two queries.
    """
    person, until = session.supervisee, session.day
    earlier = SupervisionSession.objects.of(person.pk).filter(held_on__lt=until).order_by("-held_on").values_list("held_on", flat=True)
    since = earlier.first() or until - FIRST_TIME
    return since, registries.happened_since(person, user, since, until)


def done_since(person, user, since, until):
    """Actions done, but for those of supervision itself, which the record answers one by one."""
    rows = AgreedAction.objects.readable_by(user).filter(
        person=person, state=ActionState.DONE, closed_on__gt=since, closed_on__lte=until, carried=None, supervision_link=None
    )
    named = {"on": "closed_on", "names": ["what"], "words": lambda row: row["what"]}
    return [asking_since(rows, "Action done", page="practitioners:action_detail", **named)]
