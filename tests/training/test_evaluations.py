"""The evaluation right after a course: the participant's alone to write, locked when sent, read by few; means from five answers on."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.questionnaires.queries import questions_of, version_in_use
from learning_org.questionnaires.services import field_name
from learning_org.trail.models import ReadLog
from learning_org.web.errors import Refused
from tests import factories as make
from training.models import Booking
from training.queries.results import course_results
from training.reference import EVALUATION, seed_evaluation
from training.services.evaluations import evaluate_booking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
GIVEN = {"useful": 4, "trainer": 5, "better": "", "learnt": "To wait.", "action-plan": "Wait on three visits.", "rating-after": 7}


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 11, 19, 9, tzinfo=datetime.UTC), tick=False):
        yield


def answers(**changes):
    version = version_in_use(EVALUATION, datetime.date(2026, 11, 19))
    return {question: (GIVEN | changes)[question.code] for question in questions_of(version)}


def attended(person=None, session=None, **values):
    booking = make.BookingFactory(person=person or make.staff(), session=session or make.SessionFactory(held=True), came=True, **values)
    make.BookingFollowUpFactory(booking=booking)
    return booking


def test_it_is_kept_locked_and_passed_on():
    booking = attended(rating_before=4)
    booking = evaluate_booking(booking, answers=answers(), by=booking.person)
    follow_up = booking.link.follow_up
    assert booking.evaluated_on == datetime.date(2026, 11, 19)
    assert booking.evaluation.locked_at
    assert (follow_up.rating_before, follow_up.rating_after, follow_up.action_plan) == (4, 7, "Wait on three visits.")
    with pytest.raises(Refused, match="evaluated this course already"):
        evaluate_booking(booking, answers=answers(), by=booking.person)


def test_only_who_attended_evaluates():
    with pytest.raises(Refused, match="Only the person who attended"):
        evaluate_booking(attended(), answers=answers(), by=make.staff())
    absent = make.BookingFactory(absent=True)
    with pytest.raises(Refused, match="does not say yet that you attended"):
        evaluate_booking(absent, answers=answers(), by=absent.person)


def test_seeding_again_publishes_no_second_version():
    before = version_in_use(EVALUATION, datetime.date(2026, 11, 19))
    seed_evaluation()
    assert before.questionnaire.versions.count() == 1


def test_the_page_asks_what_is_missing_and_keeps_the_rest(client):
    booking = attended()
    client.force_login(booking.person.user)
    url = reverse("training:booking_evaluate", args=[booking.pk])
    form = {field_name(question): value for question, value in answers(**{"action-plan": ""}).items()}
    page = client.post(url, form).content.decode()
    assert "Answer “What will you do with it, and by when?”" in page
    assert "To wait." in page
    answer = client.post(url, {field_name(question): value for question, value in answers().items()})
    assert answer.url == reverse("training:booking_detail", args=[booking.pk])
    assert Booking.objects.get().evaluated_on


def test_others_read_it_and_that_is_noted(client):
    booking = attended()
    evaluate_booking(booking, answers=answers(), by=booking.person)
    manager = make.staff()
    make.supervises(manager, booking.person)
    for person, reads in ((booking.person, 0), (manager, 1)):
        client.force_login(person.user)
        page = client.get(reverse("training:booking_evaluation", args=[booking.pk])).content.decode()
        assert "Wait on three visits." in page
        assert "7 of 10" in page
        assert ReadLog.objects.filter(subject=booking.person).count() == reads


def test_means_from_five_answers_on_to_the_trainer_of_these_sessions_alone(client):
    trainer, other = make.staff(), make.staff()
    officer = make.staff(role="training_officer")
    course = make.CourseFactory()
    mine = make.SessionFactory(course=course, held=True, trainer=trainer)
    theirs = make.SessionFactory(course=course, held=True, trainer=other)
    for number in range(5):
        if number == 4:
            assert course_results(course, trainer.user).enough is False
        booking = attended(session=mine, rating_before=3)
        evaluate_booking(booking, answers=answers(**{"rating-after": 6 + number % 2}), by=booking.person)
    booking = attended(session=theirs, rating_before=9)
    evaluate_booking(booking, answers=answers(**{"rating-after": 10}), by=booking.person)
    found = course_results(course, trainer.user)
    assert (found.answers, found.before, found.after, found.useful, found.trainer) == (5, 3.0, 6.4, 4.0, 5.0)
    assert course_results(course, officer.user).answers == 6
    assert course_results(course, other.user).enough is False
    assert course_results(course, make.staff().user) is None
    client.force_login(trainer.user)
    page = " ".join(client.get(reverse("training:course_detail", args=[course.pk])).content.decode().split())
    assert "3.0 before, 6.4 after, means of 5 who gave both" in page
    assert reverse("training:booking_evaluation", args=[booking.pk]) not in page
