"""A team discussion is logged once for all who attended; each finishes, or declines, a piece of their own (S94, Q76, P26)."""

import datetime
import uuid

import pytest
import time_machine
from django.urls import reverse

from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from learning_org.web.together import answered
from practitioners.models import CPDEntry, DiscussionAttendance, TeamDiscussion
from practitioners.queries.discussions import discussions_due_from, team_mates
from practitioners.services import discussions as services
from tests import factories as make
from tests.practitioners.test_cpd import TALKED, piece
from tests.support.forms import hidden

LOG = "/my-learning/discussions/log/"
SAID = {"title": "The neglect audit", "held_on": datetime.date(2026, 11, 17), "discussed": "Four findings.", "hours": 1}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def team(db):
    unit = make.UnitFactory(name="Safeguarding North")
    return [make.staff(name, unit=unit) for name in ("Priya Nair", "Daniel Achebe", "Sara Lowe")]


def logged(team, submission=None, **changes):
    priya, *others = team
    return services.log_discussion(**SAID | changes, attended=others, submission=submission or uuid.uuid4(), by=priya)


def part_of(discussion, person):
    return DiscussionAttendance.objects.get(discussion=discussion, person=person)


def test_discussion_is_logged_for_everybody_who_attended_and_they_are_told(team):
    priya, daniel, sara = team
    discussion = logged(team)
    assert {row.person for row in discussion.attendances.all()} == set(team)
    assert set(Message.objects.values_list("recipient", "subject")) == {
        (daniel.pk, "A team discussion is logged for you"),
        (sara.pk, "A team discussion is logged for you"),
    }
    for person in team:
        ((item,),) = answered(discussions_due_from(person.user, datetime.date(2026, 11, 19)))
        assert (item.title, item.due_on) == ("The neglect audit", None)
        assert item.url == reverse("practitioners:discussion_finish", args=[part_of(discussion, person).pk])


def test_the_same_form_twice_logs_one_discussion(team):
    submission = uuid.uuid4()
    assert logged(team, submission) == logged(team, submission)
    assert (TeamDiscussion.objects.count(), DiscussionAttendance.objects.count(), Message.objects.count()) == (1, 3, 2)


def test_log_is_refused_for_a_day_to_come_and_alone(team):
    with pytest.raises(Refused, match="today or in the past"):
        logged(team, held_on=datetime.date(2026, 11, 20))
    with pytest.raises(Refused, match="Choose who attended"):
        logged(team[:1])
    assert not TeamDiscussion.objects.exists()


def test_each_makes_one_piece_of_their_own(team):
    _, daniel, sara = team
    part = part_of(logged(team), daniel)
    entry = services.finish_discussion(part, piece(**TALKED), submission=uuid.uuid4(), by=daniel)
    assert (entry.person, part_of(part.discussion, daniel).entry) == (daniel, entry)
    with pytest.raises(Refused, match="already"):
        services.finish_discussion(part, piece(**TALKED), submission=uuid.uuid4(), by=daniel)
    with pytest.raises(Refused, match="their own"):
        services.finish_discussion(part_of(part.discussion, sara), piece(), submission=uuid.uuid4(), by=daniel)
    with pytest.raises(Refused, match="already"):
        services.decline_discussion(part, by=daniel)
    assert CPDEntry.objects.count() == 1
    assert answered(discussions_due_from(daniel.user, datetime.date(2026, 11, 19))) == [[]]


def test_whoever_makes_none_is_asked_no_more(client, team):
    _, daniel, _ = team
    part = part_of(logged(team), daniel)
    client.force_login(daniel.user)
    assert client.post(reverse("practitioners:discussion_decline", args=[part.pk])).url == "/my-learning/"
    assert part_of(part.discussion, daniel).declined_on == datetime.date(2026, 11, 19)
    assert client.get(reverse("practitioners:discussion_finish", args=[part.pk])).status_code == 403
    with pytest.raises(Refused, match="no piece"):
        services.finish_discussion(part, piece(), submission=uuid.uuid4(), by=daniel)


def test_pages_log_and_finish(client, team):
    priya, daniel, _ = team
    outsider = make.staff("Otto Elsewhere")
    client.force_login(priya.user)
    page = client.get(LOG)
    assert "Daniel Achebe" in page.content.decode()
    assert "Otto Elsewhere" not in page.content.decode()
    sent = {"title": "The neglect audit", "held_on_day": 17, "held_on_month": 11, "held_on_year": 2026, "hours": "1.5"}
    sent |= {"discussed": "Four findings.", "attended": daniel.pk} | hidden(page)
    wrong = client.post(LOG, sent | {"attended": outsider.pk})
    assert "attended" in wrong.context["form"].errors
    assert "Four findings." in wrong.content.decode()
    finish = client.post(LOG, sent).url
    assert finish == reverse("practitioners:discussion_finish", args=[DiscussionAttendance.objects.get(person=priya).pk])
    form = client.get(finish)
    initial = form.context["form"].initial
    assert (initial["title"], initial["description"], initial["hours"]) == ("The neglect audit", "Four findings.", "1.5")
    assert (initial["learnt_on"], initial["talked"], initial["peer_name"]) == (
        datetime.date(2026, 11, 17),
        "yes",
        "My team, Safeguarding North",
    )
    done = {"title": "The neglect audit", "kind": "informal", "learnt_on_day": 17, "learnt_on_month": 11, "learnt_on_year": 2026}
    done |= {"description": "Four findings.", "talked": "yes", "peer_name": "My team", "peer_learnt": "To ask about a day."}
    done |= {"sharing": "only_me"} | hidden(form)
    answers = [client.post(finish, done) for _ in range(2)]  # a double click: the second is led where the first was
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, answers[0].url)] * 2
    assert client.post(finish, done | {"title": "Another"}).status_code == 403
    entry = CPDEntry.objects.get()
    assert (entry.person, entry.peer_reflection.text, entry.attendance.discussion.title) == (
        priya,
        "To ask about a day.",
        "The neglect audit",
    )


def test_team_mates_are_those_of_ones_units_today_by_name(team):
    priya, daniel, sara = team
    make.staff("Otto Elsewhere")
    left = make.staff("Lea Left", unit=daniel.positions.get().unit)
    left.positions.update(period="[2020-01-01,2026-11-19)")
    assert list(team_mates(priya, datetime.date(2026, 11, 19))) == [daniel, sara]


@pytest.mark.parametrize("count", [1, 3])
def test_discussions_waiting_cost_the_list_the_same(client, team, count, django_assert_num_queries):
    priya = team[0]
    for _ in range(count):
        make.DiscussionAttendanceFactory(person=priya)
    client.force_login(priya.user)
    client.get("/my-learning/")
    with django_assert_num_queries(7):
        assert len(client.get("/my-learning/").context["waiting"]) == count
