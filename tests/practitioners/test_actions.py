"""Services of agreed actions: exact states, the wrong person, the second click, and what was overdue when."""

import datetime

import pytest
import time_machine

from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.together import answered
from practitioners.models import ActionState, AgreedAction, CaseReference, Source
from practitioners.queries.actions import action_status, actions_due_from, agreed_where
from practitioners.services import actions as services
from tests import factories as make

TODAY = datetime.date(2026, 11, 19)
YESTERDAY, TOMORROW = datetime.date(2026, 11, 18), datetime.date(2026, 11, 20)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def worker():
    return make.staff("Priya Nair")


@pytest.fixture
def manager(worker):
    manager = make.staff("Helen Marsh", role="supervisor")
    make.supervises(manager, worker)
    return manager


@pytest.fixture
def action(worker, manager):
    return make.AgreedActionFactory(person=worker, agreed_by=manager, what="Arrange a joint visit")


def added(person, by, **changes):
    words = {"what": "Arrange a joint visit", "source": Source.SUPERVISION, "due_on": TOMORROW}
    return services.add_action(person, **(words | changes), by=by)


def test_add_action_for_somebody_has_a_first_due_date_and_tells_them(worker, manager):
    action = added(worker, manager, case_reference=" c-2043 1 ", due_on=TODAY)
    assert (action.person, action.agreed_by, action.agreed_on, action.state) == (worker, manager, TODAY, ActionState.OPEN)
    assert action.case_reference.reference == "C-20431"
    assert list(action.due_dates.values_list("due_on", "set_on", "set_by", "reason")) == [(TODAY, TODAY, manager.pk, "")]
    message = Message.objects.get()
    assert (message.recipient, message.subject, message.body) == (
        worker,
        "Helen Marsh added an action agreed with you",
        "Arrange a joint visit",
    )


def test_add_action_of_ones_own_agreed_with_the_manager(worker, manager):
    assert added(worker, worker, agreed_with=manager).agreed_by == manager
    assert [m.recipient for m in Message.objects.all()] == [manager]


def test_add_action_for_somebody_is_always_agreed_by_who_records_it(worker, manager):
    assert added(worker, manager, agreed_with=worker).agreed_by == manager


def test_add_action_of_ones_own_tells_nobody(worker):
    assert added(worker, worker).agreed_by == worker
    assert Message.objects.count() == 0


def test_add_action_due_yesterday_is_refused(worker):
    with pytest.raises(Refused, match="must be today or later") as refusal:
        added(worker, worker, due_on=YESTERDAY)
    assert refusal.value.field == "due_on"


@pytest.mark.parametrize("text", ["Amelia Jones", "20431", "C-204311", "C-2043O"])
def test_add_action_with_a_wrong_case_reference_is_refused_and_makes_nothing(worker, text):
    with pytest.raises(Refused, match="like C-20431, never a name") as refusal:
        added(worker, worker, case_reference=text)
    assert refusal.value.field == "case_reference"
    assert (AgreedAction.objects.count(), CaseReference.objects.count()) == (0, 0)


def test_add_action_uses_a_case_reference_that_is_known(worker):
    known = make.CaseReferenceFactory(reference="C-20431")
    assert added(worker, worker, case_reference="C-20431").case_reference == known


def test_add_action_twice_is_refused(worker):
    added(worker, worker)
    with pytest.raises(Refused, match="recorded already"):
        added(worker, worker)
    assert AgreedAction.objects.count() == 1


def test_add_action_for_another_persons_need_is_refused(worker):
    with pytest.raises(Refused, match="Choose an open learning need of Priya Nair") as refusal:
        added(worker, worker, need=make.LearningNeedFactory())
    assert refusal.value.field == "need"


def test_add_action_for_a_closed_need_is_refused(worker):
    with pytest.raises(Refused, match="Choose an open learning need"):
        added(worker, worker, need=make.LearningNeedFactory(person=worker, met=True))


def test_complete_action_tells_who_agreed_it(action, worker, manager):
    services.complete_action(action, done_on=YESTERDAY, evidence="Held on 18 November.", by=worker)
    action.refresh_from_db()
    assert (action.state, action.closed_on, action.evidence) == (ActionState.DONE, YESTERDAY, "Held on 18 November.")
    assert [(m.recipient, m.subject) for m in Message.objects.all()] == [(manager, "Priya Nair has done an action: check it")]


def test_complete_action_by_anybody_else_is_refused(action, manager):
    with pytest.raises(Refused, match="Only Priya Nair can say that this is done"):
        services.complete_action(action, done_on=TODAY, evidence="x", by=manager)


@pytest.mark.parametrize(
    ("day", "taken"), [(datetime.date(2026, 10, 26), False), (datetime.date(2026, 10, 27), True), (TODAY, True), (TOMORROW, False)]
)
def test_complete_action_from_the_day_it_was_agreed_to_today(action, worker, day, taken):
    if taken:
        assert services.complete_action(action, done_on=day, evidence="x", by=worker).closed_on == day
    else:
        with pytest.raises(Refused, match="must be from 27 October 2026, when it was agreed, to today") as refusal:
            services.complete_action(action, done_on=day, evidence="x", by=worker)
        assert refusal.value.field == "done_on"


@pytest.mark.parametrize(("state", "words"), [("done", "already marked as done, on 12"), ("withdrawn", "already withdrawn, on 12")])
@pytest.mark.parametrize("act", ["complete", "move", "withdraw", "send_up"])
def test_action_closed_in_another_tab_is_refused_and_unchanged(worker, manager, state, words, act):
    action = make.AgreedActionFactory(person=worker, agreed_by=manager, **{state: True})
    calls = {
        "complete": lambda: services.complete_action(action, done_on=TODAY, evidence="x", by=worker),
        "move": lambda: services.move_due_date(action, due_on=TOMORROW, reason="x", by=worker),
        "withdraw": lambda: services.withdraw_action(action, reason="x", by=manager),
        "send_up": lambda: services.send_up_action(action, why="x", by=worker),
    }
    before = AgreedAction.objects.values().get(pk=action.pk)
    with pytest.raises(Refused, match=words):
        calls[act]()
    assert AgreedAction.objects.values().get(pk=action.pk) == before
    assert action.due_dates.count() == 1


@pytest.mark.parametrize("who", ["worker", "manager"])
def test_move_due_date_adds_a_dated_row(action, worker, manager, who):
    by = {"worker": worker, "manager": manager}[who]
    services.move_due_date(action, due_on=datetime.date(2026, 12, 4), reason="Housing is away.", by=by)
    assert list(action.due_dates.order_by("pk").values_list("due_on", "set_on", "set_by", "reason")) == [
        (datetime.date(2026, 11, 23), datetime.date(2026, 10, 27), manager.pk, ""),
        (datetime.date(2026, 12, 4), TODAY, by.pk, "Housing is away."),
    ]
    assert [m.recipient for m in Message.objects.all()] == [manager if by == worker else worker]


def test_move_due_date_by_a_stranger_to_yesterday_or_nowhere_is_refused(action, worker):
    with pytest.raises(Refused, match="Only Priya Nair or Helen Marsh"):
        services.move_due_date(action, due_on=TOMORROW, reason="x", by=make.staff())
    with pytest.raises(Refused, match="must be today or later"):
        services.move_due_date(action, due_on=YESTERDAY, reason="x", by=worker)
    with pytest.raises(Refused, match="has already"):
        services.move_due_date(action, due_on=datetime.date(2026, 11, 23), reason="x", by=worker)


def test_overdue_in_march_still_counts_in_may_after_the_date_was_moved_in_april():
    march, april, may = (datetime.date(2026, month, day) for month, day in ((3, 31), (4, 10), (5, 15)))
    action = make.AgreedActionFactory(agreed_on=datetime.date(2026, 3, 2), due_on=datetime.date(2026, 3, 20))
    with time_machine.travel(datetime.datetime(2026, 4, 10, 9, tzinfo=datetime.UTC), tick=False):
        services.move_due_date(action, due_on=datetime.date(2026, 5, 29), reason="The panel was put off.", by=action.person)
    overdue = {day: list(AgreedAction.objects.overdue_on(day)) for day in (march, april, may)}
    assert overdue == {march: [action], april: [], may: []}
    assert AgreedAction.objects.overdue_on(datetime.date(2026, 4, 9)).get().due_on == datetime.date(2026, 3, 20)


def test_due_today_is_not_overdue_the_day_after_it_is():
    make.AgreedActionFactory(due_on=TODAY)
    assert [AgreedAction.objects.overdue_on(day).count() for day in (TODAY, TOMORROW)] == [0, 1]


def test_done_late_was_overdue_until_the_day_it_was_done():
    make.AgreedActionFactory(due_on=datetime.date(2026, 11, 2), done=True)  # closed on 12 November
    days = [datetime.date(2026, 11, day) for day in (2, 3, 11, 12)]
    assert [AgreedAction.objects.overdue_on(day).count() for day in days] == [0, 1, 1, 0]


def test_withdraw_action_by_who_agreed_it(action, worker, manager):
    with pytest.raises(Refused, match="Only Helen Marsh can withdraw this"):
        services.withdraw_action(action, reason="x", by=worker)
    services.withdraw_action(action, reason="The case moved.", by=manager)
    action.refresh_from_db()
    assert (action.state, action.closed_on, action.evidence) == (ActionState.WITHDRAWN, TODAY, "The case moved.")


def test_withdraw_action_of_ones_own(worker):
    action = make.AgreedActionFactory(person=worker, agreed_by=worker)
    assert services.withdraw_action(action, reason="No longer needed.", by=worker).state == ActionState.WITHDRAWN


def test_check_action_once_by_who_agreed_it(worker, manager):
    action = make.AgreedActionFactory(person=worker, agreed_by=manager, done=True)
    services.check_action(action, by=manager)
    action.refresh_from_db()
    assert (action.checked_on, action.checked_by) == (TODAY, manager)
    with pytest.raises(Refused, match="already checked on 19 November 2026"):
        services.check_action(action, by=manager)


def test_nobody_checks_their_own_nor_anybody_elses_nor_what_is_open(action, worker, manager):
    own = make.AgreedActionFactory(person=worker, agreed_by=worker, done=True)
    other = make.AgreedActionFactory(person=worker, agreed_by=make.staff(), done=True)
    for row, by in ((own, worker), (other, worker), (other, manager)):
        with pytest.raises(Refused, match="nobody checks their own"):
            services.check_action(row, by=by)
    with pytest.raises(Refused, match="not marked as done"):
        services.check_action(action, by=manager)


def test_send_up_action_tells_the_principal_social_worker_of_the_unit(action, worker, manager):
    with pytest.raises(Refused, match="Nobody is principal social worker for Priya Nair's team"):
        services.send_up_action(action, why="No answer.", by=worker)
    psw = make.staff("Ruth Calloway", role="psw", unit=worker.positions.get().unit)
    make.staff(role="psw")  # of another unit
    make.staff(role="psw", unit=worker.positions.get().unit, first_out=TODAY)  # left
    services.send_up_action(action, why="No answer.", by=worker)
    action.refresh_from_db()
    assert (action.sent_up_on, action.sent_up_by, action.sent_up_why, action.state) == (TODAY, worker, "No answer.", ActionState.OPEN)
    assert {m.recipient for m in Message.objects.all()} == {psw, manager}
    with pytest.raises(Refused, match="already sent up on 19 November 2026"):
        services.send_up_action(action, why="Again.", by=manager)


def test_action_status_in_words():
    rows = [
        make.AgreedActionFactory(due_on=TODAY),
        make.AgreedActionFactory(due_on=YESTERDAY),
        make.AgreedActionFactory(done=True),
        make.AgreedActionFactory(checked=True),
        make.AgreedActionFactory(withdrawn=True),
    ]
    found = AgreedAction.objects.with_due_on(TODAY).in_bulk()
    assert [action_status(found[row.pk], TODAY) for row in rows] == [
        ("todo", "Open"),
        ("off", "1 day overdue"),
        ("on", "Done"),
        ("on", "Done and checked"),
        ("none", "Withdrawn"),
    ]


def test_agreed_where_names_the_year_where_it_is_another():
    action = make.AgreedActionFactory.build(person=None, agreed_by=None)
    assert agreed_where(action, TODAY) == "Supervision on 27 October"
    assert agreed_where(action, datetime.date(2027, 1, 4)) == "Supervision on 27 October 2026"


def test_actions_due_own_open_and_others_done_to_check(worker, manager):
    case = make.CaseReferenceFactory(reference="C-20388")
    make.AgreedActionFactory(
        person=worker, agreed_by=manager, what="Share the genogram", case_reference=case, due_on=datetime.date(2026, 11, 16)
    )
    make.AgreedActionFactory(person=worker, agreed_by=manager, what="Write the chronology", done=True)
    make.AgreedActionFactory(person=worker, agreed_by=manager, checked=True)
    make.AgreedActionFactory(person=worker, agreed_by=worker, done=True)
    make.AgreedActionFactory()
    ((due,), (check, late)) = answered(*(actions_due_from(person.user, TODAY) for person in (worker, manager)))
    assert (due.title, due.hint, due.due_on) == (
        "Share the genogram",
        'Action from supervision on 27 October, <span class="app-ref">C-20388</span>',
        datetime.date(2026, 11, 16),
    )
    assert (check.title, check.hint, check.due_on) == (
        "Check what Priya Nair has done",
        "Write the chronology",
        datetime.date(2026, 11, 26),
    )
    assert (late.title, late.due_on) == ("An action that others agreed with you is overdue", datetime.date(2026, 11, 16))
