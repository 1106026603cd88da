"""21. Change in confidence three months later."""

from django.db.models import F

from learning_org.measures.indicators.base import Column, Indicator, counted, last_unit, three_months
from practitioners.models import ImpactFollowUp


def rows(month):
    """Matched pairs alone: follow-ups answered in the last three months with a rating before and one three months later."""
    first, on = three_months(month)
    pairs = ImpactFollowUp.objects.filter(answered_on__gte=first, answered_on__lte=on)
    pairs = pairs.filter(rating_before__isnull=False, rating_later__isnull=False)
    change = F("rating_later") - F("rating_before")
    return counted(pairs, person=F("person_id"), unit=last_unit("person_id", on), counts=change)


INDICATOR = Indicator(
    number=21,
    name="Change in confidence after training",
    family="training",
    of="points from 1 to 10, last 3 months",
    numerator="the ratings three months after the learning less the ratings before it, added up",
    denominator="pairs of ratings, from one person about one piece of learning",
    definition=(
        "People rate from 1 to 10 how confident they are in what a course is about: before it and, in the follow-up, three months later. "
        "The figure is the mean change over the follow-ups answered in the month and the two months before it. Only pairs count: somebody "
        "who gave one rating is left out.",
        "It has no target and no status. Fewer than five pairs say nothing, so no mean is shown for them.",
    ),
    rows=rows,
    is_mean=True,
    columns=(
        Column("About", "about", content=True, link="practitioners:follow_up_detail"),
        Column("Answered", "answered_on"),
        Column("Before", "rating_before", content=True),
        Column("Three months later", "rating_later", content=True),
    ),
    content_of=ImpactFollowUp,
    hide_unread=True,
)
