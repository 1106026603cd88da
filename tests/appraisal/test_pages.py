"""Pages: who opens and reads, what lists and exports hold, kept text, logged reads, and counts of SQL that do not grow."""

import datetime

import pytest
from django.urls import reverse

from appraisal.form import GIVEN, OWN
from appraisal.models import Appraisal, AppraisalState, EvidenceItem, Target
from appraisal.services import content, signing
from learning_org.questionnaires.services import field_name
from learning_org.trail.models import Draft, ReadLog
from learning_org.web import clock
from practitioners.models import Relationship
from tests import factories as make
from tests.appraisal.helpers import DUE, fresh, last_year, posted, questions, signed, written

pytestmark = pytest.mark.django_db
LIST, EXPORT, BEGIN = (reverse(f"appraisal:appraisal_{name}") for name in ("list", "export", "begin"))


def url(name, record):
    return reverse(f"appraisal:{name}", args=[record.pk])


@pytest.fixture
def around(worker, manager, above):
    """Everybody around the worker in the policy, and a stranger."""
    team = worker.positions.get().unit
    service = team.above.exclude(ancestor=team).get().ancestor
    people = {"appraisee": worker, "appraiser": manager, "above": above}
    people["lead"] = make.staff("Leo Lead", role="supervisor")
    people["cover"] = make.staff("Cora Cover", role="supervisor")
    people["psw"] = make.staff("Pat Principal", role="psw", unit=service)
    people["team manager"] = make.staff("Tess Manager", role="team_manager", unit=team)
    people["leader"] = make.staff("Sid Leader", role="senior_leader", unit=service)
    people["admin"] = make.staff("Ada Min", role="administrator", unit=service)
    people["colleague"] = make.staff("Col League", unit=team)
    people["stranger"] = make.staff("Stran Ger")
    Relationship.objects.filter(person=worker, kind="supervisor").delete()
    make.supervises(people["lead"], worker, manages=False)
    make.RelationshipFactory(person=manager, other=people["cover"], cover=True)
    return people


READ = ("appraisee", "appraiser", "above")
EXIST = ("lead", "cover", "psw", "team manager")


def test_only_the_two_and_the_appraisers_manager_read_it(client, around, ready):
    answers = {}
    for who, person in around.items():
        client.force_login(person.user)
        answers[who] = client.get(url("appraisal_detail", ready)).status_code
    assert answers == {who: 200 if who in READ else 403 if who in EXIST else 404 for who in around}


def test_who_may_not_read_is_told_who_can_and_sees_no_word_of_it(client, around, ready):
    client.force_login(around["psw"].user)
    page = client.get(url("appraisal_detail", ready)).content.decode()
    assert "Only Priya Nair, Helen Marsh and the line manager of Helen Marsh can read this appraisal." in page
    client.force_login(around["appraisee"].user)
    assert "Own practice" in client.get(url("appraisal_detail", ready)).content.decode()
    assert "Own practice" not in page


def test_a_former_line_manager_of_the_appraiser_reads_nothing(client, around, ready):
    Relationship.objects.filter(person=around["appraiser"], other=around["above"]).delete()
    client.force_login(around["above"].user)
    assert client.get(url("appraisal_detail", ready)).status_code == 404


def test_list_and_export_hold_what_may_be_known_and_nothing_that_is_said(client, around, ready):
    content.write_evidence(ready, kind="concern", on=datetime.date(2026, 6, 1), text="Calls were late.", by=around["appraiser"])
    signing.sign_appraisal(ready, by=around["appraiser"])
    signing.send_back_appraisal(ready, reason="Secret reason.", by=around["appraisee"])
    stranger = make.AppraisalFactory(appraisee=make.staff("Lea King"))
    found = {}
    for who, person in around.items():
        client.force_login(person.user)
        text = ""
        for tab in ("mine", "given", "line", "role"):
            page = client.get(LIST, {"tab": tab}).content.decode()
            file = b"".join(client.get(EXPORT, {"tab": tab}).streaming_content).decode()
            assert ("2026-27,Priya Nair,Helen Marsh" in file) == (f'href="/appraisals/{ready.pk}/"' in page)
            text += page + file
        assert not [word for word in ("Calls were late", "Own practice", "Secret reason", "Lea King", str(stranger)) if word in text]
        found[who] = "2026-27,Priya Nair" in text
    assert found == {who: who in (*READ, *EXIST) for who in around}


def test_list_shows_state_and_date(client, ready, manager):
    client.force_login(manager.user)
    signed(ready)
    page = client.get(LIST, {"tab": "given"}).content.decode()
    assert "Priya Nair" in page
    assert "22 October 2026" in page
    assert "Signed by both" in page


@pytest.mark.parametrize(
    ("asked", "shown"), [({"state": "signed"}, 0), ({"state": "preparing"}, 1), ({"search": "nair"}, 1), ({"search": "x"}, 0)]
)
def test_list_filters(client, appraisal, manager, asked, shown):
    client.force_login(manager.user)
    assert client.get(LIST, {"tab": "given"} | asked).context["table"].paginator.count == shown


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_number_of_statements(client, manager, rows, django_assert_num_queries):
    for _ in range(rows):
        make.AppraisalFactory(appraisee=make.staff(), appraiser=manager)
    client.force_login(manager.user)
    clock.today()
    with django_assert_num_queries(8):  # one of them for warnings of registration
        client.get(LIST, {"tab": "given"})


@pytest.mark.parametrize("rows", [1, 3])
def test_detail_asks_the_same_number_of_statements(client, ready, manager, rows, django_assert_num_queries):
    make.TargetFactory.create_batch(rows, appraisal=ready)
    for number in range(rows):
        entry = make.CPDEntryFactory(person=ready.appraisee, title=f"Piece {number}", sharing="managers")
        make.EvidenceItemFactory(appraisal=ready, kind="learning", entry=entry)
        content.add_need(ready, title=f"Need {number}", reason="Because.", by=manager)
    signing.sign_appraisal(ready, by=ready.appraisee)
    client.force_login(manager.user)
    clock.today()
    with django_assert_num_queries(16):
        client.get(url("appraisal_detail", ready))


def test_reading_anothers_is_logged_ones_own_is_not(client, ready, worker, manager, above):
    for person in (worker, manager, above):
        client.force_login(person.user)
        client.get(url("appraisal_detail", ready))
    assert [(row.reader, row.subject) for row in ReadLog.objects.order_by("pk")] == [(manager, worker), (above, worker)]


def test_begin_offers_direct_reports_without_one(client, worker, manager):
    other = make.staff("Sam Other")
    make.supervises(manager, other)
    make.supervises(manager, make.staff("Lead Only"), manages=False)
    make.AppraisalFactory(appraisee=other, appraiser=manager)
    client.force_login(manager.user)
    form = client.get(f"{BEGIN}?person={worker.pk}").context["form"]
    assert (form.fields["appraisee"].choices, form.initial) == ([(worker.pk, "Priya Nair")], {"appraisee": worker.pk})
    assert client.get(f"{BEGIN}?person=x٣").status_code == 200
    page = client.post(BEGIN, {"appraisee": worker.pk}, follow=True)
    assert "The appraisal is begun. Priya Nair is told." in page.content.decode()
    again = client.post(BEGIN, {"appraisee": worker.pk})
    assert again.context["form"].errors == {"appraisee": ["Priya Nair has an appraisal for 2026-27 already. Open that one."]}
    assert "Everybody whom you line-manage has an appraisal" in client.get(BEGIN).content.decode()
    assert Appraisal.objects.filter(appraisee=worker).count() == 1


def test_begin_keeps_what_is_typed(client, worker, manager):
    client.force_login(manager.user)
    typed = {"appraisee": worker.pk, "meeting_on_day": "31", "meeting_on_month": "2", "meeting_on_year": "2027"}
    page = client.post(BEGIN, typed)
    assert page.context["form"].errors == {"meeting_on": ["The day of the meeting must be a real date"]}
    assert 'value="2027"' in page.content.decode()
    assert client.post(BEGIN, {}).context["form"].errors == {"appraisee": ["Choose whose appraisal you begin"]}
    assert Appraisal.objects.count() == 0


@pytest.mark.parametrize(("name", "code", "who"), [("appraisal_own", OWN, "appraisee"), ("appraisal_given", GIVEN, "appraiser")])
def test_a_part_is_saved_and_shown_to_the_other(client, appraisal, name, code, who):
    writer = getattr(appraisal, who)
    client.force_login(writer.user)
    assert client.post(url(name, appraisal), posted(code, "Said")).status_code == 302
    other = appraisal.appraiser if who == "appraisee" else appraisal.appraisee
    client.force_login(other.user)
    shown = client.get(url("appraisal_detail", appraisal)).content.decode()
    assert "Said practice" in shown
    assert client.get(url(name, appraisal)).status_code == 403


def test_a_part_that_lacks_an_answer_keeps_the_others(client, appraisal, worker):
    client.force_login(worker.user)
    asked = questions(OWN)
    page = client.post(url("appraisal_own", appraisal), {field_name(asked[0]): "A long thought."})
    errors = page.context["form"].errors
    assert errors[field_name(asked[1])] == [f"Answer “{asked[1].text}”"]
    assert field_name(asked[4]) not in errors  # aims may stay empty
    assert "A long thought." in page.content.decode()
    assert fresh(appraisal).own_response is None


def test_a_draft_is_the_authors_alone(client, appraisal, worker, manager):
    client.force_login(worker.user)
    page = client.get(url("appraisal_own", appraisal))
    key, name = page.context["draft_key"], field_name(questions(OWN)[0])
    client.post(page.context["draft_save"], {"draft_key": key, "draft_version": "0", name: "Half a thought"})
    assert "Half a thought" in client.get(url("appraisal_own", appraisal)).content.decode()
    client.force_login(manager.user)
    assert "Half a thought" not in client.get(url("appraisal_detail", appraisal)).content.decode()
    assert Draft.objects.get().user == worker.user


@pytest.mark.parametrize("name", ["appraisal_own", "target_create", "target_outcomes", "evidence_gather", "evidence_create", "need_create"])
def test_pages_that_write_show_the_record_once_somebody_has_signed(client, ready, worker, name):
    signing.sign_appraisal(ready, by=worker)
    client.force_login(worker.user)
    shown = client.get(url(name, ready), follow=True)
    assert shown.redirect_chain == [(url("appraisal_detail", ready), 302)]
    assert "One of you has signed this appraisal." in shown.content.decode()


def test_target_create_edit_and_remove(client, appraisal, worker):
    client.force_login(worker.user)
    assert client.post(url("target_create", appraisal), {}).context["form"].errors == {
        "text": ["Enter what will be achieved"],
        "measure": ["Enter how you will know, in practice and for children"],
        "due_on": ["Enter the day by which it will be achieved"],
    }
    typed = {"text": "One thing", "measure": "Seen.", "due_on_day": "31", "due_on_month": "3", "due_on_year": "2027"}
    client.post(url("target_create", appraisal), typed)
    target = Target.objects.get()
    assert (target.text, target.measure, target.due_on) == ("One thing", "Seen.", DUE)
    client.post(url("target_edit", target), typed | {"text": "Another thing"})
    assert Target.objects.get().text == "Another thing"
    client.post(url("target_remove", target))
    assert client.post(url("target_remove", target)).status_code == 404
    assert Target.objects.count() == 0


def test_target_outcomes_page_asks_each(client, appraisal, worker, manager):
    _, (first, second) = last_year(worker, manager, "Lead a group", "Chair a meeting")
    client.force_login(worker.user)
    page = client.post(url("target_outcomes", appraisal), {f"target{first.pk}": "met"})
    assert page.context["form"].errors == {f"target{second.pk}": ["Choose what became of “Chair a meeting”"]}
    client.post(url("target_outcomes", appraisal), {f"target{first.pk}": "met", f"target{second.pk}": "changed"})
    assert list(EvidenceItem.objects.order_by("target").values_list("outcome", flat=True)) == ["met", "changed"]


def test_evidence_gather_page_offers_and_refuses_what_may_not_be_read(client, appraisal, worker, manager):
    private = make.CPDEntryFactory(person=worker, title="Private piece", learnt_on=datetime.date(2026, 5, 1))
    client.force_login(manager.user)
    assert "Private piece" not in client.get(url("evidence_gather", appraisal)).content.decode()
    client.post(url("evidence_gather", appraisal), {"learning": f"entry:{private.pk}"})
    assert EvidenceItem.objects.count() == 0
    client.force_login(worker.user)
    assert "Tick what you want" in client.post(url("evidence_gather", appraisal), {}).content.decode()
    client.post(url("evidence_gather", appraisal), {"learning": f"entry:{private.pk}"})
    assert EvidenceItem.objects.get().text == "Private piece"
    client.force_login(manager.user)
    page = client.get(url("appraisal_detail", appraisal)).content.decode()
    assert "Private piece" in page
    assert f"/learning/{private.pk}/" not in page


def test_evidence_create_and_remove_pages(client, appraisal, worker, manager):
    client.force_login(manager.user)
    typed = {"kind": "feedback", "on_day": "1", "on_month": "6", "on_year": "2026", "text": "A parent said thanks."}
    page = client.post(url("evidence_create", appraisal), typed | {"kind": "", "on_year": "2027"})
    assert set(page.context["form"].errors) == {"kind", "on"}
    assert "A parent said thanks." in page.content.decode()
    client.post(url("evidence_create", appraisal), typed)
    item = EvidenceItem.objects.get()
    client.force_login(worker.user)
    assert client.post(url("evidence_remove", item)).status_code == 403
    client.force_login(manager.user)
    client.post(url("evidence_remove", item))
    assert EvidenceItem.objects.count() == 0


def test_need_create_page(client, appraisal, worker, manager):
    client.force_login(manager.user)
    client.post(url("need_create", appraisal), {"title": "Talking with teenagers", "reason": "Visits ended early."})
    assert appraisal.needs.count() == 0
    client.post(url("need_create", appraisal), {"title": "Talking with teenagers", "reason": "Visits ended early.", "priority": 1})
    need = appraisal.needs.get().need
    assert (need.person, need.source, need.priority) == (worker, "appraisal", 1)
    client.force_login(worker.user)
    assert reverse("practitioners:need_detail", args=[need.pk]) in client.get(url("appraisal_detail", appraisal)).content.decode()


def test_meeting_page_and_next_step(client, appraisal, worker, manager):
    client.force_login(manager.user)
    assert client.get(url("appraisal_detail", appraisal)).context["next_step"] == ("Write your part", url("appraisal_given", appraisal))
    client.post(url("appraisal_meeting", appraisal), {"meeting_on_day": "5", "meeting_on_month": "11", "meeting_on_year": "2026"})
    assert fresh(appraisal).meeting_on == datetime.date(2026, 11, 5)
    client.force_login(worker.user)
    assert client.get(url("appraisal_detail", appraisal)).context["next_step"] == ("Write your part", url("appraisal_own", appraisal))
    written(appraisal)
    assert client.get(url("appraisal_detail", appraisal)).context["next_step"] == ("Check and sign", url("appraisal_sign", appraisal))


def test_take_over_page_for_the_new_line_manager(client, ready, worker, manager):
    Relationship.objects.filter(person=worker).delete()
    new = make.staff("Nia New", role="supervisor")
    make.supervises(new, worker)
    client.force_login(new.user)
    assert client.get(url("appraisal_detail", ready)).status_code == 403
    page = client.get(url("appraisal_take_over", ready)).content.decode()
    assert "Helen Marsh began it." in page
    assert "Own practice" not in page
    assert client.post(url("appraisal_take_over", ready), follow=True).status_code == 200
    assert (fresh(ready).appraiser, fresh(ready).state) == (new, AppraisalState.PREPARING)
    client.force_login(manager.user)
    assert client.get(url("appraisal_detail", ready)).status_code == 404
