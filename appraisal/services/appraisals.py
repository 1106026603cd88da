"""An appraisal from its beginning to the meeting: begun by the line manager, written by both, its date set, taken over."""

import datetime

from django.db import transaction
from django.urls import reverse

from appraisal.form import GIVEN, OWN
from appraisal.models import Appraisal, AppraisalState
from appraisal.services.cycles import ensure_cycle
from appraisal.services.shared import SIGNED, lock_appraisal, lock_open, tell_both
from learning_org.accounts.models import Person
from learning_org.notifications.services import cancel_reminder, remind
from learning_org.questionnaires.queries import version_in_use
from learning_org.questionnaires.services import save_answers, start_response
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import Position, Relationship, RelationshipKind
from practitioners.services.guard import day, refusing

REMIND_BEFORE = datetime.timedelta(days=7)
ONE_A_CYCLE = {"appraisal_one_a_cycle": ("This person has an appraisal in this cycle already.", "appraisee")}


@transaction.atomic
def begin_appraisal(appraisee, *, meeting_on=None, by):
    """The line manager begins the appraisal of somebody who reports to them, in the cycle of today (P39).

    Takes the appraisee, and the day of the meeting where it is known. Returns the Appraisal; the appraisee is told. Refused for anybody but
    their line manager of today, when either has left, when there is one in this cycle already, and for a meeting before the cycle.
    """
    today = clock.today()
    appraisee = Person.objects.select_for_update(no_key=True).get(pk=appraisee.pk)  # a double click finds the first
    _check_line_manager(appraisee, today, by)
    cycle = ensure_cycle(today, by=by)
    if Appraisal.objects.filter(cycle=cycle, appraisee=appraisee).exists():
        raise Refused(f"{appraisee} has an appraisal for {cycle} already. Open that one.", field="appraisee")
    _check_meeting(cycle, meeting_on)
    with refusing(ONE_A_CYCLE):
        appraisal = Appraisal.objects.create(
            cycle=cycle, appraisee=appraisee, appraiser=by, begun_by=by, begun_on=today, meeting_on=meeting_on
        )
    body = f"{by} began your appraisal for {cycle}. Write your part before you meet{_when(meeting_on)}."
    tell_both(appraisal, "begun", f"{by} began your appraisal", body, by=by)
    _remind(appraisal, by=by)
    return appraisal


def _check_line_manager(appraisee, today, by):
    manages = Relationship.objects.filter(person=appraisee, other=by, kind=RelationshipKind.LINE_MANAGER, period__contains=today)
    if not manages.exists():
        raise Refused(f"Only the line manager of {appraisee} can begin this appraisal.", field="appraisee")
    if Position.objects.filter(person__in=(appraisee, by), period__contains=today).values("person_id").distinct().count() < 2:
        raise Refused(f"{appraisee} is not in post today.", field="appraisee")


def _check_meeting(cycle, meeting_on):
    if meeting_on and meeting_on < cycle.period.lower:
        raise Refused(f"The meeting must be on or after {day(cycle.period.lower)}, when the cycle begins.", field="meeting_on")


def _when(meeting_on):
    return f" on {day(meeting_on)}" if meeting_on else ""


@transaction.atomic
def plan_meeting(appraisal, *, meeting_on, by):
    """The appraiser sets, or moves, the day on which the two meet (P39). Returns the Appraisal; the appraisee is told.

    Refused for anybody but the appraiser, for a day before the cycle, and once one of them has signed.
    """
    appraisal = lock_open(appraisal)
    if by.pk != appraisal.appraiser_id:
        raise Refused(f"Only {appraisal.appraiser} sets the day of the meeting.", field="meeting_on")
    _check_meeting(appraisal.cycle, meeting_on)
    if meeting_on == appraisal.meeting_on:
        return appraisal
    appraisal.meeting_on = meeting_on
    appraisal.save(update_fields=["meeting_on"])
    words = f"You meet{_when(meeting_on)} for the appraisal of {appraisal.appraisee}."
    tell_both(appraisal, f"meeting:{meeting_on}", f"{by} set the day of your appraisal meeting", words, by=by)
    _remind(appraisal, by=by)
    return appraisal


def _reminder(appraisal):
    return f"appraisal:{appraisal.pk}:own"


def _remind(appraisal, *, by):
    """A week before they meet, as long as the appraisee's part is not written."""
    due_on = appraisal.meeting_on and appraisal.meeting_on - REMIND_BEFORE
    if due_on is None or due_on <= clock.today() or appraisal.own_response_id:
        cancel_reminder(_reminder(appraisal), by=by)
        return
    remind(
        appraisal.appraisee,
        key=_reminder(appraisal),
        due_on=due_on,
        subject="Write your part of your appraisal",
        body=f"You meet{_when(appraisal.meeting_on)}. {appraisal.appraiser} reads what you write before.",
        link=reverse("appraisal:appraisal_own", args=[appraisal.pk]),
        link_text="Write your part",
        by=by,
    )


@transaction.atomic
def write_own_part(appraisal, answers, *, by):
    """The appraisee says how they see their year (P39, P42). Takes {Question: value}.

    Returns the Appraisal; the appraiser is told at first. Refused for anybody but the appraisee, once one of the two has signed, and for
    an answer that its question does not offer.
    """
    appraisal = lock_open(appraisal)
    if by.pk != appraisal.appraisee_id:
        raise Refused(f"Only {appraisal.appraisee} writes this part.")
    if _write(appraisal, "own_response", OWN, answers, by=by):
        cancel_reminder(_reminder(appraisal), by=by)
        tell_both(appraisal, "own", f"{by} wrote their part of an appraisal", "Read it before you meet.", by=by)
    return appraisal


@transaction.atomic
def write_appraiser_part(appraisal, answers, *, by):
    """The appraiser says how they see the practice and its outcomes (P39, P44, P45). Takes {Question: value}.

    Returns the Appraisal; the appraisee is told at first. Refused for anybody but the appraiser, once one of the two has signed, and for
    an answer that its question does not offer.
    """
    appraisal = lock_open(appraisal)
    if by.pk != appraisal.appraiser_id:
        raise Refused(f"Only {appraisal.appraiser} writes this part.")
    if _write(appraisal, "appraiser_response", GIVEN, answers, by=by):
        tell_both(appraisal, "given", f"{by} wrote their part of your appraisal", "Read it before you sign.", by=by)
    return appraisal


def _write(appraisal, field, code, answers, *, by):
    """Keep the answers in the response of that part. Returns whether it is begun with them."""
    response = getattr(appraisal, field)
    begun = response is None
    if begun:
        version = version_in_use(code, clock.today())
        if version is None:
            raise Refused("There is no appraisal form in use. The administrator publishes one.")
        response = start_response(version, by=by)
        setattr(appraisal, field, response)
        appraisal.save(update_fields=[field])
    save_answers(response, answers, by=by)
    return begun


@transaction.atomic
def take_over_appraisal(appraisal, *, by):
    """The appraisee's line manager of today goes on with an appraisal that another began (P39). Returns the Appraisal, being prepared.

    What the former appraiser wrote as their own part is taken out and stays in the history alone; a first signature no longer counts. The
    appraisee is told. Refused for anybody but the line manager of today, for the appraiser, and when it is signed by both.
    """
    appraisal = lock_appraisal(appraisal)
    if appraisal.state == AppraisalState.SIGNED:
        raise Refused(SIGNED)
    if by.pk == appraisal.appraiser_id:
        raise Refused("You are the appraiser already.")
    _check_line_manager(appraisal.appraisee, clock.today(), by)
    change_appraiser(appraisal, by)
    words = f"{by} is your line manager now, and goes on with your appraisal for {appraisal.cycle}."
    tell_both(appraisal, "taken-over", f"{by} goes on with your appraisal", words, by=by)
    return appraisal


def change_appraiser(appraisal, to):
    """Let another person be the appraiser of a locked, unsigned appraisal: the former one's part goes, and so does a first signature."""
    former, appraisal.appraiser, appraisal.appraiser_response = appraisal.appraiser_response, to, None
    if appraisal.state == AppraisalState.WAITING:
        appraisal.state, appraisal.signing_round = AppraisalState.PREPARING, appraisal.signing_round + 1
    appraisal.save()
    if former:
        former.answers.all().delete()
        former.delete()
