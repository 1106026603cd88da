"""Absence: whole days in London, kept as calendar entries, which clash checks and calendars read."""

import datetime
import zoneinfo

from django.db import transaction

from learning_org.web.errors import Refused
from practitioners.models import CalendarEntry
from practitioners.services.guard import dates_between, day
from practitioners.services.placements import lock_person

LONDON = zoneinfo.ZoneInfo("Europe/London")


def midnight(date):
    """The instant at which a date begins in London, in summer time and in winter."""
    return datetime.datetime.combine(date, datetime.time(), tzinfo=LONDON)


def first_day_of(entry):
    """The first whole day of an absence."""
    return entry.starts_at.astimezone(LONDON).date()


def last_day_of(entry):
    """The last whole day of an absence."""
    return (entry.ends_at - datetime.timedelta(microseconds=1)).astimezone(LONDON).date()


@transaction.atomic
def record_absence(person, *, kind, first_day, last_day, by):
    """Record that somebody is away from the first to the last day (Q23). `kind` is one of ABSENCES. Returns the CalendarEntry.

    Refused when the days are in the wrong order, the person is not in post on the first, or another absence is recorded for any of them.
    """
    person = lock_person(person)
    if not person.positions.filter(period__contains=first_day).exists():
        raise Refused(f"{person} is not in post on {day(first_day)}.", field="first_day")
    entry = CalendarEntry(person=person, kind=kind)
    return _keep(entry, first_day, last_day)


@transaction.atomic
def edit_absence(entry, *, kind, first_day, last_day, by):
    """Change an absence's kind or days. Returns the CalendarEntry. Refused as for a new one, or when it was removed meanwhile."""
    lock_person(entry.person)
    entry = _locked(entry)
    entry.kind = kind
    return _keep(entry, first_day, last_day)


@transaction.atomic
def remove_absence(entry, *, by):
    """Take away an absence that was recorded by mistake; the history keeps it. Refused when it is gone already."""
    lock_person(entry.person)
    _locked(entry).delete()


def _locked(entry):
    row = CalendarEntry.objects.absences().select_for_update().filter(pk=entry.pk).first()
    if row is None:
        raise Refused("This absence was already removed.")
    return row


def _keep(entry, first_day, last_day):
    dates = dates_between(first_day, last_day)
    entry.starts_at, entry.ends_at = midnight(dates.lower), midnight(dates.upper)
    others = CalendarEntry.objects.absences().filter(person=entry.person, starts_at__lt=entry.ends_at, ends_at__gt=entry.starts_at)
    if clash := others.exclude(pk=entry.pk).first():
        days = f"{day(first_day_of(clash))} to {day(last_day_of(clash))}"
        raise Refused(f"{clash.get_kind_display()} is already recorded from {days}. Change that instead.", field="first_day")
    entry.save()
    return entry
