"""The steps of the loop and every way in which a finding can end, in one table.

A finding is followed step by step. The first step that it has not taken says where it stopped; among that step's reasons, the first whose
condition holds says why. The last reason of a step has no condition: it is what is left. All is asked as at a date: what was
recorded as happening later had not happened yet.
"""

import dataclasses
import datetime
from collections.abc import Callable

from dateutil.relativedelta import relativedelta
from django.db.models import Exists, F, IntegerChoices, OuterRef, Q, TextChoices

from audits.models import NoNeed
from practitioners.models import NeedState, Position

FOUND_LATELY = datetime.timedelta(days=28)  # a need may still be raised
ANSWER_WITHIN = datetime.timedelta(days=14)  # of the question; and the manager's view within as many of the answer
THREE_MONTHS = relativedelta(months=3)
DAY = datetime.timedelta(days=1)


class Step(IntegerChoices):
    """How far a finding got. Each step is taken only by those that took the one before."""

    FOUND = 0, "findings"
    NEEDED = 1, "needs raised"
    MET = 2, "needs met"
    CHANGED = 3, "changed in practice"
    BETTER = 4, "better at re-audit"


class Ending(TextChoices):
    BETTER = "better", "Better at re-audit"
    OPEN = "open", "Still open"
    ENDED = "ended", "Ended, reason known"
    QUIET = "quiet", "Went quiet"


def by(field, on):
    """It had happened by then."""
    return Q(**{f"{field}__lte": on})


def not_by(field, on):
    """It had not happened by then: not at all, or later."""
    return Q(**{field: None}) | Q(**{f"{field}__gt": on})


def since(field, days):
    """At most so many days ago, as at a date."""
    return lambda on: Q(**{f"{field}__gte": on - days})


def no_need(value):
    return lambda on: by("no_need_on", on) & Q(no_need=value)


def in_post(on):
    return Exists(Position.objects.filter(person=OuterRef("need__person"), period__contains=on))


def unended(on):
    return ~Q(need__state=NeedState.ENDED) | not_by("need__closed_on", on)


def earliest_within_three_months(on):
    """The first day from which three calendar months are not over before `on`."""
    day = on - THREE_MONTHS
    while day + THREE_MONTHS < on:
        day += DAY
    return day


def before_three_months(on):
    due_later = Q(follow_up__due_on__gt=on)
    none_yet = Q(follow_up__due_on=None, need__closed_on__gte=earliest_within_three_months(on))
    return not_by("follow_up__asked_on", on) & (due_later | none_yet)


def answer_awaited(on):
    """Asked, or about to be, at most 14 days ago."""
    asked = by("follow_up__asked_on", on) & Q(follow_up__asked_on__gte=on - ANSWER_WITHIN)
    about_to_be = not_by("follow_up__asked_on", on) & Q(follow_up__due_on__gte=on - ANSWER_WITHIN)
    return not_by("follow_up__answered_on", on) & (asked | about_to_be)


def left_before_answering(on):
    """Not in post any more, and nothing answered: whoever has left is asked nothing."""
    return ~in_post(on) & not_by("follow_up__answered_on", on)


def manager_has_not_said(on):
    return by("follow_up__answered_on", on) & Q(follow_up__changed=True) & not_by("follow_up__commented_on", on)


# What taking each step means, asked of those who took the one before. `before` and `after` are the judgements that lines.py finds.
TAKEN = {
    Step.NEEDED: lambda on: by("need__raised_on", on),
    Step.MET: lambda on: by("need__closed_on", on) & Q(need__state=NeedState.MET),
    Step.CHANGED: lambda on: by("follow_up__commented_on", on) & Q(follow_up__changed=True, follow_up__manager_changed=True),
    Step.BETTER: lambda on: Q(after__gt=F("before")),
}


@dataclasses.dataclass(frozen=True)
class Reason:
    """Why a finding stopped before a step. `when(on)` is a condition on findings that lines.py has prepared."""

    key: str
    step: Step | None  # the step not taken; None for those that took all
    ending: Ending
    words: str
    when: Callable | None = None


REASONS = (
    Reason("put_right", Step.NEEDED, Ending.ENDED, "put right on the case, no learning needed", no_need(NoNeed.PUT_RIGHT)),
    Reason("already", Step.NEEDED, Ending.ENDED, "the worker is learning this already", no_need(NoNeed.ALREADY)),
    Reason("not_theirs", Step.NEEDED, Ending.ENDED, "not in the worker’s hands", no_need(NoNeed.NOT_THEIRS)),
    Reason("recent", Step.NEEDED, Ending.OPEN, "found in the last four weeks", since("found_on", FOUND_LATELY)),
    Reason("no_reason", Step.NEEDED, Ending.QUIET, "no need raised, no reason given"),
    #
    Reason(
        "waiting",
        Step.MET,
        Ending.OPEN,
        "waiting for a place or a date",
        lambda on: unended(on) & in_post(on) & (Q(need__wanted_by=None) | Q(need__wanted_by__gte=on)),
    ),
    Reason("date_passed", Step.MET, Ending.QUIET, "its date passed and nobody said why", lambda on: unended(on) & in_post(on)),
    Reason("left", Step.MET, Ending.ENDED, "the worker has left", unended),
    Reason("need_ended", Step.MET, Ending.ENDED, "the need was ended and the reason recorded"),
    #
    Reason("left_after", Step.CHANGED, Ending.ENDED, "the worker has left since", left_before_answering),
    Reason("not_reached", Step.CHANGED, Ending.OPEN, "three months not reached yet", before_three_months),
    Reason("asked", Step.CHANGED, Ending.OPEN, "asked, answer not due yet", answer_awaited),
    Reason(
        "manager_asked",
        Step.CHANGED,
        Ending.OPEN,
        "the manager has not said yet",
        lambda on: manager_has_not_said(on) & Q(follow_up__answered_on__gte=on - ANSWER_WITHIN),
    ),
    Reason(
        "no_answer",
        Step.CHANGED,
        Ending.QUIET,
        "no answer after two reminders",
        lambda on: by("follow_up__asked_on", on) & not_by("follow_up__answered_on", on),
    ),
    Reason("manager_silent", Step.CHANGED, Ending.QUIET, "the manager has not said", manager_has_not_said),
    Reason(
        "not_asked",
        Step.CHANGED,
        Ending.QUIET,
        "three months passed, nobody was asked",
        lambda on: not_by("follow_up__answered_on", on),
    ),
    Reason("no_change", Step.CHANGED, Ending.ENDED, "said that nothing changed"),
    #
    Reason(
        "no_reaudit",
        Step.BETTER,
        Ending.OPEN,
        "re-audit not done yet",
        lambda on: Q(after__isnull=True) | Q(before__isnull=True),
    ),
    Reason("same", Step.BETTER, Ending.ENDED, "same judgement", lambda on: Q(after=F("before"))),
    Reason("lower", Step.BETTER, Ending.ENDED, "lower judgement"),
    #
    Reason("better", None, Ending.BETTER, "better at re-audit"),
)
BY_KEY = {reason.key: reason for reason in REASONS}
COMPARED = ("better", "same", "lower")  # the re-audit is done


def reasons_of(*, step=None, ending=None):
    """The reasons of a step, an ending, or both, in the order in which they are drawn."""
    return [reason for reason in REASONS if (step is None or reason.step == step) and (ending is None or reason.ending == ending)]
