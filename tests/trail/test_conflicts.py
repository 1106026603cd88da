"""Two people, or two tabs, on one record: the second is told, sees the difference, and loses nothing."""

import datetime

import pghistory
import pytest
import time_machine
from django.urls import reverse

from learning_org.trail import seen
from learning_org.trail.models import Draft, ReadLog
from learning_org.web import clock
from practitioners.models import CPDEntry
from practitioners.services import needs
from supervision.models import CaseDiscussion
from tests import factories as make
from tests.support.forms import hidden

NOON = datetime.datetime(2026, 11, 24, 12, tzinfo=datetime.UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_now")]


@pytest.fixture
def _now():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def priya():
    return make.staff("Priya Nair")


@pytest.fixture
def helen(priya):
    helen = make.staff("Helen Marsh", role="supervisor")
    make.supervises(helen, priya)
    return helen


@pytest.fixture
def need(priya, helen):
    return make.LearningNeedFactory(person=priya, raised_by=helen, title="Court work", reason="The first line.\nThe second line.")


@pytest.fixture
def edit(need):
    return reverse("practitioners:need_edit", args=[need.pk])


def typed(need, **changes):
    wanted = {f"wanted_by_{part}": getattr(need.wanted_by, part) for part in ("day", "month", "year")}
    return {"title": need.title, "reason": need.reason, "priority": need.priority, "source": need.source} | wanted | changes


def change(need, by, **words):
    """What the other does meanwhile, noted in the history as a page would."""
    same = {name: getattr(need, name) for name in ("title", "reason", "priority", "source", "wanted_by", "theme", "standard")}
    with pghistory.context(person=by.pk, page="practitioners:need_edit"):
        needs.change_need(need, **(same | words), by=by)
    need.refresh_from_db()


# -- Two people -----------------------------------------------------------------------------------


def test_the_second_is_told_sees_the_difference_and_saves_at_the_second_time(client, priya, helen, need, edit):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, reason="The first line.\nHelen's line.")
    change(need, priya, reason="The first line.\nPriya's line.")
    page = client.post(edit, fields)
    need.refresh_from_db()
    assert (page.status_code, need.reason) == (200, "The first line.\nPriya's line.")
    assert page.context["form"].non_field_errors()[0].startswith("Priya Nair changed this at ")
    [part] = page.context["conflict"].parts
    assert (part.label, part.now, part.mine, part.touched) == (
        *("Why?", need.reason, "The first line.\nHelen's line."),
        True,
    )
    assert [piece for piece in part.pieces if piece[0] != "same"] == [("record", "Priya's"), ("mine", "Helen's")]
    assert "<del>" in page.text
    assert page.context["form"]["reason"].value() == "The first line.\nHelen's line."
    assert client.post(edit, fields | hidden(page) | {"reason": "The first line.\nBoth."}).status_code == 302
    need.refresh_from_db()
    assert need.reason == "The first line.\nBoth."


def test_what_only_the_other_changed_is_put_into_the_form(client, priya, helen, need, edit):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, title="Work in court")
    change(need, priya, reason="Priya's line.", wanted_by=datetime.date(2027, 1, 8))
    page = client.post(edit, fields)
    assert {part.label: part.touched for part in page.context["conflict"].parts} == {"Why?": False, "Wanted by (optional)": False}
    form = page.context["form"]
    assert (form["title"].value(), form["reason"].value()) == ("Work in court", "Priya's line.")
    assert "8 January 2027" in page.text
    again = {name: page.context["form"].data[name] for name in fields}
    assert client.post(edit, again | hidden(page)).status_code == 302
    need.refresh_from_db()
    assert (need.title, need.reason, need.wanted_by) == ("Work in court", "Priya's line.", datetime.date(2027, 1, 8))


def test_a_third_change_is_told_again(client, priya, helen, need, edit):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, reason="Helen's.")
    change(need, priya, reason="Priya's.")
    fields |= hidden(client.post(edit, fields))
    change(need, priya, reason="Priya's again.")
    page = client.post(edit, fields)
    assert [part.now for part in page.context["conflict"].parts] == ["Priya's again."]


def test_the_same_words_are_no_conflict(client, priya, helen, need, edit):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, reason="Agreed.")
    change(need, priya, reason="Agreed.")
    assert client.post(edit, fields).status_code == 302


def test_nothing_changed_is_no_conflict_whatever_the_browser_makes_of_line_ends(client, helen, need, edit):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, reason=need.reason.replace("\n", "\r\n") + "\r\n")
    assert client.post(edit, fields).status_code == 302


def test_an_error_beside_a_field_and_a_change_meanwhile_are_told_together(client, priya, helen, need, edit):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, title="", reason="Helen's.")
    change(need, priya, reason="Priya's.")
    page = client.post(edit, fields)
    assert "title" in page.context["form"].errors
    assert [part.now for part in page.context["conflict"].parts] == ["Priya's."]


@pytest.mark.parametrize("stamps", ["", "x", ". . .", "reason", "reason.zzz", "nothing.abc reason." + "0" * 5000, "\x00"])
def test_stamps_that_are_none_are_no_fault(client, helen, need, edit, stamps):
    client.force_login(helen.user)
    assert client.post(edit, typed(need, reason="Helen's.") | {"record_seen": stamps}).status_code in (200, 302)


@pytest.mark.parametrize("theme", ["²", "9" * 5000])
def test_a_choice_that_is_none_is_told_beside_its_field_when_the_record_was_changed_too(client, priya, helen, need, edit, theme):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, theme=theme)
    change(need, priya, theme=make.ThemeFactory())
    page = client.post(edit, fields)
    assert (page.status_code, list(page.context["form"].errors)) == (200, ["theme"])


def test_comparing_costs_the_same_however_many_records_there_are(client, helen, need, edit, django_assert_num_queries):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, title="")
    clock.today()
    with django_assert_num_queries(12):
        client.post(edit, fields)
    for _ in range(3):
        make.LearningNeedFactory(person=need.person, raised_by=helen)
    with django_assert_num_queries(12):
        client.post(edit, fields)


# -- Two tabs -------------------------------------------------------------------------------------


def test_two_tabs_of_one_person(client, helen, need, edit):
    client.force_login(helen.user)
    first, second = hidden(client.get(edit)), hidden(client.get(edit))
    assert client.post(edit, first | typed(need, reason="First tab.")).status_code == 302
    page = client.post(edit, second | typed(need, reason="Second tab."))
    assert page.context["form"].non_field_errors()[0].startswith("You changed this in another tab, or on another device, at ")
    assert page.context["form"]["reason"].value() == "Second tab."
    need.refresh_from_db()
    assert need.reason == "First tab."


def test_a_double_click_is_no_conflict(client, helen, need, edit):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, reason="Once.")
    answers = [client.post(edit, fields) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]


# -- Drafts ---------------------------------------------------------------------------------------


def test_a_draft_says_when_its_record_was_changed_since(client, priya, helen, need, edit):
    client.force_login(helen.user)
    fields = hidden(client.get(edit)) | typed(need, reason="Helen's half a sen")
    client.post(reverse("trail:draft_save", args=[f"practitioners:need_edit:{need.pk}"]), fields)
    assert client.get(edit).context["conflict"] is None
    change(need, priya, reason="Priya's.", title="Work in court")
    page = client.get(edit)
    assert {part.label: part.touched for part in page.context["conflict"].parts} == {"What is needed?": False, "Why?": True}
    assert (page.context["form"]["title"].value(), page.context["form"]["reason"].value()) == ("Work in court", "Helen's half a sen")
    again = fields | hidden(page) | {"title": "Work in court", "reason": "Both."}
    assert client.post(edit, again).status_code == 302
    assert Draft.objects.count() == 0


# -- Who reads ------------------------------------------------------------------------------------


def test_being_shown_what_the_other_wrote_is_a_reading(client, priya, helen):
    session = make.SupervisionSessionFactory(supervisee=priya, supervisor=helen, planned_by=helen, starts_at=NOON)
    case = make.CaseDiscussionFactory(session=session)
    client.force_login(helen.user)
    address = reverse("supervision:case_edit", args=[case.pk])
    fields = hidden(client.get(address)) | {"case_reference": str(case), "decision": "Helen's."}
    case.decision = "Priya's."
    case.save()
    before = ReadLog.objects.count()
    page = client.post(address, fields)
    assert "Priya&#x27;s." in page.text
    assert ReadLog.objects.count() == before + 1


def test_whoever_may_change_it_but_reads_it_no_more_is_not_shown_what_the_other_wrote(client, priya, helen, monkeypatch):
    session = make.SupervisionSessionFactory(supervisee=priya, supervisor=helen, planned_by=helen, starts_at=NOON)
    case = make.CaseDiscussionFactory(session=session)
    client.force_login(helen.user)
    address = reverse("supervision:case_edit", args=[case.pk])
    fields = hidden(client.get(address)) | {"case_reference": str(case), "decision": "Helen's."}
    client.post(reverse("trail:draft_save", args=[f"supervision:case_edit:{case.pk}"]), fields)
    case.decision = "Priya's."
    case.save()
    monkeypatch.setattr(type(CaseDiscussion.objects.all()), "readable_by", lambda records, user: records.none())
    pages = client.post(address, fields), client.get(address), client.get(reverse("trail:draft_detail", args=[Draft.objects.get().pk]))
    assert [page.status_code for page in pages] == [404, 404, 200]
    assert [page.text.count("Priya&#x27;s.") for page in pages] == [0, 0, 0]
    assert Draft.objects.get().data["decision"] == ["Helen's."]
    case.refresh_from_db()
    assert case.decision == "Priya's."


def test_a_piece_is_shown_to_whoever_may_change_and_read_it_alone(client, priya, monkeypatch):
    piece = make.CPDEntryFactory(person=priya, title="What the other tab wrote")
    client.force_login(priya.user)
    address = reverse("practitioners:cpd_edit", args=[piece.pk])
    assert client.get(address).status_code == 200
    monkeypatch.setattr(type(CPDEntry.objects.all()), "readable_by", lambda records, user: records.none())
    page = client.get(address)
    assert (page.status_code, "What the other tab wrote" in page.text) == (403, False)


# -- What is compared -------------------------------------------------------------------------------


def test_pieces_are_words_in_the_order_of_reading():
    assert seen.pieces("One two three", "One 2 three four") == (
        *(("same", "One "), ("record", "two"), ("mine", "2")),
        *(("same", " three"), ("mine", " four")),
    )


def test_a_very_long_text_is_compared_line_by_line():
    now = "\n".join(f"Line {number} of many" for number in range(2000))
    assert [piece for piece in seen.pieces(now, f"{now}\nLast") if piece[0] != "same"] == [
        ("record", "Line 1999 of many"),
        ("mine", "Line 1999 of many\nLast"),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (False, ""), (True, "yes"), (" a\r\nb ", "a\nb"), (datetime.date(2026, 11, 3), "2026-11-03"), ([3, 1], "1,3"), (7, "7")],
)
def test_values_are_compared_as_plain_text(value, text):
    assert seen.plain(value) == text
