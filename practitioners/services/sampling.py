"""Every write about the employer's own random sample of learning (Q93): drawing it, giving its pieces to reviewers, and the feedback."""

import random

from django.db import transaction
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import CPDSample, CPDState, SampledPiece
from practitioners.queries.people import in_post
from practitioners.queries.registration import registration_year
from practitioners.queries.sampling import drawn, population_of
from practitioners.rules.people import is_psw_for
from practitioners.services.guard import day
from practitioners.services.telling import tell

SEEDS = 10**9  # short enough to be read out
WITHDRAWN = "The author has withdrawn this piece. Nobody else reads it any more."


@transaction.atomic
def draw_sample(*, year, size, reviewer=None, seed=None, by):
    """Draw pieces of a registration year by chance, out of those of people in the drawer's units, and tell their authors (Q93).

    Takes any day of the year, how many pieces, who reviews them all (or None: that is said for each), a seed (made unless given: with the
    same pieces it draws the same ones) and the principal social worker who draws. A reviewer's own pieces stay without one. Returns the
    CPDSample. Refused for anybody else, for a year to come, for more pieces than there are, and when the same person drew one of that
    year today already.
    """
    Person.objects.select_for_update().get(pk=by.pk)  # two at once, by a double click, come one after the other
    year = registration_year(year)
    _check_draw(year, by)
    keys = list(population_of(by.user, year).values_list("pk", flat=True))
    if not 0 < size <= len(keys):
        raise Refused(_how_many(len(keys), year), field="size")
    seed = random.SystemRandom().randrange(SEEDS) if seed is None else seed
    words = {"year": year.lower, "drawn_on": clock.today(), "drawn_by": by, "seed": seed, "population": len(keys), "size": size}
    sample = CPDSample.objects.create(**words)
    places = enumerate(drawn(keys, size, seed), 1)
    SampledPiece.objects.bulk_create(SampledPiece(sample=sample, entry_id=key, place=place) for place, key in places)
    if reviewer:
        _check_reviewer(reviewer)
        sample.pieces.exclude(entry__person=reviewer).update(reviewer=reviewer)
        _tell_reviewer(sample, reviewer, by)
    _tell_authors(sample, by)
    return sample


def _check_draw(year, by):
    if not by.user.access.has(Role.PSW):
        raise Refused("The principal social worker draws the sample.")
    if year.lower > clock.today():
        raise Refused("This registration year has not begun. Choose an earlier one.", field="year")
    if CPDSample.objects.filter(year=year.lower, drawn_by=by, drawn_on=clock.today()).exists():
        raise Refused("You drew a sample of this year today already. Open it from the list.", field="year")


def _how_many(number, year):
    if not number:
        return f"Nobody in your units has recorded learning in the year to 30 November {year.upper.year}."
    return f"{number} piece{'' if number == 1 else 's'} can be drawn. Enter a number from 1 to {number}."


def _check_reviewer(reviewer):
    if not in_post(Person.objects.filter(pk=reviewer.pk), clock.today()).exists():
        raise Refused(f"{reviewer} is not in post. Choose somebody else.", field="reviewer")


@transaction.atomic
def give_piece(piece, reviewer, *, by):
    """Give a piece of a sample to a reviewer, in place of another, and tell them (Q93). Returns the SampledPiece.

    Refused for anybody but a principal social worker of the author's unit, for the author, for somebody not in post, once it is
    reviewed, and once its author has withdrawn it.
    """
    piece = _locked(piece)
    if by.pk == piece.entry.person_id or not is_psw_for(by.user, piece.entry.person):
        raise Refused("The principal social worker of the author's unit says who reviews it.")
    return _give(piece, reviewer, by)


@transaction.atomic
def hand_over_piece(pk, to, leaving):
    """Give a piece that a leaver was to review to another reviewer, and tell them (Q54, Q93). Returns the SampledPiece.

    Refused as give_piece() is, but whoever records the leaving hands it over.
    """
    return _give(_locked(SampledPiece(pk=pk)), to, leaving.by)


def _give(piece, reviewer, by):
    if reviewer.pk == piece.entry.person_id:
        raise Refused("Nobody reviews their own learning. Choose somebody else.", field="reviewer")
    _check_reviewer(reviewer)
    if piece.reviewer_id != reviewer.pk:
        piece.reviewer = reviewer
        piece.save(update_fields=["reviewer"])
        _tell_reviewer(piece.sample, reviewer, by)
    return piece


@transaction.atomic
def review_piece(piece, *, quality, feedback, by):
    """Write down how good the record of a piece is, with words for its author, who is told (Q93). Returns the SampledPiece.

    Refused for anybody but its reviewer, a second time, and once its author has withdrawn it.
    """
    piece = _locked(piece)
    if piece.reviewer_id != by.pk or piece.entry.person_id == by.pk:
        raise Refused("Only its reviewer writes the feedback.")
    piece.quality, piece.feedback, piece.reviewed_on = quality, feedback, clock.today()
    piece.save(update_fields=["quality", "feedback", "reviewed_on"])
    tell(
        [piece.entry.person],
        by=by,
        subject="Feedback on a piece of your learning",
        body="It was in the employer's sample. The feedback is on the page of the piece.",
        link=reverse("practitioners:cpd_detail", args=[piece.entry_id]),
        link_text="Read the feedback",
        key=f"sample-feedback:{piece.pk}",
    )
    return piece


def _locked(piece):
    piece = SampledPiece.objects.select_for_update(of=("self",)).select_related("entry__person", "sample").get(pk=piece.pk)
    if piece.reviewed_on:
        raise Refused(f"This piece was reviewed on {day(piece.reviewed_on)} by {piece.reviewer}.")
    if piece.entry.state == CPDState.WITHDRAWN:
        raise Refused(WITHDRAWN)
    return piece


def _tell_authors(sample, by):
    """Each author once, however many of their pieces were drawn."""
    until = f"30 November {registration_year(sample.year).upper.year}"
    for author in Person.objects.filter(cpd_entries__sampled__sample=sample).distinct():
        first = sample.pieces.filter(entry__person=author).order_by("place").first()
        tell(
            [author],
            by=by,
            subject="Your learning was drawn for the employer's sample",
            body=f"A piece of the year to {until} was drawn by chance. Its reviewer and the principal social worker can read it. "
            "You will read what they say. Your reflection stays as private as you made it.",
            link=reverse("practitioners:cpd_detail", args=[first.entry_id]),
            link_text="See the piece",
            key=f"sample-drawn:{sample.pk}:{author.pk}",
        )


def _tell_reviewer(sample, reviewer, by):
    tell(
        [reviewer],
        by=by,
        subject="Pieces of learning to review",
        body="You review pieces of the employer's sample. They are on your home page.",
        link="/",
        link_text="See what is due",
        key=f"sample-given:{sample.pk}:{reviewer.pk}",
    )
