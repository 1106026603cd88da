"""Three-month follow-ups: begun when learning ends, asked by the sweep, answered by the participant, commented on by a manager."""

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.notifications.services import cancel_reminder
from learning_org.questionnaires.queries import answer_of
from learning_org.questionnaires.services import save_answers, start_response, submit_response
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.impact_questions import CHANGED, RATING
from practitioners.models import ImpactFollowUp, RelationshipKind
from practitioners.queries.asked import version_asked, why_closed
from practitioners.services.telling import tell

MONTHS = 3
REMIND_AFTER = (7, 14)  # days after asking


def due_three_months_after(day):
    """The date three calendar months after `day`: 30 November gives 28 (or 29) February, 31 August 30 November (design: time)."""
    return day + relativedelta(months=MONTHS)


@transaction.atomic
def start_follow_up(person, *, about, learnt_on, need=None, action_plan="", rating_before=None, by):
    """Begin the question what changed, due three calendar months after the last day of the learning (S77, F21, F64).

    Takes the participant, what was learnt in at most 200 characters, its last day, the need that it met if any, and the rating before it.
    Returns the ImpactFollowUp; for a need that has one to be answered still, that one. After an answer the need goes round again.
    """
    values = {
        "person": person,
        "about": about[:200],
        "learnt_on": learnt_on,
        "due_on": due_three_months_after(learnt_on),
        "action_plan": action_plan,
        "rating_before": rating_before,
    }
    if need is None:
        return ImpactFollowUp.objects.create(**values)
    return ImpactFollowUp.objects.get_or_create(need=need, withdrawn_on=None, answered_on=None, defaults=values)[0]


@transaction.atomic
def withdraw_follow_up(follow_up, *, reason, by, on=None):
    """Take back a follow-up whose learning did not happen after all, or that nobody can answer any more (S77).

    Takes the reason in at most 200 characters, who does it, and the date (default today). Returns the ImpactFollowUp; one that is
    withdrawn already stays as it is. Refused once it is answered. What waits to remind of it is cancelled.
    """
    follow_up = _lock(follow_up)
    if follow_up.answered_on:
        raise Refused("This follow-up was answered already. It stays.")
    if follow_up.withdrawn_on is None:
        follow_up.withdrawn_on, follow_up.withdrawn_reason = on or clock.today(), reason[:200]
        follow_up.save(update_fields=["withdrawn_on", "withdrawn_reason"])
        _cancel_reminders(follow_up, by=by)
    return follow_up


@transaction.atomic
def answer_follow_up(follow_up, answers, *, by):
    """Send the participant's answers, {Question: value or text}; from then on they stay as they are (S77, F21).

    Returns the ImpactFollowUp. Its reminders are cancelled and the line manager is told that a comment is wanted. Refused for anybody but
    the participant, before it was asked, once it was answered or withdrawn, and while a required question has no answer; the refusal
    names its field.
    """
    follow_up = _lock(follow_up)
    if follow_up.person_id != by.pk:
        raise Refused("Only the person who was asked can answer.")
    if problem := why_closed(follow_up):
        raise Refused(problem)
    response = start_response(version_asked(follow_up), by=by)
    save_answers(response, answers, by=by)
    follow_up.response = submit_response(response, by=by)
    follow_up.answered_on = clock.today()
    follow_up.changed = answer_of(response, CHANGED).value == 1
    follow_up.rating_later = answer_of(response, RATING).value
    follow_up.save(update_fields=["response", "answered_on", "changed", "rating_later"])
    _cancel_reminders(follow_up, by=by)
    _tell_line_manager(follow_up, by=by)
    return follow_up


@transaction.atomic
def comment_follow_up(follow_up, *, changed, comment, by):
    """Say, as somebody of the participant's line, whether practice changed, and what shows it (S77, domain facts 7).

    Takes True or False, and the words. Returns the ImpactFollowUp; the participant is told. Refused before it is answered, when somebody
    commented already, and on one's own.
    """
    follow_up = _lock(follow_up)
    if follow_up.person_id == by.pk:
        raise Refused("Somebody of your line comments on this, not you.")
    if follow_up.answered_on is None:
        raise Refused("This follow-up has no answer yet. You can comment when it has.")
    if follow_up.commented_on:
        raise Refused("A comment on this follow-up is there already.")
    follow_up.manager_changed, follow_up.comment = changed, comment
    follow_up.commented_by, follow_up.commented_on = by, clock.today()
    follow_up.save(update_fields=["manager_changed", "comment", "commented_by", "commented_on"])
    _tell(follow_up, [follow_up.person], "commented", f"{by} commented on your three-month follow-up", by=by)
    return follow_up


def reminder_key(follow_up, days):
    """What the reminder so many days after the asking is about, for notifications."""
    return f"follow-up:{follow_up.pk}:{days}"


def _lock(follow_up):
    return ImpactFollowUp.objects.select_for_update(of=("self",), no_key=True).select_related("person").get(pk=follow_up.pk)


def _cancel_reminders(follow_up, *, by):
    for days in REMIND_AFTER:
        cancel_reminder(reminder_key(follow_up, days), by=by)


def _tell_line_manager(follow_up, *, by):
    managed_by = follow_up.person.relationships.filter(kind=RelationshipKind.LINE_MANAGER, period__contains=clock.today())
    found = Person.objects.filter(pk__in=managed_by.values("other_id"))
    _tell(follow_up, found, "answered", f"{follow_up.person} answered a three-month follow-up. Your comment is wanted", by=by)


def _tell(follow_up, people, verb, subject, *, by):
    link = reverse("practitioners:follow_up_detail", args=[follow_up.pk])
    words = {"subject": subject, "body": follow_up.about, "link": link, "link_text": "Open the follow-up"}
    tell(people, key=f"impact:{follow_up.pk}:{verb}", by=by, **words)
