"""Pages of training officers and trainers: courses, sessions of several days, registers; what partner learners see; the invitation."""

import datetime
import re

import icalendar
import pytest
import time_machine
from django.urls import reverse

from learning_org.web import clock
from tests import factories as make
from training.models import Course, Session

D = datetime.date
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
TEN_FIELDS = {"venue": "Civic House", "capacity": "16", "trainer": ""}


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def officer(client):
    person = make.staff("Tam Officer", role="training_officer")
    client.force_login(person.user)
    return person


def address(name, row):
    return reverse(f"training:{name}", args=[row.pk])


def text(response):
    return " ".join(response.content.decode().split())


def shown_on(page):
    """What the register's page says that it shows."""
    found = re.search(r'name="shown" value="([^"]*)"', text(page))
    return found[1] if found else ""


def days(*rows):
    """The posted rows of the days: (date or None, from, to), five of them."""
    data = {"days-TOTAL_FORMS": "5", "days-INITIAL_FORMS": "5"}
    for number in range(5):
        on, starts, ends = rows[number] if number < len(rows) else (None, "09:30", "16:30")
        for part in ("day", "month", "year"):
            data[f"days-{number}-on_{part}"] = str(getattr(on, part)) if on else ""
        data |= {f"days-{number}-starts": starts, f"days-{number}-ends": ends}
    return data


def test_an_officer_adds_a_course_and_a_session_of_two_days(client, officer):
    trainer = make.staff("Tia Trainer")
    answer = client.post(reverse("training:course_create"), {"title": "Court work", "about": "One day.", "rated": "giving evidence"})
    course = Course.objects.get()
    assert answer.url == address("course_detail", course)
    assert (course.rated, course.needs_approval, course.open_to_partners, course.is_active) == ("giving evidence", False, False, True)
    rows = days((D(2026, 12, 9), "09:30", "16:30"), (D(2026, 12, 16), "10.00", "13:00"))
    answer = client.post(address("session_create", course), TEN_FIELDS | {"trainer": "Tia Trainer"} | rows)
    session = Session.objects.get()
    assert answer.url == address("session_detail", session)
    assert (session.first_on, session.last_on, session.capacity, session.trainer) == (D(2026, 12, 9), D(2026, 12, 16), 16, trainer)
    assert [(row.on, row.starts.hour, row.ends.hour) for row in session.days.all()] == [(D(2026, 12, 9), 9, 16), (D(2026, 12, 16), 10, 13)]


def test_what_is_missing_of_a_session_is_said_beside_it(client, officer):
    page = client.post(address("session_create", make.CourseFactory()), days() | {"venue": "", "capacity": "0"})
    shown = text(page)
    for words in ("Enter the date of the session", "Enter the place of the session", "The number of places must be 1 or more"):
        assert shown.count(words) >= 2
    rows = days((D(2026, 12, 9), "16:30", "09:30"), (D(2026, 12, 9), "09:30", "16:30"))
    shown = text(client.post(address("session_create", make.CourseFactory()), TEN_FIELDS | rows))
    assert "The end must be later than the beginning" in shown
    assert "This day is entered twice" in shown
    assert '<details class="govuk-details" open>' in shown
    assert not Session.objects.exists()


def test_an_officer_changes_days_and_removes_one_by_emptying_it(client, officer):
    session = make.SessionFactory(last_on=D(2026, 12, 10))
    assert client.get(address("session_edit", session)).status_code == 200
    client.post(address("session_edit", session), TEN_FIELDS | days((D(2026, 12, 9), "09:30", "16:30")))
    session.refresh_from_db()
    assert (session.first_on, session.last_on, session.days.count()) == (D(2026, 12, 9), D(2026, 12, 9), 1)
    make.BookingFactory.create_batch(2, session=session)
    page = client.post(address("session_edit", session), TEN_FIELDS | {"capacity": "1"} | days((D(2026, 12, 9), "09:30", "16:30")))
    assert "More places than that are booked already" in text(page)


def test_two_courses_never_share_a_title(client, officer):
    course = make.CourseFactory(title="Court work")
    assert "There is a problem" not in text(client.get(address("course_edit", course)))
    page = client.post(reverse("training:course_create"), {"title": "Court work", "about": "x", "rated": "y"})
    assert "There is a course with this title already" in text(page)
    client.post(address("course_edit", course), {"title": "Court", "about": "x", "rated": "y"})
    course.refresh_from_db()
    assert (course.title, course.is_active) == ("Court", False)


def test_a_session_is_cancelled_with_its_reason(client, officer):
    session = make.SessionFactory()
    assert "Enter why the session is cancelled" in text(client.post(address("session_cancel", session), {}))
    client.post(address("session_cancel", session), {"reason": "The trainer is ill."})
    assert "Cancelled</span>: The trainer is ill." in text(client.get(address("session_detail", session)))


def test_the_trainer_takes_the_register_with_somebody_who_was_not_booked(client):
    trainer, guest = make.staff(), make.staff("Gus Guest")
    session = make.SessionFactory(trainer=trainer, first_on=D(2026, 11, 19))
    came, absent = (make.BookingFactory(session=session, approved=True) for _ in range(2))
    make.BookingFactory(session=session, person=make.PersonFactory(given_name="Asking"))
    client.force_login(trainer.user)
    shown = text(client.get(address("session_detail", session)))
    assert (came.person.name in shown, "Asking" in shown) == (True, False)
    assert address("booking_detail", came) not in shown
    sent = {"shown": shown_on(client.get(address("session_register", session))), "attended": [came.pk], "walk_in_1": "Gus Guest"}
    answer = client.post(address("session_register", session), sent)
    assert answer.url == address("session_detail", session)
    found = dict(session.bookings.values_list("person", "attended"))
    assert (found[came.person_id], found[absent.person_id], found[guest.pk]) == (True, False, True)
    shown = text(client.get(address("session_register", session)))
    assert "Gus Guest, came without a booking" in shown
    assert "Nobody here is called" in text(client.post(address("session_register", session), {"walk_in_1": "Xyz"}))


@pytest.fixture
def taught(client):
    """A session of today, whose trainer is signed in, with one booking."""
    trainer = make.staff()
    client.force_login(trainer.user)
    booking = make.BookingFactory(session=make.SessionFactory(trainer=trainer, first_on=D(2026, 11, 19)), approved=True)
    return booking.session


def test_an_old_page_of_the_register_strikes_nobody_out(client, taught):
    guest, url = make.staff("Gus Guest"), address("session_register", taught)
    old = shown_on(client.get(url))
    client.post(url, {"shown": old, "walk_in_1": "Gus Guest"})
    assert client.post(url, {"shown": old}).status_code == 302
    assert taught.bookings.filter(person=guest).values_list("state", "attended").get() == ("approved", True)


def test_whoever_is_booked_meanwhile_is_named_and_the_ticks_stay(client, taught):
    url, first = address("session_register", taught), taught.bookings.get()
    old = shown_on(client.get(url))
    late = make.BookingFactory(session=taught, person=make.staff("Lara Late"), approved=True)
    sent = {"shown": old, "attended": [first.pk], "walk_in_1": "Xyz"}
    assert shown_on(client.post(url, sent)) == old
    page = client.post(url, sent | {"walk_in_1": ""})
    assert "Lara Late joined the list after you opened this page" in text(page)
    assert page.context["form"]["attended"].value() == [str(first.pk)]
    assert set(taught.bookings.values_list("attended", flat=True)) == {None}
    assert client.post(url, sent | {"shown": shown_on(page), "walk_in_1": ""}).status_code == 302
    assert set(taught.bookings.values_list("pk", "attended")) == {(first.pk, True), (late.pk, False)}


def test_a_changed_hidden_field_marks_nobody(client, taught):
    answer = client.post(address("session_register", taught), {"shown": f"x,,-1,{'9' * 5000}"})
    assert "joined the list after you opened this page" in text(answer)
    assert taught.bookings.get().attended is None


def test_a_partner_learner_sees_what_is_open_to_partners(client):
    agency = make.UnitFactory(agency=True)
    learner, lead = make.staff(role="partner_learner", unit=agency), make.staff(role="agency_lead", unit=agency)
    closed, shared = make.SessionFactory(), make.SessionFactory(course__for_partners=True)
    client.force_login(learner.user)
    shown = text(client.get(reverse("training:course_list")))
    assert (closed.course.title in shown, shared.course.title in shown) == (False, True)
    assert client.get(address("session_book", closed)).status_code == 404
    assert client.post(address("session_book", shared), {"rating_before": "3"}).status_code == 302
    client.force_login(lead.user)
    assert client.get(address("booking_detail", shared.bookings.get())).status_code == 200
    client.force_login(make.staff(role="agency_lead", unit=make.UnitFactory(agency=True)).user)
    assert client.get(address("booking_detail", shared.bookings.get())).status_code == 404


def test_the_invitation_holds_each_day_in_london_time(client):
    priya = make.staff()
    session = make.SessionFactory(first_on=D(2027, 3, 25), last_on=D(2027, 3, 25), days=[D(2027, 3, 25), D(2027, 3, 30)])
    booking = make.BookingFactory(session=session, person=priya, approved=True)
    client.force_login(priya.user)
    response = client.get(address("booking_calendar", booking))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="training-2027-03-25.ics"'
    calendar = icalendar.Calendar.from_ical(response.content)
    winter, summer = calendar.walk("VEVENT")
    assert (str(winter["summary"]), str(winter["location"])) == (session.course.title, "Civic House, room 1.03")
    assert winter["dtstart"].dt.astimezone(datetime.UTC) == datetime.datetime(2027, 3, 25, 9, 30, tzinfo=datetime.UTC)
    assert summer["dtend"].dt.astimezone(datetime.UTC) == datetime.datetime(2027, 3, 30, 15, 30, tzinfo=datetime.UTC)
    assert str(winter["url"]).endswith(address("booking_detail", booking))
    assert winter["uid"] != summer["uid"]


@pytest.mark.parametrize(("name", "statements"), [("session_detail", 6), ("course_detail", 9)])
def test_a_page_takes_as_many_statements_for_three_as_for_one(client, officer, django_assert_num_queries, name, statements):
    course = make.CourseFactory()
    session = make.SessionFactory(course=course)
    row = session if name == "session_detail" else course
    clock.today()
    for count in (1, 2):
        make.BookingFactory.create_batch(count, session=session)
        for _ in range(count):
            make.BookingFactory(evaluated=True, session=make.SessionFactory(course=course, held=True))
            make.SessionFactory(course=course)
        with django_assert_num_queries(statements):
            client.get(address(name, row))


def test_leaving_and_a_persons_page_name_bookings(client):
    from practitioners.registries import left_open_by

    priya, manager = make.staff(), make.staff()
    make.supervises(manager, priya)
    booking = make.BookingFactory(person=priya, approved=True, session__trainer=make.staff())
    make.SessionFactory(trainer=priya)
    assert {kind.key: len(items) for kind, items in left_open_by(priya, D(2026, 11, 19))} == {"teaching": 1, "booking": 1}
    url = reverse("practitioners:person_detail", args=[priya.pk]) + "?tab=learning"
    for person, shown in ((manager, True), (make.staff(), False)):
        client.force_login(person.user)
        assert (address("booking_detail", booking) in text(client.get(url))) is shown
