"""Pages of learning: one page to record it, wrong input keeps every word, lists, files."""

import csv
import datetime
import io

import pytest
import time_machine
from django.urls import reverse

from learning_org.trail.models import Draft
from learning_org.web.periods import period
from practitioners.models import CPDEntry, FrameworkVersion, PeerReflection, Standard
from tests import factories as make
from tests.web.test_pdf import unpacked

RECORD = "/my-learning/record/"
FILLED = {
    "title": "Talking with teenagers about risk",
    "kind": "informal",
    "learnt_on_day": "18",
    "learnt_on_month": "11",
    "learnt_on_year": "2026",
    "hours": "1.5",
    "description": "Planned a visit to C-20431 together.",
    "guide": "what",
    "reflection": "My hurry was the barrier.",
    "did_differently": "A second visit without a form.",
    "how_well": "40 minutes; before, it was 10.",
    "better_for_child": "Too early to say.",
    "talked": "yes",
    "peer_name": "Daniel Achebe",
    "peer_learnt": "That I take silence as refusal.",
    "source": "Research in Practice",
    "sharing": "only_me",
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def author(db):
    person = make.staff("Priya Nair")
    make.RegistrationFactory(person=person)
    return person


@pytest.fixture
def client(client, author):
    client.force_login(author.user)
    return client


def body(response):
    return response.content.decode()


def test_cpd_create_starts_with_today_and_the_last_kind(client, author):
    make.CPDEntryFactory(person=author, kind="self_directed", learnt_on=datetime.date(2026, 5, 14))
    response = client.get(RECORD)
    form = response.context["form"]
    assert (form["learnt_on"].initial, form["kind"].initial, form["sharing"].initial) == (
        datetime.date(2026, 11, 19),
        "self_directed",
        "only_me",
    )
    assert "1 more piece: this one" in body(response)
    assert "4.1 Feedback, <span" in body(response)


def test_cpd_create_records_and_says_what_registration_still_needs(client, author):
    standard = Standard.objects.get(version__framework__code="kss-cfp", code="2")
    response = client.post(RECORD, FILLED | {"statements": [standard.pk]}, follow=True)
    entry = CPDEntry.objects.get()
    assert response.redirect_chain == [(f"/my-learning/{entry.pk}/", 302)]
    assert "Your learning is recorded. Registration still needs 1 more piece of learning by 30 November 2026." in body(response)
    assert "That I take silence as refusal." in body(response)
    assert list(entry.standards.all()) == [standard]


def test_cpd_create_posted_twice_from_one_form_is_one_row(client):
    key = client.get(RECORD).context["draft_key"]
    answers = [client.post(RECORD, FILLED | {"draft_key": key}).url for _ in range(2)]
    from django.core.cache import cache

    cache.clear()  # the row's own UUID holds when the cache is gone
    answers.append(client.post(RECORD, FILLED | {"draft_key": key}).url)
    assert len(set(answers)) == 1
    assert CPDEntry.objects.count() == 1


def test_cpd_create_that_meets_a_need_posted_twice_is_one_row(client, author):
    """The first click met the need, so that the second finds it no longer among those that can be met."""
    need, _ = make.LearningNeedFactory(person=author), make.LearningNeedFactory(person=author)
    sent = FILLED | {"draft_key": client.get(RECORD).context["draft_key"], "meets": need.pk}
    first, second = client.post(RECORD, sent), client.post(RECORD, sent)
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    assert CPDEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"title": ""}, "Enter what you did, in a few words"),
        ({"title": "x" * 201}, "What you did must be 200 characters or fewer"),
        ({"title": "x\x00y"}, "What you did must not hold characters that cannot be printed"),
        ({"kind": ""}, "Choose what kind of learning it was"),
        ({"kind": "else"}, "Choose one of the answers in the list"),
        ({"learnt_on_day": "", "learnt_on_month": "", "learnt_on_year": ""}, "Enter the date of the learning"),
        ({"learnt_on_day": "20"}, "The date must be today or in the past"),
        ({"learnt_on_day": "29", "learnt_on_month": "2"}, "The date must be a real date"),
        ({"learnt_on_day": "x"}, "The date must be a real date"),
        ({"hours": "0"}, "Hours must be more than 0"),
        ({"hours": "-1"}, "Hours must be more than 0"),
        ({"hours": "100"}, "Hours must be fewer than 100"),
        ({"hours": "1e400"}, "Hours must be fewer than 100"),
        ({"hours": "two"}, "Hours must be a number, like 1.5"),
        ({"hours": "1.25"}, "Hours must have no more than 1 decimal place, like 1.5"),
        ({"hours": "NaN"}, "Hours must be a number, like 1.5"),
        ({"description": "  "}, "Enter what it was, and why it matters for your work"),
        ({"description": "x" * 10_001}, "What it was must be 10,000 characters or fewer"),
        ({"reflection": "x" * 50_001}, "Your reflection must be 50,000 characters or fewer"),
        ({"talked": ""}, "Say whether you have talked about it with a peer"),
        ({"peer_name": ""}, "Enter with whom you talked"),
        ({"peer_learnt": " "}, "Enter what you learnt from talking about it"),
        ({"sharing": ""}, "Choose who may read it"),
        ({"standards": ["999999"]}, "Choose from the list"),
        ({"standards": ["x\x00"]}, "Choose from the list"),
        ({"guide": "mine"}, "Choose one of the answers in the list"),
    ],
)
def test_cpd_create_with_wrong_input_says_so_and_keeps_every_word(client, changes, error):
    response = client.post(RECORD, FILLED | changes)
    assert response.status_code == 200
    errors = [text for texts in response.context["form"].errors.values() for text in texts]
    assert [text.replace("50000", "50,000").replace("10000", "10,000") for text in errors] == [error]
    assert response.context["form"].summary()[0]["href"]
    for name in ("description", "reflection", "peer_learnt", "better_for_child"):
        if name not in changes:
            assert FILLED[name] in body(response)
    assert CPDEntry.objects.count() == 0


def test_cpd_create_says_which_dates_count_also_beside_an_error(client, author):
    for page in (client.get(RECORD), client.post(RECORD, FILLED | {"learnt_on_day": "31", "learnt_on_month": "2"})):
        assert "After 30 November 2025" in body(page)


def test_cpd_create_without_peer_asks_nothing_about_them(client, author):
    client.post(RECORD, FILLED | {"talked": "no", "peer_name": "", "peer_learnt": "x" * 20_000})
    assert (CPDEntry.objects.count(), PeerReflection.objects.count()) == (1, 0)
    assert author.reminders.get().due_on == datetime.date(2026, 11, 23)


def test_cpd_create_links_a_colleague_of_that_name(client):
    peer = make.staff("Daniel Achebe")
    client.post(RECORD, FILLED)
    assert PeerReflection.objects.get().peer == peer


def test_cpd_standard_must_be_in_force_on_the_day(client, author):
    with time_machine.travel(datetime.datetime(2027, 4, 2, 9, tzinfo=datetime.UTC), tick=False):
        client.force_login(author.user)
        old = Standard.objects.get(version__framework__code="kss-cfp", code="2")
        when = {"learnt_on_day": "1", "learnt_on_month": "4", "learnt_on_year": "2027", "statements": [old.pk]}
        response = client.post(RECORD, FILLED | when)
        assert response.context["form"].errors["statements"] == ["“2 Communication” was not in force on 1 April 2027. Choose another"]
        client.post(RECORD, FILLED | when | {"learnt_on_day": "31", "learnt_on_month": "3"})
    assert CPDEntry.objects.get().learnt_on == datetime.date(2027, 3, 31)


def test_cpd_create_without_any_other_standards_in_force_still_works(client, author):
    assert "Add other standards, research, a case, or with whom you shared it" in body(client.get(RECORD))
    FrameworkVersion.objects.exclude(framework__code="swe").update(period=period(datetime.date(2010, 1, 1), datetime.date(2011, 1, 1)))
    Standard.objects.filter(version__framework__code="swe").exclude(code__startswith="4.").delete()
    response = client.get(RECORD)
    assert "other standards" not in body(response)
    assert "Add research" in body(response)
    client.post(RECORD, FILLED)
    assert CPDEntry.objects.count() == 1


def test_cpd_draft_is_kept_shown_and_gone_when_finished(client, author):
    key = client.get(RECORD).context["draft_key"]
    saved = client.post("/drafts/practitioners:cpd_create/", {"draft_key": key, "draft_version": "0", "reflection": "Half a thought"})
    assert saved.json()["version"] == 1
    page = client.get(RECORD)
    assert "Half a thought" in body(page)
    assert "Enter what you did" not in body(page)
    client.post(RECORD, FILLED | {"draft_key": page.context["draft_key"]})
    assert (Draft.objects.count(), CPDEntry.objects.count()) == (0, 1)


def test_cpd_edit_shows_and_changes_everything(client):
    client.post(RECORD, FILLED)
    entry = CPDEntry.objects.get()
    page = client.get(f"/my-learning/{entry.pk}/edit/")
    for words in FILLED.values():
        assert f">{words}<" in body(page).replace("\n", "") or f'value="{words}"' in body(page)
    client.post(f"/my-learning/{entry.pk}/edit/", FILLED | {"title": "Silence", "reflection": ""})
    entry = CPDEntry.objects.get()
    assert (entry.title, hasattr(entry, "reflection")) == ("Silence", False)


def test_cpd_withdraw_asks_once_and_no_longer_counts(client, author):
    entry = make.CPDEntryFactory(person=author, with_peer=True)
    page = client.get(f"/my-learning/{entry.pk}/withdraw/")
    assert "It no longer counts for registration" in body(page)
    client.post(f"/my-learning/{entry.pk}/withdraw/")
    assert "Registration still needs 2 pieces of learning" in body(client.get("/my-learning/"))
    assert "Withdrawn: it no longer counts" in body(client.get(f"/my-learning/{entry.pk}/"))
    for page in ("edit", "withdraw", "share"):
        assert client.get(f"/my-learning/{entry.pk}/{page}/").status_code == 403
    assert "Changed" in body(client.get(f"/my-learning/{entry.pk}/history/"))


def test_cpd_share_by_name_and_stop(client, author):
    entry, other = make.CPDEntryFactory(person=author), make.staff("Helen Marsh")
    url = reverse("practitioners:cpd_share", args=[entry.pk])
    assert "Nobody here is called" in body(client.post(url, {"person": "Nobody Here"}))
    response = client.post(url, {"person": "Helen Marsh"}, follow=True)
    assert "Helen Marsh can read this piece, and is told." in body(response)
    assert entry.shares.get().person == other
    client.post(url, {"stop": str(other.pk)})
    assert entry.shares.count() == 0
    for stop in ("0", "x", "9" * 30):
        assert client.post(url, {"stop": stop}).status_code in (200, 302)


@pytest.mark.parametrize("count", [1, 3])
def test_cpd_list_costs_the_same_for_any_number_of_rows(count, client, author, django_assert_num_queries):
    for _ in range(count):
        make.CPDStandardFactory(entry=make.CPDEntryFactory(person=author, with_peer=True, with_reflection=True))
    client.get("/my-learning/")
    with django_assert_num_queries(8):
        response = client.get("/my-learning/")
    assert len(response.context["table"].page.object_list) == count
    with django_assert_num_queries(7):
        assert len(list(csv.reader(io.StringIO(b"".join(client.get("/my-learning/export.csv")).decode())))) == count + 1


def test_cpd_list_filters_by_year_kind_and_peer(client, author):
    old = make.CPDEntryFactory(person=author, title="Older", learnt_on=datetime.date(2025, 11, 30), kind="formal")
    new = make.CPDEntryFactory(person=author, title="Newer", learnt_on=datetime.date(2025, 12, 1), with_peer=True)
    for query, rows in (
        ("", [new, old]),
        ("?year=2025", [new]),
        ("?year=2024", [old]),
        ("?kind=formal", [old]),
        ("?peer=yes", [new]),
        ("?peer=no", [old]),
        ("?search=newer", [new]),
        ("?sort=learnt_on", [old, new]),
    ):
        found = client.get(f"/my-learning/{query}").context["table"].page.object_list
        assert [row.record for row in found] == rows, query
    text = body(client.get("/my-learning/?year=1999"))
    assert "Choose one of the answers in the list" in text


def test_cpd_export_holds_every_part_of_ones_own_alone(client, author):
    client.post(RECORD, FILLED | {"title": "=cmd()"})
    make.CPDEntryFactory(title="Somebody else's", for_team=True)
    rows = list(csv.DictReader(io.StringIO(b"".join(client.get("/my-learning/export.csv")).decode("utf-8-sig"))))
    (row,) = rows
    assert row["What I did"] == "'=cmd()"
    assert (row["When"], row["Hours"], row["Talked about it with"], row["State"]) == ("2026-11-18", "1.5", "Daniel Achebe", "Recorded")
    assert row["What I learnt from talking about it"] == "That I take silence as refusal."


def test_cpd_portfolio_is_a_tagged_pdf_or_says_what_is_missing(client, author):
    from learning_org.web import pdf

    make.CPDEntryFactory(person=author, with_peer=True, with_reflection=True)
    response = client.get("/my-learning/portfolio.pdf")
    if pdf.available():
        assert response["Content-Type"] == "application/pdf"
        assert response.content.startswith(b"%PDF-")
        assert b"/StructTreeRoot" in b"".join(unpacked(response.content))
    else:
        assert "PDF files cannot be made" in body(client.get(response.url))


def test_cpd_portfolio_without_the_libraries_says_so(client, monkeypatch):
    """The import of the library itself fails, as on a machine without pango."""
    import sys

    class Missing:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    response = client.get("/my-learning/portfolio.pdf", follow=True)
    assert response.status_code == 200
    assert "libpango-1.0-0" in body(response)
