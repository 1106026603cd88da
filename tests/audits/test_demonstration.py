"""The demonstration's audits hold together: nobody audits themselves, everybody was in post, and both teams' story shows in the figures."""

import collections

import pytest
from django.db.models import Count, F

from audits import tool
from audits.models import AuditState, CaseAudit, Finding, FindingAction, FindingKind, Judgement
from learning_org.questionnaires.services import unanswered
from practitioners.demonstration import history
from practitioners.models import LearningNeed, Position, Source
from practitioners.rules.working_days import working_days_between
from tests.support.demonstration import AS_AT


@pytest.fixture
def world(demonstration_world):
    return demonstration_world


@pytest.fixture
def periods(world):
    found = collections.defaultdict(list)
    for person, dates in Position.objects.values_list("person_id", "period"):
        found[person].append(dates)
    return found


PARTS = [
    ("practitioner_id", "allocated_on"),
    ("practitioner_id", "submitted_on"),
    ("practitioner_id", "answered_on"),
    ("auditor_id", "allocated_on"),
    ("auditor_id", "submitted_on"),
    ("allocated_by_id", "allocated_on"),
    ("moderated_by_id", "moderated_on"),
]


@pytest.mark.parametrize(("who", "when"), PARTS)
def test_whoever_took_part_in_an_audit_was_in_post_on_that_day(periods, who, when):
    rows = CaseAudit.objects.exclude(**{when: None}).values_list("pk", who, when)
    assert rows
    absent = [pk for pk, person, day in rows if not any(p.lower <= day and (p.upper is None or day < p.upper) for p in periods[person])]
    assert absent == []


def test_audits_are_about_two_a_month_in_each_team_and_end_by_the_date(world):
    months, teams = 18, len(world.teams)
    assert months * teams <= CaseAudit.objects.count() <= 3 * months * teams
    assert not CaseAudit.objects.filter(submitted_on__gt=AS_AT).exists()
    assert not CaseAudit.objects.filter(moderated_on__gt=AS_AT).exists()
    assert not CaseAudit.objects.filter(allocated_on__lt=world.start).exists()


def test_nobody_has_a_part_in_an_audit_of_their_own_practice(world):
    for who in ("auditor", "moderated_by", "allocated_by"):
        assert not CaseAudit.objects.filter(**{who: F("practitioner")}).exists()
    assert not CaseAudit.objects.filter(moderated_by=F("auditor")).exists()


def test_submitted_audits_are_whole_and_open_on_the_fifth_working_day_or_with_the_answer(world):
    audits = list(CaseAudit.objects.filter(state=AuditState.SUBMITTED).annotate(domains=Count("judgements")))
    assert {audit.domains for audit in audits} == {12}
    for audit in audits:
        fifth = audit.open_to_line_on if working_days_between(audit.submitted_on, audit.open_to_line_on) == 5 else audit.answered_on
        assert audit.open_to_line_on == min(fifth, audit.answered_on or fifth)
    assert all(unanswered(audit.response) == [] for audit in audits[::25])


def test_grades_are_spread_and_about_a_third_is_moderated(world):
    graded = CaseAudit.objects.submitted()
    grades = collections.Counter(graded.values_list("grade", flat=True))
    assert set(grades) == {1, 2, 3, 4}
    assert grades[2] + grades[3] > 0.75 * graded.count()
    assert 0.3 < graded.exclude(moderated_on=None).count() / graded.count() < 0.6


def test_judgements_say_what_the_answers_say(world):
    given = {}
    rows = CaseAudit.objects.submitted().filter(response__answers__question__code=tool.JUDGEMENT)
    for audit, section, value in rows.values_list("pk", "response__answers__question__section_id", "response__answers__value"):
        given[audit, section] = int(value)
    judged = Judgement.objects.values_list("audit_id", "section_id", "grade")
    assert {(audit, section): grade for audit, section, grade in judged} == {
        key: grade for key, grade in given.items() if key in {(a, s) for a, s, _ in judged}
    }


def test_every_need_from_an_audit_has_its_finding_of_the_same_day_and_person(world):
    needs = LearningNeed.objects.filter(source=Source.AUDIT)
    linked = Finding.objects.filter(need__in=needs)
    assert linked.count() >= 0.9 * needs.count() > 20
    assert not linked.exclude(found_on=F("need__raised_on"), audit__practitioner=F("need__person")).exists()
    assert not Finding.objects.filter(kind=FindingKind.STRENGTH, need__isnull=False).exists()


def test_some_findings_have_a_reason_for_no_need_some_went_quiet_and_some_led_to_actions(world):
    development = Finding.objects.filter(kind=FindingKind.DEVELOPMENT, need=None)
    assert development.exclude(no_need="").count() > 30
    assert development.filter(no_need="").count() > 30
    assert FindingAction.objects.filter(action__state="done").count() > 10
    assert not FindingAction.objects.exclude(action__person=F("finding__audit__practitioner")).exists()


def test_the_story_shows_at_reaudit_better_in_one_team_and_not_in_the_other(world):
    moved = {True: [], False: []}
    for story, audit in world.story_audits:
        before = audit.judgements.get(section__code=tool.VOICE)
        assert before.reported_grade <= 2
        for again in audit.reaudits.filter(state=AuditState.SUBMITTED):
            assert (again.submitted_on.year, again.submitted_on.month in (6, 7, 8)) == (2026, True)
            moved[story.fortunate].append(again.judgements.get(section__code=tool.VOICE).reported_grade - before.reported_grade)
    better = {fortunate: sum(by > 0 for by in found) for fortunate, found in moved.items()}
    assert len(moved[True]) >= 5 <= len(moved[False])
    assert better[False] == 0
    assert better[True] >= len(moved[True]) - 1


def test_the_accounts_find_something_to_read_and_to_do(world):
    practitioner, manager = world.accounts["practitioner"], world.accounts["manager"]
    assert CaseAudit.objects.filter(
        practitioner=practitioner, submitted_on__isnull=False, answered_on=None, open_to_line_on__gt=AS_AT
    ).exists()
    assert CaseAudit.objects.filter(auditor=manager, state=AuditState.ALLOCATED, due_on__gte=AS_AT, response__isnull=False).exists()


@pytest.mark.parametrize("model", [CaseAudit, Judgement, Finding, FindingAction])
def test_each_row_has_its_history_dated_when_it_happened(world, model):
    events = history.event_model(model)._base_manager
    assert events.filter(pgh_label="insert").count() == model.objects.count()
    days = [at.date() for at in events.values_list("pgh_created_at", flat=True)]
    assert world.start <= min(days)
    assert max(days) <= AS_AT


def test_the_history_of_an_audit_hides_what_came_later(world):
    audit = CaseAudit.objects.exclude(moderated_on=None).filter(answered_on__lt=F("moderated_on")).first()
    events = history.event_model(CaseAudit)._base_manager.filter(pgh_obj_id=audit.pk).order_by("pgh_id")
    seen = list(events.values_list("state", "grade", "answered_on", "moderated_grade"))
    grade, answered = audit.grade, audit.answered_on
    assert seen == [
        ("allocated", None, None, None),
        ("submitted", grade, None, None),
        ("submitted", grade, answered, None),
        ("submitted", grade, answered, audit.moderated_grade),
    ]
