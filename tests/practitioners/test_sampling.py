"""The employer's sample: a seed draws it again; its reviewer and the principal social worker read it, its author reads the feedback."""

import datetime

import pytest
import time_machine

from learning_org.notifications.models import Message
from learning_org.web.errors import Refused
from practitioners.models import CPDEntry, CPDFile, CPDSample, Reflection
from practitioners.queries.sampling import drawn, samples_for
from practitioners.services import sampling as services
from practitioners.services.cpd import withdraw_learning
from tests import factories as make

pytestmark = pytest.mark.django_db
Date = datetime.date
YEAR = Date(2025, 12, 1)
EXPECTED = [11, 10, 14, 19]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 12, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def unit():
    return make.UnitFactory()


@pytest.fixture
def psw(unit):
    return _psw(unit)


def _psw(unit):
    person = make.staff("Ann Bell", role=None)
    make.RoleGrantFactory(person=person, unit=unit, role="psw")
    return person


@pytest.fixture
def author(unit):
    return make.staff("Priya Nair", unit=unit)


def pieces(author, number, **kwargs):
    return [make.CPDEntryFactory(person=author, **kwargs) for _ in range(number)]


def test_a_seed_draws_the_same_pieces_again():
    # Python's own generator, asked apart from the product: random.Random(42).sample(list(range(10, 20)), 4).
    assert drawn(range(10, 20), 4, 42) == EXPECTED
    assert drawn(range(10, 20), 4, 43) != EXPECTED


def test_sample_is_what_its_seed_draws_from_the_pieces_in_order_of_key(psw, author, unit):
    mine = pieces(author, 6) + pieces(make.staff(unit=unit), 4)
    sample = services.draw_sample(year=YEAR, size=4, seed=42, by=psw)
    # The ten keys stand for 10 to 19 of the test above.
    keys = [entry.pk for entry in mine]
    assert [piece.entry_id for piece in sample.pieces.order_by("place")] == [keys[place - 10] for place in EXPECTED]
    assert (sample.seed, sample.population, sample.size, sample.year) == (42, 10, 4, YEAR)


def test_only_recorded_pieces_of_the_year_by_people_in_the_units_are_drawn(psw, author):
    inside = pieces(author, 1, learnt_on=YEAR) + pieces(author, 1, learnt_on=Date(2026, 11, 19))
    pieces(author, 1, learnt_on=Date(2025, 11, 30))
    pieces(author, 1, withdrawn=True)
    pieces(make.staff(), 1)
    sample = services.draw_sample(year=Date(2026, 5, 1), size=2, by=psw)
    assert {piece.entry for piece in sample.pieces.all()} == set(inside)
    assert sample.population == 2


def test_each_author_is_told_once_and_the_reviewer_too(psw, author):
    pieces(author, 2)
    reviewer = make.staff("Ola Ade")
    services.draw_sample(year=YEAR, size=2, reviewer=reviewer, by=psw)
    told = Message.objects.order_by("recipient__sort_key").values_list("recipient__given_name", "subject")
    assert list(told) == [("Ola", "Pieces of learning to review"), ("Priya", "Your learning was drawn for the employer's sample")]


def test_a_reviewer_of_all_has_none_of_their_own(psw, unit):
    make.PositionFactory(person=psw, unit=unit, second=True)
    pieces(psw, 1)
    pieces(make.staff(unit=unit), 1)
    sample = services.draw_sample(year=YEAR, size=2, reviewer=psw, by=psw)
    assert {piece.entry.person_id == psw.pk: piece.reviewer_id for piece in sample.pieces.all()} == {True: None, False: psw.pk}


@pytest.mark.parametrize(
    ("size", "year", "words"),
    [
        (3, YEAR, "2 pieces can be drawn. Enter a number from 1 to 2."),
        (0, YEAR, "2 pieces can be drawn. Enter a number from 1 to 2."),
        (1, Date(2024, 12, 1), "Nobody in your units has recorded learning in the year to 30 November 2025."),
        (1, Date(2026, 12, 1), "This registration year has not begun."),
    ],
)
def test_a_draw_that_cannot_be_is_refused(psw, author, size, year, words):
    pieces(author, 2)
    with pytest.raises(Refused, match=words):
        services.draw_sample(year=year, size=size, by=psw)
    assert CPDSample.objects.count() == 0


def test_a_double_click_draws_one_sample(psw, author):
    pieces(author, 3)
    services.draw_sample(year=YEAR, size=1, by=psw)
    with pytest.raises(Refused, match="today already"):
        services.draw_sample(year=YEAR, size=1, by=psw)
    assert (CPDSample.objects.count(), Message.objects.count()) == (1, 1)
    with time_machine.travel(datetime.datetime(2026, 11, 20, 9, tzinfo=datetime.UTC), tick=False):
        services.draw_sample(year=YEAR, size=1, by=type(psw).objects.get(pk=psw.pk))


@pytest.mark.parametrize("role", ["team_manager", "senior_leader", "administrator", "qa_officer"])
def test_nobody_else_draws(author, unit, role):
    pieces(author, 1)
    with pytest.raises(Refused, match="principal social worker draws"):
        services.draw_sample(year=YEAR, size=1, by=make.staff(role=role, unit=unit))


@pytest.fixture
def piece(psw, author):
    pieces(author, 1, title="A visit to learn from")
    return services.draw_sample(year=YEAR, size=1, by=psw).pieces.get()


def test_a_piece_is_given_to_somebody_in_post_who_did_not_write_it(psw, author, piece):
    gone = make.PersonFactory(given_name="Gone")
    for reviewer, words in ((author, "Nobody reviews their own learning"), (gone, "is not in post")):
        with pytest.raises(Refused, match=words):
            services.give_piece(piece, reviewer, by=psw)
    reviewer = make.staff("Ola Ade")
    for _ in range(2):
        services.give_piece(piece, reviewer, by=psw)
    piece.refresh_from_db()
    assert piece.reviewer == reviewer
    assert reviewer.messages.count() == 1
    with pytest.raises(Refused, match="principal social worker of the author's unit"):
        services.give_piece(piece, reviewer, by=_psw(make.UnitFactory()))


def test_feedback_is_written_once_by_the_reviewer_and_its_author_is_told(psw, author, piece):
    reviewer = make.staff("Ola Ade")
    services.give_piece(piece, reviewer, by=psw)
    for other in (psw, author):
        with pytest.raises(Refused, match="Only its reviewer"):
            services.review_piece(piece, quality="sound", feedback="Clear.", by=other)
    done = services.review_piece(piece, quality="sound", feedback="Clear.", by=reviewer)
    assert (done.quality, done.feedback, done.reviewed_on) == ("sound", "Clear.", Date(2026, 11, 19))
    with pytest.raises(Refused, match="was reviewed on 19 November 2026 by Ola Ade"):
        services.review_piece(piece, quality="thin", feedback="Again.", by=reviewer)
    with pytest.raises(Refused, match="was reviewed on 19 November 2026"):
        services.give_piece(piece, psw, by=psw)
    assert "Feedback on a piece of your learning" in author.messages.values_list("subject", flat=True)


def reads(person, entry):
    return CPDEntry.objects.readable_by(person.user).filter(pk=entry.pk).exists()


def test_a_piece_in_the_sample_is_read_by_its_reviewer_and_psw_until_it_is_withdrawn(psw, author, piece):
    entry, reviewer, other_psw = piece.entry, make.staff("Ola Ade"), _psw(make.UnitFactory())
    unsampled = make.CPDEntryFactory(person=author)
    make.CPDFileFactory(entry=entry)
    assert [reads(one, entry) for one in (psw, reviewer, other_psw)] == [True, False, False]
    services.give_piece(piece, reviewer, by=psw)
    assert [reads(one, entry) for one in (psw, reviewer, other_psw)] == [True, True, False]
    assert [reads(one, unsampled) for one in (psw, reviewer)] == [False, False]
    assert CPDFile.objects.readable_by(reviewer.user).count() == 1
    withdraw_learning(entry, by=author)
    assert [reads(one, entry) for one in (psw, reviewer, author)] == [False, False, True]
    with pytest.raises(Refused, match="has withdrawn this piece"):
        services.review_piece(piece, quality="sound", feedback="Late.", by=reviewer)
    with pytest.raises(Refused, match="has withdrawn this piece"):
        services.give_piece(piece, psw, by=psw)


def test_the_reflection_stays_with_its_author_unless_it_is_shared(psw, piece):
    reflection = make.ReflectionFactory(entry=piece.entry)
    assert not Reflection.objects.readable_by(psw.user).exists()
    reflection.shared = True
    reflection.save()
    assert Reflection.objects.readable_by(psw.user).exists()


def test_progress_counts_what_was_not_withdrawn(psw, author):
    mine = pieces(author, 3)
    sample = services.draw_sample(year=YEAR, size=3, reviewer=psw, by=psw)
    services.review_piece(sample.pieces.first(), quality="strong", feedback="Good.", by=psw)
    withdraw_learning(next(entry for entry in mine if entry.pk != sample.pieces.first().entry_id), by=author)
    row = samples_for(psw.user).get()
    assert (row.size, row.pieces_left, row.reviewed) == (3, 2, 1)
