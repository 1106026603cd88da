"""Reads of the employer's sample of learning (Q93)."""

import random

from django.db.models import Count, Q
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web.together import Asking
from practitioners.models import CPDEntry, CPDSample, CPDState, SampledPiece
from practitioners.models.scope import under_roles
from practitioners.registries import DueItem


def population_of(user, year):
    """The pieces of a registration year (a period) that could be drawn: recorded ones, by the date of the learning, of people placed
    today in the units of the user as principal social worker, in order of key."""
    pieces = CPDEntry.objects.recorded().filter(under_roles(user, Role.PSW), learnt_on__gte=year.lower, learnt_on__lt=year.upper)
    return pieces.order_by("pk")


def drawn(keys, size, seed):
    """The keys that a seed draws out of a list in order of key, in the order of drawing: the same whoever draws them again."""
    return random.Random(seed).sample(list(keys), size)  # noqa: S311 -- it has to be repeatable, not secret


def samples_for(user):
    """The samples that the user may see, newest first, each with `pieces_left` (not withdrawn) and how many of them are `reviewed`."""
    standing = Q(pieces__entry__state=CPDState.RECORDED)
    done = Count("pieces", filter=standing & Q(pieces__reviewed_on__isnull=False))
    found = CPDSample.objects.visible_to(user).select_related("drawn_by")
    return found.annotate(pieces_left=Count("pieces", filter=standing), reviewed=done).order_by("-drawn_on", "-pk")


def pieces_of(sample, user):
    """The pieces of a sample that the user may know of, in the order of drawing."""
    found = SampledPiece.objects.visible_to(user).filter(sample=sample)
    return found.select_related("entry__person", "reviewer").order_by("place")


def reviews_of(entry, user):
    """What samples say of a piece, as far as the user may read it, newest first. One query."""
    found = SampledPiece.objects.readable_by(user).filter(entry=entry)
    return list(found.select_related("reviewer", "sample").order_by("-sample__drawn_on", "-pk"))


def reviews_due_from(user, on):
    """What is due: pieces that were given to the user to review."""
    rows = SampledPiece.objects.filter(reviewer_id=user.access.person_id, reviewed_on=None, entry__state=CPDState.RECORDED)
    return [Asking(rows.order_by("pk").values("pk", "entry__title"), _items)]


def _items(rows):
    return [
        DueItem(
            title=f"Review a piece of learning: {row['entry__title']}",
            url=reverse("practitioners:sampled_piece_review", args=[row["pk"]]),
            hint="Employer's sample",
            due_on=None,
        )
        for row in rows
    ]
