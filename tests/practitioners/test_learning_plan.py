"""Somebody's learning plan: its order, what was met in the year, who may open it, the PDF, SQL."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.trail.models import ReadLog
from learning_org.web import clock
from practitioners.models import NeedState, Priority
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


def plan(person, name="learning_plan"):
    return reverse(f"practitioners:{name}", args=[person.pk])


def opened(client, reader, person):
    client.force_login(reader.user)
    return client.get(plan(person))


def test_unmet_needs_by_priority_and_date_with_how_they_will_be_met(client, worker):
    days = {"Later": datetime.date(2027, 1, 1), "Sooner": datetime.date(2026, 11, 18), "Undated": None}
    needs = {
        title: make.LearningNeedFactory(person=worker, title=title, priority=Priority.ROLE, wanted_by=day) for title, day in days.items()
    }
    make.LearningNeedFactory(person=worker, title="Safe", priority=Priority.SAFE, wanted_by=datetime.date(2027, 6, 1), planned=True)
    make.LearningNeedFactory(person=worker, title="Ended", ended=True)
    make.LearningNeedFactory(title="Somebody else's")
    make.AgreedActionFactory(person=worker, agreed_by=worker, need=needs["Later"], what="Ask for a joint visit")
    make.AgreedActionFactory(person=worker, agreed_by=worker, need=needs["Later"], what="Done already", done=True)
    response = opened(client, worker, worker)
    rows = response.context["unmet"]
    assert [(need.title, status) for need, status, _ in rows] == [
        ("Safe", ("todo", "Planned")),
        ("Sooner", ("off", "1 day overdue")),
        ("Later", ("todo", "Open")),
        ("Undated", ("todo", "Open")),
    ]
    assert [[action.what for action, _ in actions] for _, _, actions in rows] == [[], [], ["Ask for a joint visit"], []]
    page = response.content.decode()
    assert [words in page for words in ("Two joint visits with a colleague.", "not planned yet", "Ask for a joint visit")] == [True] * 3


@pytest.mark.parametrize(
    ("closed_on", "shown"),
    [(datetime.date(2025, 11, 30), False), (datetime.date(2025, 12, 1), True), (TODAY, True)],  # the registration year began on 1 December
)
def test_what_was_met_this_registration_year(client, worker, closed_on, shown):
    values = {"state": NeedState.MET, "met_how": "Coaching.", "closed_on": closed_on, "closed_by": worker}
    make.LearningNeedFactory(person=worker, raised_on=datetime.date(2025, 9, 1), **values)
    assert len(opened(client, worker, worker).context["met"]) == shown


def test_the_title_of_a_piece_is_for_its_readers(client, worker, manager):
    for title, shared in (("Private piece", {}), ("Shared piece", {"for_managers": True})):
        entry = make.CPDEntryFactory(person=worker, title=title, **shared)
        make.LearningNeedFactory(person=worker, met=True, met_by_entry=entry, met_how="")
    pages = [opened(client, reader, worker).content.decode() for reader in (worker, manager)]
    assert [["Private piece" in page, "Shared piece" in page] for page in pages] == [[True, True], [False, True]]


def test_what_an_audit_keeps_from_the_line_is_not_on_the_plan_that_it_reads(client, worker, manager):
    need = make.LearningNeedFactory(person=worker, title="Kept back", from_audit=True)
    audit = make.CaseAuditFactory(practitioner=worker, submitted=True, open_to_line_on=datetime.date(2026, 11, 20))
    make.FindingFactory(audit=audit, need=need)
    assert [len(opened(client, reader, worker).context["unmet"]) for reader in (worker, manager)] == [1, 0]


def test_who_may_open_it_and_that_reading_is_noted(client, worker, manager):
    unit = worker.positions.get().unit
    people = {
        "own": worker,
        "line": manager,
        "training": make.staff(role="training_officer", unit=unit),
        "psw": make.staff(role="psw", unit=unit),
        "qa": make.staff(role="qa_officer", unit=unit),
        "leader": make.staff(role="senior_leader", unit=unit),
        "colleague": make.staff(unit=unit),
        "training elsewhere": make.staff(role="training_officer"),
    }
    answers = {who: opened(client, person, worker).status_code for who, person in people.items()}
    assert answers == {who: 200 if who in ("own", "line", "training", "psw") else 403 for who in people}
    assert {row.reader for row in ReadLog.objects.filter(subject=worker)} == {manager, people["training"], people["psw"]}


def test_the_plan_is_linked_from_my_learning_and_from_the_persons_page(client, worker, manager):
    client.force_login(worker.user)
    assert plan(worker) in client.get(reverse("practitioners:cpd_list")).content.decode()
    client.force_login(manager.user)
    page = client.get(reverse("practitioners:person_detail", args=[worker.pk]), {"tab": "needs"}).content.decode()
    assert plan(worker) in page


def test_the_plan_as_a_pdf(client, worker, manager):
    make.LearningNeedFactory(person=worker, title="Talking with teenagers", planned=True)
    client.force_login(manager.user)
    response = client.get(plan(worker, "learning_plan_file"))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="learning-plan-2026-11-19.pdf"'
    assert response.content.startswith(b"%PDF")


def test_without_what_makes_pdf_files_the_page_says_so(client, worker, monkeypatch):
    from learning_org.web.pdf import PdfUnavailable
    from practitioners.views import learning_plan

    def missing(*args, **kwargs):
        raise PdfUnavailable

    monkeypatch.setattr(learning_plan, "render_pdf", missing)
    client.force_login(worker.user)
    response = client.get(plan(worker, "learning_plan_file"), follow=True)
    assert response.redirect_chain == [(plan(worker), 302)]
    assert str(PdfUnavailable())[:30] in response.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_it_asks_as_often_for_3_needs_as_for_1(client, worker, django_assert_num_queries, rows):
    for _ in range(rows):
        need = make.LearningNeedFactory(person=worker, standard=make.StandardFactory())
        make.AgreedActionFactory(person=worker, agreed_by=worker, need=need)
        make.LearningNeedFactory(person=worker, met=True, met_by_entry=make.CPDEntryFactory(person=worker), met_how="")
    client.force_login(worker.user)
    clock.today()
    with django_assert_num_queries(8):  # session, user, access, person, needs, actions, met, pieces
        client.get(plan(worker))
