"""The evaluation right after a course: what was learnt, what is planned, and the rating after it; then the answers are locked."""

from django.db import transaction

from learning_org.questionnaires.queries import answer_of, version_in_use
from learning_org.questionnaires.services import save_answers, start_response, submit_response
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import ImpactFollowUp
from training.models import BookingFollowUp
from training.reference import EVALUATION
from training.services.places import lock_booking


@transaction.atomic
def evaluate_booking(booking, *, answers, by):
    """Keep a participant's evaluation and lock it; rating and action plan go on to the three-month follow-up (S73, S74, F59, F61).

    `answers` are {Question: value}, as the form of the questionnaire in use gives them. Returns the Booking. Refused for anybody but the
    participant, before the register says that they came, and the second time.
    """
    booking = lock_booking(booking)
    if booking.person_id != by.pk:
        raise Refused("Only the person who attended can evaluate.")
    if not booking.attended:
        raise Refused("The register does not say yet that you attended. The trainer or a training officer keeps it.")
    if booking.evaluated_on:
        raise Refused("You have evaluated this course already.")
    response = start_response(version_in_use(EVALUATION, clock.today()), by=by)
    save_answers(response, answers, by=by)
    booking.evaluation, booking.evaluated_on = submit_response(response, by=by), clock.today()
    booking.save(update_fields=["evaluation", "evaluated_on"])
    _pass_on(booking)
    return booking


def rating_after(response):
    """The rating after the course in an evaluation, or None."""
    answer = answer_of(response, "rating-after")
    return int(answer.value) if answer else None


def action_plan(response):
    """What the participant planned to do with it, or ""."""
    answer = answer_of(response, "action-plan")
    return answer.text if answer else ""


def _pass_on(booking):
    """The three-month follow-up shows the participant what they wrote, and compares the ratings."""
    link = BookingFollowUp.objects.filter(booking=booking).first()
    if link is None:
        return
    follow_up = ImpactFollowUp.objects.select_for_update(no_key=True).get(pk=link.follow_up_id)
    if follow_up.answered_on is None:
        follow_up.rating_after, follow_up.action_plan = rating_after(booking.evaluation), action_plan(booking.evaluation)
        follow_up.save(update_fields=["rating_after", "action_plan"])
