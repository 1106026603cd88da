"""The demonstration's loop counted again in plain Python, by walking from finding to finding: no SQL decides anything here."""

import datetime
import statistics

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.urls import reverse

from audits.models import CaseAudit, Finding
from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.measures.loop import Step, findings_counted, measure_loop
from practitioners.demonstration.organisation import MET_TEAM, UNMET_TEAM
from practitioners.demonstration.texts import VOICE
from practitioners.models import ImpactFollowUp, LearningNeed, Theme, Unit, UnitParent
from tests.support.demonstration import AS_AT

WEEKS_4, DAYS_14, DAY = datetime.timedelta(days=28), datetime.timedelta(days=14), datetime.timedelta(days=1)
THREE_MONTHS = relativedelta(months=3)

pytestmark = pytest.mark.usefixtures("demonstration_world")


def holds(period, on):
    return period.lower <= on and (period.upper is None or on < period.upper)


def stands_under(unit_id, top, on):
    """Climbing the tree as it stood on a day, or on the last day of a unit that had closed by then."""
    closed_on = Unit.objects.get(pk=unit_id).period.upper
    on = closed_on - DAY if closed_on and closed_on <= on else on
    while unit_id is not None and unit_id != top.pk:
        above = [row.parent_id for row in UnitParent.objects.filter(unit_id=unit_id) if holds(row.period, on)]
        unit_id = above[0] if above else None
    return unit_id is not None


def by(day, on):
    return day is not None and day <= on


def reported(audit, section_code, on):
    """The judgement of a domain: the moderator's once it was moderated, else the auditor's."""
    for judgement in audit.judgements.all():
        if judgement.section.code == section_code:
            moderated = judgement.moderated_grade and not (audit.moderated_on and audit.moderated_on > on)
            return judgement.moderated_grade if moderated else judgement.grade
    return None


def before_need(finding, on):
    if by(finding.no_need_on, on):
        return finding.no_need
    return "recent" if on - finding.found_on <= WEEKS_4 else "no_reason"


def before_met(need, on):
    if need.state == "ended" and by(need.closed_on, on):
        return "need_ended"
    if not any(holds(place.period, on) for place in need.person.positions.all()):
        return "left"
    return "date_passed" if need.wanted_by and need.wanted_by < on else "waiting"


def before_changed(need, asked, on):
    """Why it is not said that practice changed; None when it is."""
    answered = asked is not None and by(asked.answered_on, on)
    if not answered and not any(holds(place.period, on) for place in need.person.positions.all()):
        return "left_after"
    if asked is None:
        return "not_reached" if on <= need.closed_on + THREE_MONTHS else "not_asked"
    if by(asked.answered_on, on):
        if not asked.changed:
            return "no_change"
        if by(asked.commented_on, on):
            return None if asked.manager_changed else "no_change"
        return "manager_asked" if on - asked.answered_on <= DAYS_14 else "manager_silent"
    if by(asked.asked_on, on):
        return "asked" if on - asked.asked_on <= DAYS_14 else "no_answer"
    if on < asked.due_on:
        return "not_reached"
    return "asked" if on - asked.due_on <= DAYS_14 else "not_asked"


def repeats_of(audit):
    """The re-audits of an audit; of a re-audit, the others of the same first audit as well."""
    return [
        row for row in CaseAudit.objects.exclude(pk=audit.pk) if row.reaudit_of_id and row.reaudit_of_id in (audit.pk, audit.reaudit_of_id)
    ]


def before_better(finding, again, on):
    code = finding.section.code
    done = [audit for audit in again if audit.state == "submitted" and by(audit.submitted_on, on)]
    judged = [audit for audit in done if audit.submitted_on >= finding.found_on and reported(audit, code, on)]
    first = reported(finding.audit, code, on)
    if not judged or not first:
        return "no_reaudit", None
    latest = max(judged, key=lambda audit: audit.submitted_on)
    second = reported(latest, code, on)
    return "better" if second > first else "same" if second == first else "lower", latest.submitted_on


def follow(finding, on):
    """(why it stopped, the dates of the steps that it took, the day of the re-audit that was compared)."""
    dates = [finding.found_on]
    need = LearningNeed.objects.get(pk=finding.need_id) if finding.need_id else None
    if need is None or not by(need.raised_on, on):
        return before_need(finding, on), dates, None
    dates.append(need.raised_on)
    if not (need.state == "met" and by(need.closed_on, on)):
        return before_met(need, on), dates, None
    dates.append(need.closed_on)
    live = [row for row in ImpactFollowUp.objects.filter(need=need) if row.withdrawn_on is None or row.withdrawn_on > on]
    asked = max(live, key=lambda row: row.pk, default=None)
    if reason := before_changed(need, asked, on):
        return reason, dates, None
    dates.append(asked.commented_on)
    reason, again = before_better(finding, repeats_of(finding.audit), on)
    return reason, [*dates, again] if reason == "better" else dates, again


def counts(finding, unit, first, last, on):
    audit = finding.audit
    found = finding.kind == "development" and first <= finding.found_on <= min(last, on)
    return found and audit.state == "submitted" and by(audit.submitted_on, on) and stands_under(audit.unit_id, unit, finding.found_on)


def median(days):
    return int(statistics.median(days) + 0.5) if days else None


def recount(unit, first, last, on, theme=None):
    """{reason: findings}, the medians of days between the steps, and from finding to re-audit."""
    reasons, lasted, whole = {}, {step: [] for step in list(Step)[1:]}, []
    for finding in Finding.objects.select_related("audit", "section"):
        if not counts(finding, unit, first, last, on) or (theme and finding.theme_id != theme.pk):
            continue
        reason, dates, again = follow(finding, on)
        reasons[reason] = reasons.get(reason, 0) + 1
        for step, (before, after) in enumerate(zip(dates, dates[1:], strict=False), 1):
            lasted[Step(step)].append(max(0, (after - before).days))
        if again:
            whole.append(max(0, (again - finding.found_on).days))
    return reasons, {step: median(days) for step, days in lasted.items()}, median(whole)


def top():
    return Unit.objects.get(kind="department")


@pytest.mark.parametrize("on", [AS_AT, datetime.date(2026, 5, 31)])
def test_every_unit_counts_the_same_by_hand(on):
    first, total = AS_AT - relativedelta(months=18), 0
    for unit in [top(), *Unit.objects.filter(kind="service")[:2], *Unit.objects.filter(kind="team")[:3]]:
        loop = measure_loop(findings_counted(Finding.objects.all(), unit=unit, first=first, last=on, on=on), on)
        assert (loop.counts, loop.medians, loop.to_reaudit) == recount(unit, first, on, on), unit.name
        total = max(total, loop.total)
    assert total > 0


def test_every_theme_counts_the_same_by_hand():
    first, unit, total = AS_AT - relativedelta(months=18), top(), 0
    for theme in Theme.objects.all():
        loop = measure_loop(findings_counted(Finding.objects.all(), unit=unit, first=first, last=AS_AT, on=AS_AT, theme=theme), AS_AT)
        assert loop.counts == recount(unit, first, AS_AT, AS_AT, theme)[0], theme.name
        total += loop.total
    assert total > 0


def test_story_ends_better_in_one_team_and_at_a_reaudit_that_finds_no_change_in_the_other():
    first, found = datetime.date(2025, 10, 1), {}
    for name in (MET_TEAM, UNMET_TEAM):
        found[name] = recount(Unit.objects.get(name=name), first, datetime.date(2025, 12, 31), AS_AT, Theme.objects.get(name=VOICE.theme))[
            0
        ]
    assert found[MET_TEAM]["better"] >= 4
    assert "better" not in found[UNMET_TEAM]
    assert found[UNMET_TEAM].get("same", 0) + found[UNMET_TEAM].get("lower", 0) >= 2


def test_page_shows_what_was_counted_by_hand(client):
    noon = datetime.datetime.combine(AS_AT, datetime.time(12), datetime.UTC)
    with time_machine.travel(noon, tick=False):
        officer = Person.objects.filter(role_grants__role=Role.PSW, role_grants__period__contains=AS_AT, user__isnull=False).first()
        client.force_login(officer.user)
        response = client.get(reverse("dashboards:loop"))
    scope = response.context["scope"]
    assert (scope.unit, scope.first, scope.last) == (top(), datetime.date(2025, 10, 1), datetime.date(2026, 3, 31))
    reasons, _, _ = recount(scope.unit, scope.first, scope.last, AS_AT)
    assert sum(reasons.values()) > 0
    shown = {words: count for _, _, stopped in response.context["rows"] for count, words, _ in stopped}
    assert sum(shown.values()) + response.context["loop"].reached(Step.BETTER) == sum(reasons.values())
    assert response.context["loop"].counts == reasons
