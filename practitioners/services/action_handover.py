"""What becomes of a leaver's part in agreed actions that is not theirs to do: who checks them, and those that nobody takes over."""

from django.db import transaction
from django.urls import reverse

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import ActionState, AgreedAction
from practitioners.services.guard import day
from practitioners.services.telling import tell


@transaction.atomic
def hand_over_checking(action, *, to, reason, by):
    """Let somebody else be the one who agreed an action and checks it (Q35, Q90). Returns the AgreedAction; both sides are told.

    Refused when it was checked or withdrawn, for somebody not in post, and for the doer: nobody checks their own.
    """
    action = _lock(action)
    if action.checked_on or action.state == ActionState.WITHDRAWN:
        raise Refused("There is nothing to check any more.")
    if to == action.person:
        raise Refused(f"{to} does this action, and nobody checks their own. Choose somebody else.")
    _check_in_post(to)
    action.agreed_by = to
    action.save(update_fields=["agreed_by"])
    words = f"{action.what}. Why: {reason}"
    _tell([action.person, to], action, f"checked-by:{to.pk}", f"{to} now checks an action of {action.person}", words, by=by)
    return action


@transaction.atomic
def close_for_leaver(action, *, reason, by):
    """Withdraw an open action that nobody takes over from a leaver (Q54). Returns the AgreedAction; the one who agreed it is told.

    Refused when it is closed already.
    """
    action = _lock(action)
    if action.state != ActionState.OPEN:
        raise Refused(f"This action was closed on {day(action.closed_on)}.")
    action.state, action.closed_on, action.evidence = ActionState.WITHDRAWN, clock.today(), reason
    action.save(update_fields=["state", "closed_on", "evidence"])
    _tell([action.person, action.agreed_by], action, "withdrawn", f"{by} withdrew an action", f"{action.what}. Why: {reason}", by=by)
    return action


def _lock(action):
    rows = AgreedAction.objects.select_for_update(of=("self",), no_key=True).select_related("person", "agreed_by")
    return rows.get(pk=action.pk)


def _check_in_post(person):
    if not person.positions.filter(period__contains=clock.today()).exists():
        raise Refused(f"{person} is not in post. Choose somebody else.")


def _tell(people, action, verb, subject, body, *, by):
    link = reverse("practitioners:action_detail", args=[action.pk])
    tell(people, subject=subject, body=body, link=link, link_text="Open the action", key=f"action:{action.pk}:{verb}", by=by)
