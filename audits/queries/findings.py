"""Reads of findings: the list, the chain from a finding to its re-audit, and what a team learns from audits."""

import dataclasses

from django.db.models import Exists, OuterRef
from django.db.models.functions import TruncMonth
from django.urls import reverse

from audits.models import CaseAudit, Finding, FindingKind, Grade, Judgement, NoNeed
from practitioners.models import AgreedAction, ImpactFollowUp, LearningNeed
from practitioners.queries.actions import action_status
from practitioners.queries.needs import need_status
from practitioners.registries import NeedLink

STEPS = [("open", "Nothing decided yet"), ("need", "A need was raised"), ("no_need", "No need, with a reason")]


def findings_for(user):
    """The findings that this user may read, newest first, with audit, domain, theme and need."""
    related = ("audit__case_reference", "audit__practitioner", "audit__unit", "section", "theme", "need")
    return Finding.objects.visible_to(user).select_related(*related).order_by("-found_on", "-pk")


def at_step(findings, step):
    """The development findings of which nothing is decided (`open`), a need was raised, or it was said why there is none."""
    development = findings.filter(kind=FindingKind.DEVELOPMENT)
    if step == "need":
        return development.filter(need__isnull=False)
    return development.filter(need=None, no_need="") if step == "open" else development.exclude(no_need="")


def finding_status(finding):
    """What has come of a finding so far, as (kind of mark, words)."""
    if finding.kind == FindingKind.STRENGTH:
        return ("none", "Strength")
    if finding.need_id:
        return ("on", "Need raised")
    return ("none", "No need") if finding.no_need else ("todo", "Nothing decided yet")


@dataclasses.dataclass(frozen=True)
class Step:
    """One step of the chain: what it is, how it stands (a status), more in words, and where to read on."""

    name: str
    status: tuple
    words: str = ""
    url_name: str = ""
    pk: int | None = None


def chain_of(finding, user, on):
    """What came of a development finding so far, as a list of Step: need, actions, the question three months later, re-audit.

    A step that this user may not read says that it is there, without its words or a link.
    """
    if finding.kind == FindingKind.STRENGTH:
        return []
    return [
        _need_step(finding, user, on),
        *_action_steps(finding, user, on),
        *_follow_up_steps(finding, user),
        _reaudit_step(finding, user),
    ]


def _need_step(finding, user, on):
    if finding.no_need:
        return Step("Learning need", ("none", "No need"), NoNeed(finding.no_need).label)
    if finding.need is None:
        return Step("Learning need", ("todo", "Not decided yet"))
    need, status = finding.need, need_status(finding.need, on)
    if LearningNeed.objects.readable_by(user).filter(pk=need.pk).exists():
        return Step("Learning need", status, need.title, "practitioners:need_detail", need.pk)
    return Step("Learning need", status)


def _action_steps(finding, user, on):
    readable = AgreedAction.objects.readable_by(user).filter(finding_action__finding=finding).with_due_on(on)
    return [
        Step("Agreed action", action_status(action, on), action.what, "practitioners:action_detail", action.pk)
        for action in readable.order_by("agreed_on", "pk")
    ]


def _follow_up_steps(finding, user):
    """The question three months later: that it waits, was asked or answered; what was answered is for its own readers."""
    if not finding.need_id:
        return []
    readable = ImpactFollowUp.objects.readable_by(user).filter(pk=OuterRef("pk")).order_by()
    rows = ImpactFollowUp.objects.filter(need_id=finding.need_id, withdrawn_on=None).annotate(may_be_read=Exists(readable))
    links = ((row, ("practitioners:follow_up_detail", row.pk) if row.may_be_read else ("", None)) for row in rows)
    return [Step("Three months later", follow_up_status(row), row.about if link[0] else "", *link) for row, link in links]


def follow_up_status(row):
    """How a three-month follow-up stands, as (kind of mark, words)."""
    if row.commented_on:
        return ("on", "Answered by worker and manager")
    if row.answered_on:
        return ("on", "Answered by the worker")
    return ("todo", "Asked" if row.asked_on else "Not due yet")


def _reaudit_step(finding, user):
    """The latest re-audit since the finding that this user may read, with the grade of the domain before and after.

    Of a finding made in a re-audit, the later re-audits of the same first audit.
    """
    chain = {finding.audit_id, finding.audit.reaudit_of_id or finding.audit_id}
    later = CaseAudit.objects.submitted().filter(reaudit_of__in=chain, submitted_on__gte=finding.found_on).exclude(pk=finding.audit_id)
    after = later.readable_by(user).order_by("-submitted_on", "-pk").first()
    if after is None:
        return Step("Re-audit", ("todo", "Not yet"))
    code, grades = finding.section.code, {}
    for row in Judgement.objects.filter(audit__in=(finding.audit_id, after.pk), section__code=code):
        grades[row.audit_id] = row.reported_grade
    was, now = grades.get(finding.audit_id), grades.get(after.pk)
    if was is None or now is None:
        return Step("Re-audit", ("on", "Done"), "", "audits:audit_detail", after.pk)
    status = ("on", "Better") if now > was else ("off", "Worse") if now < was else ("close", "The same")
    return Step(
        "Re-audit",
        status,
        f"{Grade(was).label} before, {Grade(now).label[0].lower()}{Grade(now).label[1:]} after",
        "audits:audit_detail",
        after.pk,
    )


def finding_of_need(need, user, on):
    """The finding that a need was raised from, for the need's page. One query."""
    rows = Finding.objects.readable_by(user).filter(need=need)
    return [NeedLink("Finding of a case audit", row.text, reverse("audits:finding_detail", args=[row.pk]), row.found_on) for row in rows]


def team_feedback(user):
    """What audits found in the user's units, newest month first, as dictionaries that name nobody and no case (policy: team)."""
    rows = Finding.objects.of_my_team(user).annotate(month=TruncMonth("found_on"))
    wanted = ("pk", "month", "kind", "text", "section__title", "theme__name", "audit__unit__name")
    return rows.order_by("-month", "section__order", "kind", "text").values(*wanted)


def strengths_seen(person_ids, dates, on):
    """(case holder, standard, finding) of the strengths that audits found between two days and that the holders' lines may read on a date:
    for the map of coverage (practitioners.registries.EvidenceSource)."""
    found = Finding.objects.filter(kind=FindingKind.STRENGTH, standard__isnull=False, audit__practitioner__in=person_ids)
    found = found.filter(audit__open_to_line_on__lte=on, found_on__gte=dates.lower, found_on__lt=dates.upper)
    return found.order_by().values_list("audit__practitioner_id", "standard_id", "pk")
