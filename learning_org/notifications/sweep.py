"""The sweep: whatever is due and not yet done, at every run. A missed day loses nothing, a second run repeats nothing."""

import datetime
import logging

from django.utils import timezone

from learning_org.accounts.models import Person
from learning_org.notifications import registries
from learning_org.notifications.delivery import send_waiting
from learning_org.notifications.services import send_reminder
from learning_org.web import clock

log = logging.getLogger(__name__)


def sweep(*, as_at=None):
    """Send the reminders that are due on the date `as_at` (default today) and the e-mails that wait, and take every app's own steps.

    Returns (reminders, e-mails sent). A step that fails is logged and does not hold up the others.
    """
    on, system, reminders = as_at or clock.today(), Person.objects.system(), 0
    for step in registries.sweep_steps:
        try:
            step(on, system)
        except Exception:
            log.exception("A step of the sweep failed: %s", step)
    while send_reminder(on, by=system):
        reminders += 1
    return reminders, send_waiting(now=_moment(as_at))


def _moment(as_at):
    """Asked only now, so that the e-mails of this very run are due; of a day that has not come, noon."""
    noon = as_at and timezone.make_aware(datetime.datetime.combine(as_at, datetime.time(12)))
    return max(clock.now(), noon) if noon else clock.now()
