"""What is written into a supervision while it is being prepared or written up. Wellbeing is apart: only the two read it."""

from django.db import transaction
from django.urls import reverse

from learning_org.web.errors import Refused
from practitioners.models import ActionState, Priority, Source
from practitioners.services.actions import add_action, complete_action, withdraw_action
from practitioners.services.case_references import get_case_reference
from practitioners.services.guard import refusing
from practitioners.services.needs import raise_need
from practitioners.services.telling import tell
from supervision.models import (
    CarriedAction,
    CarriedOutcome,
    CaseDiscussion,
    SessionAction,
    SessionNeed,
    SessionNote,
    SessionState,
    WellbeingNote,
)
from supervision.services.sessions import NOT_WRITABLE, check_takes_part, lock_session

NEEDS_WHY = (CarriedOutcome.MOVED, CarriedOutcome.DROPPED)
TWICE = {"casediscussion_once": ("This case is in the record already. Change that one.", "case_reference")}


@transaction.atomic
def write_note(session, *, reflection, learning, workload, organisation, by):
    """The supervisor writes what was talked about beside cases and wellbeing (P34, P35, P23, Q29). Returns the SessionNote.

    Refused for anybody else, before it is held, and once somebody has signed.
    """
    session = _lock_written(session, by)
    words = {"reflection": reflection, "learning": learning, "workload": workload, "organisation": organisation}
    note, _ = SessionNote.objects.update_or_create(session=session, defaults=words)
    return note


@transaction.atomic
def answer_carried(session, answers, *, by):
    """The supervisor writes what became of actions from last time (Q90): {CarriedAction's key: (outcome, note)}; empty outcomes are left.

    What the supervisor may do follows at once: their own action is marked as done, one that they agreed is withdrawn when it is no longer
    needed; a doer is asked to mark theirs as done. Returns how many were answered. Refused for anybody else, before it is held, once
    somebody has signed, and where a moved or dropped action has no reason.
    """
    session = _lock_written(session, by)
    rows = {row.pk: row for row in session.carried.select_for_update(of=("self",)).select_related("action__person", "action__agreed_by")}
    answered = 0
    for pk, (outcome, note) in answers.items():
        row = rows.get(pk)
        if row is None or not outcome or (row.outcome, row.note) == (outcome, note):
            continue
        if outcome in NEEDS_WHY and not note:
            raise Refused("Enter why it is moved or no longer needed.", field=f"note_{pk}")
        if row.outcome and row.action.state != ActionState.OPEN:
            raise Refused("This action is closed, so its answer stays.", field=f"outcome_{pk}")
        row.outcome, row.note = outcome, note
        row.save(update_fields=["outcome", "note"])
        _follow(row, session, by)
        answered += 1
    return answered


def _follow(row, session, by):
    """What an answer does to the action itself: only what this person may do."""
    action = row.action
    if action.state != ActionState.OPEN:
        return
    if row.outcome == CarriedOutcome.DROPPED and action.agreed_by == by:
        withdraw_action(action, reason=row.note, by=by)
    elif row.outcome == CarriedOutcome.DONE and action.person == by:
        complete_action(action, done_on=session.held_on, evidence=row.note or "Talked through in supervision.", by=by)
    elif row.outcome == CarriedOutcome.DONE:
        link = reverse("practitioners:action_detail", args=[action.pk])
        words = {"subject": f"{by} noted that an action of yours is done", "body": f"{action.what}. Say what shows it."}
        tell([action.person], **words, link=link, link_text="Mark it as done", key=f"supervision:{session.pk}:done:{action.pk}", by=by)


@transaction.atomic
def add_case(session, *, case_reference, by, **words):
    """Put a case to a supervision: the child's life now, the decision and its reason, the three columns, when the plan moved (P37, S29).

    Returns the CaseDiscussion. Refused for anybody but the two, for the supervisee once it has begun, once somebody has signed, for a
    reference that is none, and for a case that is there already.
    """
    session = _lock_cases(session, by)
    reference = get_case_reference(case_reference, by=by)
    with refusing(TWICE):
        return CaseDiscussion.objects.create(session=session, case_reference=reference, **words)


@transaction.atomic
def change_case(case, *, case_reference, by, **words):
    """Change what is said of a case. Returns the CaseDiscussion. Refused as for a new one, and when it was taken out meanwhile."""
    _lock_cases(case.session, by)
    case = _locked_case(case)
    case.case_reference = get_case_reference(case_reference, by=by)
    for name, value in words.items():
        setattr(case, name, value)
    with refusing(TWICE):
        case.save()
    return case


@transaction.atomic
def remove_case(case, *, by):
    """Take out a case that was prepared and not talked about; the history keeps it. Refused as for changing it."""
    _lock_cases(case.session, by)
    _locked_case(case).delete()


@transaction.atomic
def write_wellbeing(session, *, text, by):
    """Either of the two writes how the supervisee is and what would help (P34, M13); empty text takes the part out.

    Returns the WellbeingNote or None. Refused for anybody else, once somebody has signed, and when it was cancelled.
    """
    session = lock_session(session, SessionState.PLANNED, SessionState.HELD)
    check_takes_part(session, by)
    if not text:
        WellbeingNote.objects.filter(session=session).delete()
        return None
    return WellbeingNote.objects.update_or_create(session=session, defaults={"text": text})[0]


@transaction.atomic
def agree_action(session, *, doer, what, due_on, case_reference="", by):
    """The supervisor records what one of the two will do, by when (P37, M16, Q90). Returns the AgreedAction; the other is told.

    The other one checks it when it is done. Refused for anybody else, before it is held, once somebody has signed, and as for any action.
    """
    session = _lock_written(session, by)
    check_takes_part(session, doer)
    words = {"what": what, "source": Source.SUPERVISION, "due_on": due_on, "case_reference": case_reference}
    action = add_action(doer, **words, agreed_with=session.supervisee if doer == by else None, by=by)
    SessionAction.objects.create(session=session, action=action)
    return action


@transaction.atomic
def raise_session_need(session, *, title, reason, priority=Priority.ROLE, wanted_by=None, theme=None, by):
    """The supervisor records what the supervisee needs to learn (P16, P20). Returns the LearningNeed; the supervisee is told.

    Refused for anybody else, before it is held, once somebody has signed, and as for any need.
    """
    session = _lock_written(session, by)
    words = {"title": title, "reason": reason, "priority": priority, "wanted_by": wanted_by, "theme": theme}
    need = raise_need(session.supervisee, **words, source=Source.SUPERVISION, by=by)
    SessionNeed.objects.create(session=session, need=need)
    return need


def unanswered(session):
    """How many actions from last time have no answer yet."""
    return CarriedAction.objects.filter(session=session, outcome="").count()


def _lock_written(session, by):
    session = lock_session(session, SessionState.HELD)
    if by != session.supervisor:
        raise Refused(f"Only {session.supervisor} writes this part.")
    return session


def _lock_cases(session, by):
    session = lock_session(session, SessionState.PLANNED, SessionState.HELD)
    check_takes_part(session, by)
    if session.state == SessionState.HELD and by != session.supervisor:
        raise Refused(f"{NOT_WRITABLE[SessionState.HELD]} {session.supervisor} writes it up.")
    return session


def _locked_case(case):
    row = CaseDiscussion.objects.select_for_update(of=("self",)).filter(pk=case.pk).first()
    if row is None:
        raise Refused("This case was already taken out.")
    return row
