"""What a piece holds beside the ground: its source, case, need, and with whom it was shared; copies; and evidence that stays as it was."""

import datetime
import uuid

import pytest
import time_machine
from django.urls import reverse

from learning_org.web.errors import Refused
from practitioners.models import CaseReference, CPDEntry, LearningSource, NeedState
from practitioners.services import cpd as services
from tests import factories as make
from tests.practitioners.test_cpd import piece, recorded
from tests.practitioners.test_cpd_pages import FILLED, RECORD
from tests.support.forms import hidden


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def author(db):
    return make.staff("Priya Nair")


@pytest.fixture
def client(client, author):
    client.force_login(author.user)
    return client


def test_page_records_source_case_and_with_whom_it_was_shared(client):
    found_in = LearningSource.objects.get(name="Research in Practice")
    more = {"found_in": found_in.pk, "case_reference": "c-20431", "passed_on": "The team, on Tuesday"}
    client.post(RECORD, FILLED | more)
    entry = CPDEntry.objects.get()
    assert (entry.found_in, entry.case_reference.reference, entry.passed_on) == (found_in, "C-20431", "The team, on Tuesday")
    text = client.get(reverse("practitioners:cpd_detail", args=[entry.pk])).content.decode()
    for words in ("Research in Practice", "C-20431", "The team, on Tuesday"):
        assert words in text


@pytest.mark.parametrize("name", ["Anna", "943 476 5919", "01/02/2015"])
def test_page_refuses_a_child_in_place_of_a_case_reference_and_keeps_what_was_typed(client, name):
    response = client.post(RECORD, FILLED | {"case_reference": name})
    assert "case_reference" in response.context["form"].errors
    assert FILLED["description"] in response.content.decode()
    assert not CPDEntry.objects.exists()
    assert not CaseReference.objects.exists()


def test_page_meets_a_need_of_ones_own_and_follows_it_up(client, author):
    need = make.LearningNeedFactory(person=author, title="Talk with teenagers")
    other = make.LearningNeedFactory()
    assert "meets" in client.post(RECORD, FILLED | {"meets": other.pk}).context["form"].errors
    client.post(RECORD, FILLED | {"meets": need.pk})
    need.refresh_from_db()
    entry = CPDEntry.objects.get()
    assert (need.state, need.met_by_entry, need.closed_on) == (NeedState.MET, entry, datetime.date(2026, 11, 19))
    assert need.follow_ups.get().learnt_on == entry.learnt_on
    assert "Talk with teenagers" in client.get(reverse("practitioners:cpd_detail", args=[entry.pk])).content.decode()


def test_need_met_meanwhile_is_refused_and_nothing_is_recorded(author):
    need = make.LearningNeedFactory(person=author, met=True)
    with pytest.raises(Refused, match="already marked as met"):
        recorded(author, meets=need)
    assert not CPDEntry.objects.exists()


def test_copy_begins_with_the_earlier_piece_and_leaves_it_alone(client, author):
    earlier = make.CPDEntryFactory(person=author, title="Reflecting teams", with_peer=True, with_reflection=True, case_reference=None)
    address = reverse("practitioners:cpd_copy", args=[earlier.pk])
    page = client.get(address)
    initial = page.context["form"].initial
    assert (initial["title"], initial["learnt_on"], initial["talked"]) == ("Reflecting teams", datetime.date(2026, 11, 19), None)
    assert initial["reflection"] == "I saw that my hurry was the barrier."
    client.post(address, FILLED | {"title": "Reflecting teams again"} | hidden(page))
    assert sorted(CPDEntry.objects.values_list("title", flat=True)) == ["Reflecting teams", "Reflecting teams again"]
    earlier.refresh_from_db()
    assert earlier.learnt_on == datetime.date(2026, 11, 2)


def evidence_in_appraisal(entry):
    make.EvidenceItemFactory(appraisal__appraisee=entry.person, kind="learning", entry=entry)


def evidence_by_link(entry):
    make.PortfolioPieceFactory(link=make.PortfolioLinkFactory(person=entry.person), entry=entry)


@pytest.mark.parametrize("used", [evidence_in_appraisal, evidence_by_link])
def test_piece_used_as_evidence_stays_as_it_was(client, author, used):
    entry = recorded(author)
    changes = [reverse(f"practitioners:{name}", args=[entry.pk]) for name in ("cpd_edit", "cpd_file_add")]
    detail = reverse("practitioners:cpd_detail", args=[entry.pk])
    assert [address in client.get(detail).content.decode() for address in changes] == [True, True]
    used(entry)
    assert [address in client.get(detail).content.decode() for address in changes] == [False, False]
    with pytest.raises(Refused, match="is evidence: in the"):
        services.change_learning(entry, piece(title="Better than it was"), by=author)
    response = client.get(reverse("practitioners:cpd_edit", args=[entry.pk]))
    assert response.status_code == 403
    assert "Record a copy" in response.content.decode()
    assert client.get(reverse("practitioners:cpd_copy", args=[entry.pk])).status_code == 200
    entry.refresh_from_db()
    assert entry.title == "Talking with teenagers"
    assert services.withdraw_learning(entry, by=author).state == "withdrawn"


def test_piece_of_a_link_that_nobody_opened_and_that_was_taken_back_may_change(author):
    entry = recorded(author)
    link = make.PortfolioLinkFactory(person=author, revoked=True)
    make.PortfolioPieceFactory(link=link, entry=entry)
    assert services.change_learning(entry, piece(title="Changed"), by=author).title == "Changed"
    make.PortfolioOpeningFactory(link=link)
    with pytest.raises(Refused, match="in the portfolio for Progression panel"):
        services.change_learning(entry, piece(title="Again"), by=author)


def test_change_takes_the_case_away_again(author):
    entry = recorded(author, case_reference="C-20431")
    assert services.change_learning(entry, piece(), by=author).case_reference is None
    assert services.record_learning(author, piece(), submission=uuid.uuid4(), by=author).case_reference is None


def test_piece_of_a_link_that_ran_out_unopened_may_change(author):
    entry = recorded(author)
    link = make.PortfolioLinkFactory(person=author, made_on=datetime.date(2026, 11, 1), last_day=datetime.date(2026, 11, 18))
    make.PortfolioPieceFactory(link=link, entry=entry)
    assert services.change_learning(entry, piece(title="Changed"), by=author).title == "Changed"


def test_changing_a_piece_keeps_a_source_that_is_offered_no_more(client, author):
    source = make.LearningSourceFactory(name="Old library", is_active=False)
    entry = recorded(author, found_in=source)
    address = reverse("practitioners:cpd_edit", args=[entry.pk])
    page = client.get(address)
    assert "Old library" in page.content.decode()
    client.post(address, FILLED | {"found_in": source.pk} | hidden(page))
    entry.refresh_from_db()
    assert (entry.title, entry.found_in) == (FILLED["title"], source)
    assert "Old library" not in client.get(RECORD).content.decode()
