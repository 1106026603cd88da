"""The message on Mondays: what is overdue, and what is due this week (Q90). The sweep's step.

Each person is told once a week at most, by the key of the message. That everybody was gone through is noted in the cache, which saves the
work of asking again until the next Monday; should it be lost, people are asked for again, and nobody is told twice.
"""

import datetime
import logging

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from learning_org.accounts.models import User
from learning_org.notifications.models import Message
from learning_org.notifications.services import notify
from learning_org.web import clock
from practitioners.models import Position
from practitioners.queries.todo import due_this_week, when

log = logging.getLogger(__name__)
BEGINS = datetime.time(7)  # on Mondays, in London
FRIDAY = 4  # at the weekend a week is over, and the next Monday says the rest
KEPT = datetime.timedelta(days=8)


def send_digests(on, by):
    """Tell everybody in post who has an open account what is due from them in the week of the date `on`: at the first run from Monday
    07:00, or on a later day until Friday when that was missed. Nobody is told who has nothing due. Returns how many were told.

    Three statements for each person read what is due (roles, registration, all else); who was told already is asked once for all. One
    that fails is logged and does not hold up the others; the next run takes it again. WEEKLY_DIGEST turns it off.
    """
    monday = on - datetime.timedelta(days=on.weekday())
    if not settings.WEEKLY_DIGEST or on.weekday() > FRIDAY or _is_early(on, monday) or cache.get(_week(monday)):
        return 0
    told, failed = 0, 0
    for user in _users(on).exclude(person__in=_told(monday)):
        try:
            told += send_digest(user, on, monday, by=by) is not None
        except Exception:
            failed += 1
            log.exception("Account %s could not be told what is due", user.pk)
    if not failed:
        cache.set(_week(monday), True, KEPT.total_seconds())
    return told


def send_digest(user, on, monday, *, by):
    """Tell one user what is overdue and due on the date `on`, under the key of the week. Returns the Message, or None when nothing is."""
    late, week = due_this_week(user, on)
    if not late and not week:
        return None
    return notify(
        user.person,
        key=f"{_week(monday)}:{user.person_id}",
        subject=f"Your week: {_counted(len(late), 'overdue', len(week), 'due by Sunday')}",
        body="\n\n".join(filter(None, [_listed("Overdue", late, on), _listed("Due this week", week, on)])),
        link=reverse("practitioners:to_do"),
        link_text="See all that you have to do",
        by=by,
    )


def _is_early(on, monday):
    """Monday before seven, by the clock in London; a sweep of another day than today is never too early."""
    now = timezone.localtime(clock.now())
    return on == monday == now.date() and now.time() < BEGINS


def _week(monday):
    return f"digest:{monday:%Y-%m-%d}"


def _users(on):
    in_post = Position.objects.filter(period__contains=on).values("person_id")
    return User.objects.filter(is_active=True, person__in=in_post, person__is_system=False).select_related("person").order_by("pk")


def _told(monday):
    return Message.objects.filter(key__startswith=f"{_week(monday)}:").values("recipient_id")


def _counted(late, late_words, week, week_words):
    return " and ".join(f"{count} {words}" for count, words in ((late, late_words), (week, week_words)) if count)


def _listed(heading, items, on):
    lines = [f"{item.title}: {_lower(when(item, on)[0])}" for item in items]
    return "\n".join([f"{heading}:", *lines]) if lines else ""


def _lower(words):
    return "today" if words == "Today" else words
