"""Reads of bookings that lists, home and a person's page share."""

import datetime
import functools

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.names import full_name
from learning_org.web.together import Asking
from practitioners.models import CalendarEntry, Position
from practitioners.models.scope import in_line_of
from practitioners.queries.since import asking_since
from practitioners.registries import DueItem, NeedLink
from practitioners.rules.line import has_line
from practitioners.services.absences import midnight
from practitioners.services.guard import day
from training.models import Booking, BookingState, Session, SessionState
from training.models.bookings import led_by
from training.queries.approvers import managed_by

DAY = datetime.timedelta(days=1)
COMING = 7 * DAY  # how long before its first day a session is due
EVALUATE_WITHIN, EVALUATE_FOR = 7 * DAY, 60 * DAY  # an evaluation is due a week after the course, and asked for two months
KINDS = {
    BookingState.REQUESTED: ("todo", "Waiting for approval"),
    BookingState.APPROVED: ("on", "Booked"),
    BookingState.DECLINED: ("none", "Not approved"),
    BookingState.CANCELLED: ("none", "Cancelled"),
}
DUE = ("pk", "state", "attended", "person_id", "person__given_name", "person__family_name", "session_id")  # what due items say
DUE += tuple(f"session__{name}" for name in ("first_on", "last_on", "state", "trainer_id", "venue", "capacity", "course__title"))
OFFICERS = (Role.TRAINING_OFFICER, Role.PSW, Role.AGENCY_LEAD)


def booking_tabs(user):
    """The tabs of the list that this user has, as (key, words): Mine always, the others by line and role."""
    tabs = [("mine", "Mine")]
    if has_line(user) or user.access.has(Role.SENIOR_LEADER):
        tabs += [("decide", "To approve"), ("line", "My line's")]
    if user.access.has(*OFFICERS):
        tabs.append(("role", "By my role"))
    return tabs


def bookings_in_tab(user, tab):
    """The bookings of a tab, always within what the user may see, the latest session first. An unknown tab is the first one."""
    me, bookings = user.access.person_id, Booking.objects.visible_to(user)
    keys = [key for key, _ in booking_tabs(user)]
    if tab == "decide" and tab in keys:
        return _with_names(Booking.objects.to_decide_by(user)).order_by("session__first_on", "requested_on", "pk")
    if tab == "line" and tab in keys:
        bookings = bookings.filter(in_line_of(user) | led_by(user)).exclude(person_id=me)
    elif tab == "role" and tab in keys:
        bookings = bookings.exclude(person_id=me)
    else:
        bookings = bookings.filter(person_id=me)
    return _with_names(bookings).order_by("-session__first_on", "person__sort_key", "pk")


def _with_names(bookings):
    return bookings.select_related("person", "session__course")


def booking_status(booking, on):
    """The state of a booking as (kind of mark, words), from its own state and what the register says."""
    if booking.state == BookingState.APPROVED and booking.attended is not None:
        if booking.attended:
            return ("on", "Came without a booking" if booking.walk_in else "Attended")
        return ("off", "Did not come")
    if booking.state == BookingState.APPROVED and booking.session.last_on < on:
        return ("todo", "Register not taken yet")
    if booking.state == BookingState.CANCELLED and booking.cancelled_in_time is False:
        return ("none", "Cancelled late")
    return KINDS[booking.state]


def clashes(person, days, leaving_out=()):
    """What is in the person's calendar while a session's days last, as (entry, day): absence, supervision, other training."""
    if not days:
        return []
    first, last = min(row.on for row in days), max(row.on for row in days)
    found = CalendarEntry.objects.filter(person=person, starts_at__lt=midnight(last + DAY), ends_at__gt=midnight(first))
    entries = list(found.exclude(pk__in=leaving_out).order_by("starts_at", "pk"))
    return [(entry, row.on) for row in days for entry in entries if _overlap(entry, row)]


def _overlap(entry, row):
    starts = timezone.make_aware(datetime.datetime.combine(row.on, row.starts))
    ends = timezone.make_aware(datetime.datetime.combine(row.on, row.ends))
    return entry.starts_at < ends and entry.ends_at > starts


def clash_words(entry, on):
    """A clash in words, for the person whose calendar it is: "Supervision, 15:00 to 16:30 on 9 December 2026"."""
    starts, ends = timezone.localtime(entry.starts_at), timezone.localtime(entry.ends_at)
    whole = ends - starts >= DAY
    what = entry.summary if entry.summary and entry.kind == "training" else entry.get_kind_display()
    times = "all day" if whole else f"{starts:%H:%M} to {ends:%H:%M}"
    return f"{what}, {times} on {on.day} {on:%B %Y}"


def colleagues_of(person_id, on):
    """Everybody else placed in the person's units on a date: who may cover urgent calls."""
    units = Position.objects.filter(person_id=person_id, period__contains=on).values("unit_id")
    placed = Position.objects.filter(person=OuterRef("pk"), unit__in=units, period__contains=on)
    return Person.objects.filter(Exists(placed)).exclude(pk=person_id)


def due_from(user, on):
    """What is due of training: own sessions within a week, evaluations of courses attended, requests of those who report to the user (one
    item), and registers to take (one for each session)."""
    me = user.access.person_id
    coming = Q(person_id=me, state=BookingState.APPROVED, session__state=SessionState.OPEN)
    coming &= Q(session__first_on__gte=on, session__first_on__lte=on + COMING)
    evaluate = Q(person_id=me, attended=True, evaluated_on=None, session__state=SessionState.HELD, session__last_on__gt=on - EVALUATE_FOR)
    asked = Q(state=BookingState.REQUESTED, session__last_on__gte=on) & (Q(person_id__in=managed_by(me, on)) | led_by(user))
    register = Q(session__trainer_id=me, state=BookingState.APPROVED, session__state=SessionState.OPEN, session__last_on__lte=on)
    rows = Booking.objects.filter(coming | evaluate | (asked & ~Q(person_id=me)) | register).order_by("session", "pk")
    return [Asking(rows.values(*DUE), functools.partial(_items, me, on))]


def _items(me, on, rows):
    found = [_own_item(row) for row in rows if row["person_id"] == me and row["state"] == BookingState.APPROVED and _own(row, on)]
    if waiting := [row for row in rows if row["state"] == BookingState.REQUESTED]:
        found.append(_approval_item(waiting))
    taught = [row for row in rows if row["session__trainer_id"] == me and row["session__state"] == SessionState.OPEN]
    sessions = {row["session_id"]: row for row in taught if row["session__last_on"] <= on}
    return found + [_register_item(row) for row in sessions.values()]


def _own(row, on):
    return row["attended"] or row["session__first_on"] >= on


def _own_item(row):
    course = row["session__course__title"]
    if row["attended"]:
        url, due_on = reverse("training:booking_evaluate", args=[row["pk"]]), row["session__last_on"] + EVALUATE_WITHIN
        return DueItem(f"Evaluate {course}", url, "What you learnt and what you will do with it, three minutes", due_on)
    url = reverse("training:booking_detail", args=[row["pk"]])
    return DueItem(f"Training: {course}", url, f"{row['session__venue']}, booked", row["session__first_on"])


def _approval_item(rows):
    count, first = len(rows), min(row["session__first_on"] for row in rows)
    title = f"Approve {'a training place' if count == 1 else f'{count} training places'}"
    names = sorted({full_name(row["person__given_name"], row["person__family_name"]) for row in rows})
    hint = f"{', '.join(names[:3])}{' and others' if len(names) > 3 else ''}, with cover for urgent calls"
    url = reverse("training:booking_decide", args=[rows[0]["pk"]]) if count == 1 else f"{reverse('training:booking_list')}?tab=decide"
    return DueItem(title, url, hint, first)


def _register_item(row):
    url = reverse("training:session_register", args=[row["session_id"]])
    hint = f"{row['session__venue']}, {row['session__capacity']} places"
    return DueItem(f"Take the register of {row['session__course__title']}", url, hint, row["session__last_on"])


def bookings_for_need(need, user, on):
    """The places that were booked to meet a need, for the need's page. One query."""
    rows = _with_names(Booking.objects.readable_by(user).filter(need=need)).order_by("session__first_on", "pk")
    return [NeedLink("Training", *_in_a_link(row), row.session.first_on, booking_status(row, on)) for row in rows]


def _in_a_link(booking):
    return f"{booking.session.course}, {day(booking.session.first_on)}", reverse("training:booking_detail", args=[booking.pk])


def bookings_offered(person, user, on):
    """The bookings of a person that this user may read: with any, their part of the page is shown."""
    return Booking.objects.readable_by(user).filter(person=person)


def bookings_part(person, user, on):
    """The part of a person's page on their training, for those who may read bookings of theirs; else None. One query."""
    rows = list(_with_names(bookings_offered(person, user, on)).order_by("-session__first_on", "pk")[:6])
    if not rows:
        return None
    return {"rows": [(row, booking_status(row, on)) for row in rows[:5]], "more": len(rows) > 5, "person": person}


def attended_since(person, user, since, until):
    """Courses that a person attended between two days, of which this user may read."""
    rows = Booking.objects.readable_by(user).filter(person=person, attended=True)
    rows = rows.filter(session__last_on__gt=since, session__last_on__lte=until).annotate(title=F("session__course__title"))
    names = {"names": ["title"], "words": lambda row: row["title"]}
    return [asking_since(rows, "Training", on="session__last_on", page="training:booking_detail", **names)]


def register_rows(session, user):
    """The bookings of a session that this user may know, by name, for its page."""
    bookings = Booking.objects.visible_to(user).filter(session=session)
    return bookings.select_related("person").order_by("person__sort_key", "pk")


def with_days(bookings):
    """Bookings with the days of their sessions, in one statement more."""
    days = Prefetch("session", queryset=Session.objects.select_related("course", "trainer").prefetch_related("days"))
    return bookings.prefetch_related(days)
