"""What happened with somebody since their last supervision, so that the talk begins from it (P22, P23, M5)."""

import datetime

from django.urls import reverse
from django.utils.formats import date_format

from practitioners import registries
from practitioners.models import ActionState, AgreedAction, CPDEntry, ImpactFollowUp, LearningNeed, NeedState
from supervision.models import SupervisionSession

FIRST_TIME = datetime.timedelta(days=31)
MOST = 8  # of each kind: the page is for a talk, the lists are elsewhere


def since_last(session, user):
    """(the day since when, [(kind, text, url)]): learning, needs met, actions done, follow-ups answered and what other apps add.

    Only what `user` may read; up to the day of the session. Five queries and those of the sources.
    """
    person, until = session.supervisee, session.day
    earlier = SupervisionSession.objects.of(person.pk).filter(held_on__lt=until).order_by("-held_on").values_list("held_on", flat=True)
    since = earlier.first() or until - FIRST_TIME
    found = [*_learning(person, user, since, until), *_needs(person, user, since, until), *_actions(person, user, since, until)]
    return since, [*found, *_follow_ups(person, since, until), *registries.happened_since(person, user, since, until)]


def _learning(person, user, since, until):
    rows = CPDEntry.objects.readable_by(user).recorded().filter(person=person, learnt_on__gt=since, learnt_on__lte=until)
    for entry in rows.order_by("learnt_on", "pk")[:MOST]:
        yield "Learning", f"{entry.title}, {_day(entry.learnt_on)}", reverse("practitioners:cpd_detail", args=[entry.pk])


def _needs(person, user, since, until):
    rows = LearningNeed.objects.readable_by(user).filter(person=person, state=NeedState.MET, closed_on__gt=since, closed_on__lte=until)
    for need in rows.order_by("closed_on", "pk")[:MOST]:
        yield "Need met", f"{need.title}, {_day(need.closed_on)}", reverse("practitioners:need_detail", args=[need.pk])


def _actions(person, user, since, until):
    rows = AgreedAction.objects.readable_by(user).filter(
        person=person, state=ActionState.DONE, closed_on__gt=since, closed_on__lte=until, carried=None, supervision_link=None
    )
    for action in rows.order_by("closed_on", "pk")[:MOST]:
        yield "Action done", f"{action.what}, {_day(action.closed_on)}", reverse("practitioners:action_detail", args=[action.pk])


def _follow_ups(person, since, until):
    rows = ImpactFollowUp.objects.filter(person=person, answered_on__gt=since, answered_on__lte=until, withdrawn_on=None)
    for row in rows.order_by("answered_on", "pk")[:MOST]:
        words = "practice changed" if row.changed else "nothing changed yet"
        yield "Three months later", f"{row.about}: {words}, {_day(row.answered_on)}", ""


def _day(day):
    return date_format(day, "j F")
