"""Findings that got as far as a test says: `found(team, raised=..., met=..., asked=..., answered=..., commented=..., again=...)`."""

import datetime

from dateutil.relativedelta import relativedelta

from practitioners.models import NeedState
from tests import factories as make

ON = datetime.date(2026, 10, 31)


def day(month, number, year=2026):
    return datetime.date(year, month, number)


FOUND_ON = day(1, 5)


def found(unit, on=FOUND_ON, *, worker=None, theme=None, grade=2, submitted=None, raised=None, no_need="", reference=None, **path):
    """A development finding of the child's voice, judged `grade`, and what came of it by the dates given."""
    worker = worker or make.staff(unit=unit, user=False)
    case = {"case_reference": make.CaseReferenceFactory(reference=reference)} if reference else {}
    audit = audit_of(unit, worker, submitted or on, grade, **case)
    need = need_of(worker, raised, path) if raised else None
    said = {"no_need": no_need, "no_need_on": path.get("said", on)} if no_need else {}
    finding = make.FindingFactory(audit=audit, found_on=on, need=need, **({"theme": theme} if theme else {}), **said)
    if path.get("again"):
        reaudit(finding, *path["again"])
    return finding


def audit_of(unit, worker, submitted_on, grade, **values):
    allocated = submitted_on - datetime.timedelta(days=20)
    dates = {"allocated_on": allocated, "due_on": submitted_on, "submitted_on": submitted_on, "open_to_line_on": submitted_on}
    return make.CaseAuditFactory(unit=unit, practitioner=worker, submitted=True, grades={"voice": grade}, **dates, **values)


def need_of(worker, raised, path):
    met, ended = path.get("met"), path.get("ended")
    values = {"wanted_by": path.get("wanted")}
    if met:
        values |= {"state": NeedState.MET, "closed_on": met, "met_how": "Shadowed two visits.", "closed_by": worker}
    if ended:
        values |= {"state": NeedState.ENDED, "closed_on": ended, "ended_reason": "Moved to other work.", "closed_by": worker}
    need = make.LearningNeedFactory(person=worker, from_audit=True, raised_on=raised, **values)
    if met and path.get("follow_up", True):
        follow_up_of(need, met, path)
    return need


def follow_up_of(need, met, path):
    due = met + relativedelta(months=3)
    values = {"person": need.person, "need": need, "learnt_on": met, "due_on": due}
    if asked := path.get("asked"):
        values |= {"asked_on": asked}
    if answered := path.get("answered"):
        response = make.ResponseFactory(submitted=True, respondent=need.person)
        values |= {"answered_on": answered, "changed": path.get("changed", True), "response": response, "rating_later": 7}
    if commented := path.get("commented"):
        values |= {"commented_on": commented, "commented_by": make.PersonFactory(), "manager_changed": path.get("manager_changed", True)}
    return make.ImpactFollowUpFactory(**values)


def reaudit(finding, on, grade, **values):
    """The case audited again, submitted on a day, its child's voice judged `grade`."""
    return audit_of(finding.audit.unit, finding.audit.practitioner, on, grade, reaudit_of=finding.audit, **case_of(finding), **values)


def case_of(finding):
    return {"case_reference": finding.audit.case_reference}


# A finding of 5 January that took every step up to a change of practice, the median days of the drawn screen between them.
MET = {"raised": day(1, 14), "met": day(2, 24)}
ASKED = MET | {"asked": day(5, 24)}
CHANGED = ASKED | {"answered": day(5, 27), "commented": day(5, 29)}
BETTER = CHANGED | {"again": (day(7, 31), 3)}
