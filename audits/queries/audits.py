"""Reads of case audits that lists, home and a person's page share."""

from django.db.models import F, Q

from audits.models import AuditState, CaseAudit, Grade
from learning_org.accounts.roles import Role
from practitioners.models.scope import in_line_of, under_roles
from practitioners.queries.needs import days_late
from practitioners.rules.line import has_line

OFFICERS = (Role.QA_OFFICER, Role.PSW)
TO_DO_FIRST = (F("submitted_on").desc(nulls_first=True), F("due_on").asc(), F("pk").desc())


def audit_tabs(user):
    """The tabs of the list that this user has, as (key, words). Whoever manages, has a role or has an audit to do finds those first."""
    own = [("mine", "Mine to do"), ("held", "Of my practice")]
    role, line = user.access.has(*OFFICERS), has_line(user)
    tabs = own if role or line or _has_one_to_do(user) else own[::-1]
    return tabs + [("line", "My line's")] * line + [("role", "By my role")] * role


def _has_one_to_do(user):
    return CaseAudit.objects.filter(auditor_id=user.access.person_id, state=AuditState.ALLOCATED).exists()


def audits_in_tab(user, tab):
    """The audits of a tab, always within what the user may see, those to do first. An unknown tab is Mine to do."""
    me, audits = user.access.person_id, CaseAudit.objects.visible_to(user)
    if tab == "held":
        audits = audits.filter(practitioner_id=me)
    elif tab == "line" and has_line(user):
        audits = audits.filter(in_line_of(user, "practitioner_id")).exclude(practitioner_id=me)
    elif tab == "role" and user.access.has(*OFFICERS):
        audits = audits.filter(under_roles(user, *OFFICERS, field="practitioner_id")).exclude(practitioner_id=me)
    else:
        audits = audits.filter(auditor_id=me)
    return audits.select_related("case_reference", "practitioner", "unit", "auditor").order_by(*TO_DO_FIRST)


def audit_status(audit, on):
    """The state of an audit as (kind of mark, words): late when it is due before `on` and not submitted. Due today is not late."""
    if audit.state == AuditState.CANCELLED:
        return ("none", "Cancelled")
    if audit.state == AuditState.SUBMITTED:
        return ("on", "Moderated" if audit.moderated_on else "Submitted")
    if audit.due_on < on:
        return ("off", days_late(audit.due_on, on))
    return ("todo", "To do")


def audit_what(audit):
    """What kind of audit it is, in words: for captions and lists."""
    what = "Re-audit" if audit.reaudit_of_id else "Case audit"
    return f"{what}, with the case holder present" if audit.together else what


def grade_words(audit):
    """The grade that counts, in words: "Good", "Good, after moderation" where the moderator changed it, "" before submission."""
    if audit.grade is None:
        return ""
    label = Grade(audit.reported_grade).label
    return f"{label}, after moderation" if audit.moderated_grade and audit.moderated_grade != audit.grade else label


def reaudits_for(audit, user):
    """The audits that repeated this one, as far as this user may read them, in order; with `practitioner` and `auditor`."""
    rows = CaseAudit.objects.readable_by(user).filter(reaudit_of=audit).exclude(state=AuditState.CANCELLED)
    return rows.select_related("practitioner", "auditor").order_by("allocated_on", "pk")


def may_compare(audit, before, user):
    """Whether this user sees the grades of the audit before: the auditor of either, the same case holder's readers, or its own readers."""
    if before is None:
        return False
    if before.practitioner_id == audit.practitioner_id or audit.auditor_id == user.access.person_id:
        return True
    return CaseAudit.objects.readable_by(user).filter(pk=before.pk).exists()


def in_state(audits, state):
    """The audits of a state as the filter names them: those to do, submitted, waiting for moderation, moderated, overdue or cancelled."""
    return {
        "to_do": lambda: audits.filter(state=AuditState.ALLOCATED),
        "submitted": lambda: audits.filter(state=AuditState.SUBMITTED),
        "unmoderated": lambda: audits.filter(state=AuditState.SUBMITTED, moderated_on=None),
        "moderated": lambda: audits.filter(moderated_on__isnull=False),
        "cancelled": lambda: audits.filter(state=AuditState.CANCELLED),
    }[state]()


def with_grade(audits, grade):
    """The submitted audits whose reported grade is this one."""
    return audits.filter(Q(moderated_grade=grade) | Q(moderated_grade=None, grade=grade))
