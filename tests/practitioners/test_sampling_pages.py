"""The pages of the employer's sample, from the draw to the feedback on the piece's page."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from practitioners.models import CPDSample
from tests import factories as make

pytestmark = pytest.mark.django_db
LIST, DRAW = reverse("practitioners:cpd_sample_list"), reverse("practitioners:cpd_sample_draw")


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 12, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def unit():
    return make.UnitFactory()


@pytest.fixture
def psw(client, unit):
    person = make.staff("Ann Bell", role=None)
    make.RoleGrantFactory(person=person, unit=unit, role="psw")
    client.force_login(person.user)
    return person


@pytest.fixture
def piece(psw, unit):
    """Priya's piece, which Ola reviews."""
    author, reviewer = make.staff("Priya Nair", unit=unit), make.staff("Ola Ade")
    sample = make.CPDSampleFactory(drawn_by=psw)
    return make.SampledPieceFactory(sample=sample, entry__person=author, entry__title="A visit to learn from", reviewer=reviewer)


def body(response):
    return " ".join(response.content.decode().split())


def path(name, record):
    return reverse(f"practitioners:{name}", args=[record.pk])


def test_psw_draws_a_sample_and_sees_its_pieces(client, psw, unit):
    make.CPDEntryFactory(person=make.staff("Priya Nair", unit=unit), title="A visit to learn from")
    assert "No sample was drawn yet" in body(client.get(LIST))
    response = client.post(DRAW, {"year": "2025", "size": "1", "who": "myself"}, follow=True)
    sample = CPDSample.objects.get()
    assert response.redirect_chain == [(path("cpd_sample_detail", sample), 302)]
    page = body(response)
    for words in (
        "1 of 1 pieces were drawn. Their authors are told.",
        "A visit to learn from",
        "Priya Nair",
        f"with the seed {sample.seed}.",
    ):
        assert words in page
    assert "0 of 1" in body(client.get(LIST))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"year": ""}, "Choose the registration year"),
        ({"year": "1999"}, "Choose one of the answers in the list"),
        ({"size": ""}, "Enter how many pieces are drawn"),
        ({"size": "ten"}, "Enter a whole number, like 10"),
        ({"size": "0"}, "Enter 1 or more"),
        ({"size": "1001"}, "Enter 1,000 or fewer"),
        ({"size": "2"}, "Nobody in your units has recorded learning in the year to 30 November 2026."),
        ({"who": ""}, "Choose who reviews them"),
    ],
)
def test_a_wrong_draw_says_what_to_do(client, psw, changes, error):
    response = client.post(DRAW, {"year": "2025", "size": "1", "who": "later"} | changes)
    assert error in body(response)
    assert CPDSample.objects.count() == 0


def test_psw_chooses_the_reviewer_of_a_piece(client, psw, piece):
    helen = make.staff("Helen Marsh")
    address = path("sampled_piece_reviewer", piece)
    assert "Ola Ade" in body(client.get(address))
    author = {"reviewer": "Priya Nair", "reviewer_choice": piece.entry.person_id, "reviewer_searched": "Priya Nair"}
    assert "Nobody reviews their own learning" in body(client.post(address, author))
    response = client.post(address, {"reviewer": "Helen Marsh"}, follow=True)
    assert "Helen Marsh reviews it, and can read the piece." in body(response)
    piece.refresh_from_db()
    assert piece.reviewer == helen


def test_reviewer_is_asked_on_home_reads_the_piece_and_sends_feedback_that_the_author_reads(client, piece):
    author, reviewer = piece.entry.person, piece.reviewer
    client.force_login(reviewer.user)
    assert "Review a piece of learning: A visit to learn from" in body(client.get("/"))
    read = body(client.get(path("cpd_detail", piece.entry)))
    assert "Write the feedback" in read
    address = path("sampled_piece_review", piece)
    empty = body(client.post(address, {"feedback": "Kept words"}))
    assert "Choose how well it is recorded" in empty
    assert "Kept words" in empty
    client.post(address, {"quality": "sound", "feedback": "You say clearly what you will ask next time."})
    assert client.get(address).status_code == 403  # a second tab
    assert "Review a piece of learning" not in body(client.get("/"))
    client.force_login(author.user)
    page = body(client.get(path("cpd_detail", piece.entry)))
    for words in ("Sound: shows what was learnt", "You say clearly what you will ask next time.", "Ola Ade, 19 November 2026"):
        assert words in page


def test_a_withdrawn_piece_is_named_to_nobody(client, psw, piece):
    entry = piece.entry
    entry.state, entry.withdrawn_at = "withdrawn", datetime.datetime(2026, 11, 18, tzinfo=datetime.UTC)
    entry.save()
    page = body(client.get(path("cpd_sample_detail", piece.sample)))
    assert "withdrawn by its author" in page
    assert "A visit to learn from" not in page
    for person in (psw, piece.reviewer):
        client.force_login(person.user)
        refused = client.get(path("sampled_piece_review", piece))
        assert refused.status_code == 403
        assert "A visit to learn from" not in body(refused)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_and_sample_ask_as_often_for_3_rows_as_for_1(client, psw, unit, rows, django_assert_num_queries):
    samples = [make.CPDSampleFactory(drawn_by=psw) for _ in range(rows)]
    for _ in range(rows):
        make.SampledPieceFactory(sample=samples[0], entry__person=make.staff(unit=unit), given=True)
    client.get(LIST)
    with django_assert_num_queries(5):
        client.get(LIST)
    with django_assert_num_queries(7):  # one of them for warnings of registration
        client.get(path("cpd_sample_detail", samples[0]))
