"""The portfolio: which pieces, as a tagged PDF with bookmarks, as CSV and JSON; and the regulator's boxes (S68, S69)."""

import csv
import datetime
import io
import json
import re

import pypdf
import pytest
import time_machine
from django.urls import reverse

from practitioners.models import Standard
from practitioners.queries.coverage import coverage_of_pieces
from practitioners.queries.portfolio import in_full, own_pieces, regulator_boxes
from tests import factories as make

ON = datetime.date(2026, 11, 19)
PAGE, PDF = "/my-learning/portfolio/", "/my-learning/portfolio.pdf"


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


def piece(author, number, **more):
    day = datetime.date(2026, 1, 1) + datetime.timedelta(days=number)
    return make.CPDEntryFactory(person=author, title=f"Learning number {number:03}", learnt_on=day, **more)


def asked(first=None, last=None, **more):
    found = dict(more)
    for name, day in (("first", first), ("last", last)):
        if day:
            found |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    return found


def words(reader):
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def titles_of(outline):
    return [title for item in outline for title in (titles_of(item) if isinstance(item, list) else [item.title])]


def test_portfolio_of_sixty_pieces_is_tagged_has_bookmarks_and_holds_every_piece(client, author):
    standard = Standard.objects.get(version__framework__code="swe", code="4.6")
    for number in range(60):
        entry = piece(author, number, description=f"What number {number:03} taught me.", with_reflection=True, with_peer=True)
        if number < 7:
            make.CPDStandardFactory(entry=entry, standard=standard)
    make.CPDEntryFactory(person=author, title="Withdrawn", withdrawn=True)
    make.CPDEntryFactory(title="Somebody else's", for_team=True)
    response = client.get(PDF)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="portfolio-2026-11-19.pdf"'
    reader = pypdf.PdfReader(io.BytesIO(response.content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712 -- a PDF's own boolean
    assert "/StructTreeRoot" in reader.trailer["/Root"]
    assert reader.metadata.title == "Portfolio of learning: Priya Nair"
    outline, text = titles_of(reader.outline), words(reader)
    assert {"Contents", "Standards that this learning shows"} <= set(outline)
    for number in range(60):
        assert f"Learning number {number:03}" in outline
        assert f"What number {number:03} taught me." in text
        assert text.count(f"Learning number {number:03}") == 2  # in the contents, and above the piece
    assert "4.6 Reflection 7" in text
    assert "4.1 Feedback none" in text
    assert "Withdrawn" not in text
    assert "Somebody else" not in text


def test_portfolio_holds_the_pieces_of_the_dates_both_days_in_them(client, author):
    for number in range(4):
        piece(author, number)  # 1, 2, 3, 4 January
    query = asked(datetime.date(2026, 1, 2), datetime.date(2026, 1, 3))
    rows = json.loads(client.get("/my-learning/portfolio.json", query).content)["pieces"]
    assert [row["date"] for row in rows] == ["2026-01-02", "2026-01-03"]
    found = list(csv.DictReader(io.StringIO(b"".join(client.get("/my-learning/portfolio.csv", query)).decode("utf-8-sig"))))
    assert {row["What I did"] for row in found} == {"Learning number 001", "Learning number 002"}
    offered = client.get(PAGE, query).context["form"].fields["pieces"].queryset
    assert [entry.title for entry in offered] == ["Learning number 002", "Learning number 001"]


def test_portfolio_holds_ticked_pieces_alone_and_leaves_reflections_out_when_asked(client, author):
    kept = piece(author, 1, with_reflection=True, with_peer=True)
    piece(author, 2)
    rows = json.loads(client.get("/my-learning/portfolio.json", asked(pieces=kept.pk)).content)
    assert (rows["person"], rows["made_on"]) == ("Priya Nair", "2026-11-19")
    (row,) = rows["pieces"]
    assert row["reflection"] == "I saw that my hurry was the barrier."
    assert row["peer"]["learnt"] == "That I take silence as refusal."
    without = asked(pieces=kept.pk, without_reflections="on")
    (row,) = json.loads(client.get("/my-learning/portfolio.json", without).content)["pieces"]
    assert row["reflection"] is None
    head = next(csv.reader(io.StringIO(b"".join(client.get("/my-learning/portfolio.csv", without)).decode("utf-8-sig"))))
    assert "Reflection" not in head
    assert "What I learnt from talking about it" in head


def test_portfolio_never_shows_another_persons_piece(client, author):
    other = make.CPDEntryFactory(title="Not yours", for_team=True)
    for name in ("portfolio_pdf", "portfolio_export", "portfolio_json"):
        response = client.get(reverse(f"practitioners:{name}"), asked(pieces=other.pk))
        assert response.status_code == 302
        assert response.url.startswith(PAGE)
    assert "Not yours" not in client.get(PAGE, asked(pieces=other.pk)).content.decode()


def test_portfolio_dates_the_wrong_way_round_are_explained_and_kept(client):
    response = client.get(PDF, asked(datetime.date(2026, 2, 1), datetime.date(2026, 1, 1)), follow=True)
    text = response.content.decode()
    assert "The last day must be the first day or later" in text
    assert 'value="2026"' in text


def test_portfolio_says_how_many_earlier_pieces_are_left_out(client, author):
    for number in range(102):
        piece(author, number)
    text = words(pypdf.PdfReader(io.BytesIO(client.get(PDF).content)))
    assert "The newest 100 pieces are shown, and 2 earlier ones are not." in text
    assert "Learning number 001" not in text
    assert "Learning number 002" in text


@pytest.mark.parametrize("count", [1, 3])
def test_portfolio_costs_the_same_for_any_number_of_pieces(client, author, count, django_assert_num_queries):
    for number in range(count):
        entry = piece(author, number, with_reflection=True, with_peer=True)
        make.CPDStandardFactory(entry=entry, standard=Standard.objects.get(version__framework__code="swe", code="4.1"))
    client.get(PAGE)
    with django_assert_num_queries(6):
        client.get("/my-learning/portfolio.json")
    with django_assert_num_queries(4):
        client.get(PAGE)


CASED = {
    "title": "A visit to C-20431",
    "description": "Twice to c-20431.",
    "did_differently": "C-20431 waited.",
    "how_well": "C-20431 spoke.",
    "better_for_child": "C-20431 asked for me.",
    "source": "The file of C-20431",
    "passed_on": "The team, about C-20431",
}
KEPT, ASKED = ["c-20431", "c-20388"], {"asked": "True"}


@pytest.fixture
def cased(author):
    """A piece with a case reference in each of its texts, in those of its parts, in a file's name and as its own."""
    entry = make.CPDEntryFactory(person=author, **CASED, case_reference=make.CaseReferenceFactory(reference="C-20388"))
    make.ReflectionFactory(entry=entry, text="C-20431 made me slow down.")
    make.PeerReflectionFactory(entry=entry, peer_name="A teacher of C-20431", text="C-20431 needs time.")
    make.CPDFileFactory(entry=entry, file__name="drawing C-20431.png")
    return entry


def files_of(client, author, **query):
    """{kind of file: its text}, and the regulator's boxes."""
    query = asked(**query)
    (piece,) = own_pieces(author)
    answers = {
        "pdf": words(pypdf.PdfReader(io.BytesIO(client.get(PDF, query).content))),
        "csv": b"".join(client.get("/my-learning/portfolio.csv", query)).decode("utf-8-sig"),
        "json": client.get("/my-learning/portfolio.json", query).content.decode(),
        "boxes": client.get(reverse("practitioners:cpd_regulator", args=[piece.pk]), query).content.decode(),
    }
    answers["boxes"] = answers["boxes"].partition("<main")[2]
    return answers


def test_case_references_are_left_out_of_every_form_unless_one_asks_for_them(client, cased, author):
    for query in ({}, ASKED | {"without_cases": "on"}):
        for kind, text in files_of(client, author, **query).items():
            assert not [one for one in KEPT if one in text.lower()], kind
            assert "A visit to [a case]" in text, kind
    for kind, text in files_of(client, author, **ASKED).items():
        assert "C-20431" in text, kind
        assert "[a case]" not in text.replace("“[a case]”", ""), kind  # the help beside the box names it
    cased.refresh_from_db()
    assert (cased.title, cased.case_reference.reference) == ("A visit to C-20431", "C-20388")


@pytest.mark.parametrize(("query", "said"), [({}, "left out"), (ASKED, "printed in full")])
def test_each_file_says_what_became_of_case_references(client, cased, author, query, said):
    answers = files_of(client, author, **query)
    assert f'"case_references": "{said}"' in answers.pop("json")
    assert [kind for kind, text in answers.items() if f"Case references are {said}" not in text] == []


def test_the_box_about_case_references_is_ticked_until_it_is_cleared(client, cased):
    def ticked(address, **query):
        return client.get(address, query).context["form"]["without_cases"].value()

    for address in (PAGE, reverse("practitioners:cpd_regulator", args=[cased.pk])):
        assert (ticked(address), ticked(address, **ASKED)) == (True, False)


def test_coverage_counts_each_piece_once_and_names_what_none_shows(author):
    """By hand: two pieces show 4.1, one of them 4.3 as well; 4.2 and 4.4 to 4.8 none. The KSS show nothing, so they are left out."""
    first, second = piece(author, 1), piece(author, 2)
    swe = {row.code: row for row in Standard.objects.filter(version__framework__code="swe", code__startswith="4.")}
    for entry, code in ((first, "4.1"), (second, "4.1"), (second, "4.3")):
        make.CPDStandardFactory(entry=entry, standard=swe[code])
    ((version, rows),) = coverage_of_pieces(in_full(own_pieces(author)), ON)
    assert version.framework.code == "swe"
    counts = {row.standard.code: row.evidence for row in rows if row.standard.code.startswith("4")}
    assert counts == {"4.1": 2, "4.2": 0, "4.3": 1, "4.4": 0, "4.5": 0, "4.6": 0, "4.7": 0, "4.8": 0}  # 4 itself is their heading


def test_coverage_keeps_a_tag_of_a_version_that_is_over(author):
    old = make.StandardFactory(version__over=True)
    make.CPDStandardFactory(entry=piece(author, 1), standard=old)
    ((version, rows),) = coverage_of_pieces(in_full(own_pieces(author)), ON)
    assert (version, [(row.standard, row.evidence) for row in rows]) == (old.version, [(old, 1)])


def test_coverage_counts_what_was_shown_under_the_standard_before_for_those_that_follow_it(client, author):
    """By hand: KSS 7 goes on in E7 and E8 from 1 April 2027. One piece names KSS 7, one KSS 7 and E7: E7 has one directly and one before,
    E8 two before. KSS 7 itself, which goes on in them, has no row of its own."""
    seven = Standard.objects.get(version__framework__code="kss-cfp", code="7")
    e7 = Standard.objects.get(version__framework__code="ecs", code="E7")
    first, second = piece(author, 1), piece(author, 2)
    for entry, standard in ((first, seven), (second, seven), (second, e7)):
        make.CPDStandardFactory(entry=entry, standard=standard)
    ((version, rows),) = coverage_of_pieces(in_full(own_pieces(author)), datetime.date(2027, 4, 2))
    assert version.framework.code == "ecs"
    found = {row.standard.code: (row.pieces, row.before, row.evidence) for row in rows if row.evidence}
    assert found == {"E7": (1, 1, 2), "E8": (0, 2, 2)}
    with time_machine.travel(datetime.datetime(2027, 4, 2, 9, tzinfo=datetime.UTC), tick=False):
        client.force_login(author.user)
        text = words(pypdf.PdfReader(io.BytesIO(client.get(PDF).content)))
    assert "2, 1 under the standard before" in text


def test_regulator_boxes_are_in_the_forms_order_and_an_empty_one_stays(client, author):
    entry = piece(author, 1, did_differently="A second visit.", better_for_child="She asked for me.", with_peer=True)
    assert regulator_boxes(entry) == [
        ("Type of learning", "Learning at work, with a colleague or a family"),
        ("Title", "Learning number 001"),
        ("What you did, and why it is relevant to your practice", entry.description),
        ("Date", "02/01/2026"),
        ("What you learnt", ""),
        ("The positive impact on your practice and on the people you work with", "A second visit.\n\nShe asked for me."),
        ("What you learnt from discussing it with a peer", "That I take silence as refusal."),
    ]
    text = client.get(reverse("practitioners:cpd_regulator", args=[entry.pk])).content.decode()
    assert text.count("data-copy=") == 6
    assert "Nothing recorded yet" in text
