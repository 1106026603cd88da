"""A need past its date goes to the line manager, then to the training officers, then its person may speak up: each day, each once."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.notifications.models import Message
from practitioners.models import LearningNeed, Source
from practitioners.queries.needs import speak_up_from
from practitioners.services import needs as services
from practitioners.services.need_escalation import escalate_needs
from tests import factories as make

WANTED = datetime.date(2026, 11, 2)
DAY = datetime.timedelta(days=1)
MANAGER_DAY, OFFICER_DAY, SPEAK_UP_DAY = datetime.date(2026, 11, 3), datetime.date(2026, 11, 17), datetime.date(2026, 12, 1)
pytestmark = pytest.mark.django_db


class People:
    """A worker in a team of a service, their line manager, the manager of the unit, training officers here and elsewhere."""

    def __init__(self):
        department = make.UnitFactory(department=True)
        service, elsewhere = make.UnitFactory(service=True, parent=department), make.UnitFactory(service=True, parent=department)
        team = make.UnitFactory(parent=service)
        self.worker = make.staff("Priya Nair", unit=team)
        self.manager = make.staff("Helen Marsh", role="supervisor", unit=elsewhere)
        self.relation = make.RelationshipFactory(person=self.worker, other=self.manager)
        self.unit_manager = make.staff("Tess Manager", role="team_manager", unit=team)
        self.service_manager = make.staff("Sol Manager", role="service_manager", unit=service)
        self.officer = make.staff("Tam Officer", role="training_officer", unit=department)
        self.other_officer = make.staff("Tia Officer", role="training_officer", unit=elsewhere)


@pytest.fixture
def people():
    return People()


@pytest.fixture
def need(people):
    return make.LearningNeedFactory(person=people.worker, own=True, title="Talking with teenagers", wanted_by=WANTED)


def sweep(on):
    with time_machine.travel(datetime.datetime.combine(on, datetime.time(9), datetime.UTC), tick=False):
        return escalate_needs(on, Person.objects.system())


def told():
    return [(message.recipient.name, message.subject) for message in Message.objects.order_by("pk")]


def dates(need):
    need.refresh_from_db()
    return need.manager_told_on, need.officer_told_on


def test_each_is_told_on_their_day_and_nobody_twice(people, need):
    days = {}
    for number in range((SPEAK_UP_DAY - WANTED).days + 20):
        on = WANTED + number * DAY
        if sweep(on):
            days[on] = told()
        assert sweep(on) == 0
    to_manager = ("Helen Marsh", "A learning need in your line is past its date")
    to_officer = ("Tam Officer", "A learning need in your units is unmet past its date")
    assert days == {MANAGER_DAY: [to_manager], OFFICER_DAY: [to_manager, to_officer]}
    assert dates(need) == (MANAGER_DAY, OFFICER_DAY)
    message = Message.objects.order_by("pk").first()
    assert message.body.startswith("Priya Nair: Talking with teenagers. It was wanted by 2 November 2026. Plan with them")
    assert message.link == f"/needs/{need.pk}/"


def test_missed_days_lose_nothing_and_the_fortnight_counts_from_the_telling(people, need):
    late = datetime.date(2026, 11, 20)
    assert (sweep(late), dates(need)) == (1, (late, None))
    assert sweep(late + 13 * DAY) == 0
    assert (sweep(late + 16 * DAY), dates(need)) == (1, (late, late + 16 * DAY))
    assert speak_up_from(need) == late + 30 * DAY


@pytest.mark.parametrize("closed", ["met", "ended"])
def test_what_was_closed_meanwhile_goes_to_nobody(people, closed):
    make.LearningNeedFactory(person=people.worker, wanted_by=WANTED, **{closed: True})
    make.LearningNeedFactory(person=people.worker, wanted_by=None)
    make.LearningNeedFactory(person=make.staff(first_out=MANAGER_DAY), wanted_by=WANTED)  # has left
    assert (sweep(MANAGER_DAY), told()) == (0, [])


def test_met_after_the_manager_was_told_goes_no_further(people, need):
    sweep(MANAGER_DAY)
    services.meet_need(need, met_how="A joint visit.", by=people.worker)
    assert sweep(OFFICER_DAY) == 0


def test_without_a_line_manager_the_nearest_manager_of_the_unit_is_told(people, need):
    people.relation.delete()
    sweep(MANAGER_DAY)
    assert [name for name, _ in told()] == ["Tess Manager"]
    assert dates(need) == (MANAGER_DAY, None)


def test_the_manager_of_a_unit_is_not_told_of_their_own_need_but_the_one_above_is(people):
    make.LearningNeedFactory(person=people.unit_manager, wanted_by=WANTED)
    sweep(MANAGER_DAY)
    assert [name for name, _ in told()] == ["Sol Manager"]


def test_without_any_manager_the_training_officers_are_told_at_once(people, need):
    people.relation.delete()
    for manager in (people.unit_manager, people.service_manager):
        manager.role_grants.all().delete()
    sweep(MANAGER_DAY)
    assert [name for name, _ in told()] == ["Tam Officer"]
    assert dates(need) == (MANAGER_DAY, MANAGER_DAY)
    assert sweep(OFFICER_DAY) == 0
    assert speak_up_from(need) == OFFICER_DAY


def test_with_nobody_to_tell_the_next_run_asks_again_and_speaking_up_opens_all_the_same():
    alone = make.staff("Ola Ade")
    need = make.LearningNeedFactory(person=alone, wanted_by=WANTED)
    assert (sweep(MANAGER_DAY), dates(need)) == (0, (None, None))
    assert speak_up_from(need) == SPEAK_UP_DAY  # 2 November, a day, 14 days and 14 days
    make.RoleGrantFactory(person=make.staff("Tam Officer"), unit=alone.positions.get().unit, role=Role.TRAINING_OFFICER)
    assert (sweep(OFFICER_DAY), dates(need)) == (1, (OFFICER_DAY, OFFICER_DAY))


@pytest.mark.parametrize("change", ["plan", "change"])
def test_a_moved_date_starts_anew(people, need, change):
    sweep(MANAGER_DAY)
    sweep(OFFICER_DAY)
    with time_machine.travel(datetime.datetime(2026, 11, 18, 9, tzinfo=datetime.UTC), tick=False):
        moved = datetime.date(2026, 11, 30)
        if change == "plan":
            services.plan_need(need, plan="A course.", wanted_by=moved, by=people.worker)
        else:
            services.change_need(need, title=need.title, reason="Why", source=Source.SELF, wanted_by=moved, by=people.worker)
    assert dates(need) == (None, None)
    assert (sweep(moved), dates(need)) == (0, (None, None))
    assert (sweep(moved + DAY), dates(need)) == (1, (moved + DAY, None))
    assert [name for name, subject in told() if "past its date" in subject] == ["Helen Marsh", "Tam Officer", "Helen Marsh"]


def test_a_plan_without_another_date_keeps_what_was_told(people, need):
    sweep(MANAGER_DAY)
    services.plan_need(need, plan="A course.", wanted_by=WANTED, by=people.worker)
    assert dates(need) == (MANAGER_DAY, None)


def test_a_need_from_an_audit_waits_until_the_line_may_read_it(people):
    need = make.LearningNeedFactory(person=people.worker, from_audit=True, wanted_by=WANTED)
    audit = make.CaseAuditFactory(practitioner=people.worker, submitted=True, open_to_line_on=datetime.date(2026, 11, 10))
    make.FindingFactory(audit=audit, need=need)
    assert sweep(datetime.date(2026, 11, 9)) == 0
    assert (sweep(datetime.date(2026, 11, 10)), told()[0][0]) == (1, "Helen Marsh")


def test_one_that_fails_holds_up_no_other(people, need, monkeypatch):
    other = make.LearningNeedFactory(person=people.worker, wanted_by=WANTED)
    from practitioners.services import need_escalation

    def line_managers_of(person, on, found=need_escalation.line_managers_of, failed=[]):  # noqa: B006 -- the first call alone fails
        if not failed:
            failed.append(person)
            raise ValueError("a row that nobody can read")
        return found(person, on)

    monkeypatch.setattr(need_escalation, "line_managers_of", line_managers_of)
    assert sweep(MANAGER_DAY) == 1
    assert LearningNeed.objects.filter(manager_told_on=None).get() == need
    assert (sweep(MANAGER_DAY), dates(need), dates(other)) == (1, (MANAGER_DAY, None), (MANAGER_DAY, None))


@pytest.mark.parametrize(("on", "shown"), [(SPEAK_UP_DAY - DAY, False), (SPEAK_UP_DAY, True)])
def test_the_needs_page_says_from_which_day_its_person_may_speak_up(client, people, need, on, shown):
    sweep(MANAGER_DAY)
    sweep(OFFICER_DAY)
    with time_machine.travel(datetime.datetime.combine(on, datetime.time(9), datetime.UTC), tick=False):
        pages = {}
        for person in (people.worker, people.manager, people.officer):
            client.force_login(person.user)
            pages[person] = client.get(reverse("practitioners:need_detail", args=[need.pk])).content.decode()
    assert {person.name: "Speak up about this need" in page for person, page in pages.items()} == {
        "Priya Nair": shown,
        "Helen Marsh": False,
        "Tam Officer": False,
    }
    assert "3 November 2026" in pages[people.worker]
    assert "17 November 2026" in pages[people.worker]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sweep_asks_as_often_for_3_needs_to_come_as_for_1(people, django_assert_num_queries, rows):
    for _ in range(rows):
        make.LearningNeedFactory(person=people.worker, wanted_by=MANAGER_DAY)
    with django_assert_num_queries(1):
        escalate_needs(MANAGER_DAY, people.worker)
