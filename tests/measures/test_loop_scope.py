"""Whose findings count: unit and what stood below it, theme, months, submitted audits; and a past date."""

import datetime

import pytest
import time_machine

from audits.models import Finding
from audits.services.audits import reaudit_case
from learning_org.accounts.roles import Role
from learning_org.measures.loop import Step, findings_counted, measure_loop, measure_pairs
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import UnitAncestry
from practitioners.services.units import close_unit
from tests import factories as make
from tests.measures.loops import BETTER, CHANGED, ON, day, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return make.UnitFactory(service=True)


def counted(unit, on=ON, **more):
    months = {"first": day(10, 1, 2025), "last": day(3, 31)} | more
    return findings_counted(Finding.objects.all(), unit=unit, on=on, **months)


def ids(findings):
    return set(findings.values_list("pk", flat=True))


def test_unit_counts_itself_and_what_stands_below(service):
    team, elsewhere = make.UnitFactory(parent=service), make.UnitFactory()
    own, below, other = found(service), found(team), found(elsewhere)
    assert (ids(counted(service)), ids(counted(team)), ids(counted(elsewhere))) == ({own.pk, below.pk}, {below.pk}, {other.pk})


def test_team_that_moved_counts_where_it_stood_on_the_day(service):
    """The team stood under one service up to 31 January, and under another from 1 February."""
    later, team = make.UnitFactory(service=True, organisation=service.organisation), make.UnitFactory(organisation=service.organisation)
    for above, dates in ((service, period(day(1, 1, 2020), day(2, 1))), (later, period(day(2, 1)))):
        UnitAncestry.objects.create(ancestor=above, descendant=team, depth=1, period=dates)
    last_day, first_day = found(team, day(1, 31)), found(team, day(2, 1))
    assert (ids(counted(service)), ids(counted(later))) == ({last_day.pk}, {first_day.pk})
    assert ids(counted(team)) == {last_day.pk, first_day.pk}


def test_months_hold_their_first_and_last_day(service):
    inside = [found(service, on) for on in (day(10, 1, 2025), day(3, 31))]
    for on in (day(9, 30, 2025), day(4, 1)):
        found(service, on)
    assert ids(counted(service)) == {finding.pk for finding in inside}


def test_theme_narrows(service):
    theme = make.ThemeFactory(name="Recording")
    one, other = found(service, theme=theme), found(service)
    assert (ids(counted(service, theme=theme)), ids(counted(service))) == ({one.pk}, {one.pk, other.pk})


def test_strengths_and_audits_that_are_not_submitted_do_not_count(service):
    make.FindingFactory(audit__unit=service, strength=True, found_on=day(1, 5))
    for state in ({}, {"cancelled": True}):
        audit = make.CaseAuditFactory(unit=service, submitted=False, allocated_on=day(1, 1), due_on=day(1, 30), **state)
        make.FindingFactory(audit=audit, found_on=day(1, 5))
    waited = found(service, day(1, 5), submitted=day(2, 10))
    assert (ids(counted(service)), ids(counted(service, day(2, 9))), ids(counted(service, day(2, 10)))) == ({waited.pk}, set(), {waited.pk})


@pytest.mark.parametrize(("on", "reached"), [
    (day(1, 4), [0, 0, 0, 0, 0]),
    (day(1, 13), [1, 0, 0, 0, 0]),
    (day(1, 14), [1, 1, 0, 0, 0]),
    (day(2, 24), [1, 1, 1, 0, 0]),
    (day(5, 28), [1, 1, 1, 0, 0]),
    (day(5, 29), [1, 1, 1, 1, 0]),
    (day(7, 31), [1, 1, 1, 1, 1]),
])  # fmt: skip
def test_past_date_gives_what_held_then(service, on, reached):
    found(service, **BETTER)
    loop = measure_loop(counted(service, on), on)
    assert [loop.reached(step) for step in Step] == reached


def test_reason_given_later_had_not_been_given_then(service):
    found(service, no_need="put_right", said=day(3, 2))
    assert measure_loop(counted(service, day(3, 1)), day(3, 1)).counts == {"no_reason": 1}
    assert measure_loop(counted(service, day(3, 2)), day(3, 2)).counts == {"put_right": 1}


def test_need_met_later_was_waiting_then(service):
    found(service, **CHANGED, wanted=day(2, 1))
    assert measure_loop(counted(service, day(2, 1)), day(2, 1)).counts == {"waiting": 1}
    assert measure_loop(counted(service, day(2, 2)), day(2, 2)).counts == {"date_passed": 1}


def test_statements_do_not_grow_with_findings(service, django_assert_num_queries):
    for many in (1, 2):
        for _ in range(many):
            found(service, **BETTER)
        with django_assert_num_queries(4):
            measure_loop(counted(service), ON)
            measure_pairs(counted(service), ON, Finding.objects.all())


def test_pairs_hide_references_of_what_is_not_readable(service):
    shown = found(service, **BETTER, reference="C-20117")
    found(service, **CHANGED, again=(day(7, 31), 1), reference="C-20066")
    pairs, moderated = measure_pairs(counted(service), ON, Finding.objects.filter(pk=shown.pk))
    assert [(p.turn, p.before, p.after, p.reference, p.team) for p in pairs] == [
        ("better", 2, 3, "C-20117", service.name),
        ("lower", 2, 1, "", service.name),
    ]
    assert moderated == 0


def test_many_pairs_come_grouped_by_their_judgements(service, monkeypatch):
    from learning_org.measures.loop import loops

    monkeypatch.setattr(loops, "MOST_PAIRS", 2)
    for grade in (3, 3, 2):
        found(service, **CHANGED, again=(day(7, 31), grade))
    pairs, _ = measure_pairs(counted(service), ON, Finding.objects.all())
    assert [(p.before, p.after, p.findings, p.reference, p.team) for p in pairs] == [(2, 3, 2, "", ""), (2, 2, 1, "", "")]


def test_finding_made_after_its_team_closed_counts_where_the_team_stood_last(service):
    """Allocated while the team was open, found on the first day on which it was not; the service goes on."""
    team = make.UnitFactory(parent=service)
    elsewhere = make.UnitFactory(service=True)
    close_unit(team, last_day=day(1, 4), by=make.PersonFactory())
    finding = found(team, day(1, 5), worker=make.staff(unit=service, user=False))
    assert (ids(counted(service)), ids(counted(team)), ids(counted(elsewhere))) == ({finding.pk}, {finding.pk}, set())


def test_re_audit_of_a_re_audit_is_linked_to_the_first_and_found_by_the_loop(service):
    """Audited again twice, each time from the page of the audit before: the second re-audit decides."""
    finding = found(service, **CHANGED, again=(day(7, 31), 2))
    with time_machine.travel(datetime.datetime(2026, 10, 1, 9, tzinfo=datetime.UTC), tick=False):
        officer, auditor = make.staff(role=Role.QA_OFFICER, unit=service), make.staff(unit=service, user=False)
        people = {"practitioner": finding.audit.practitioner, "auditor": auditor, "by": officer}
        third = reaudit_case(finding.audit.reaudits.get(), due_on=day(10, 20), **people)
        with pytest.raises(Refused, match="open already"):
            reaudit_case(finding.audit, due_on=day(10, 20), **people)
    assert third.reaudit_of == finding.audit
    make.JudgementFactory(audit=third, section=finding.section, grade=4)
    type(third).objects.filter(pk=third.pk).update(state="submitted", submitted_on=day(10, 20), **submitted_as(finding.audit))
    assert measure_loop(counted(service), ON).reached(Step.BETTER) == 1


def submitted_as(audit):
    """What a submitted audit needs beside its date."""
    return {"grade": audit.grade, "response": make.ResponseFactory(submitted=True), "open_to_line_on": day(10, 20)}
