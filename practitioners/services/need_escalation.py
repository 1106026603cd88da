"""Needs that are unmet past their date: told to the line manager, then to the training officers; the sweep's step.

Each need is a transaction of its own that skips what another sweep holds. The dates on the row say what was told, so that a missed day
loses nothing and a second run repeats nothing; another day by which the need is wanted clears them (services.needs).
"""

import datetime
import logging

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.notifications.services import notify
from practitioners.models import LearningNeed
from practitioners.models.scope import open_to_line
from practitioners.queries.officers import line_managers_of, officers_over, unit_managers_of
from practitioners.queries.people import in_post
from practitioners.services.guard import day

log = logging.getLogger(__name__)
TO_MANAGER = "A learning need in your line is past its date"
TO_OFFICERS = "A learning need in your units is unmet past its date"
WAYS = {
    TO_MANAGER: "Plan with them how it will be met, agree another day, or end it and say why.",
    TO_OFFICERS: "Their line was told and it is still unmet: a place on a course, or other help, may be yours to give.",
}


def escalate_needs(on, by):
    """Tell of every need that is unmet past its date what is due on the date `on` (P21). Returns how many were told of.

    One that fails is logged and does not hold up the others; the next run takes it again.
    """
    told = 0
    for pk in list(_to_tell(on).order_by("pk").values_list("pk", flat=True)):
        try:
            told += escalate_need(pk, on=on, by=by) is not None
        except Exception:
            log.exception("Nobody could be told of need %s", pk)
    return told


@transaction.atomic
def escalate_need(pk, *, on, by):
    """Tell the line manager of one need that is past its date; NEED_OFFICERS_AFTER_DAYS days later the training officers for the person.

    Without a line manager it goes to the manager of the unit, and without one at once to the training officers. Takes the need's key, the
    date and who tells. Returns the LearningNeed, or None when nothing was to be told or nobody is there to be told: then nothing is
    noted, and the next run asks again.
    """
    free = LearningNeed.objects.select_for_update(skip_locked=True, of=("self",), no_key=True).select_related("person")
    need = free.filter(pk=pk, pk__in=_to_tell(on).values("pk")).first()
    if need is None:
        return None
    managers = [] if need.manager_told_on else _managers_of(need.person, on)
    if managers:
        return _tell(need, managers, TO_MANAGER, ("manager_told_on",), on, by)
    officers = officers_over(need.person, on, Role.TRAINING_OFFICER)
    noted = ("officer_told_on",) if need.manager_told_on else ("manager_told_on", "officer_told_on")
    return _tell(need, officers, TO_OFFICERS, noted, on, by) if officers else None


def _managers_of(person, on):
    return line_managers_of(person, on) or unit_managers_of(person, on)


def _to_tell(on):
    """Needs that are past their date, of people in post, of which the manager or the training officers are to be told on that date. What
    came of an audit waits until the audit is open to the line."""
    since = on - datetime.timedelta(days=settings.NEED_OFFICERS_AFTER_DAYS)
    due = Q(manager_told_on=None) | Q(manager_told_on__lte=since, officer_told_on=None)
    late = LearningNeed.objects.overdue_on(on).filter(due, open_to_line("finding", "finding", on))
    return late.filter(person__in=in_post(Person.objects.humans(), on))


def _tell(need, people, subject, noted, on, by):
    link = {"link": reverse("practitioners:need_detail", args=[need.pk]), "link_text": "Open the need"}
    body = f"{need.person}: {need.title}. It was wanted by {day(need.wanted_by)}. {WAYS[subject]}"
    for person in people:
        notify(person, key=f"need:{need.pk}:{noted[-1]}:{need.wanted_by}:{person.pk}", subject=subject, body=body, by=by, **link)
    for name in noted:
        setattr(need, name, on)
    need.save(update_fields=noted)
    return need
