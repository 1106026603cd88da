"""Established posts: how many full-time equivalents of a job a unit is meant to have, from a day on."""

from django.db import transaction

from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import EstablishedPost
from practitioners.services.ancestry import overlap
from practitioners.services.guard import cut, dates_between, day, end, refusing
from practitioners.services.units import lock_unit

TAKEN = {
    "establishedpost_one_number_at_a_time": (
        "There is a number for this job at a later time. End this one before it, or begin later.",
        "last_day",
    )
}
OTHER_NUMBER = {"establishedpost_one_number_at_a_time": ("There is a number for this job at that time already. Correct that one.", "job")}


@transaction.atomic
def set_post(unit, *, job, fte, first_day, last_day=None, by):
    """Say how many full-time equivalents of a job a unit is meant to have from a day on (S23, S15).

    The present number ends the day before; one of the same first day is replaced. Returns the EstablishedPost. Refused when the unit is not
    open for all of that time, when that is the number already, and when another one begins within that time.
    """
    unit, dates = lock_unit(unit), dates_between(first_day, last_day)
    until = unit.period.upper
    if first_day not in unit.period or (until and dates.upper and dates.upper > until):
        raise Refused(f"{unit} is not open for all of that time. Choose other days.", field="first_day")
    dates = period(dates.lower, dates.upper or until)
    here = EstablishedPost.objects.select_for_update().filter(unit=unit, job=job, period__contains=first_day).first()
    if here and here.fte == fte and here.period.upper == dates.upper:
        raise Refused(f"{unit} has {fte.normalize():f} of this job already, since {day(here.period.lower)}.", field="fte")
    if here:
        cut(here, first_day)
    post = EstablishedPost(unit=unit, job=job, fte=fte, period=dates)
    with refusing(TAKEN):
        post.save()
    return post


@transaction.atomic
def correct_post(post, *, job, fte, by):
    """Correct the job or the number of an established post for all its time (S15). Returns it; the history keeps what it was.

    What changes from a day on is set_post() instead. Refused when it was cancelled, when nothing is another, and when the unit has a number
    for that job at some of that time already.
    """
    row = EstablishedPost.objects.select_for_update(of=("self",)).select_related("job").filter(pk=post.pk).first()
    if row is None:
        raise Refused("This was already cancelled.")
    if (row.job, row.fte) == (job, fte):
        raise Refused(f"It is recorded as {fte.normalize():f} of this job already.", field="fte")
    row.job, row.fte = job, fte
    with refusing(OTHER_NUMBER):
        row.save(update_fields=["job", "fte"])
    return row


@transaction.atomic
def end_post(post, *, last_day, by):
    """Say that a unit is not meant to have these posts after a day. Returns the EstablishedPost, or None when it had not begun.

    Refused when it was cancelled already, or ends by then already.
    """
    row = EstablishedPost.objects.select_for_update().filter(pk=post.pk).first()
    if row is None:
        raise Refused("This was already cancelled.")
    return end(row, last_day)


def join_posts(unit, into, first_day):
    """From a day on the established posts of one unit are those of another, where numbers of the same job add up, day by day."""
    coming = period(first_day)
    for row in EstablishedPost.objects.select_for_update().filter(unit=unit, period__overlap=coming).order_by("period"):
        dates, job, fte = overlap(row.period, coming), row.job_id, row.fte
        cut(row, first_day)
        for there in EstablishedPost.objects.select_for_update().filter(unit=into, job=job, period__overlap=dates).order_by("period"):
            dates = _add(there, dates, fte)
            if dates is None:
                break
        if dates:
            EstablishedPost.objects.create(unit=into, job_id=job, fte=fte, period=dates)


def _add(there, dates, fte):
    """Add `fte` to a row for the days that it shares with `dates`. Returns what is left of `dates` after it, or None."""
    own, both = there.period, overlap(there.period, dates)
    like = {"unit": there.unit, "job_id": there.job_id}
    there.delete()
    if own.lower < both.lower:
        EstablishedPost.objects.create(**like, fte=there.fte, period=period(own.lower, both.lower))
    if dates.lower < both.lower:
        EstablishedPost.objects.create(**like, fte=fte, period=period(dates.lower, both.lower))
    EstablishedPost.objects.create(**like, fte=there.fte + fte, period=both)
    if own.upper != both.upper:
        EstablishedPost.objects.create(**like, fte=there.fte, period=period(both.upper, own.upper))
    return period(both.upper, dates.upper) if both.upper != dates.upper else None
