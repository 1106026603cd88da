"""Home: the union of one's roles, for each role's kind, under one literal count of SQL."""

import datetime
import re

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web import clock
from practitioners import registries
from practitioners.models import Source
from practitioners.queries.registration import registration_statuses
from tests import factories as make

HOME = reverse("dashboards:home")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


def home(client, person):
    client.force_login(person.user)
    return client.get(HOME)


def boxes(response):
    return {heading: [(figure.count, figure.words) for figure in figures] for heading, figures in response.context["boxes"]}


def test_home_needs_signing_in(client):
    assert client.get(HOME).status_code == 302


def test_home_greets_and_says_what_is_due(client):
    person = make.staff("Priya Nair")
    case = make.CaseReferenceFactory(reference="C-20388")
    make.AgreedActionFactory(person=person, what="Share the genogram", case_reference=case, due_on=datetime.date(2026, 11, 16))
    make.AgreedActionFactory(person=person, what="Arrange a visit", due_on=datetime.date(2026, 11, 23))
    make.LearningNeedFactory(person=person, title="Talking with teenagers", wanted_by=datetime.date(2026, 12, 12))
    make.AgreedActionFactory(what="Leaked action")
    response = home(client, person)
    page = response.content.decode()
    assert response.context["page"]["title"] == "Good morning, Priya"
    assert response.context["lede"] == "Thursday 19 November 2026. One thing is overdue and two more are due by 12 December."
    assert [(item.title, tag, late) for item, tag, late in response.context["due"]] == [
        ("Share the genogram", "3 days overdue", True),
        ("Arrange a visit", "23 November", False),
        ("Talking with teenagers", "12 December", False),
    ]
    assert ('Action from supervision on 27 October, <span class="app-ref">C-20388</span>' in page, "Leaked action" in page) == (True, False)


def test_home_with_nothing_due_and_nothing_new_teaches_the_next_step(client):
    response = home(client, make.staff())
    assert response.context["lede"] == "Thursday 19 November 2026. Nothing is due from you."
    assert "Nothing new since you last looked." in response.content.decode()
    assert boxes(response) == {}


def test_home_shows_ten_and_counts_all(client):
    person = make.staff()
    for number in range(12):
        make.AgreedActionFactory(person=person, what=f"Action {number:02}")
    response = home(client, person)
    assert (len(response.context["due"]), response.context["due_count"]) == (10, 12)
    page = response.content.decode()
    assert "The 10 most urgent are shown:" in page
    assert '<a class="govuk-link" href="/to-do/">show all 12</a>' in page


def test_home_shows_own_unread_messages_alone(client):
    person = make.staff()
    make.MessageFactory(recipient=person, subject="Unread one")
    make.MessageFactory(recipient=person, subject="Read one", read_at=datetime.datetime(2026, 11, 18, tzinfo=datetime.UTC))
    make.MessageFactory(subject="Leaked one")
    page = home(client, person).content.decode()
    assert [words in page for words in ("Unread one", "Read one", "Leaked one")] == [True, False, False]


def test_home_has_one_green_button(client):
    for role in Role:
        page = home(client, make.staff(role=role)).content.decode()
        assert (role, page.count('class="govuk-button ')) == (role, 1)


def line_world():
    team = make.UnitFactory(parent=make.UnitFactory(service=True))
    worker = make.staff("Priya Nair", unit=team)
    make.AgreedActionFactory(person=worker, due_on=datetime.date(2026, 11, 18))
    make.AgreedActionFactory(person=worker, due_on=datetime.date(2026, 11, 19))
    make.AgreedActionFactory(due_on=datetime.date(2026, 11, 1))  # a stranger's
    make.LearningNeedFactory(person=worker)
    make.LearningNeedFactory(person=worker, met=True)
    make.LearningNeedFactory()
    return team, worker


def test_home_counts_the_line_of_a_manager_without_the_managers_own(client):
    team, _ = line_world()
    manager = make.staff(role="team_manager", unit=team)
    make.LearningNeedFactory(person=manager)
    make.AgreedActionFactory(person=manager, due_on=datetime.date(2026, 11, 1))
    assert boxes(home(client, manager))["Your people"][:2] == [(1, "overdue action"), (1, "learning need not met")]


def test_home_counts_the_line_of_a_supervisor_and_of_who_covers(client):
    _, worker = line_world()
    supervisor, cover, colleague = make.staff(role="supervisor"), make.staff(), make.staff()
    make.supervises(supervisor, worker, manages=False)
    make.RelationshipFactory(person=supervisor, other=cover, cover=True)
    assert boxes(home(client, supervisor))["Your people"][:2] == [(1, "overdue action"), (1, "learning need not met")]
    assert boxes(home(client, cover))["Your people"][:2] == [(1, "overdue action"), (1, "learning need not met")]
    assert boxes(home(client, colleague)) == {}


def test_home_names_those_of_the_line_who_still_owe_learning(client):
    team = make.UnitFactory()
    manager = make.staff(role="team_manager", unit=team)
    people = [make.staff(name, unit=team) for name in ("Ola Two", "Ann One", "Pia Done", "Noa Late", "Lee Leaver", "Una Registered")]
    for person in people[:3]:
        make.RegistrationFactory(person=person)
    make.RegistrationFactory(person=people[3], period=(datetime.date(2026, 9, 1), None))
    make.RegistrationFactory(person=people[4], period=(datetime.date(2020, 1, 1), datetime.date(2026, 11, 30)))
    make.RegistrationFactory(person=make.staff("Leaked Name"))
    make.CPDEntryFactory(person=people[1], with_peer=True)  # one of two
    make.CPDEntryFactory.create_batch(2, person=people[0], learnt_on=datetime.date(2026, 11, 18))  # no peer reflection
    make.CPDEntryFactory.create_batch(2, person=people[2], with_peer=True)
    figure = dict(home(client, manager).context["boxes"])["Your people"][2]
    assert (figure.count, figure.words) == (2, "people still owe learning for registration")
    assert [person["name"] for person in figure.people] == ["Ann One", "Ola Two"]
    statuses = registration_statuses([person.pk for person in people], datetime.date(2026, 11, 19)).values()
    assert {s.person_id for s in statuses if not s.learning_complete} == {person["pk"] for person in figure.people}


@pytest.mark.parametrize(("day", "shown"), [((2026, 8, 31), False), ((2026, 9, 1), True), ((2026, 11, 30), True), ((2026, 12, 1), False)])
def test_home_counts_registrations_of_the_line_while_renewal_is_open(client, day, shown):
    with time_machine.travel(datetime.datetime(*day, 12, tzinfo=datetime.UTC), tick=False):
        figures = boxes(home(client, make.staff(role="team_manager")))["Your people"]
    assert ((0, "people still owe learning for registration") in figures) == shown


def test_home_panel_says_what_registration_needs_and_has_the_only_green_button(client):
    person = make.staff()
    make.RegistrationFactory(person=person)
    make.CPDEntryFactory(person=person, title="Neglect and cumulative harm", learnt_on=datetime.date(2026, 5, 14))
    page = " ".join(home(client, person).content.decode().split())
    for words in ("Record one more piece of learning", "Piece 1, recorded", "14 May 2026, no peer reflection", "Piece 2, missing"):
        assert words in page
    assert page.count('class="govuk-button ') == 1
    assert f'href="{reverse("practitioners:cpd_create")}" role="button"' in page


def test_home_lists_nothing_that_its_panel_says_already(client):
    person = make.staff()
    make.RegistrationFactory(person=person)
    response = home(client, person)
    assert (response.context["due"], response.context["due_count"]) == ([], 0)
    assert response.context["lede"] == "Thursday 19 November 2026. One thing is due by 30 November."
    assert "Nothing else is due from you." in response.content.decode()
    make.AgreedActionFactory(person=person, what="Arrange a visit", due_on=datetime.date(2026, 11, 23))
    response = home(client, person)
    assert [item.title for item, _, _ in response.context["due"]] == ["Arrange a visit"]
    assert response.context["lede"] == "Thursday 19 November 2026. One thing is due by 23 November."


@pytest.mark.parametrize(
    ("day", "done", "shown"),
    [
        ((2026, 11, 19), {}, True),  # the form and the fee are missing
        ((2026, 8, 31), {}, False),  # nothing to be done until renewal opens
        ((2026, 11, 19), {"complete": True}, False),
    ],
)
def test_home_panel_after_the_learning_is_complete(client, day, done, shown):
    person = make.staff()
    registration = make.RegistrationFactory(person=person)
    make.CPDEntryFactory.create_batch(2, person=person, learnt_on=datetime.date(2026, 5, 14), with_peer=True)
    make.RenewalFactory(registration=registration, **done)
    with time_machine.travel(datetime.datetime(*day, 12, tzinfo=datetime.UTC), tick=False):
        response = home(client, person)
    assert (response.context["panel"] is not None) == shown
    assert ("Finish your renewal" in response.content.decode()) == shown


def test_home_has_no_panel_for_who_is_not_registered_or_owes_nothing(client):
    assert home(client, make.staff()).context["panel"] is None
    late = make.staff()
    make.RegistrationFactory(person=late, period=(datetime.date(2026, 9, 1), None))
    assert home(client, late).context["panel"] is None


def test_home_figures_open_lists_of_the_same_length(client):
    team, _ = line_world()
    response = home(client, make.staff(role="team_manager", unit=team))
    figures = dict(response.context["boxes"])["Your people"]
    for figure in figures[:2]:
        assert client.get(figure.url).context["table"].paginator.count == figure.count


def test_home_of_the_principal_social_worker_counts_what_was_sent_up(client):
    team, worker = line_world()
    make.AgreedActionFactory(person=worker, sent_up=True)
    make.AgreedActionFactory(person=worker, sent_up=True, done=True)
    make.AgreedActionFactory(sent_up=True)
    response = home(client, make.staff(role="psw", unit=team))
    assert boxes(response)["Sent up to you"] == [(1, "open action")]
    assert client.get(dict(response.context["boxes"])["Sent up to you"][0].url).context["table"].paginator.count == 1


def test_home_of_an_administrator_counts_who_starts_and_leaves_this_week_and_mail_that_did_not_arrive(client):
    unit = make.UnitFactory()
    admin = make.staff(role="administrator", unit=unit)
    day = {n: datetime.date(2026, 11, n) for n in (18, 19, 20, 25, 26, 27)}
    make.staff("Starts Today", unit=unit, first=day[19])
    make.staff(unit=unit, first=day[25])  # starts on the seventh day
    make.staff(unit=unit, first=day[26])  # a day too late
    make.staff(unit=unit, first=day[18])  # started yesterday
    make.staff(unit=unit, first_out=day[19])  # left: today is the first day out
    make.staff(unit=unit, first_out=day[20])  # last day is today
    make.staff(unit=unit, first_out=day[26])
    make.staff(unit=unit, first_out=day[27])  # a day too late
    mover = make.staff(unit=unit, first_out=day[20])  # changes team, does not leave
    make.PositionFactory(person=mover, period=(day[20], None))
    make.DeliveryFactory(state="failed")
    make.DeliveryFactory(state="no_address", address="")
    make.DeliveryFactory()
    response = home(client, admin)
    assert "Starts Today" in response.content.decode()
    assert boxes(response)["People and accounts"] == [
        (2, "people start this week"),
        (2, "people leave this week"),
        (2, "e-mails did not arrive"),
    ]


def test_home_of_a_partner_learner_names_nobody_of_the_council(client):
    line_world()
    learner = make.staff("Agi Partner", role="partner_learner", unit=make.UnitFactory(agency=True))
    response = home(client, learner)
    assert (boxes(response), response.context["due"]) == ({}, [])
    assert "Priya Nair" not in response.content.decode()
    assert "Add a person" not in response.content.decode()


def test_home_of_somebody_with_several_roles_is_their_union(client):
    team, _ = line_world()
    person = make.staff(role="psw", unit=team)
    make.RoleGrantFactory(person=person, unit=team, role=Role.ADMINISTRATOR)
    make.RoleGrantFactory(person=person, unit=team, role=Role.TEAM_MANAGER)
    assert list(boxes(home(client, person))) == ["Your people", "Sent up to you", "People and accounts"]


KINDS = ("practitioner", "supervisor", "team_manager", "service_manager", "qa_officer", "training_officer", "psw", "senior_leader")


def everything_due(person, worker, unit, number):
    """One of each thing that home says of what somebody owes and of their line, and one of what is new."""
    make.AgreedActionFactory(person=person, what="Share the genogram", case_reference=make.CaseReferenceFactory())
    make.AgreedActionFactory(person=worker, agreed_by=person, done=True)
    make.LearningNeedFactory(person=person, title="Talking with teenagers", wanted_by=datetime.date(2026, 12, 12))
    make.LearningNeedFactory(person=worker, raised_on=datetime.date(2026, 10, 1), source=Source.AUDIT)
    make.ImpactFollowUpFactory(person=person, asked=True, about="Open questions")
    make.ImpactFollowUpFactory(person=worker, answered=True)
    make.CaseAuditFactory(auditor=person, case_reference__reference=f"C-1000{number}")
    make.CaseAuditFactory(practitioner=person, submitted=True, open_to_line_on=datetime.date(2026, 11, 24))
    make.FindingFactory(audit__unit=unit, audit__open_to_line_on=datetime.date(2026, 11, 10))
    training_due(person, worker, number)
    make.SupervisionSessionFactory(supervisee=person, starts_at=datetime.datetime(2026, 11, 27 - number, 10, tzinfo=datetime.UTC))
    make.SupervisionSessionFactory(supervisee=worker, supervisor=person, held=True)
    make.AppraisalFactory(appraisee=person, cycle__on=datetime.date(2026 - number, 4, 1))
    make.AppraisalFactory(appraisee=make.staff(), appraiser=person, waiting=True, cycle__on=datetime.date(2025, 4, 1))
    report = make.staff("Sam Second")
    make.supervises(person, report, lead=False)
    make.AppraisalFactory(appraisee=report)
    make.MessageFactory(recipient=person)
    make.CPDShareFactory(entry=make.CPDEntryFactory(person=worker), person=person)


def training_due(person, worker, number):
    """A course to come, one to evaluate, a place to approve, a register to take."""
    coming, taught = datetime.date(2026, 11, 23), datetime.date(2026, 11, 18)
    make.BookingFactory(person=person, approved=True, session__first_on=coming, session__course__title=f"Coming {number}")
    make.BookingFactory(person=person, came=True, session__course__title=f"Held {number}")
    make.BookingFactory(person=worker)
    make.BookingFactory(approved=True, session__first_on=taught, session__trainer=person, session__course__title=f"Taught {number}")


DUE = [
    "Plan a supervision with Priya Nair",
    "Evaluate Held 0",
    "What became of it: Open questions",
    "Write up the supervision of 27 October",
    "Comment on a three-month follow-up in your line",
    "Audit C-10000",
    "Take the register of Taught 0",
    "Share the genogram",
    "Training: Coming 0",
    "Read and answer the audit of your practice",
    "Check what Priya Nair has done",
    "Prepare your supervision on 27 November",
    "Record two pieces of learning",
    "Approve a training place",
    "Talking with teenagers",
    "1 person has no appraisal this year yet",
    "Go on with the appraisal of Sam Second",
    "Plan how 2 learning needs in your line will be met",
    "Read and sign the appraisal of Given Family",
    "Write your part of your appraisal",
]


def test_home_gathers_what_is_due_and_new_from_every_app_in_one_statement(django_assert_num_queries):
    team, worker = line_world()
    person = make.staff(role="supervisor", unit=team)
    make.supervises(person, worker)
    make.RegistrationFactory(person=person)
    everything_due(person, worker, team, 0)
    assert person.user.access.answered_to
    with django_assert_num_queries(2):  # everything together; the status of registration, which the panel shows too
        due, new = registries.due_and_new(person.user, clock.today())
    assert [re.sub(r"(Given|Family)\d+", r"\1", item.title) for item in due] == DUE
    assert [(item.title, item.hint) for item in new] == [("What audits found in your team", "1 finding, without names")]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("role", [*KINDS, "administrator", "partner_learner", "every role"])
def test_home_asks_as_often_whatever_the_role_and_the_rows(client, django_assert_num_queries, role, rows):
    team, worker = line_world()
    person = make.staff(role="psw" if role == "every role" else role, unit=team)
    if role == "every role":
        for other in (*KINDS, "administrator"):
            if other != "psw":
                make.RoleGrantFactory(person=person, unit=team, role=other)
    make.supervises(person, worker)
    make.RegistrationFactory(person=person)
    make.CPDEntryFactory.create_batch(rows, person=person, with_peer=True)
    for number in range(rows):
        everything_due(person, worker, team, number)
    client.force_login(person.user)
    clock.today()  # the offset of a moved clock is in the cache from then on
    # session, user, access; figures; all that is due and new; status and pieces of registration; messages. The design's ceiling is 10.
    with django_assert_num_queries(8):
        assert client.get(HOME).status_code == 200
