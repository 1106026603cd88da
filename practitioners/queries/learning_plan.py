"""Somebody's learning plan: what they still need, how it will be met, and what was met this registration year."""

from django.db.models import F

from practitioners.models import ActionState, AgreedAction, CPDEntry, LearningNeed, NeedState
from practitioners.queries.actions import action_status
from practitioners.queries.needs import UNREAD_PIECE, need_status
from practitioners.queries.registration import registration_year


def unmet_of(person, user, on):
    """The unmet needs of a person that this user may read, as [(need, status, its open actions as (action, status))]: what is needed to
    practise safely first, then by the day by which it is wanted, undated last. Two statements."""
    needs = LearningNeed.objects.readable_by(user).unmet().filter(person=person)
    needs = list(
        needs.select_related("theme", "standard__version__framework").order_by("priority", F("wanted_by").asc(nulls_last=True), "pk")
    )
    actions = AgreedAction.objects.readable_by(user).filter(need__in=needs, state=ActionState.OPEN).with_due_on(on).order_by("due_on", "pk")
    of_need = {}
    for action in actions:
        of_need.setdefault(action.need_id, []).append((action, action_status(action, on)))
    return [(need, need_status(need, on), of_need.get(need.pk, ())) for need in needs]


def met_of(person, user, on):
    """The person's needs that were met in the registration year of the date, latest first, as [(need, what met it in words, the piece of
    learning if this user may read it)]. Two statements."""
    year = registration_year(on)
    needs = LearningNeed.objects.readable_by(user).filter(
        person=person, state=NeedState.MET, closed_on__gte=year.lower, closed_on__lt=year.upper
    )
    needs = list(needs.order_by("-closed_on", "-pk"))
    pieces = CPDEntry.objects.readable_by(user).in_bulk([need.met_by_entry_id for need in needs if need.met_by_entry_id])
    return [(need, *_what_met(need, pieces)) for need in needs]


def _what_met(need, pieces):
    if need.met_by_entry_id is None:
        return need.met_how, None
    piece = pieces.get(need.met_by_entry_id)
    return (piece.title, piece) if piece else (UNREAD_PIECE, None)
