"""Three-month follow-ups: begun when learning ends, asked by the sweep, answered by the participant, commented on by the manager."""

from dateutil.relativedelta import relativedelta
from django.db import transaction

from practitioners.models import ImpactFollowUp

MONTHS = 3


def due_three_months_after(day):
    """The date three calendar months after `day`: 30 November gives 28 (or 29) February, 31 August 30 November (design: time)."""
    return day + relativedelta(months=MONTHS)


@transaction.atomic
def start_follow_up(person, *, about, learnt_on, need=None, action_plan="", rating_before=None, by):
    """Begin the question what changed, due three calendar months after the last day of the learning (S77, F21, F64).

    Takes the participant, what was learnt in at most 200 characters, its last day, the need that it met if any, and the rating before it.
    Returns the ImpactFollowUp; for a need that has one already, that one.
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
    return ImpactFollowUp.objects.get_or_create(need=need, withdrawn_on=None, defaults=values)[0]
