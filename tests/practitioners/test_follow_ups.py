"""Three-month follow-ups: when they fall due, asking, answering, commenting, withdrawing; and needs that begin one."""

import datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from learning_org.accounts.models import Person
from learning_org.notifications.models import Message, Reminder
from learning_org.questionnaires.models import Answer
from learning_org.questionnaires.queries import questions_of
from learning_org.web.errors import Refused
from practitioners.models import ImpactFollowUp, NeedState
from practitioners.queries.asked import version_asked
from practitioners.services import asking, impact, needs
from tests import factories as make

TODAY = datetime.date(2026, 10, 30)
DAY = datetime.timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
GIVEN = {
    "used": "The timeline, in four visits.",
    "changed": "1",
    "rating": "8",
    "plan": "3",
    "supervision": "0",
}


@pytest.fixture
def _today():
    with time_machine.travel(datetime.datetime(2026, 10, 30, 9, tzinfo=datetime.UTC), tick=False):
        yield


@pytest.fixture
def priya():
    return make.staff("Priya Nair")


@pytest.fixture
def boss(priya):
    other = make.staff("Lina Manager", role="supervisor")
    make.supervises(other, priya, lead=False)
    return other


def asked(person, **values):
    return make.ImpactFollowUpFactory(person=person, asked=True, **values)


def answers(follow_up, **changes):
    """{Question: answer} for answer_follow_up; None leaves a question out."""
    said = GIVEN | changes
    return {question: said.get(question.code) for question in questions_of(version_asked(follow_up))}


DUE = [
    ((2026, 11, 30), (2027, 2, 28)),
    ((2027, 11, 30), (2028, 2, 29)),
    ((2026, 11, 28), (2027, 2, 28)),
    ((2026, 8, 31), (2026, 11, 30)),
    ((2028, 2, 29), (2028, 5, 29)),
    ((2027, 2, 28), (2027, 5, 28)),
    ((2026, 12, 31), (2027, 3, 31)),
    ((2026, 1, 31), (2026, 4, 30)),
    ((2026, 10, 1), (2027, 1, 1)),
]


@pytest.mark.parametrize(("learnt", "due"), DUE)
def test_due_on_the_same_day_three_calendar_months_later_or_the_months_last(learnt, due):
    assert impact.due_three_months_after(datetime.date(*learnt)) == datetime.date(*due)


def test_start_follow_up_is_once_for_a_need_and_again_after_it_was_withdrawn(priya):
    need = make.LearningNeedFactory(person=priya, met=True)
    values = {"about": "X" * 300, "learnt_on": datetime.date(2026, 8, 31), "need": need, "rating_before": 3, "by": priya}
    first = impact.start_follow_up(priya, **values)
    assert (first.due_on, len(first.about), first.rating_before) == (datetime.date(2026, 11, 30), 200, 3)
    assert impact.start_follow_up(priya, **values) == first
    impact.withdraw_follow_up(first, reason="A mistake", by=priya)
    assert impact.start_follow_up(priya, **values) != first


def test_start_follow_up_asks_anew_after_an_answer_and_one_at_a_time(priya):
    need = make.LearningNeedFactory(person=priya, met=True)
    values = {"about": "Timelines", "learnt_on": datetime.date(2026, 10, 30), "need": need, "by": priya}
    answered = make.ImpactFollowUpFactory(person=priya, need=need, answered=True)
    second = impact.start_follow_up(priya, **values)
    assert (second != answered, second.answered_on, impact.start_follow_up(priya, **values)) == (True, None, second)
    with pytest.raises(IntegrityError, match="impactfollowup_one_open_per_need"), transaction.atomic():
        make.ImpactFollowUpFactory(person=priya, need=need)


def test_learning_twice_on_one_day_without_a_need_is_followed_up_twice(priya):
    for _ in range(2):
        impact.start_follow_up(priya, about="A course", learnt_on=TODAY, by=priya)
    assert ImpactFollowUp.objects.filter(person=priya).count() == 2


# -- Answering -------------------------------------------------------------------------------------


def test_answer_is_kept_locked_and_told_to_the_line_manager(priya, boss):
    row = asked(priya)
    make.ReminderFactory(recipient=priya, key=impact.reminder_key(row, 7), due_on=TODAY + DAY)
    row = impact.answer_follow_up(row, answers(row), by=priya)
    assert (row.answered_on, row.changed, row.rating_later) == (TODAY, True, 8)
    assert row.response.locked_at == row.response.submitted_at
    held = {answer.question.code: answer.text or int(answer.value) for answer in row.response.answers.select_related("question")}
    assert held == {"used": "The timeline, in four visits.", "changed": 1, "rating": 8, "plan": 3, "supervision": 0}
    told = Message.objects.get()
    assert (told.recipient, told.subject) == (boss, "Priya Nair answered a three-month follow-up. Your comment is wanted")
    assert told.link == f"/follow-ups/{row.pk}/"
    assert Reminder.objects.get().cancelled_at is not None


def test_answer_no_is_no(priya):
    row = asked(priya)
    assert impact.answer_follow_up(row, answers(row, changed="0"), by=priya).changed is False


def test_only_todays_line_manager_is_told(priya):
    former = make.staff("Former Manager")
    make.supervises(former, priya, lead=False, first_out=TODAY)
    lead = make.staff("Leo Lead")
    make.supervises(lead, priya, manages=False)
    row = asked(priya)
    impact.answer_follow_up(row, answers(row), by=priya)
    assert Message.objects.count() == 0


def test_answer_without_what_is_required_keeps_nothing(priya):
    row = asked(priya)
    rated = next(question for question in answers(row) if question.code == "rating")
    with pytest.raises(Refused) as refusal:
        impact.answer_follow_up(row, answers(row, rating=None), by=priya)
    assert refusal.value.field == f"q{rated.pk}"
    row.refresh_from_db()
    assert (row.answered_on, Answer.objects.count()) == (None, 0)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({}, "not due yet"),
        ({"answered": True}, "answered already"),
        ({"asked": True, "withdrawn": True}, "withdrawn"),
    ],
)
def test_answer_at_the_wrong_time_is_refused(priya, state, words):
    row = make.ImpactFollowUpFactory(person=priya, **state)
    before = asked(priya)
    with pytest.raises(Refused, match=words):
        impact.answer_follow_up(row, answers(before), by=priya)


def test_answer_by_somebody_else_is_refused(priya, boss):
    row = asked(priya)
    with pytest.raises(Refused, match="Only the person who was asked"):
        impact.answer_follow_up(row, answers(row), by=boss)


def test_questions_stay_those_that_were_asked(priya):
    row = asked(priya)
    first = version_asked(row)
    newer = make.QuestionnaireVersionFactory(questionnaire=first.questionnaire, number=2, published_on=TODAY)
    assert version_asked(row) == first
    assert version_asked(asked(priya, asked_on=TODAY)) == newer


# -- Commenting ------------------------------------------------------------------------------------


def test_comment_is_kept_and_told(priya, boss):
    row = make.ImpactFollowUpFactory(person=priya, answered=True)
    row = impact.comment_follow_up(row, changed=False, comment="Not in the records yet.", by=boss)
    assert (row.manager_changed, row.commented_by, row.commented_on) == (False, boss, TODAY)
    assert Message.objects.get().recipient == priya
    with pytest.raises(Refused, match="there already"):
        impact.comment_follow_up(row, changed=True, comment="Second tab.", by=boss)
    row.refresh_from_db()
    assert row.comment == "Not in the records yet."


def test_comment_before_the_answer_or_on_ones_own_is_refused(priya, boss):
    with pytest.raises(Refused, match="no answer yet"):
        impact.comment_follow_up(asked(priya), changed=True, comment="Yes.", by=boss)
    with pytest.raises(Refused, match="not you"):
        impact.comment_follow_up(make.ImpactFollowUpFactory(person=priya, answered=True), changed=True, comment="Yes.", by=priya)


def test_the_database_refuses_a_comment_by_the_participant(priya):
    row = make.ImpactFollowUpFactory(person=priya, answered=True)
    row.manager_changed, row.comment, row.commented_by, row.commented_on = True, "Yes.", priya, TODAY
    with pytest.raises(IntegrityError, match="impactfollowup_comment_by_another"), transaction.atomic():
        row.save()


# -- Withdrawing -----------------------------------------------------------------------------------


def test_withdraw_cancels_what_waits_and_stands_once(priya):
    row = asked(priya)
    make.ReminderFactory(recipient=priya, key=impact.reminder_key(row, 14), due_on=TODAY + DAY)
    row = impact.withdraw_follow_up(row, reason="The register was wrong", by=priya)
    assert (row.withdrawn_on, row.withdrawn_reason) == (TODAY, "The register was wrong")
    assert Reminder.objects.get().cancelled_at is not None
    assert impact.withdraw_follow_up(row, reason="Again", by=priya).withdrawn_reason == "The register was wrong"


def test_withdraw_once_answered_is_refused(priya):
    with pytest.raises(Refused, match="answered already"):
        impact.withdraw_follow_up(make.ImpactFollowUpFactory(person=priya, answered=True), reason="No", by=priya)


# -- Needs that are met otherwise than by training -------------------------------------------------


def test_need_met_by_learning_is_followed_up_from_the_day_of_the_learning(priya):
    need = make.LearningNeedFactory(person=priya, own=True)
    entry = make.CPDEntryFactory(person=priya, learnt_on=datetime.date(2026, 5, 31), title="Private title")
    needs.meet_need(need, entry=entry, rating_before=4, by=priya)
    row = ImpactFollowUp.objects.get(need=need)
    assert (row.about, row.learnt_on, row.due_on) == (need.title, datetime.date(2026, 5, 31), datetime.date(2026, 8, 31))
    assert (row.rating_before, row.asked_on) == (4, None)
    asking.ask_due_follow_ups(TODAY, Person.objects.system())  # due long ago: the next sweep asks
    row.refresh_from_db()
    assert row.asked_on == TODAY


def test_need_met_by_coaching_is_followed_up_from_today(priya):
    need = make.LearningNeedFactory(person=priya, own=True)
    needs.meet_need(need, met_how="Coached twice.", by=priya)
    row = ImpactFollowUp.objects.get(need=need)
    assert (row.learnt_on, row.due_on, row.rating_before) == (TODAY, datetime.date(2027, 1, 30), None)


def test_need_opened_again_withdraws_what_was_not_answered_and_can_be_met_again(priya):
    need = make.LearningNeedFactory(person=priya, own=True)
    need = needs.meet_need(need, met_how="Coached twice.", by=priya)
    needs.reopen_need(need, by=priya)
    first = ImpactFollowUp.objects.get()
    assert (first.withdrawn_on, first.withdrawn_reason) == (TODAY, "The learning need was opened again")
    needs.meet_need(need, met_how="Now it is.", by=priya)
    assert ImpactFollowUp.objects.filter(need=need, withdrawn_on=None).count() == 1


def test_need_opened_again_keeps_what_was_answered(priya):
    need = make.LearningNeedFactory(person=priya, met=True)
    row = make.ImpactFollowUpFactory(person=priya, need=need, answered=True)
    assert needs.reopen_need(need, by=priya).state == NeedState.OPEN
    row.refresh_from_db()
    assert row.withdrawn_on is None
