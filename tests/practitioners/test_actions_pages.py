"""Pages of agreed actions: who may open, read and write, tabs, search, export, and a count of SQL that does not grow."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.web import clock
from practitioners.models import ActionState, AgreedAction, Source
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
LIST, EXPORT = reverse("practitioners:action_list"), reverse("practitioners:action_export")
CREATE = reverse("practitioners:action_create")
NAMES = {
    "done": "practitioners:action_done",
    "move": "practitioners:action_move",
    "withdraw": "practitioners:action_withdraw",
    "check": "practitioners:action_check",
    "send_up": "practitioners:action_send_up",
}


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def world():
    """Somebody, everybody around them in the policy, and a stranger whose action could leak."""
    department = make.UnitFactory(department=True)
    service, elsewhere = make.UnitFactory(service=True, parent=department), make.UnitFactory(service=True, parent=department)
    team, other_team = make.UnitFactory(parent=service), make.UnitFactory(parent=elsewhere)
    people = {
        "doer": make.staff("Priya Nair", unit=team),
        "agreer": make.staff("Agnes Reed", unit=other_team),
        "line manager": make.staff("Lina Manager", role="supervisor", unit=other_team),
        "lead supervisor": make.staff("Leo Lead", role="supervisor", unit=other_team),
        "team manager": make.staff("Tess Manager", role="team_manager", unit=team),
        "service manager": make.staff("Sol Manager", role="service_manager", unit=service),
        "other manager": make.staff("Olu Manager", role="service_manager", unit=elsewhere),
        "qa": make.staff("Quin Officer", role="qa_officer", unit=service),
        "training": make.staff("Tam Officer", role="training_officer", unit=department),
        "psw": make.staff("Pat Principal", role="psw", unit=service),
        "psw elsewhere": make.staff("Pia Principal", role="psw", unit=elsewhere),
        "leader": make.staff("Sid Leader", role="senior_leader", unit=department),
        "administrator": make.staff("Ada Min", role="administrator", unit=department),
        "colleague": make.staff("Col League", unit=team),
        "agency": make.staff("Agi Partner", role="partner_learner", unit=make.UnitFactory(agency=True)),
    }
    make.supervises(people["line manager"], people["doer"], lead=False)
    make.supervises(people["lead supervisor"], people["doer"], manages=False)
    people["stranger"] = make.staff("Stran Ger")
    return people


LINE = ("line manager", "lead supervisor", "team manager", "service manager")


def action_of(world, **changes):
    return make.AgreedActionFactory(**({"person": world["doer"], "agreed_by": world["agreer"]} | changes))


def test_action_list_and_export_hold_exactly_what_may_be_read(client, world):
    titles = ("Plain act", "Audit act", "Sent act", "Leak")
    action_of(world, what="Plain act")
    action_of(world, what="Audit act", source=Source.AUDIT)
    action_of(world, what="Sent act", sent_up=True)
    make.AgreedActionFactory(person=world["stranger"], what="Leak")
    found = {}
    for who, person in world.items():
        client.force_login(person.user)
        found[who] = set()
        for tab in ("mine", "agreed", "line", "qa_officer", "psw"):
            page = client.get(LIST, {"tab": tab}).content.decode()
            file = b"".join(client.get(EXPORT, {"tab": tab}).streaming_content).decode()
            shown = {title for title in titles if title in page}
            assert shown == {title for title in titles if title in file}
            found[who] |= shown
    three = set(titles[:3])
    special = {"qa": {"Audit act"}, "psw": {"Sent act"}, "stranger": {"Leak"}}
    assert found == {who: special.get(who, three if who in ("doer", "agreer", *LINE) else set()) for who in world}


def test_person_action_create_is_for_their_line_alone(client, world):
    address = reverse("practitioners:person_action_create", args=[world["doer"].pk])
    answers = {}
    for who, person in world.items():
        client.force_login(person.user)
        answers[who] = client.get(address).status_code, client.post(address, {}).status_code
    assert answers == {who: (200, 200) if who in LINE else (404, 404) if who == "agency" else (403, 403) for who in world}
    assert AgreedAction.objects.count() == 0


def test_case_reference_search_finds_only_what_may_be_read(client, world):
    case = make.CaseReferenceFactory(reference="C-20431")
    action_of(world, what="Mine of that case", case_reference=case)
    make.AgreedActionFactory(person=world["stranger"], what="Leak of that case", case_reference=case)
    client.force_login(world["team manager"].user)
    page = client.get(LIST, {"tab": "line", "search": "c-20431"}).content.decode()
    assert ("Mine of that case" in page, "Leak of that case" in page) == (True, False)
    client.force_login(world["colleague"].user)
    page = client.get(LIST, {"tab": "line", "search": "C-20431"}).content.decode()
    assert "of that case" not in page


def form(**changes):
    due = {"due_on_day": "20", "due_on_month": "11", "due_on_year": "2026"}
    return {"what": "Arrange a joint visit", "source": "self"} | due | changes


def test_action_create_for_oneself(client, world):
    client.force_login(world["doer"].user)
    response = client.post(CREATE, form(case_reference="c-20431"), follow=True)
    action = AgreedAction.objects.get()
    assert response.redirect_chain == [(f"/actions/{action.pk}/", 302)]
    assert (action.agreed_by, action.case_reference.reference) == (world["doer"], "C-20431")
    assert [date.due_on for date in action.due_dates.all()] == [datetime.date(2026, 11, 20)]


def test_action_create_agreed_with_the_manager_offers_nobody_else(client, world):
    client.force_login(world["doer"].user)
    offered = client.get(CREATE).context["form"].fields["agreed_with"].queryset
    assert set(offered) == {world["line manager"], world["lead supervisor"]}
    refused = client.post(CREATE, form(agreed_with=world["stranger"].pk))
    assert list(refused.context["form"].errors) == ["agreed_with"]
    assert client.post(CREATE, form(agreed_with=world["line manager"].pk)).status_code == 302
    assert AgreedAction.objects.get().agreed_by == world["line manager"]


def test_action_create_says_beside_each_field_what_to_enter(client, world):
    client.force_login(world["doer"].user)
    page = client.post(CREATE, {"case_reference": "Amelia Jones"}).content.decode()
    for words in (
        "Enter what will be done",
        "Enter the date by which it will be done",
        "Choose where it was agreed",
        "Enter a case reference like C-20431, never a name",
    ):
        assert words in page
    page = client.post(CREATE, form(due_on_day="18")).content.decode()
    assert ("The due date must be today or in the future" in page, "Arrange a joint visit" in page) == (True, True)
    assert AgreedAction.objects.count() == 0


def test_action_create_posted_twice_makes_one(client, world):
    client.force_login(world["doer"].user)
    client.post(CREATE, form())
    assert "recorded already" in client.post(CREATE, form()).content.decode()
    assert AgreedAction.objects.count() == 1


def test_action_for_somebody_else_offers_their_open_needs_alone(client, world):
    need = make.LearningNeedFactory(person=world["doer"])
    make.LearningNeedFactory(person=world["doer"], met=True)
    make.LearningNeedFactory(person=world["stranger"])
    client.force_login(world["line manager"].user)
    address = reverse("practitioners:person_action_create", args=[world["doer"].pk])
    assert list(client.get(address).context["form"].fields["need"].queryset) == [need]
    assert client.post(address, form()).status_code == 200  # nobody else's idea is one's own
    assert client.post(address, form(source="supervision", need=need.pk)).status_code == 302
    action = AgreedAction.objects.get()
    assert (action.person, action.agreed_by, action.need) == (world["doer"], world["line manager"], need)


def test_action_done_checked_through_the_pages(client, world):
    action = action_of(world)
    client.force_login(world["doer"].user)
    done = reverse("practitioners:action_done", args=[action.pk])
    words = {"done_on_day": "19", "done_on_month": "11", "done_on_year": "2026", "evidence": "Held."}
    assert "The date must be the day on which it was agreed or later" in client.post(done, words | {"done_on_month": "9"}).content.decode()
    assert client.post(done, words).status_code == 302
    page = client.post(done, words | {"evidence": "A second tab"}).content.decode()
    assert ("already marked as done, on 19 November 2026" in page, "A second tab" in page) == (True, True)
    client.force_login(world["agreer"].user)
    check = reverse("practitioners:action_check", args=[action.pk])
    assert "Held." in client.get(check).content.decode()
    assert client.post(check).status_code == 302
    assert "already checked on 19 November 2026" in client.post(check).content.decode()
    assert AgreedAction.objects.values_list("state", "checked_by").get() == (ActionState.DONE, world["agreer"].pk)


def test_action_move_withdraw_send_up_through_the_pages(client, world):
    action = action_of(world)
    client.force_login(world["agreer"].user)
    new = {"due_on_day": "4", "due_on_month": "12", "due_on_year": "2026", "reason": "Housing is away."}
    steps = [("move", new), ("send_up", {"why": "No answer."}), ("withdraw", {"reason": "The case moved."})]
    for page, data in steps:
        assert (page, client.post(reverse(NAMES[page], args=[action.pk]), data).status_code) == (page, 302)
    page = client.get(reverse("practitioners:action_detail", args=[action.pk])).content.decode()
    for words in ("23 November 2026", "4 December 2026", "Housing is away.", "No answer.", "The case moved.", "Withdrawn"):
        assert words in page


def test_action_list_filters_within_the_tab(client, world):
    action_of(world, what="Late one", due_on=datetime.date(2026, 11, 18))
    action_of(world, what="Today one", due_on=datetime.date(2026, 11, 19))
    action_of(world, what="Done one", done=True)
    action_of(world, what="Checked one", checked=True)
    action_of(world, what="Gone one", withdrawn=True)
    every = ("Late one", "Today one", "Done one", "Checked one", "Gone one")
    client.force_login(world["doer"].user)
    cases = {
        "": every,
        "state=open": ("Late one", "Today one"),
        "state=overdue": ("Late one",),
        "state=done": ("Done one", "Checked one"),
        "state=unchecked": ("Done one",),
        "state=withdrawn": ("Gone one",),
        "search=today": ("Today one",),
        "tab=nonsense&page=x&sort=-nonsense": every,
    }
    found = {query: tuple(t for t in every if t in client.get(f"{LIST}?{query}").content.decode()) for query in cases}
    assert found == cases
    assert client.get(LIST, {"tab": "mine", "search": "nothing"}).context["clear_url"] == "/actions/?tab=mine"


def test_action_list_overdue_in_words_first(client, world):
    action_of(world, what="Later", due_on=datetime.date(2026, 12, 1))
    action_of(world, what="Late", due_on=datetime.date(2026, 11, 16))
    client.force_login(world["doer"].user)
    response = client.get(LIST)
    assert [row.record.what for row in response.context["table"].rows] == ["Late", "Later"]
    assert "3 days overdue" in response.content.decode()


def test_somebody_who_left_opens_nothing(client, world):
    left = make.staff(first_out=datetime.date(2026, 11, 20))
    action = make.AgreedActionFactory(person=left, agreed_by=left)
    client.force_login(left.user)
    address = reverse("practitioners:action_withdraw", args=[action.pk])
    assert client.get(address).status_code == 200
    with time_machine.travel(datetime.datetime(2026, 11, 20, 0, 0, tzinfo=datetime.UTC), tick=False):
        assert client.post(address, {"reason": "x"}).status_code == 302
    assert AgreedAction.objects.get().state == ActionState.OPEN


@pytest.mark.parametrize("rows", [1, 3])
def test_action_list_detail_and_export_ask_as_often_for_3_rows_as_for_1(client, world, django_assert_num_queries, rows):
    for _ in range(rows):
        person = make.staff(unit=world["doer"].positions.get().unit)
        action = make.AgreedActionFactory(person=person, case_reference=make.CaseReferenceFactory())
        for _ in range(rows - 1):
            make.ActionDueDateFactory(action=action, set_by=make.staff())
    client.force_login(world["team manager"].user)
    clock.today()  # the offset of a moved clock is in the cache from then on
    with django_assert_num_queries(6):  # session, user, access, count, rows, warnings of registration
        client.get(LIST, {"tab": "line"})
    with django_assert_num_queries(4):
        b"".join(client.get(EXPORT, {"tab": "line"}).streaming_content)
    with django_assert_num_queries(8):  # session, user, access, action, line, dates, handovers; the read noted
        client.get(reverse("practitioners:action_detail", args=[action.pk]))
