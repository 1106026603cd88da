"""The list of registered people, reminding several, and the warning wherever a manager sees somebody who is not registered."""

import csv
import datetime
import io

import pytest
import time_machine
from django.urls import reverse

from learning_org.notifications.models import Message
from learning_org.web.periods import period
from practitioners.queries.registered import registered_people, status_of, unregistered
from practitioners.queries.registration import registration_statuses
from practitioners.services.reminding import Reminded, remind_of_registration
from tests import factories as make

pytestmark = pytest.mark.django_db
Date = datetime.date
LIST = reverse("practitioners:registration_list")
REMIND = reverse("practitioners:registration_remind")
DONE = {"form_sent_on": Date(2026, 9, 14), "fee_paid_on": Date(2026, 9, 14), "learning_submitted_on": Date(2026, 9, 15)}


def at(text):
    return time_machine.travel(datetime.datetime.fromisoformat(text), tick=False)


@pytest.fixture(autouse=True)
def _today():
    with at("2026-11-19T12:00:00+00:00"):
        yield


@pytest.fixture
def unit():
    return make.UnitFactory()


@pytest.fixture
def manager(unit):
    return make.staff("Helen Marsh", role="team_manager", unit=unit)


@pytest.fixture
def team(unit, manager):
    """One of each state, by name."""
    people = {}
    for name in ("Complete", "Learning", "Parts", "Peer", "New", "Never", "Ended"):
        people[name] = make.staff(f"{name} Person", unit=unit)
    for name in ("Complete", "Learning", "Parts", "Peer"):
        make.RegistrationFactory(person=people[name])
    make.RegistrationFactory(person=people["New"], period=period(Date(2026, 9, 1)))
    make.RegistrationFactory(person=people["Ended"], period=period(Date(2020, 1, 1), Date(2026, 11, 19)))
    for name, pieces in {"Complete": (True, False), "Learning": (False,), "Parts": (True, False), "Peer": (False, False)}.items():
        for with_peer in pieces:
            make.CPDEntryFactory(person=people[name], **({"with_peer": True} if with_peer else {}))
    for name in ("Complete", "Peer"):
        make.RenewalFactory(registration=people[name].registrations.get(), **DONE)
    make.RenewalFactory(registration=people["Parts"].registrations.get(), form_sent_on=Date(2026, 9, 14))
    youth = make.PersonFactory(given_name="Youth")
    make.PositionFactory(person=youth, unit=unit, job=make.JobFactory(youth_worker=True))
    make.staff()  # elsewhere
    return people


def body(response):
    return " ".join(response.content.decode().split())


def states(user):
    return {row.given_name: row.state for row in registered_people(user)}


def test_each_state_of_a_team_on_one_day(team, manager):
    # The manager is in the unit too, and not in their own list; the youth worker's job needs no registration.
    assert states(manager.user) == {
        "Complete": "complete",
        "Learning": "missing",
        "Parts": "missing",
        "Peer": "missing",
        "New": "missing",  # owes no learning, but the form and the fee
        "Never": "none",
        "Ended": "expired",
    }


def test_what_is_left_in_words(team, manager):
    on = Date(2026, 11, 19)
    left = {row.given_name: status_of(row, on).left for row in registered_people(manager.user) if row.registered}
    assert left == {
        "Complete": "",
        "Learning": "1 more piece of learning; 1 peer reflection; send the form; pay the fee; enter your learning with the regulator",
        "Parts": "pay the fee; enter your learning with the regulator",
        "Peer": "1 peer reflection",
        "New": "send the form; pay the fee",
    }


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-08-31T22:59:00+00:00", "complete"),  # 31 August, 23:59 in London: the parts cannot be done yet
        ("2026-08-31T23:00:00+00:00", "missing"),  # 1 September, 00:00: renewal is open, and nothing of it is done
        ("2026-11-30T23:59:00+00:00", "missing"),
        ("2026-12-01T00:00:00+00:00", "missing"),  # a new year: no piece of it yet
        ("2028-02-29T12:00:00+00:00", "missing"),
    ],
)
def test_state_on_the_days_on_which_it_changes(unit, manager, moment, state):
    person = make.staff("Priya Nair", unit=unit)
    make.RegistrationFactory(person=person)
    for _ in range(2):
        make.CPDEntryFactory(person=person, learnt_on=Date(2026, 3, 29), with_peer=True)  # the day on which summer time begins
    with at(moment):
        assert states(manager.user) == {"Priya": state}


@pytest.mark.parametrize(("last", "state"), [(Date(2026, 11, 18), "expired"), (Date(2026, 11, 19), "complete")])
def test_a_registration_holds_to_the_end_of_its_last_day(unit, manager, last, state):
    """On its last day it still holds; since it ends within the year, nothing is owed."""
    person = make.staff("Priya Nair", unit=unit)
    make.RegistrationFactory(person=person, period=period(Date(2020, 1, 1), last + datetime.timedelta(days=1)))
    assert states(manager.user) == {"Priya": state}
    assert unregistered(manager.user) == ({person.pk: "Registration ended"} if state == "expired" else {})


def test_list_agrees_with_each_persons_own_status(team, manager):
    on = Date(2026, 11, 19)
    rows = {row.pk: status_of(row, on) for row in registered_people(manager.user) if row.registered}
    assert rows == registration_statuses(list(rows), on)


def test_psw_sees_the_units_of_the_role_and_nobody_else_sees_a_list(client, team, unit):
    psw = make.staff(role="psw", unit=unit)
    assert set(states(psw.user)) == {*team, "Helen"}
    for role in ("practitioner", "administrator", "senior_leader", "qa_officer"):
        client.force_login(make.staff(role=role, unit=unit).user)
        assert [client.get(LIST).status_code, client.post(REMIND).status_code] == [403, 403]


def test_list_filters_by_state_and_offers_a_box_only_where_something_is_left(client, team, manager):
    client.force_login(manager.user)
    page = client.get(LIST)
    assert body(page).count('name="person"') == 6  # all but Complete
    assert "7 people" in body(page)
    for state, count in {"complete": 1, "missing": 4, "none": 1, "expired": 1}.items():
        assert len(client.get(f"{LIST}?state={state}").context["table"].rows) == count
    assert "The last registration ended on 19 November 2026" in body(page)


def test_list_leads_to_the_check_of_the_register_for_the_line_alone(client, team, manager, unit):
    check = reverse("practitioners:registration_check", args=[team["Peer"].pk])
    client.force_login(manager.user)
    assert check in body(client.get(LIST))
    client.post(check)
    page = body(client.get(LIST))
    assert "19 November 2026" in page
    assert check not in page
    client.force_login(make.staff(role="psw", unit=unit).user)
    assert "/registration/check/" not in body(client.get(LIST))


def test_export_holds_the_same_people_in_words(client, team, manager):
    client.force_login(manager.user)
    content = b"".join(client.get(reverse("practitioners:registration_export") + "?state=none").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [(row["Name"], row["State"], row["What is left to do"]) for row in rows] == [
        ("Never Person", "Not registered", "The job needs a registration, and none is recorded")
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_and_export_ask_as_often_for_3_rows_as_for_1(client, unit, manager, rows, django_assert_num_queries):
    for _ in range(rows):
        make.RegistrationFactory(person=make.staff(unit=unit))
    client.force_login(manager.user)
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)
    with django_assert_num_queries(4):
        list(client.get(reverse("practitioners:registration_export")).streaming_content)


def test_reminder_of_somebody_who_owes_no_learning_says_what_is_left_all_the_same(team, manager):
    """Joined the register in September: no learning is owed this year, but form and fee are."""
    late = make.staff("Lately Joined", unit=next(iter(team.values())).positions.first().unit)
    make.supervises(manager, late)
    make.RegistrationFactory(person=late, period=period(datetime.date(2026, 9, 2)))
    remind_of_registration([late.pk], by=manager)
    said = Message.objects.get(recipient=late).body
    assert "no learning is owed by 30 November 2026." in said
    assert said.endswith("Still to do for your renewal: send the form and pay the fee.")


def test_reminder_tells_each_what_is_missing_once_a_day(team, manager):
    everybody = [person.pk for person in team.values()]
    assert remind_of_registration(everybody, by=manager) == Reminded(now=6, already=0, complete=1)
    assert remind_of_registration(everybody, by=manager) == Reminded(now=0, already=6, complete=1)
    said = {message.recipient.given_name: message.body for message in Message.objects.all()}
    assert said["Peer"] == (
        "Helen Marsh reminds you. Registration still needs 1 peer reflection by 30 November 2026. Add it to a piece you have."
    )
    assert said["Never"].startswith("Helen Marsh reminds you. Your job needs a registration, and none is recorded for you.")
    assert said["Ended"].startswith("Helen Marsh reminds you. Your registration ended on 19 November 2026, and your job needs one.")
    assert said["Parts"].endswith("Still to do for your renewal: pay the fee and enter your learning with the regulator.")
    with at("2026-11-20T09:00:00+00:00"):
        assert remind_of_registration(everybody, by=manager).now == 6


def test_reminder_reaches_nobody_outside_the_line_nor_oneself(team, manager, unit):
    make.RegistrationFactory(person=manager)
    stranger = make.staff(role="team_manager")
    assert remind_of_registration([team["Never"].pk], by=stranger) == Reminded(0, 0, 0)
    assert remind_of_registration([manager.pk], by=manager) == Reminded(0, 0, 0)
    assert Message.objects.count() == 0


def test_remind_page_says_how_many_and_a_double_click_changes_nothing(client, team, manager):
    client.force_login(manager.user)
    ticked = {"person": [team["Never"].pk, team["Peer"].pk, "x", "9" * 30]}
    first = client.post(f"{REMIND}?state=missing&nonsense=1", ticked, follow=True)
    assert first.redirect_chain == [(f"{LIST}?state=missing", 302)]
    assert "2 people were reminded." in body(first)
    assert "Nobody was reminded. 2 were reminded today already." in body(client.post(REMIND, ticked, follow=True))
    assert Message.objects.count() == 2
    assert "Tick at least one person" in body(client.post(REMIND, {}, follow=True))
    assert "1 person was reminded." in body(client.post(REMIND, {"person": team["Ended"].pk}, follow=True))


def test_a_warning_stands_wherever_a_manager_sees_somebody_who_is_not_registered(client, team, manager, unit):
    client.force_login(manager.user)
    pages = {
        "directory": reverse("practitioners:person_list"),
        "unit": reverse("practitioners:unit_detail", args=[unit.pk]),
        "person": reverse("practitioners:person_detail", args=[team["Never"].pk]),
    }
    for name, address in pages.items():
        assert "Not registered" in body(client.get(address)), name
    assert "Registration ended" in body(client.get(reverse("practitioners:person_detail", args=[team["Ended"].pk])))
    assert "Registration ended" in body(client.get(pages["directory"]))


def test_a_colleague_sees_no_warning_and_asks_nothing_more(client, team, unit, django_assert_num_queries):
    colleague = make.staff(unit=unit)
    client.force_login(colleague.user)
    for address in (reverse("practitioners:person_list"), reverse("practitioners:unit_detail", args=[unit.pk])):
        page = body(client.get(address))
        assert "Not registered" not in page
        assert "Registration ended" not in page
    colleague.user.access  # noqa: B018
    with django_assert_num_queries(0):
        assert unregistered(colleague.user) == {}


@pytest.mark.parametrize(
    ("last", "state", "words"),
    [
        (Date(2026, 11, 29), "complete", "leaves the register on 29 November 2026"),
        (Date(2026, 11, 30), "missing", "Learning not complete"),
        (Date(2026, 12, 1), "missing", "Learning not complete"),
    ],
)
def test_list_holds_somebody_who_leaves_the_register_within_the_year_as_complete(client, manager, unit, last, state, words):
    person = make.staff("Leaving Person", unit=unit)
    make.RegistrationFactory(person=person, period=period(Date(2020, 1, 1), last + datetime.timedelta(days=1)))
    row = registered_people(manager.user).get(pk=person.pk)
    assert row.state == state
    on = Date(2026, 11, 19)
    assert status_of(row, on) == registration_statuses([person.pk], on)[person.pk]
    client.force_login(manager.user)
    text = body(client.get(reverse("practitioners:person_learning", args=[person.pk])))
    assert words in text
    assert "joined the register" not in text
