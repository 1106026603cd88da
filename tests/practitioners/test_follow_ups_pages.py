"""Pages of three-month follow-ups: who may open, answer and comment; tabs, filters, export, home, a person's page, counts of SQL."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.questionnaires.models import Answer
from learning_org.questionnaires.queries import questions_of
from learning_org.trail.models import ReadLog
from learning_org.web import clock
from learning_org.web.together import answered
from practitioners.models import ImpactFollowUp
from practitioners.queries.asked import version_asked
from practitioners.queries.impact import follow_up_status, follow_ups_due_from
from practitioners.services.impact import answer_follow_up
from tests import factories as make
from tests.factories.base import LONG_AGO

TODAY = datetime.date(2026, 11, 2)
DAY = datetime.timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
LIST, EXPORT = reverse("practitioners:follow_up_list"), reverse("practitioners:follow_up_export")
GIVEN = {"used": "The timeline.", "changed": "1", "rating": "8", "plan": "2", "supervision": "1", "barriers": "Little time."}


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def world():
    """Somebody, everybody around them in the policy, and a stranger whose follow-up could leak."""
    department = make.UnitFactory(department=True)
    service, elsewhere = make.UnitFactory(service=True, parent=department), make.UnitFactory(service=True, parent=department)
    team, other_team = make.UnitFactory(parent=service), make.UnitFactory(parent=elsewhere)
    people = {
        "owner": make.staff("Priya Nair", unit=team),
        "line manager": make.staff("Lina Manager", role="supervisor", unit=other_team),
        "lead supervisor": make.staff("Leo Lead", role="supervisor", unit=other_team),
        "team manager": make.staff("Tess Manager", role="team_manager", unit=team),
        "service manager": make.staff("Sol Manager", role="service_manager", unit=service),
        "training": make.staff("Tam Officer", role="training_officer", unit=service),
        "psw": make.staff("Pat Principal", role="psw", unit=department),
        "training elsewhere": make.staff("Tia Officer", role="training_officer", unit=elsewhere),
        "qa": make.staff("Quin Officer", role="qa_officer", unit=service),
        "leader": make.staff("Sid Leader", role="senior_leader", unit=department),
        "administrator": make.staff("Ada Min", role="administrator", unit=department),
        "colleague": make.staff("Col League", unit=team),
        "stranger": make.staff("Stran Ger"),
    }
    make.supervises(people["line manager"], people["owner"], lead=False)
    make.supervises(people["lead supervisor"], people["owner"], manages=False)
    return people


LINE = ("line manager", "lead supervisor", "team manager", "service manager")
READ = ("training", "psw")


def of(world, **values):
    return make.ImpactFollowUpFactory(person=world["owner"], about="Questions that open", **values)


def page_of(row, name="detail"):
    return reverse(f"practitioners:follow_up_{name}", args=[row.pk])


def form(row, **changes):
    return {f"q{question.pk}": (GIVEN | changes).get(question.code, "") for question in questions_of(version_asked(row))}


def test_list_and_export_hold_exactly_what_may_be_read(client, world):
    of(world, answered=True)
    make.ImpactFollowUpFactory(person=world["stranger"], about="Leak", answered=True)
    found = {}
    for who, person in world.items():
        client.force_login(person.user)
        found[who] = set()
        for tab in ("mine", "line", "role"):
            page = client.get(LIST, {"tab": tab}).content.decode()
            file = b"".join(client.get(EXPORT, {"tab": tab}).streaming_content).decode()
            shown = {title for title in ("Questions that open", "Leak") if title in page}
            assert shown == {title for title in ("Questions that open", "Leak") if title in file}
            found[who] |= shown
    own = dict.fromkeys(("owner", *LINE, *READ), {"Questions that open"}) | {"stranger": {"Leak"}}
    assert found == {who: own.get(who, set()) for who in world}


def test_answer_through_the_page_with_ratings_and_plan_beside_it(client, world):
    row = of(world, asked=True)
    client.force_login(world["owner"].user)
    text = client.get(page_of(row, "answer")).content.decode()
    for words in ("Questions that open", "4 of 10", "6 of 10", "Try it with two families within a month."):
        assert words in text
    response = client.post(page_of(row, "answer"), form(row), follow=True)
    assert response.redirect_chain == [(page_of(row), 302)]
    text = response.content.decode()
    for words in ("Your answers are sent", "The timeline.", "8 of 10", "Partly done", "Answered, no comment yet"):
        assert words in text
    row.refresh_from_db()
    assert (row.answered_on, row.changed) == (TODAY, True)


def test_answer_says_what_is_missing_and_keeps_the_text(client, world):
    row = of(world, asked=True)
    client.force_login(world["owner"].user)
    text = client.post(page_of(row, "answer"), form(row, changed="", rating="11", barriers="Kept text")).content.decode()
    for words in ("Answer “Did your practice change?”", "Choose one of the answers", "Kept text", "The timeline."):
        assert words in text
    assert Answer.objects.count() == 0


def test_answer_in_a_second_tab_is_refused_with_its_text(client, world):
    row = of(world, asked=True)
    client.force_login(world["owner"].user)
    client.get(page_of(row, "answer"))
    answer_follow_up(row, {question: GIVEN.get(question.code) for question in questions_of(version_asked(row))}, by=world["owner"])
    text = client.post(page_of(row, "answer"), form(row, used="From the second tab")).content.decode()
    assert "answered already" in text
    assert "From the second tab" in text
    assert client.get(page_of(row, "answer")).url == page_of(row)


@pytest.mark.parametrize("state", [{}, {"asked": True, "withdrawn": True}])
def test_answer_page_of_what_is_not_open_shows_the_follow_up(client, world, state):
    row = of(world, **state)
    client.force_login(world["owner"].user)
    assert client.get(page_of(row, "answer")).url == page_of(row)
    assert "Answer the questions" not in client.get(page_of(row)).content.decode()


def test_comment_through_the_page(client, world):
    row = of(world, answered=True)
    client.force_login(world["line manager"].user)
    text = client.post(page_of(row, "comment"), {"comment": "Kept text"}).content.decode()
    assert "Choose whether practice changed" in text
    assert "Kept text" in text
    response = client.post(page_of(row, "comment"), {"changed": "yes", "comment": "Seen in two records."}, follow=True)
    assert "Your comment is saved. Priya Nair is told." in response.content.decode()
    assert "Practice changed" in response.content.decode()
    assert client.get(page_of(row, "comment")).url == page_of(row)
    again = client.post(page_of(row, "comment"), {"changed": "no", "comment": "Second tab."}).content.decode()
    assert "there already" in again
    assert "Second tab." in again


def test_reading_somebody_elses_is_logged_and_ones_own_is_not(client, world):
    row = of(world, answered=True)
    for who in ("owner", "line manager"):
        client.force_login(world[who].user)
        client.get(page_of(row))
    log = ReadLog.objects.get()
    assert (log.reader, log.subject, log.record_id) == (world["line manager"], world["owner"], row.pk)


def test_tabs_are_those_of_the_roles(client, world):
    tabs = {}
    for who in ("owner", "line manager", "training", "psw", "leader"):
        client.force_login(world[who].user)
        tabs[who] = [words for words, _, _ in client.get(LIST).context["tabs"]]
    mine, line, role = "Mine", "My line's", "By my role"
    assert tabs == {"owner": [mine], "line manager": [mine, line], "training": [mine, role], "psw": [mine, role], "leader": [mine]}


STATES = {"waiting": {}, "to_answer": {"asked": True}, "to_comment": {"answered": True}, "commented": {"commented": True}}


def test_list_filters_by_state_and_puts_first_what_waits_for_the_reader(client, world):
    for name, state in (STATES | {"withdrawn": {"withdrawn": True}}).items():
        make.ImpactFollowUpFactory(person=world["owner"], about=f"State {name}", **state)
    client.force_login(world["line manager"].user)
    for name in (*STATES, "withdrawn"):
        rows = client.get(LIST, {"tab": "line", "state": name}).context["table"].rows
        assert [row.record.about for row in rows] == [f"State {name}"]
    firsts = [client.get(LIST, {"tab": "line"}).context["table"].rows[0].record.about]
    client.force_login(world["owner"].user)
    firsts.append(client.get(LIST).context["table"].rows[0].record.about)
    assert firsts == ["State to_comment", "State to_answer"]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_detail_and_export_ask_as_often_for_3_rows_as_for_1(client, world, django_assert_num_queries, rows):
    for _ in range(rows):
        person = make.staff(unit=world["owner"].positions.get().unit, first=LONG_AGO)
        row = make.ImpactFollowUpFactory(person=person, asked=True)
        answer_follow_up(row, {question: GIVEN.get(question.code) for question in questions_of(version_asked(row))}, by=person)
    client.force_login(world["team manager"].user)
    clock.today()  # the offset of a moved clock is in the cache from then on
    with django_assert_num_queries(6):  # session, user, access, count, rows, warnings of registration
        client.get(LIST, {"tab": "line"})
    with django_assert_num_queries(4):
        b"".join(client.get(EXPORT, {"tab": "line"}).streaming_content)
    with django_assert_num_queries(9):  # session, user, access, row, answers, questions, options, line, log
        client.get(page_of(row))


# -- Home, a person's page, leaving, words ---------------------------------------------------------


def due(person, on=TODAY):
    (items,) = answered(follow_ups_due_from(person.user, on))
    return [(item.title, item.url, item.due_on) for item in items]


def test_home_says_what_is_to_be_answered_and_commented(client, world):
    asked, answered = of(world, asked=True), of(world, answered=True)
    of(world)
    of(world, commented=True)
    of(world, asked=True, withdrawn=True)
    assert due(world["owner"]) == [("What became of it: Questions that open", page_of(asked, "answer"), datetime.date(2026, 11, 10))]
    comment = ("Comment on a three-month follow-up in your line", page_of(answered, "comment"), datetime.date(2026, 11, 13))
    assert due(world["line manager"]) == due(world["lead supervisor"]) == [comment]
    assert due(world["service manager"]) == due(world["psw"]) == []
    of(world, answered=True, answered_on=datetime.date(2026, 10, 29))
    many = ("Comment on 2 three-month follow-ups in your line", f"{LIST}?tab=line&state=to_comment", datetime.date(2026, 11, 12))
    assert due(world["line manager"]) == [many]
    assert due(world["owner"], datetime.date(2026, 12, 27)) == []  # went quiet
    assert due(world["line manager"], datetime.date(2026, 12, 30)) == []
    client.force_login(world["owner"].user)
    assert "What became of it: Questions that open" in client.get(reverse("dashboards:home")).content.decode()


def test_a_persons_page_shows_follow_ups_to_those_who_read_them(client, world):
    of(world, asked=True)
    seen = {}
    for who in ("line manager", "psw", "colleague", "administrator"):
        client.force_login(world[who].user)
        page = client.get(reverse("practitioners:person_detail", args=[world["owner"].pk]), {"tab": "learning"}).content.decode()
        seen[who] = "Questions that open" in page
    assert seen == {"line manager": True, "psw": True, "colleague": False, "administrator": False}


@pytest.mark.parametrize(
    ("values", "days", "status"),
    [
        ({}, 0, ("none", "Not asked yet")),
        ({"asked": True}, 8, ("todo", "To answer")),
        ({"asked": True}, 9, ("off", "1 day overdue")),
        ({"asked": True}, 54, ("off", "46 days overdue")),
        ({"asked": True}, 55, ("off", "Never answered")),
        ({"answered": True}, 11, ("todo", "Answered, no comment yet")),
        ({"answered": True}, 12, ("close", "Answered, comment overdue")),
        ({"commented": True}, 0, ("on", "Practice changed")),
        ({"commented": True, "manager_changed": False}, 0, ("none", "Changed, not seen by the manager")),
        ({"commented": True, "changed": False}, 0, ("none", "Change seen by the manager alone")),
        ({"commented": True, "changed": False, "manager_changed": False}, 0, ("none", "No change in practice")),
        ({"withdrawn": True}, 0, ("none", "Withdrawn")),
    ],
)
def test_status_in_words(values, days, status):
    assert follow_up_status(make.ImpactFollowUpFactory(**values), TODAY + days * DAY) == status


def test_need_meet_takes_the_rating_before(client, world):
    need = make.LearningNeedFactory(person=world["owner"], own=True)
    address = reverse("practitioners:need_meet", args=[need.pk])
    client.force_login(world["line manager"].user)
    assert "How confident were they in this before" in client.get(address).content.decode()
    client.force_login(world["owner"].user)
    assert "How confident were you in this before" in client.get(address).content.decode()
    text = client.post(address, {"met_how": "Coaching", "rating_before": "11"}).content.decode()
    assert "The rating must be 10 or less" in text
    assert client.post(address, {"met_how": "Coaching", "rating_before": "3"}).status_code == 302
    assert ImpactFollowUp.objects.get(need=need).rating_before == 3
