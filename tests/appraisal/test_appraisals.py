"""Services from the beginning to the meeting: who begins, once a cycle, who writes what, taking over."""

import datetime

import pytest
import time_machine

from appraisal.form import GIVEN, OWN
from appraisal.models import Appraisal, AppraisalCycle, AppraisalState
from appraisal.services import appraisals as services
from appraisal.services import signing
from appraisal.services.cycles import cycle_dates, ensure_cycle
from learning_org.accounts.models import Person
from learning_org.notifications.models import Message, Reminder
from learning_org.questionnaires.models import Answer, Response
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import Relationship
from tests import factories as make
from tests.appraisal.helpers import answers, fresh

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("on", "label", "first"),
    [
        (datetime.date(2026, 3, 31), "2025-26", datetime.date(2025, 4, 1)),
        (datetime.date(2026, 4, 1), "2026-27", datetime.date(2026, 4, 1)),
        (datetime.date(2099, 12, 31), "2099-00", datetime.date(2099, 4, 1)),
    ],
)
def test_cycle_runs_from_april_to_march(on, label, first):
    assert cycle_dates(on) == (label, period(first, first.replace(year=first.year + 1)))


def test_ensure_cycle_makes_what_is_missing_once():
    system, on = Person.objects.system(), datetime.date(2031, 5, 5)
    cycle = ensure_cycle(on, by=system)
    assert (cycle.label, ensure_cycle(on, by=system)) == ("2031-32", cycle)


def test_ensure_cycle_takes_the_councils_own():
    AppraisalCycle.objects.all().delete()
    own = AppraisalCycle.objects.create(label="Autumn", period=period(datetime.date(2026, 9, 1), datetime.date(2027, 9, 1)))
    assert ensure_cycle(datetime.date(2026, 10, 22), by=Person.objects.system()) == own


@pytest.mark.parametrize(("day", "label"), [((2026, 3, 31), "2025-26"), ((2026, 4, 1), "2026-27")])
def test_begin_appraisal_in_the_cycle_of_the_day(worker, manager, day, label):
    with time_machine.travel(datetime.datetime(*day, 9, tzinfo=datetime.UTC), tick=False):
        appraisal = services.begin_appraisal(worker, by=manager)
    assert (appraisal.cycle.label, appraisal.appraisee, appraisal.appraiser) == (label, worker, manager)
    assert (appraisal.begun_on, appraisal.state) == (datetime.date(*day), AppraisalState.PREPARING)


def test_begin_appraisal_tells_the_appraisee_and_reminds_a_week_before(worker, manager):
    appraisal = services.begin_appraisal(worker, meeting_on=datetime.date(2026, 11, 5), by=manager)
    message, reminder = Message.objects.get(), Reminder.objects.get()
    assert (message.recipient, message.subject) == (worker, "Helen Marsh began your appraisal")
    assert message.body == "Helen Marsh began your appraisal for 2026-27. Write your part before you meet on 5 November 2026."
    assert (reminder.recipient, reminder.due_on) == (worker, datetime.date(2026, 10, 29))
    services.write_own_part(appraisal, answers(OWN), by=worker)
    assert Reminder.objects.get().cancelled_at is not None


def test_begin_appraisal_twice_in_a_cycle_is_refused(worker, manager):
    services.begin_appraisal(worker, by=manager)
    with pytest.raises(Refused, match="has an appraisal for 2026-27 already") as refusal:
        services.begin_appraisal(worker, by=manager)
    assert (refusal.value.field, Appraisal.objects.count()) == ("appraisee", 1)


def test_begin_appraisal_again_in_the_next_cycle(worker, manager):
    services.begin_appraisal(worker, by=manager)
    with time_machine.travel(datetime.datetime(2027, 4, 1, 9, tzinfo=datetime.UTC), tick=False):
        assert services.begin_appraisal(worker, by=manager).cycle.label == "2027-28"


def test_begin_appraisal_is_for_the_direct_line_manager_alone(worker, manager, above):
    lead = make.staff("Leo Lead", role="supervisor")
    Relationship.objects.filter(person=worker, kind="supervisor").delete()
    make.supervises(lead, worker, manages=False)
    team = make.staff("Tess Manager", role="team_manager", unit=worker.positions.get().unit)
    for by in (lead, above, team, worker):
        with pytest.raises(Refused, match="Only the line manager of Priya Nair"):
            services.begin_appraisal(worker, by=by)


def test_begin_appraisal_of_a_leaver_is_refused(manager):
    left = make.staff("Lee Aver", first_out=datetime.date(2026, 10, 22))
    make.supervises(manager, left)
    with pytest.raises(Refused, match="is not in post today"):
        services.begin_appraisal(left, by=manager)


@pytest.mark.parametrize(("day", "fits"), [(datetime.date(2026, 3, 31), False), (datetime.date(2026, 4, 1), True)])
def test_meeting_not_before_the_cycle(appraisal, manager, day, fits):
    if fits:
        assert services.plan_meeting(appraisal, meeting_on=day, by=manager).meeting_on == day
        return
    with pytest.raises(Refused, match="on or after 1 April 2026") as refusal:
        services.plan_meeting(appraisal, meeting_on=day, by=manager)
    assert refusal.value.field == "meeting_on"


def test_meeting_is_set_by_the_appraiser_and_told_once_a_day_for_each_date(appraisal, worker, manager):
    with pytest.raises(Refused, match="Only Helen Marsh sets the day"):
        services.plan_meeting(appraisal, meeting_on=datetime.date(2026, 11, 5), by=worker)
    for _ in range(2):  # a double click
        services.plan_meeting(appraisal, meeting_on=datetime.date(2026, 11, 5), by=manager)
    assert [(m.recipient, m.subject) for m in Message.objects.all()] == [(worker, "Helen Marsh set the day of your appraisal meeting")]


def test_each_writes_their_own_part_alone(appraisal, worker, manager):
    with pytest.raises(Refused, match="Only Priya Nair writes this part"):
        services.write_own_part(appraisal, answers(OWN), by=manager)
    with pytest.raises(Refused, match="Only Helen Marsh writes this part"):
        services.write_appraiser_part(appraisal, answers(GIVEN), by=worker)
    assert Response.objects.count() == 0


def test_write_own_part_again_changes_the_same_answers_and_tells_once(appraisal, worker, manager):
    services.write_own_part(appraisal, answers(OWN, "First"), by=worker)
    services.write_own_part(fresh(appraisal), answers(OWN, "Second"), by=worker)
    response = fresh(appraisal).own_response
    assert set(response.answers.values_list("text", flat=True)) == {f"Second {question.code}" for question in answers(OWN)}
    assert [(m.recipient, m.subject) for m in Message.objects.all()] == [(manager, "Priya Nair wrote their part of an appraisal")]


@pytest.mark.parametrize(("state", "words"), [("waiting", "Send it back first"), ("signed", "stays as it is")])
def test_nothing_is_written_once_somebody_has_signed(worker, manager, state, words):
    appraisal = make.AppraisalFactory(appraisee=worker, appraiser=manager, **{state: True})
    calls = [
        lambda: services.write_own_part(appraisal, answers(OWN), by=worker),
        lambda: services.write_appraiser_part(appraisal, answers(GIVEN), by=manager),
        lambda: services.plan_meeting(appraisal, meeting_on=datetime.date(2026, 11, 5), by=manager),
    ]
    before = Appraisal.objects.values().get()
    for call in calls:
        with pytest.raises(Refused, match=words):
            call()
    assert Appraisal.objects.values().get() == before


def test_take_over_appraisal_by_the_new_line_manager(ready, worker, manager):
    signing.sign_appraisal(ready, by=manager)
    new = make.staff("Nia New", role="supervisor")
    with pytest.raises(Refused, match="Only the line manager of Priya Nair"):
        services.take_over_appraisal(ready, by=new)
    Relationship.objects.filter(person=worker).delete()
    make.supervises(new, worker)
    former = fresh(ready).appraiser_response
    taken = services.take_over_appraisal(ready, by=new)
    assert (taken.appraiser, taken.state, taken.signing_round, taken.appraiser_response) == (new, AppraisalState.PREPARING, 2, None)
    assert not Response.objects.filter(pk=former.pk).exists()
    assert Answer.objects.filter(response=fresh(ready).own_response).exists()
    with pytest.raises(Refused, match="You are the appraiser already"):
        services.take_over_appraisal(ready, by=new)


def test_take_over_a_signed_appraisal_is_refused(worker, manager, above):
    signed = make.AppraisalFactory(appraisee=worker, appraiser=above, signed=True)
    with pytest.raises(Refused, match="stays as it is"):
        services.take_over_appraisal(signed, by=manager)
