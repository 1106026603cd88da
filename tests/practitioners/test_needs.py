"""Services of learning needs: exact states, the wrong person, the second click, the boundary days."""

import datetime

import pytest
import time_machine

from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.together import answered
from practitioners.models import LearningNeed, NeedState, Source
from practitioners.queries.needs import need_status, needs_due_from, what_met
from practitioners.services import needs as services
from tests import factories as make

TODAY = datetime.date(2026, 11, 19)
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


def raised(person, by, **changes):
    words = {"title": "Talking with teenagers", "reason": "Two visits ended early.", "source": Source.SUPERVISION}
    return services.raise_need(person, **(words | changes), by=by)


def test_raise_need_for_somebody_tells_them(worker, manager):
    need = raised(worker, manager, wanted_by=TODAY)
    assert (need.person, need.raised_by, need.raised_on, need.wanted_by, need.state) == (worker, manager, TODAY, TODAY, NeedState.OPEN)
    message = Message.objects.get()
    assert (message.recipient, message.sender) == (worker, manager)
    assert (message.subject, message.body) == ("Helen Marsh raised a learning need for you", "Talking with teenagers")
    assert message.link == f"/needs/{need.pk}/"


def test_raise_need_for_oneself_tells_nobody(worker):
    raised(worker, worker, source=Source.SELF)
    assert Message.objects.count() == 0


def test_raise_need_wanted_yesterday_is_refused(worker):
    with pytest.raises(Refused, match="must be today or later") as refusal:
        raised(worker, worker, wanted_by=datetime.date(2026, 11, 18))
    assert refusal.value.field == "wanted_by"


def test_raise_need_twice_is_refused_once_met_it_may_come_again(worker):
    need = raised(worker, worker)
    with pytest.raises(Refused, match="recorded already"):
        raised(worker, worker, title="TALKING with teenagers")
    services.meet_need(need, met_how="Shadowed two visits.", by=worker)
    assert raised(worker, worker).pk != need.pk


def test_change_need_keeps_a_past_date_but_takes_no_new_one(worker):
    need = make.LearningNeedFactory(person=worker, own=True, wanted_by=datetime.date(2026, 11, 1))
    words = {"title": "New words", "reason": "Because.", "source": Source.TEAM}
    assert services.change_need(need, **words, wanted_by=datetime.date(2026, 11, 1), by=worker).title == "New words"
    with pytest.raises(Refused, match="must be today or later"):
        services.change_need(need, **words, wanted_by=datetime.date(2026, 11, 2), by=worker)


def test_plan_need_makes_it_planned_and_tells_the_other(worker, manager):
    need = make.LearningNeedFactory(person=worker, raised_by=manager)
    services.plan_need(need, plan="Two joint visits.", wanted_by=None, by=worker)
    need.refresh_from_db()
    assert (need.state, need.plan, need.wanted_by) == (NeedState.PLANNED, "Two joint visits.", None)
    assert [m.recipient for m in Message.objects.all()] == [manager]


def test_meet_need_by_own_piece_of_learning(worker):
    need, entry = make.LearningNeedFactory(person=worker, own=True), make.CPDEntryFactory(person=worker)
    services.meet_need(need, entry=entry, met_how="forgotten", by=worker)
    need.refresh_from_db()
    assert (need.state, need.closed_on, need.closed_by, need.met_by_entry, need.met_how) == (NeedState.MET, TODAY, worker, entry, "")


@pytest.mark.parametrize("wrong", ["another's", "withdrawn"])
def test_meet_need_by_a_wrong_piece_is_refused(worker, wrong):
    need = make.LearningNeedFactory(person=worker, own=True)
    entry = make.CPDEntryFactory() if wrong == "another's" else make.CPDEntryFactory(person=worker, withdrawn=True)
    with pytest.raises(Refused, match="Choose a piece of learning that Priya Nair recorded") as refusal:
        services.meet_need(need, entry=entry, by=worker)
    assert refusal.value.field == "entry"


def test_meet_need_by_nothing_is_refused(worker):
    with pytest.raises(Refused, match="Say what met this need"):
        services.meet_need(make.LearningNeedFactory(person=worker), by=worker)


def test_end_need_says_why(worker, manager):
    need = services.end_need(make.LearningNeedFactory(person=worker, raised_by=worker), reason="Changed jobs.", by=manager)
    need.refresh_from_db()
    assert (need.state, need.closed_on, need.closed_by, need.ended_reason) == (NeedState.ENDED, TODAY, manager, "Changed jobs.")
    assert [(m.recipient, m.subject) for m in Message.objects.all()] == [(worker, "Helen Marsh ended a learning need")]


@pytest.mark.parametrize(("state", "words"), [("met", "already marked as met"), ("ended", "already ended")])
@pytest.mark.parametrize("act", ["change", "plan", "meet", "end"])
def test_need_closed_in_another_tab_is_refused_and_unchanged(worker, state, words, act):
    need = make.LearningNeedFactory(person=worker, **{state: True})
    calls = {
        "change": lambda: services.change_need(need, title="x", reason="x", source=Source.TEAM, by=worker),
        "plan": lambda: services.plan_need(need, plan="x", by=worker),
        "meet": lambda: services.meet_need(need, met_how="x", by=worker),
        "end": lambda: services.end_need(need, reason="x", by=worker),
    }
    before = LearningNeed.objects.values().get(pk=need.pk)
    with pytest.raises(Refused, match=words):
        calls[act]()
    assert LearningNeed.objects.values().get(pk=need.pk) == before


@pytest.mark.parametrize(("plan", "state"), [("", NeedState.OPEN), ("A course.", NeedState.PLANNED)])
def test_reopen_need_forgets_how_it_was_closed_its_history_does_not(worker, plan, state):
    need = make.LearningNeedFactory(person=worker, met=True, plan=plan)
    services.reopen_need(need, by=worker)
    need.refresh_from_db()
    assert (need.state, need.closed_on, need.closed_by, need.met_how) == (state, None, None, "")
    assert list(need.events.order_by("pgh_id").values_list("met_how", flat=True)) == ["Shadowed two visits, and led a third.", ""]
    with pytest.raises(Refused, match="open already"):
        services.reopen_need(need, by=worker)


def test_somebody_who_left_is_not_told(worker):
    left = make.staff(first_out=TODAY)
    services.plan_need(make.LearningNeedFactory(person=worker, raised_by=left), plan="A course.", by=worker)
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    ("wanted_by", "status"),
    [
        (TODAY, ("todo", "Open")),
        (datetime.date(2026, 11, 18), ("off", "1 day overdue")),
        (datetime.date(2026, 11, 16), ("off", "3 days overdue")),
    ],
)
def test_need_wanted_today_is_not_overdue(wanted_by, status):
    assert need_status(make.LearningNeedFactory(wanted_by=wanted_by), TODAY) == status


def test_what_met_hides_the_title_of_a_piece_from_who_may_not_read_it(worker, manager):
    private, shared = (
        make.CPDEntryFactory(person=worker, title="Private"),
        make.CPDEntryFactory(person=worker, title="Open", for_managers=True),
    )
    needs = [make.LearningNeedFactory(person=worker, met=True, met_by_entry=entry, met_how="") for entry in (private, shared)]
    assert [what_met(need, manager.user)[0] for need in needs] == ["A piece of learning that they recorded", "Open"]
    assert [what_met(need, worker.user)[0] for need in needs] == ["Private", "Open"]


def due(person):
    return answered(needs_due_from(person.user, TODAY))[0]


def test_needs_due_own_with_a_date_and_the_lines_without_a_plan_after_14_days(worker, manager):
    make.LearningNeedFactory(person=manager, title="Own", wanted_by=TODAY)
    make.LearningNeedFactory(person=manager, wanted_by=None)
    make.LearningNeedFactory(person=worker, raised_on=datetime.date(2026, 11, 5))  # 14 days ago
    assert [(item.title, item.due_on) for item in due(manager)] == [("Own", TODAY)]
    make.LearningNeedFactory(person=worker, raised_on=datetime.date(2026, 11, 4))  # 15 days ago
    make.LearningNeedFactory(person=worker, raised_on=datetime.date(2026, 11, 4), planned=True)
    make.LearningNeedFactory(raised_on=datetime.date(2026, 11, 4))  # a stranger's
    assert [item.title for item in due(manager)] == [
        "Own",
        "Plan how a learning need in your line will be met",
    ]
