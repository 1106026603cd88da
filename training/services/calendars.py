"""A booking in its person's calendar: one entry for each day, there as long as the booking is approved."""

import datetime
import zoneinfo

from practitioners.models import CalendarEntry, CalendarKind

LONDON = zoneinfo.ZoneInfo("Europe/London")


def at(on, time):
    """That time of that day in London, in summer time and in winter."""
    return datetime.datetime.combine(on, time, tzinfo=LONDON)


def write_calendar(booking):
    """Put the session's days into the person's calendar, where clash checks read them. Returns the entries."""
    entries = [
        CalendarEntry.objects.create(
            person_id=booking.person_id,
            kind=CalendarKind.TRAINING,
            starts_at=at(row.on, row.starts),
            ends_at=at(row.on, row.ends),
            summary=booking.session.course.title[:120],
        )
        for row in booking.session.days.all()
    ]
    booking.entries.set(entries)
    return entries


def clear_calendar(booking):
    """Take the session's days out of the person's calendar again; the history keeps them."""
    entries = list(booking.entries.all())
    booking.entries.clear()
    CalendarEntry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()
