"""An agreed action goes from one person to another: who may, who is told, what stays, and what its page says of it."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.together import answered
from practitioners.models import ActionHandover
from practitioners.queries.actions import actions_due_from, course_of
from practitioners.services import actions as services
from tests import factories as make

TODAY = datetime.date(2026, 11, 19)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
WHY = "The family is now with the other team."


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
def colleague():
    return make.staff("Ola Ade")


@pytest.fixture
def action(worker, manager):
    return make.AgreedActionFactory(person=worker, agreed_by=manager, what="Arrange a joint visit")


def address(action, name="practitioners:action_hand_over"):
    return reverse(name, args=[action.pk])


def test_hand_over_action_writes_a_row_and_tells_both(action, worker, manager, colleague):
    handover = services.hand_over_action(action, to=colleague, reason=WHY, by=manager)
    action.refresh_from_db()
    assert (action.person, action.agreed_by, action.due_dates.count()) == (colleague, manager, 1)
    assert (handover.action, handover.earlier, handover.later, handover.on, handover.by, handover.reason) == (
        *(action, worker, colleague, TODAY, manager),
        WHY,
    )
    told = {message.recipient: (message.subject, message.link) for message in Message.objects.all()}
    assert told == {
        worker: ("Helen Marsh gave an action of yours to Ola Ade", ""),
        colleague: ("Helen Marsh gave an action to Ola Ade", f"/actions/{action.pk}/"),
    }


def test_hand_over_by_somebody_else_tells_the_one_who_agreed_it_too(action, worker, manager, colleague):
    services.hand_over_action(action, to=colleague, reason=WHY, by=make.staff("Ada Min", role="administrator"))
    assert {message.recipient for message in Message.objects.all()} == {worker, manager, colleague}


def test_hand_over_by_the_system_is_possible(action, colleague):
    assert services.hand_over_action(action, to=colleague, reason=WHY, by=Person.objects.system()).later == colleague


def test_hand_over_twice_is_refused(action, manager, colleague):
    services.hand_over_action(action, to=colleague, reason=WHY, by=manager)
    with pytest.raises(Refused, match="Ola Ade has this action already") as refusal:
        services.hand_over_action(action, to=colleague, reason=WHY, by=manager)
    assert (refusal.value.field, ActionHandover.objects.count()) == ("to", 1)


@pytest.mark.parametrize("to", ["has left", "not yet come", "unknown to them", "the system"])
def test_hand_over_to_somebody_not_in_post_or_not_known_is_refused(action, manager, to):
    agency = make.UnitFactory(agency=True)
    by = make.staff("Agi Partner", role="agency_lead", unit=agency) if to == "unknown to them" else manager
    person = {
        "has left": lambda: make.staff(first_out=TODAY),
        "not yet come": lambda: make.staff(first=TODAY + datetime.timedelta(days=1)),
        "unknown to them": make.staff,
        "the system": Person.objects.system,
    }[to]()
    with pytest.raises(Refused, match="in post today"):
        services.hand_over_action(action, to=person, reason=WHY, by=by)
    assert ActionHandover.objects.count() == 0


@pytest.mark.parametrize(("state", "words"), [("done", "already marked as done"), ("withdrawn", "already withdrawn")])
def test_hand_over_of_what_is_closed_is_refused(worker, manager, colleague, state, words):
    action = make.AgreedActionFactory(person=worker, agreed_by=manager, **{state: True})
    with pytest.raises(Refused, match=words):
        services.hand_over_action(action, to=colleague, reason=WHY, by=manager)


def test_course_of_an_action_in_words_and_in_order(action, worker, manager, colleague):
    make.ActionDueDateFactory(action=action)  # 30 November, set on 10 November
    services.hand_over_action(action, to=colleague, reason=WHY, by=manager)
    assert course_of(action) == [
        (datetime.date(2026, 10, 27), "Due on 23 November 2026", manager, ""),
        (datetime.date(2026, 11, 10), "Moved to 30 November 2026", manager, "Waiting for the landlord's answer."),
        (TODAY, "From Priya Nair to Ola Ade", manager, WHY),
    ]


def test_hand_over_through_the_pages(client, action, worker, manager, colleague):
    client.force_login(manager.user)
    assert address(action) in client.get(address(action, "practitioners:action_detail")).content.decode()
    page = client.post(address(action), {"to": "Ola Ade", "reason": ""}).content.decode()
    assert "Enter why it goes to somebody else" in page
    assert "Ola Ade" in page
    page = client.post(address(action), {"to": "", "reason": WHY}).content.decode()
    assert "Enter the name of the person who does it from now on" in page
    assert WHY in page
    response = client.post(address(action), {"to": "Ola Ade", "reason": WHY}, follow=True)
    page = response.content.decode()
    assert "Ola Ade does this action from now on. They are told." in page
    assert "From Priya Nair to Ola Ade" in page
    assert WHY in page
    client.force_login(worker.user)
    assert client.get(address(action, "practitioners:action_detail")).status_code == 404
    client.force_login(colleague.user)
    assert client.get(address(action, "practitioners:action_detail")).status_code == 200


def test_a_managers_line_that_loses_sight_of_it_goes_to_the_list(client, action, worker, colleague):
    head = make.staff("Tess Manager", role="team_manager", unit=worker.positions.get().unit)
    client.force_login(head.user)
    assert client.post(address(action), {"to": "Ola Ade", "reason": WHY}).url == reverse("practitioners:action_list")


def test_who_may_hand_over(client, action, worker, manager):
    head = make.staff("Tess Manager", role="team_manager", unit=worker.positions.get().unit)
    stranger = make.staff(role="service_manager")
    answers = {}
    for person in (worker, manager, head, stranger):
        client.force_login(person.user)
        answers[person] = client.post(address(action), {}).status_code
    assert answers == {worker: 403, manager: 200, head: 200, stranger: 404}
    own = make.AgreedActionFactory(person=worker, agreed_by=worker)
    client.force_login(worker.user)
    assert client.get(address(own)).status_code == 403  # nobody puts their own work on somebody else


def due(person):
    return [(item.title, item.url, item.due_on) for item in answered(actions_due_from(person.user, TODAY))[0]]


def test_overdue_is_shown_to_both_sides_as_one_item_to_who_agreed_it(worker, manager, action):
    assert due(manager) == []  # due on 23 November
    late = make.AgreedActionFactory(person=worker, agreed_by=manager, due_on=datetime.date(2026, 11, 18))
    make.AgreedActionFactory(person=worker, agreed_by=manager, due_on=TODAY)  # due today is not overdue
    url = "/actions/?tab=agreed&state=overdue"
    assert due(manager) == [("An action that others agreed with you is overdue", url, datetime.date(2026, 11, 18))]
    make.AgreedActionFactory(person=worker, agreed_by=manager, due_on=datetime.date(2026, 11, 3))
    make.AgreedActionFactory(person=manager, agreed_by=manager, what="Own", due_on=datetime.date(2026, 11, 3))
    titles = [("2 actions that others agreed with you are overdue", datetime.date(2026, 11, 3)), ("Own", datetime.date(2026, 11, 3))]
    assert sorted((title, on) for title, _, on in due(manager)) == titles
    assert (late.what, datetime.date(2026, 11, 18)) in [(title, on) for title, _, on in due(worker)]


def test_the_list_of_overdue_holds_what_the_item_counts(client, worker, manager):
    make.AgreedActionFactory(person=worker, agreed_by=manager, what="Late one", due_on=datetime.date(2026, 11, 18))
    make.AgreedActionFactory(person=worker, agreed_by=manager, what="Timely one", due_on=TODAY)
    client.force_login(manager.user)
    page = client.get("/actions/?tab=agreed&state=overdue").content.decode()
    assert ("Late one" in page, "Timely one" in page) == (True, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_action_detail_asks_as_often_for_3_handovers_as_for_1(client, action, manager, django_assert_num_queries, rows):
    for _ in range(rows):
        make.ActionHandoverFactory(action=action, later=make.staff())
    client.force_login(manager.user)
    with django_assert_num_queries(8):  # session, user, access, action, line of the doer, dates, handovers; the read noted
        client.get(address(action, "practitioners:action_detail"))
