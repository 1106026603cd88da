"""What is written into a supervision: answers from last time, cases, actions, needs; by whom, and until when."""

import datetime

import pytest

from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from practitioners.models import ActionState, AgreedAction, LearningNeed, Source
from supervision.models import CaseDiscussion, SessionAction, SessionNeed, WellbeingNote
from supervision.queries.record import drift, record_of
from supervision.services import content
from supervision.services.signing import sign_session
from tests import factories as make
from tests.supervision.conftest import TODAY, begun, fresh, session_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = datetime.timedelta(days=1)
NOTE = {"reflection": "r", "learning": "l", "workload": "w", "organisation": "o"}


def writes(session, by):
    """Each write of a supervision, by name."""
    case = session.cases.first()
    return {
        "note": lambda: content.write_note(session, **NOTE, by=by),
        "carried": lambda: content.answer_carried(session, {}, by=by),
        "case": lambda: content.add_case(session, case_reference="C-20999", by=by),
        "changed case": lambda: content.change_case(case, case_reference="C-20998", by=by),
        "removed case": lambda: content.remove_case(case, by=by),
        "wellbeing": lambda: content.write_wellbeing(session, text="Tired.", by=by),
        "action": lambda: content.agree_action(session, doer=session.supervisee, what="Ring the school", due_on=TODAY, by=by),
        "need": lambda: content.raise_session_need(session, title="Chronologies", reason="Gaps.", by=by),
    }


def refused(session, by):
    found = set()
    for name, write in writes(session, by).items():
        try:
            write()
        except Refused:
            found.add(name)
    return found


SUPERVISORS = {"note", "carried", "action", "need"}
CASES = {"case", "changed case", "removed case"}
ALL = SUPERVISORS | CASES | {"wellbeing"}


def with_case(session):
    make.CaseDiscussionFactory(session=session)
    return session


def test_before_it_begins_both_write_cases_and_wellbeing_alone(priya, helen, boss):
    session = with_case(session_of(priya, helen))
    assert refused(session, boss) == ALL
    assert refused(session, priya) == SUPERVISORS
    assert refused(with_case(session_of(priya, helen, TODAY + DAY)), helen) == SUPERVISORS


def test_while_it_is_written_up_the_supervisor_writes_and_both_write_wellbeing(priya, helen, boss):
    session = with_case(begun(priya, helen))
    assert refused(session, boss) == ALL
    assert refused(session, priya) == ALL - {"wellbeing"}
    assert refused(session, helen) == set()


@pytest.mark.parametrize("how_far", ["one", "both"])
def test_once_somebody_signed_nobody_writes(priya, helen, how_far):
    session = with_case(begun(priya, helen))
    sign_session(session, by=helen)
    if how_far == "both":
        sign_session(session, by=priya)
    assert refused(session, priya) == refused(session, helen) == ALL
    assert CaseDiscussion.objects.get().decision.startswith("Bring the review forward")


def carried(session, **action):
    return make.CarriedActionFactory(session=session, action=make.AgreedActionFactory(**action))


def test_answer_done_by_the_supervisor_asks_the_doer_to_mark_it(priya, helen):
    session = begun(priya, helen)
    row = carried(session, person=priya, agreed_by=helen, what="Arrange a visit")
    assert content.answer_carried(session, {row.pk: ("done", "")}, by=helen) == 1
    row.action.refresh_from_db()
    assert row.action.state == ActionState.OPEN
    message = Message.objects.get()
    assert (message.recipient, message.subject) == (priya, "Helen Marsh noted that an action of yours is done")
    assert content.answer_carried(session, {row.pk: ("done", "")}, by=helen) == 0  # the second click
    assert Message.objects.count() == 1


def test_answer_done_of_an_own_action_marks_it_as_done(priya, helen):
    session = begun(priya, helen)
    row = carried(session, person=helen, agreed_by=priya)
    content.answer_carried(session, {row.pk: ("done", "Letter is on the file.")}, by=helen)
    row.action.refresh_from_db()
    assert (row.action.state, row.action.closed_on, row.action.evidence) == (ActionState.DONE, TODAY, "Letter is on the file.")
    with pytest.raises(Refused, match="closed, so its answer stays"):
        content.answer_carried(session, {row.pk: ("in_progress", "")}, by=helen)


@pytest.mark.parametrize(("agreed_by", "state"), [("helen", ActionState.WITHDRAWN), ("stranger", ActionState.OPEN)])
def test_answer_dropped_withdraws_what_the_supervisor_agreed(priya, helen, stranger, agreed_by, state):
    session = begun(priya, helen)
    row = carried(session, person=priya, agreed_by={"helen": helen, "stranger": stranger}[agreed_by])
    content.answer_carried(session, {row.pk: ("dropped", "The family moved.")}, by=helen)
    row.refresh_from_db()
    row.action.refresh_from_db()
    assert (row.outcome, row.note, row.action.state) == ("dropped", "The family moved.", state)


@pytest.mark.parametrize("outcome", ["moved", "dropped"])
def test_answer_moved_or_dropped_says_why(priya, helen, outcome):
    session = begun(priya, helen)
    row = carried(session, person=priya)
    with pytest.raises(Refused, match="Enter why") as refusal:
        content.answer_carried(session, {row.pk: (outcome, "")}, by=helen)
    assert refusal.value.field == f"note_{row.pk}"


def test_answers_for_another_sessions_action_do_nothing(priya, helen):
    session, other = begun(priya, helen), carried(begun(priya, helen, TODAY - DAY), person=priya)
    assert content.answer_carried(session, {other.pk: ("done", "")}, by=helen) == 0
    other.refresh_from_db()
    assert other.outcome == ""


def test_a_case_is_in_a_session_once_and_must_be_a_reference(priya, helen):
    session = begun(priya, helen)
    content.add_case(session, case_reference="c-20431", by=helen)
    with pytest.raises(Refused, match="in the record already") as refusal:
        content.add_case(session, case_reference="C-20431", by=helen)
    assert refusal.value.field == "case_reference"
    with pytest.raises(Refused, match="never a name"):
        content.add_case(session, case_reference="Tommy", by=helen)
    other = content.add_case(session, case_reference="C-20432", by=helen)
    with pytest.raises(Refused, match="in the record already"):
        content.change_case(other, case_reference="C-20431", by=helen)


def test_remove_case_twice_says_so(priya, helen):
    case = make.CaseDiscussionFactory(session=session_of(priya, helen))
    content.remove_case(case, by=priya)
    for write in (lambda: content.remove_case(case, by=priya), lambda: content.change_case(case, case_reference="C-20431", by=priya)):
        with pytest.raises(Refused, match="already taken out"):
            write()


def test_agree_action_for_either_and_the_other_checks_it(priya, helen, stranger):
    session = begun(priya, helen)
    theirs = content.agree_action(session, doer=priya, what="Ring the school", due_on=TODAY, case_reference="C-20431", by=helen)
    own = content.agree_action(session, doer=helen, what="Ask legal", due_on=TODAY, by=helen)
    assert [(a.person, a.agreed_by, a.source) for a in (theirs, own)] == [
        (priya, helen, Source.SUPERVISION),
        (helen, priya, Source.SUPERVISION),
    ]
    assert {link.action for link in SessionAction.objects.all()} == {theirs, own}
    with pytest.raises(Refused, match="recorded already, and still open"):
        content.agree_action(session, doer=priya, what="Ring the school", due_on=TODAY, by=helen)
    with pytest.raises(Refused, match="Only Priya Nair and Helen Marsh"):
        content.agree_action(session, doer=stranger, what="Not part of it", due_on=TODAY, by=helen)
    assert AgreedAction.objects.count() == SessionAction.objects.count() == 2


def test_raise_session_need_is_the_supervisees(priya, helen):
    session = begun(priya, helen)
    need = content.raise_session_need(session, title="Chronologies", reason="Three have gaps.", by=helen)
    assert (need.person, need.raised_by, need.source, SessionNeed.objects.get().need) == (priya, helen, Source.SUPERVISION, need)
    with pytest.raises(Refused, match="recorded already"):
        content.raise_session_need(session, title="chronologies", reason="Twice.", by=helen)
    assert LearningNeed.objects.count() == 1


def test_wellbeing_left_empty_is_taken_out(priya, helen):
    session = session_of(priya, helen)
    content.write_wellbeing(session, text="Tired.", by=priya)
    assert content.write_wellbeing(session, text="Better.", by=helen).text == "Better."
    assert content.write_wellbeing(session, text="", by=priya) is None
    assert WellbeingNote.objects.count() == 0


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, ("on", "Moving", "plan moved today")),
        (28, ("on", "Moving", "plan moved 28 days ago")),
        (29, ("close", "Slowing", "plan moved 29 days ago")),
        (56, ("close", "Slowing", "plan moved 56 days ago")),
        (57, ("off", "Drifting", "plan has not moved for 57 days, since 28 September")),
    ],
)
def test_drift_at_its_boundaries(days, expected):
    assert drift(TODAY - days * DAY, TODAY) == expected


def test_functions_covered_follow_the_parts_that_are_filled(priya, helen):
    session = begun(priya, helen)
    functions = lambda: record_of(fresh(session), helen.user, TODAY)["functions"]  # noqa: E731
    assert functions() == [("Accountability", False), ("Development", False), ("Support", False), ("Organisation", False)]
    content.add_case(session, case_reference="C-20431", by=helen)
    content.write_wellbeing(session, text="Tired.", by=priya)
    content.write_note(session, **(NOTE | {"workload": ""}), by=helen)
    assert functions() == [("Accountability", True), ("Development", True), ("Support", True), ("Organisation", True)]


def test_a_signed_session_keeps_living_actions_outside(priya, helen):
    session = begun(priya, helen)
    action = content.agree_action(session, doer=priya, what="Ring the school", due_on=TODAY, by=helen)
    sign_session(session, by=helen)
    sign_session(session, by=priya)
    action.due_dates.create(due_on=TODAY + 7 * DAY, set_on=TODAY, set_by=priya, reason="Half term.")
    assert [whole for _, whole in record_of(fresh(session), priya.user, TODAY)["signatures"]] == [True, True]
