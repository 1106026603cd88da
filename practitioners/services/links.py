"""The link in a follow-up's e-mail: signed, for one questionnaire, for 60 days. It is made when the e-mail is built and stored nowhere."""

import datetime

from django.core import signing
from django.urls import reverse

from learning_org.notifications.queries import key_of
from learning_org.web import clock
from practitioners.models import ImpactFollowUp, Position
from practitioners.queries.asked import OPEN_FOR

SALT = "practitioners.follow-up-link"
ANSWERED, EXPIRED, LEFT, WITHDRAWN = "answered", "expired", "left", "withdrawn"


def link_to_answer(message):
    """The path to the questionnaire that a message asks for, with its token, or None when it needs no answer any more.

    For learning_org.notifications.registries.signed_links: takes a Message whose key, or whose reminder's, is "follow-up:<pk>:...".
    """
    pk = key_of(message).split(":")[1]
    follow_up = ImpactFollowUp.objects.to_answer().filter(pk=pk, person_id=message.recipient_id).first()
    if follow_up is None or clock.today() > last_day(follow_up):
        return None
    return reverse("practitioners:follow_up_by_link", args=[make_token(follow_up)])


def last_day(follow_up):
    """The last day on which its links open anything."""
    return follow_up.asked_on + OPEN_FOR


def make_token(follow_up):
    """What says, signed by the product's own key, which questionnaire may be answered until when."""
    return signing.dumps({"follow_up": follow_up.pk, "until": last_day(follow_up).isoformat()}, salt=SALT)


def read_token(token):
    """(ImpactFollowUp, why it cannot be answered with this link: ANSWERED, EXPIRED, LEFT, WITHDRAWN, or "") of a token.

    Returns (None, "") for a token that was not made here, and when its follow-up is not there or is not asked yet.
    """
    try:
        said = signing.loads(token, salt=SALT)
        pk, until = int(said["follow_up"]), datetime.date.fromisoformat(said["until"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None, ""
    follow_up = ImpactFollowUp.objects.filter(pk=pk, asked_on__isnull=False).select_related("person").first()
    return (follow_up, _closed(follow_up, until, clock.today())) if follow_up else (None, "")


def _closed(follow_up, until, on):
    if not Position.objects.filter(person_id=follow_up.person_id, period__contains=on).exists():
        return LEFT
    if follow_up.withdrawn_on:
        return WITHDRAWN
    if follow_up.answered_on:
        return ANSWERED
    return EXPIRED if on > until else ""
