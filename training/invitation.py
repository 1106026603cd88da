"""A booking as an iCalendar file, which calendars take in."""

from urllib.parse import urlsplit

from icalendar import Calendar, Event

from training.services.calendars import at


def invitation(booking, *, stamp, url):
    """The session's days as events, as bytes. `stamp` is when it is made, `url` the booking's page.

    Each event keeps its identity while the booking does, so that a second file replaces the first; once a booking does not hold a place
    any more, the file takes the events out again.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Learning Organisation//Training//EN")
    calendar.add("version", "2.0")
    cancelled = booking.state not in ("requested", "approved")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    for row in booking.session.days.all():
        calendar.add_component(_event(booking, row, stamp, url, cancelled))
    return calendar.to_ical()


def _event(booking, row, stamp, url, cancelled):
    event = Event()
    event.add("uid", f"booking-{booking.pk}-{row.on:%Y%m%d}@{urlsplit(url).hostname}")
    event.add("dtstamp", stamp)
    event.add("dtstart", at(row.on, row.starts))
    event.add("dtend", at(row.on, row.ends))
    event.add("summary", booking.session.course.title)
    event.add("location", booking.session.venue)
    event.add("url", url)
    event.add("status", "CANCELLED" if cancelled else "TENTATIVE" if booking.state == "requested" else "CONFIRMED")
    return event
