"""Your drafts: the list, one text, and what becomes of a draft that nobody goes on with."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.trail.draftkeys import DraftKey
from learning_org.trail.models import Draft, FinishedForm
from learning_org.web import clock
from learning_org.web.together import answered
from practitioners.queries.drafts import drafts_due_from
from practitioners.services.drafts import clear_drafts
from tests import factories as make

NOW = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
TODAY = NOW.date()
LIST = reverse("trail:draft_list")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_now")]


@pytest.fixture
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def priya():
    return make.staff("Priya Nair")


@pytest.fixture
def signed_in(client, priya):
    client.force_login(priya.user)
    return client


def draft_of(person, days_ago=0, **values):
    return make.DraftFactory(user=person.user, saved_at=NOW - datetime.timedelta(days=days_ago), **values)


def page_of(draft):
    return reverse("trail:draft_detail", args=[draft.pk])


@pytest.mark.parametrize("rows", [1, 3])
def test_list_holds_own_drafts_alone_in_one_count_of_statements(signed_in, priya, rows, django_assert_num_queries):
    for days in range(rows):
        draft_of(priya, days)
    draft_of(make.staff("Tom Hale"), data={"title": ["Secret"]})
    clock.today()
    with django_assert_num_queries(5):
        page = signed_in.get(LIST)
    assert page.context["table"].paginator.count == rows
    assert "Record learning" in page.text
    assert "24 November 2026, 12:00" in page.text
    assert "22 February 2027" in page.text  # 90 days on


def test_one_draft_is_shown_in_the_words_of_its_form_and_leads_back_to_it(signed_in, priya):
    draft = draft_of(
        priya, data={"title": ["Talking with teenagers"], "learnt_on_day": ["3"], "learnt_on_month": ["11"], "learnt_on_year": ["2026"]}
    )
    page = signed_in.get(page_of(draft))
    assert [words for words in ("Talking with teenagers", "3 November 2026", "Go on writing") if words not in page.text] == []
    assert page.context["open_at"] == f"{reverse('practitioners:cpd_create')}?draft={draft.pk}"
    assert 'value="Talking with teenagers"' in signed_in.get(page.context["open_at"]).text


def test_a_colleague_finds_a_draft_at_no_address(client, priya):
    draft = draft_of(priya, data={"title": ["Private"]})
    client.force_login(make.staff("Tom Hale").user)
    key = DraftKey(priya.user.pk, draft.form, draft.pk).signed()
    assert client.get(page_of(draft)).status_code == 404
    form = reverse("practitioners:cpd_create")
    assert [client.get(path).text.count("Private") for path in (LIST, form, f"{form}?draft={draft.pk}")] == [0, 0, 0]
    client.post(reverse("trail:draft_discard", args=[draft.form]), {"draft_key": key})
    assert client.post(reverse("trail:draft_save", args=[draft.form]), {"draft_key": key, "title": "Mine"}).status_code == 403
    draft.refresh_from_db()
    assert draft.data == {"title": ["Private"]}


def test_a_draft_of_a_record_that_was_closed_to_its_author_is_closed_too(signed_in, priya):
    piece = make.CPDEntryFactory(person=priya)
    draft = draft_of(priya, form=f"practitioners:cpd_edit:{piece.pk}", data={"title": ["What I typed"]})
    assert "What I typed" in signed_in.get(page_of(draft)).text
    piece.person = make.staff("Tom Hale")
    piece.save()
    page = signed_in.get(page_of(draft)).text
    assert ("What I typed" in page, "You may not open the record" in page) == (False, True)


@pytest.mark.parametrize("form", ["practitioners:gone", "practitioners:cpd_edit:999999", "x", "trail:draft_list", "a:b:c:d:1"])
def test_a_draft_of_a_form_that_is_gone_is_no_fault(signed_in, priya, form):
    assert signed_in.get(page_of(draft_of(priya, form=form))).status_code == 200
    assert signed_in.get(LIST).status_code == 200


@pytest.mark.parametrize("theme", ["²", "9" * 19, "9" * 5000, "-1", "x"])
def test_a_draft_with_a_choice_that_is_none_is_no_fault(signed_in, priya, theme):
    need = make.LearningNeedFactory(person=priya)
    draft = draft_of(priya, form=f"practitioners:need_edit:{need.pk}", data={"title": ["Court work"], "theme": [theme]})
    page = signed_in.get(page_of(draft))
    assert (page.status_code, page.context["texts"]) == (200, [("What is needed?", "Court work")])


def test_discarding_leads_back_to_the_list(signed_in, priya):
    draft = draft_of(priya)
    key = signed_in.get(page_of(draft)).context["draft_key"]
    response = signed_in.post(reverse("trail:draft_discard", args=[draft.form]), {"draft_key": key, "next": LIST})
    assert (response.url, Draft.objects.count()) == (LIST, 0)


@pytest.mark.parametrize(("days", "due"), [(82, None), (83, "2026-12-01"), (90, "2026-11-24"), (91, None)])
def test_home_tells_of_a_draft_in_its_last_week(priya, days, due):
    draft_of(priya, days)
    [items] = answered(drafts_due_from(priya.user, TODAY))
    assert [item.due_on.isoformat() for item in items] == ([due] if due else [])


@pytest.mark.parametrize(("days", "kept"), [(90, 1), (91, 0)])
def test_the_sweep_clears_a_draft_after_its_last_day(priya, days, kept):
    draft_of(priya, days)
    assert clear_drafts(TODAY, None) == 1 - kept
    assert (Draft.objects.count(), clear_drafts(TODAY, None)) == (kept, 0)


def test_the_sweep_clears_drafts_of_a_link_too():
    make.DraftFactory(of_a_link=True, saved_at=NOW - datetime.timedelta(days=91))
    kept = make.DraftFactory(of_a_link=True, saved_at=NOW)
    clear_drafts(TODAY, None)
    assert list(Draft.objects.all()) == [kept]


@pytest.mark.parametrize(("hours", "kept"), [(36, 1), (37, 0)])  # noon: the beginning of yesterday is 36 hours ago
def test_the_sweep_clears_what_is_remembered_of_finished_forms_after_a_day(priya, hours, kept):
    make.FinishedFormFactory(finished_at=NOW - datetime.timedelta(hours=hours))
    assert clear_drafts(TODAY, None) == 0
    assert FinishedForm.objects.count() == kept


@pytest.mark.parametrize(("last_day", "kept"), [(TODAY, 1), (TODAY - datetime.timedelta(days=1), 0)])
def test_the_sweep_clears_drafts_of_whoever_has_left(priya, last_day, kept):
    draft_of(priya)
    position = priya.positions.get()
    position.period = type(position.period)(position.period.lower, last_day + datetime.timedelta(days=1))
    position.save()
    clear_drafts(TODAY, None)
    assert Draft.objects.count() == kept


def test_the_sweep_clears_drafts_of_closed_accounts(priya):
    draft_of(priya)
    priya.user.is_active = False
    priya.user.save()
    clear_drafts(TODAY, None)
    assert Draft.objects.count() == 0
