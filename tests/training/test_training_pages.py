"""Pages of training: the catalogue, a booking in two clicks, decisions, lists, and counts of SQL that do not grow."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.web import clock
from tests import factories as make
from training.models import Booking, Course

TODAY = datetime.date(2026, 11, 19)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
CATALOGUE, LIST = reverse("training:course_list"), reverse("training:booking_list")


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def priya(client):
    person = make.staff("Priya Nair")
    make.supervises(make.staff("Helen Marsh", role="team_manager"), person, lead=False)
    client.force_login(person.user)
    return person


def address(name, row):
    return reverse(f"training:{name}", args=[row.pk])


def text(response):
    return " ".join(response.content.decode().split())


def test_courses_that_meet_my_needs_come_first_with_the_reason(client, priya):
    theme = make.ThemeFactory(name="Exploitation")
    standard = make.StandardFactory()
    make.SessionFactory(course__title="Any course", first_on=datetime.date(2026, 11, 20))
    make.CourseFactory(title="Zones of risk", theme=theme)
    by_standard = make.CourseFactory(title="Your own standard")
    by_standard.standards.add(standard)
    make.LearningNeedFactory(person=priya, title="open questions", theme=theme)
    make.LearningNeedFactory(person=priya, title="court work", own=True, standard=standard)
    make.LearningNeedFactory(person=priya, met=True, theme=make.ThemeFactory(name="Other"))
    make.CourseFactory(title="Met before", theme=make.ThemeFactory(name="Other"))
    response = client.get(CATALOGUE)
    courses = [row.record for row in response.context["table"].paginated_rows]
    assert [course.title for course in courses] == ["Your own standard", "Zones of risk", "Any course", "Met before"]
    assert [course.reason for course in courses] == [
        "it meets your need “court work”, from your own idea",
        "it meets your need “open questions”, from supervision",
        "",
        "",
    ]


def test_the_catalogue_shows_places_and_links(client, priya):
    session = make.SessionFactory(capacity=2)
    make.BookingFactory(session=session)
    full = make.SessionFactory(capacity=1)
    make.BookingFactory(session=full)
    mine = make.BookingFactory(person=priya)
    gone = make.SessionFactory(first_on=datetime.date(2026, 11, 18))
    page = text(client.get(CATALOGUE))
    assert "1 of 2 left" in page
    assert address("session_book", session) in page
    assert address("session_book", full) not in page
    assert address("booking_detail", mine) in page
    assert address("session_detail", gone) not in page
    found = text(client.get(CATALOGUE, {"places": "on"}))
    assert (session.course.title in found, full.course.title in found) == (True, False)


def test_the_catalogue_of_50_courses_takes_six_statements(client, priya, django_assert_num_queries):
    clock.today()
    for count in (1, 49):
        for course in make.CourseFactory.create_batch(count):
            make.SessionFactory(course=course)
            make.BookingFactory(session=make.SessionFactory(course=course))
        with django_assert_num_queries(6):
            client.get(CATALOGUE)
    assert Course.objects.count() == 50


def test_booking_takes_two_clicks(client, priya):
    colleague = make.staff("Gareth Ellis", unit=priya.positions.get().unit)
    session = make.SessionFactory(course__theme=make.ThemeFactory(name="Exploitation"), course__rated="talking about risk")
    make.LearningNeedFactory(person=priya, title="Something else")
    need = make.LearningNeedFactory(person=priya, title="Open questions", theme=session.course.theme)
    starts = datetime.datetime(2026, 12, 9, 15, tzinfo=datetime.UTC)
    make.CalendarEntryFactory(person=priya, supervision=True, starts_at=starts, ends_at=starts + datetime.timedelta(minutes=90))
    page = client.get(address("session_book", session))
    shown = text(page)
    assert "<strong>Clash:</strong> Supervision, 15:00 to 16:30 on 9 December 2026" in shown
    assert "16 of 16 left" in shown
    assert "Helen Marsh. Your place is held until then" in shown
    assert "In time up to 4 December 2026" in shown
    assert "How confident are you today in talking about risk?" in shown
    assert page.context["form"]["need"].value() == need.pk
    answer = client.post(address("session_book", session), {"need": need.pk, "cover": colleague.pk, "rating_before": "4"})
    booking = Booking.objects.get()
    assert answer.url == address("booking_detail", booking)
    assert (booking.person, booking.need, booking.cover, booking.rating_before) == (priya, need, colleague, 4)
    assert client.get(address("session_book", session)).url == address("booking_detail", booking)


def test_a_booking_without_a_rating_keeps_what_was_typed(client, priya):
    colleague = make.staff(unit=priya.positions.get().unit)
    response = client.post(address("session_book", make.SessionFactory()), {"cover": colleague.pk})
    assert "Choose how confident you are today" in text(response)
    assert response.context["form"]["cover"].value() == str(colleague.pk)
    assert not Booking.objects.exists()


def test_a_full_or_past_session_says_so_and_has_no_form(client, priya):
    full = make.SessionFactory(capacity=1)
    make.BookingFactory(session=full)
    for session, words in ((full, "This session is full"), (make.SessionFactory(held=True), "This session began on 14 October 2026")):
        page = text(client.get(address("session_book", session)))
        assert words in page
        assert "Confirm booking" not in page
        answer = client.post(address("session_book", session), {"rating_before": "4"})
        assert words in text(answer)


def test_decide_asks_for_cover_or_a_reason(client, priya):
    booking = make.BookingFactory(person=priya)
    client.force_login(priya.relationships.get().other.user)
    url = address("booking_decide", booking)
    assert "Choose whether you approve it" in text(client.post(url, {}))
    assert "Confirm that urgent calls are covered" in text(client.post(url, {"decision": "approve"}))
    assert "Enter why you do not approve it" in text(client.post(url, {"decision": "decline"}))
    assert client.post(url, {"decision": "approve", "cover_confirmed": "on"}).url == f"{LIST}?tab=decide"
    assert "was already decided" in text(client.post(url, {"decision": "decline", "reason": "No."}))
    booking.refresh_from_db()
    assert booking.state == "approved"


@pytest.mark.parametrize(("tab", "statements"), [("mine", 5), ("decide", 6), ("line", 6)])
def test_lists_take_as_many_statements_for_three_as_for_one(client, priya, django_assert_num_queries, tab, statements):
    helen = priya.relationships.get().other
    client.force_login((priya if tab == "mine" else helen).user)
    clock.today()
    for count in (1, 2):
        make.BookingFactory.create_batch(count)  # of others
        for _ in range(count):
            make.BookingFactory(person=priya)
        with django_assert_num_queries(statements):
            response = client.get(LIST, {"tab": tab})
    assert response.context["table"].paginator.count == 3


def test_lists_are_filtered_and_exported(client, priya):
    make.BookingFactory(person=priya, absent=True, session__course__title="Missed")
    make.BookingFactory(person=priya, cancelled=True, cancelled_in_time=False, session__course__title="Too late")
    make.BookingFactory(came=True)
    assert [row.record.session.course.title for row in client.get(LIST, {"state": "absent"}).context["table"].rows] == ["Missed"]
    assert "Cancelled late" in text(client.get(LIST, {"search": "too la"}))
    lines = b"".join(client.get(reverse("training:booking_export"), {"state": "late"}).streaming_content).decode().splitlines()
    assert lines[1] == "Priya Nair,Too late,2026-12-09,2026-12-09,2026-11-10,Cancelled late,,2026-11-16,No,,No,"
    assert len(lines) == 2


def test_home_says_what_is_due(client, priya):
    make.BookingFactory(person=priya, approved=True, session__first_on=datetime.date(2026, 11, 26), session__course__title="In a week")
    make.BookingFactory(person=priya, approved=True, session__first_on=datetime.date(2026, 11, 27), session__course__title="Later")
    make.BookingFactory(person=priya, came=True, session__course__title="Attended")
    taught = make.SessionFactory(trainer=priya, first_on=TODAY, course__title="Taught")
    make.BookingFactory(session=taught, approved=True)
    page = text(client.get("/"))
    for words in ("Training: In a week", "Evaluate Attended", "Take the register of Taught"):
        assert words in page
    assert "Later" not in page
    asked = make.BookingFactory(person=priya)
    client.force_login(priya.relationships.get().other.user)
    page = text(client.get("/"))
    assert "Approve a training place" in page
    assert address("booking_decide", asked) in page
    assert "Evaluate Attended" not in page
