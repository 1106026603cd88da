"""Who is due an appraisal, what home and a person's page say, and what a leaver leaves open."""

import datetime

import pytest
import time_machine

from appraisal.queries.appraisals import appraisals_due_from, appraisals_part, direct_reports, open_appraisals_of, reports_without
from appraisal.queries.eligibility import eligible_people
from appraisal.services import signing
from learning_org.accounts.models import Person, User
from learning_org.web.periods import period
from learning_org.web.together import answered
from practitioners import registries
from practitioners.registries import UNSIGNED_STAYS
from tests import factories as make
from tests.appraisal.helpers import signed

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 10, 22)


def again(person):
    """The person's user as in a new request."""
    return User.objects.get(person=person)


def is_eligible(person, on=TODAY):
    return eligible_people(on).filter(person_id=person.pk).exists()


@pytest.mark.parametrize(("first", "due"), [(datetime.date(2026, 4, 22), True), (datetime.date(2026, 4, 23), False)])
def test_eligible_after_six_months_in_post(first, due):
    assert is_eligible(make.staff(first=first)) == due


def test_eligible_setting(settings):
    settings.APPRAISAL_ELIGIBLE_AFTER_MONTHS = 3
    assert is_eligible(make.staff(first=datetime.date(2026, 7, 22)))


def test_eligible_counts_posts_that_follow_each_other_but_no_gap():
    moved, returned = make.staff(first_out=datetime.date(2026, 9, 1)), make.staff(first_out=datetime.date(2026, 9, 1))
    make.PositionFactory(person=moved, period=period(datetime.date(2026, 9, 1)))
    make.PositionFactory(person=returned, period=period(datetime.date(2026, 9, 2)))
    assert (is_eligible(moved), is_eligible(returned)) == (True, False)


def test_eligible_until_the_leaving_day():
    leaver = make.staff(first_out=TODAY)
    assert (is_eligible(leaver), is_eligible(leaver, TODAY - datetime.timedelta(days=1))) == (False, True)


@pytest.mark.parametrize("basis", ["student", "volunteer", "partner"])
def test_eligible_are_the_employed_alone(basis):
    person = make.PersonFactory()
    make.PositionFactory(person=person, basis=basis)
    assert not is_eligible(person)


def test_eligible_are_the_councils_own():
    assert not is_eligible(make.staff(unit=make.UnitFactory(agency=True)))


def titles(person):
    return [(item.title, item.due_on) for item in answered(appraisals_due_from(again(person), TODAY))[0]]


def test_due_parts_to_write_before_the_meeting(appraisal, worker, manager):
    appraisal.meeting_on = datetime.date(2026, 11, 5)
    appraisal.save()
    assert titles(worker) == [("Write your part of your appraisal", appraisal.meeting_on)]
    assert titles(manager) == [("Write your part of the appraisal of Priya Nair", appraisal.meeting_on)]


def test_due_signature_that_is_waited_for(ready, worker, manager):
    assert (titles(worker), titles(manager)) == ([], [])
    signing.sign_appraisal(ready, by=worker)
    assert (titles(worker), titles(manager)) == ([], [("Read and sign the appraisal of Priya Nair", None)])
    signing.sign_appraisal(ready, by=manager)
    assert titles(manager) == []


def test_due_direct_reports_without_one_as_one_line(worker, manager):
    make.supervises(manager, make.staff("New Comer", first=datetime.date(2026, 9, 1)))
    make.supervises(manager, make.staff("Gone Away", first_out=TODAY))
    make.supervises(manager, make.staff("Lead Only"), manages=False)
    assert titles(manager) == [("1 person has no appraisal this year yet", None)]
    make.supervises(manager, make.staff("Sam Second"))
    assert titles(manager) == [("2 people have no appraisal this year yet", None)]
    assert [str(person) for person in reports_without(again(manager))] == ["Priya Nair", "Sam Second"]
    for person in reports_without(again(manager)):
        make.AppraisalFactory(appraisee=Person.objects.get(pk=person.pk), appraiser=manager, signed=True)
    assert titles(manager) == []


def test_due_again_from_the_first_of_april(worker, manager):
    make.AppraisalFactory(appraisee=worker, appraiser=manager, signed=True)
    for day, count in (
        (datetime.datetime(2027, 3, 31, 20, tzinfo=datetime.UTC), 0),
        (datetime.datetime(2027, 4, 1, tzinfo=datetime.UTC), 1),
    ):
        with time_machine.travel(day, tick=False):
            assert len(reports_without(again(manager))) == count


def test_due_an_appraisal_that_a_former_line_manager_began(appraisal, worker, manager):
    worker.relationships.all().delete()
    new = make.staff("Nia New", role="supervisor")
    make.supervises(new, worker)
    assert titles(new) == [("Go on with the appraisal of Priya Nair", None)]


@pytest.mark.parametrize("reports", [1, 3])
def test_due_asks_one_statement_that_direct_reports_need_no_more(manager, reports, django_assert_num_queries):
    for _ in range(reports):
        person = make.staff()
        make.supervises(manager, person)
        make.AppraisalFactory(appraisee=person, appraiser=manager)
    user = again(manager)
    assert user.access.answered_to
    with django_assert_num_queries(1):
        answered(appraisals_due_from(user, TODAY))
        assert len(direct_reports(user)) == reports + 1
        assert user.has_perm("appraisal.begin_appraisal")


def test_due_asks_one_statement_of_whom_nobody_answers_to(worker, django_assert_num_queries):
    user = again(worker)
    assert user.access.in_post
    with django_assert_num_queries(1):
        answered(appraisals_due_from(user, TODAY))
        assert not user.has_perm("appraisal.begin_appraisal")


def test_start_item_is_for_line_managers(worker, manager):
    lead = make.staff("Leo Lead", role="supervisor")
    make.supervises(lead, make.staff(), manages=False)
    shown = {who: "Begin an appraisal" in [i.text for i in registries.startable_by(again(who))] for who in (worker, manager, lead)}
    assert shown == {worker: False, manager: True, lead: False}


def test_person_part_shows_existence_to_the_line_and_begins_for_the_manager(ready, worker, manager, above):
    signed(ready)
    part = appraisals_part(worker, again(manager), TODAY)
    assert [(str(row), status) for row, status in part["rows"]] == [("Appraisal 2026-27", ("on", "Signed by both"))]
    assert (part["may_begin"], part["take_over"]) == (False, None)
    assert appraisals_part(worker, again(make.staff("Col League")), TODAY) is None
    fresh = make.staff("Sam Second")
    make.supervises(manager, fresh)
    assert appraisals_part(fresh, again(manager), TODAY)["may_begin"] is True
    assert appraisals_part(fresh, again(above), TODAY) is None


def test_open_appraisals_of_a_leaver_in_words(appraisal, worker, manager):
    (item,) = open_appraisals_of(worker, TODAY)
    assert (item.words, item.what_happens) == (f"Their appraisal of {appraisal.cycle}", UNSIGNED_STAYS)  # with nobody's name
    assert open_appraisals_of(manager, TODAY) == []  # what they give to others is handed over
    assert open_appraisals_of(make.staff(), TODAY) == []


def test_a_leaver_reads_nothing_from_the_leaving_day(worker, manager):
    left = make.staff("Lee Aver", first_out=TODAY)
    appraisal = make.AppraisalFactory(appraisee=left, appraiser=manager)
    model = type(appraisal)
    assert not model.objects.visible_to(again(left)).exists()
    assert not model.objects.readable_by(again(left)).exists()
    assert model.objects.readable_by(again(manager)).count() == 1
