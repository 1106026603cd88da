"""Agreed actions: added, done, moved, withdrawn, checked, sent up. Each due date is a dated row; none is ever overwritten."""

from django.db import transaction
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import ActionState, AgreedAction, Position
from practitioners.queries.people import in_post
from practitioners.services.case_references import get_case_reference
from practitioners.services.guard import day
from practitioners.services.needs import UNMET
from practitioners.services.telling import tell


@transaction.atomic
def add_action(person, *, what, source, due_on, case_reference="", need=None, agreed_with=None, by):
    """Record that `person` will do something by a date (Q90, M1). The one who records it for somebody else is the one who agreed it;
    for oneself that is `agreed_with`, or oneself.

    Returns the AgreedAction with its first due date; the other party is told. Refused when the date is past, the case reference is not one,
    the need is another person's or closed, or the same action is open already.
    """
    _check_due(due_on)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # a double click finds the first
    if AgreedAction.objects.filter(person=person, state=ActionState.OPEN, what__iexact=what, due_dates__due_on=due_on).exists():
        raise Refused("This action is recorded already, and still open.", field="what")
    if need is not None and (need.person_id != person.pk or need.state not in UNMET):
        raise Refused(f"Choose an open learning need of {person}.", field="need")
    action = AgreedAction.objects.create(
        person=person,
        what=what,
        source=source,
        case_reference=get_case_reference(case_reference, by=by),
        need=need,
        agreed_by=(agreed_with or by) if by == person else by,
        agreed_on=clock.today(),
    )
    action.due_dates.create(due_on=due_on, set_on=action.agreed_on, set_by=by)
    _tell([action.person, action.agreed_by], action, "added", f"{by} added an action agreed with you", by=by)
    return action


@transaction.atomic
def complete_action(action, *, done_on, evidence, by):
    """The doer says when the action was done and what shows it (Q90). Returns the AgreedAction; the one who agreed it is told.

    Refused when it is closed already, for anybody but the doer, and for a day before it was agreed or after today.
    """
    action = _lock_open(action)
    if by != action.person:
        raise Refused(f"Only {action.person} can say that this is done.")
    if not action.agreed_on <= done_on <= clock.today():
        raise Refused(f"The date must be from {day(action.agreed_on)}, when it was agreed, to today.", field="done_on")
    _close(action, ActionState.DONE, done_on, evidence)
    _tell([action.agreed_by], action, "done", f"{by} has done an action: check it", by=by)
    return action


@transaction.atomic
def move_due_date(action, *, due_on, reason, by):
    """Set a later or earlier due date, with the reason, as a new dated row (design: overdue in March still counts in May).

    The doer or the one who agreed it may. Returns the ActionDueDate; the other party is told. Refused when the action is closed, for
    anybody else, for a day that is past and for the date that it has already.
    """
    action = _lock_open(action)
    if by not in (action.person, action.agreed_by):
        raise Refused(f"Only {action.person} or {action.agreed_by} can move the date.")
    _check_due(due_on)
    if action.due_dates.order_by("set_on", "pk").last().due_on == due_on:
        raise Refused("This is the date that it has already. Enter another one.", field="due_on")
    moved = action.due_dates.create(due_on=due_on, set_on=clock.today(), set_by=by, reason=reason)
    _tell([action.person, action.agreed_by], action, f"moved:{moved.pk}", f"{by} moved an action to {day(due_on)}", by=by)
    return moved


@transaction.atomic
def hand_over_action(action, *, to, reason, by):
    """Give an open action to another person, with the reason, as a dated row (M1). Its dates stay, and so does with whom it was agreed: one
    that its doer agreed with nobody goes to the other as a whole.

    Who may is the page's to ask: the one who agreed it or the doer's line, and whoever records that the doer leaves. Returns the
    ActionHandover; the earlier and the later doer are told, and the one who agreed it. Refused when it is closed, for the one who has it
    already, and for somebody who is not in post today or whom `by` may not know.
    """
    action = _lock_open(action)
    if to == action.person:
        raise Refused(f"{to} has this action already. Choose somebody else.", field="to")
    known = Person.objects.visible_to(by.user) if getattr(by, "user", None) else Person.objects.humans()
    if not in_post(known, clock.today()).filter(pk=to.pk).exists():
        raise Refused("Choose somebody who is in post today.", field="to")
    handover = action.handovers.create(earlier=action.person, later=to, on=clock.today(), by=by, reason=reason)
    if action.agreed_by_id == action.person_id:
        action.agreed_by = to
    action.person = to
    action.save(update_fields=["person", "agreed_by"])
    _tell_of_handover(action, handover, by=by)
    return handover


@transaction.atomic
def withdraw_action(action, *, reason, by):
    """Say that an action is no longer needed, and why (Q90). Returns the AgreedAction; the doer is told.

    Refused when it is closed already, and for anybody but the one who agreed it.
    """
    action = _lock_open(action)
    if by != action.agreed_by:
        raise Refused(f"Only {action.agreed_by} can withdraw this.")
    _close(action, ActionState.WITHDRAWN, clock.today(), reason)
    _tell([action.person], action, "withdrawn", f"{by} withdrew an action of yours", by=by)
    return action


@transaction.atomic
def check_action(action, *, by):
    """The one who agreed it confirms, from the evidence, that an action was done (Q35, Q90). Returns the AgreedAction; the doer is told.

    Refused when it is not done, when it was checked already, for anybody else, and for the doer: nobody checks their own.
    """
    action = _lock(action)
    if by == action.person or by != action.agreed_by:
        raise Refused(f"Only {action.agreed_by} can check this, and nobody checks their own action.")
    if action.state != ActionState.DONE:
        raise Refused("This action is not marked as done, so there is nothing to check.")
    if action.checked_on:
        raise Refused(f"This was already checked on {day(action.checked_on)}.")
    action.checked_on, action.checked_by = clock.today(), by
    action.save(update_fields=["checked_on", "checked_by"])
    _tell([action.person], action, "checked", f"{by} checked an action of yours", by=by)
    return action


@transaction.atomic
def send_up_action(action, *, why, by):
    """Send an open action up to the principal social worker, with why (Q90, M12). Returns the AgreedAction.

    They, the doer and the one who agreed it are told. Refused when it is closed, when it was sent up already, or when no principal social
    worker is there for the doer's unit.
    """
    action = _lock_open(action)
    if action.sent_up_on:
        raise Refused(f"This was already sent up on {day(action.sent_up_on)}.")
    officers = list(principal_social_workers_of(action.person, clock.today()))
    if not officers:
        raise Refused(f"Nobody is principal social worker for {action.person}'s team today. Ask an administrator.")
    action.sent_up_on, action.sent_up_by, action.sent_up_why = clock.today(), by, why
    action.save(update_fields=["sent_up_on", "sent_up_by", "sent_up_why"])
    _tell([action.person, action.agreed_by, *officers], action, "sent-up", f"{by} sent an action up to the principal social worker", by=by)
    return action


def principal_social_workers_of(person, on):
    """The people who are principal social worker, on that date, for a unit that the person is placed in or one above it."""
    units = Position.objects.filter(person=person, period__contains=on, unit__above__period__contains=on).values("unit__above__ancestor_id")
    held = {"role_grants__role": Role.PSW, "role_grants__unit__in": units, "role_grants__period__contains": on}
    return Person.objects.humans().filter(**held).distinct()


def _lock(action):
    rows = AgreedAction.objects.select_for_update(of=("self",), no_key=True).select_related("person", "agreed_by")
    return rows.get(pk=action.pk)


def _lock_open(action):
    action = _lock(action)
    if action.state == ActionState.DONE:
        raise Refused(f"This action was already marked as done, on {day(action.closed_on)}.")
    if action.state == ActionState.WITHDRAWN:
        raise Refused(f"This action was already withdrawn, on {day(action.closed_on)}.")
    return action


def _check_due(due_on):
    if due_on < clock.today():
        raise Refused("The due date must be today or later.", field="due_on")


def _close(action, state, on, words):
    action.state, action.closed_on, action.evidence = state, on, words
    action.save(update_fields=["state", "closed_on", "evidence"])


def _tell_of_handover(action, handover, *, by):
    """Whoever had it may not open it any more, unless they agreed it, so that their message has no link."""
    verb, readers = f"handed-over:{handover.pk}", [handover.later, action.agreed_by]
    _tell(readers, action, verb, f"{by} gave an action to {handover.later}", by=by, body=f"{action.what}. {handover.reason}")
    if handover.earlier != action.agreed_by:
        words = {"subject": f"{by} gave an action of yours to {handover.later}", "body": action.what}
        tell([handover.earlier], key=f"action:{action.pk}:{verb}", by=by, **words)


def _tell(people, action, verb, subject, *, by, body=""):
    link = reverse("practitioners:action_detail", args=[action.pk])
    tell(people, subject=subject, body=body or action.what, link=link, link_text="Open the action", key=f"action:{action.pk}:{verb}", by=by)
