"""Needs that come of a three-month follow-up and of an analysis of training needs; their priority on every page."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from practitioners.models import LearningNeed, Priority, Source
from practitioners.services import needs as services
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
WORDS = {"title": "Time for direct work", "reason": "There was none.", "priority": "1"}
LIST = reverse("practitioners:need_list")


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def worker():
    return make.staff("Priya Nair", unit=make.UnitFactory(parent=make.UnitFactory(service=True)))


@pytest.fixture
def manager(worker):
    manager = make.staff("Helen Marsh", role="supervisor")
    make.supervises(manager, worker)
    return manager


@pytest.fixture
def officer(worker):
    return make.staff("Tam Officer", role="training_officer", unit=worker.positions.get().unit)


def unchanged(worker, **values):
    return make.ImpactFollowUpFactory(person=worker, **({"answered": True, "changed": False} | values))


def address(name, record):
    return reverse(f"practitioners:{name}", args=[record.pk])


def test_a_need_from_a_follow_up_by_the_participant(client, worker):
    earlier = make.LearningNeedFactory(person=worker, met=True, theme=make.ThemeFactory())
    follow_up = unchanged(worker, need=earlier)
    client.force_login(worker.user)
    assert address("follow_up_need", follow_up) in client.get(address("follow_up_detail", follow_up)).content.decode()
    assert client.get(address("follow_up_need", follow_up)).context["form"].initial["theme"] == earlier.theme
    response = client.post(address("follow_up_need", follow_up), WORDS)
    need = LearningNeed.objects.get(title="Time for direct work")
    assert response.url == address("need_detail", need)
    assert (need.person, need.raised_by, need.source, need.priority) == (worker, worker, Source.FOLLOW_UP, Priority.SAFE)
    assert need.from_follow_up == follow_up
    assert address("follow_up_detail", follow_up) in client.get(address("need_detail", need)).content.decode()
    assert address("need_detail", need) in client.get(address("follow_up_detail", follow_up)).content.decode()
    assert Message.objects.count() == 0


def test_a_need_from_a_follow_up_by_the_line_tells_the_participant(client, worker, manager):
    client.force_login(manager.user)
    client.post(address("follow_up_need", unchanged(worker)), WORDS)
    assert LearningNeed.objects.get().raised_by == manager
    assert [message.recipient for message in Message.objects.all()] == [worker]


def test_a_need_from_a_follow_up_posted_twice_makes_one(client, worker):
    follow_up = unchanged(worker)
    client.force_login(worker.user)
    client.post(address("follow_up_need", follow_up), WORDS)
    page = client.post(address("follow_up_need", follow_up), WORDS).content.decode()
    assert ("recorded already" in page, "There was none." in page, LearningNeed.objects.count()) == (True, True, 1)


@pytest.mark.parametrize(
    ("follow_up", "offered"),
    [
        ({"answered": True, "changed": True}, False),
        ({"answered": True, "changed": False}, True),
        ({"commented": True, "changed": True, "manager_changed": False}, True),
        ({"commented": True, "changed": True, "manager_changed": True}, False),
        ({"asked": True}, False),
    ],
)
def test_a_need_comes_only_of_practice_that_did_not_change(client, worker, follow_up, offered):
    row = make.ImpactFollowUpFactory(person=worker, **follow_up)
    client.force_login(worker.user)
    assert (address("follow_up_need", row) in client.get(address("follow_up_detail", row)).content.decode()) == offered
    assert client.get(address("follow_up_need", row)).status_code == (200 if offered else 302)
    if not offered:
        assert "no need comes of it" in client.post(address("follow_up_need", row), WORDS).content.decode()
        with pytest.raises(Refused, match="no need comes of it"):
            services.raise_need_from_follow_up(row, title="x", reason="x", by=worker)


def test_training_officers_read_a_follow_up_and_raise_no_need_from_it(client, worker, officer):
    client.force_login(officer.user)
    row = unchanged(worker)
    assert address("follow_up_need", row) not in client.get(address("follow_up_detail", row)).content.decode()
    assert client.post(address("follow_up_need", row), WORDS).status_code == 403


def test_a_need_from_analysis_by_a_training_officer_of_the_unit(client, worker, officer):
    client.force_login(officer.user)
    assert address("person_need_analysis", worker) in client.get(address("person_detail", worker), {"tab": "needs"}).content.decode()
    client.post(address("person_need_analysis", worker), WORDS)
    need = LearningNeed.objects.get()
    assert (need.person, need.raised_by, need.source) == (worker, officer, Source.ANALYSIS)
    assert [message.recipient for message in Message.objects.all()] == [worker]


@pytest.mark.parametrize("who", ["worker", "manager", "elsewhere", "officer for themselves"])
def test_a_need_from_analysis_is_for_nobody_else(client, worker, manager, officer, who):
    elsewhere = make.staff(role="training_officer")
    people = {"worker": worker, "manager": manager, "elsewhere": elsewhere, "officer for themselves": officer}
    about = officer if who == "officer for themselves" else worker
    client.force_login(people[who].user)
    assert client.post(address("person_need_analysis", about), WORDS).status_code == 403
    assert address("person_need_analysis", about) not in client.get(address("person_detail", about), {"tab": "needs"}).content.decode()
    assert LearningNeed.objects.count() == 0


def test_priority_is_asked_for_and_kept(client, worker):
    client.force_login(worker.user)
    create = reverse("practitioners:need_create")
    assert client.get(create).context["form"].initial["priority"] == Priority.ROLE
    page = client.post(create, WORDS | {"priority": "", "source": "self"}).content.decode()
    assert "Choose how much it matters" in page
    assert "There was none." in page
    client.post(create, WORDS | {"priority": "3", "source": "self"})
    need = LearningNeed.objects.get()
    assert need.priority == Priority.GROWTH
    client.post(address("need_edit", need), WORDS | {"source": "self"})
    need.refresh_from_db()
    assert need.priority == Priority.SAFE
    assert "Needed to practise safely" in client.get(address("need_detail", need)).content.decode()


def test_a_need_from_analysis_stays_one_when_it_is_changed(client, worker, manager):
    need = make.LearningNeedFactory(person=worker, raised_by=manager, source=Source.ANALYSIS)
    client.force_login(worker.user)
    client.post(address("need_edit", need), WORDS | {"source": "analysis"})
    need.refresh_from_db()
    assert (need.title, need.source) == ("Time for direct work", Source.ANALYSIS)


def test_needs_are_filtered_by_priority_standard_and_date(client, worker):
    standard, wanted = make.StandardFactory(), datetime.date(2026, 11, 18)
    make.LearningNeedFactory(person=worker, title="Safe one", priority=Priority.SAFE, standard=standard, wanted_by=wanted)
    make.LearningNeedFactory(person=worker, title="Grown one", priority=Priority.GROWTH, wanted_by=datetime.date(2026, 11, 19))
    client.force_login(worker.user)
    for query, titles in (
        ({"priority": "1"}, {"Safe one"}),
        ({"priority": "3"}, {"Grown one"}),
        ({"standard": str(standard.pk)}, {"Safe one"}),
        ({"standard": "null"}, {"Grown one"}),
        ({"theme": "null"}, {"Safe one", "Grown one"}),
        ({"state": "overdue"}, {"Safe one"}),
    ):
        page = client.get(LIST, query).content.decode()
        assert {title for title in ("Safe one", "Grown one") if title in page} == titles, query
    file = b"".join(client.get(reverse("practitioners:need_export")).streaming_content).decode()
    assert f"{standard.version.framework.short_name},{standard.code} {standard.title},Needed to practise safely" in file
