"""Pages about case audits: lists and one audit. What changes one is in audit_changes.py and judging.py."""

from django.urls import reverse
from django.utils.functional import cached_property

from audits.filters.audits import AuditFilter
from audits.models import AuditState, CaseAudit
from audits.queries.audits import audit_status, audit_tabs, audit_what, audits_in_tab, grade_words, may_compare, reaudits_for
from audits.queries.findings import findings_for
from audits.queries.tool import domains_of, grades_of
from audits.tables.audits import AuditTable
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, ListPage, RecordPage, SetMixin
from practitioners.views.tabs import TabsContextMixin, TabsMixin

MENU = "audits:audit_list"
COUNCIL = "Case audits are the council’s own. Somebody who works there can open this."
EMPTY = {
    "mine": ("You have no audit to do", "When a quality-assurance officer asks you to audit a case, it appears here, and you are told."),
    "held": (
        "No case of yours has been audited yet",
        "When an audit of your practice is submitted, you are told at once, and read it before anybody else.",
    ),
    "line": (
        "There is no audit of your line to read",
        "An audit appears here when the case holder has answered it, or five working days after it was submitted.",
    ),
    "role": ("There is none that your role lets you see", "Audits appear here when they are allocated, or when they are submitted."),
}
OWN_COLUMN = {"mine": ("auditor",), "held": ("practitioner", "unit", "due_on")}
RELATED = ("case_reference", "practitioner", "unit", "auditor", "allocated_by", "moderated_by", "reaudit_of", "response__version")


class AuditSet(TabsMixin, SetMixin):
    """The audits of the tab that is asked for, filtered."""

    model = CaseAudit
    filterset_class = AuditFilter
    permission = "audits.view_audits"
    denied = COUNCIL
    list_url = MENU

    @cached_property
    def own_tabs(self):
        return audit_tabs(self.request.user)

    def tabs(self):
        return self.own_tabs

    def get_queryset(self):
        return audits_in_tab(self.request.user, self.tab)


class AuditListView(AuditSet, TabsContextMixin, ListPage):
    """Case audits: those to do, of my practice, of my line, and those that my role lets me see (P56)."""

    title = "Case audits"
    template_name = "audits/audit_list.html"
    menu = MENU
    wide = True
    table_class = AuditTable
    noun = ("case audit", "case audits")
    export_url = "audits:audit_export"
    empty = EMPTY

    def get_action(self):
        return ("Allocate an audit", "audits:audit_create") if self.request.user.has_perm("audits.allocate_audit") else None

    def get_queryset(self):
        return super().get_queryset().defer("moderation_note", "answer", "cancelled_reason")

    def get_table_kwargs(self):
        return {"exclude": OWN_COLUMN.get(self.tab, ())}


class AuditExportView(AuditSet, ExportPage):
    """The same list as CSV."""

    filename = "case-audits"
    columns = (
        ("Case", "case_reference"),
        ("What", audit_what),
        ("Case holder", "practitioner.name"),
        ("Team", "unit"),
        ("Auditor", "auditor.name"),
        ("Allocated on", "allocated_on"),
        ("Due", "due_on"),
        ("State", lambda audit: audit_status(audit, clock.today())[1]),
        ("Submitted on", "submitted_on"),
        ("Auditor's grade", lambda audit: audit.get_grade_display() or ""),
        ("Moderated grade", lambda audit: audit.get_moderated_grade_display() or ""),
        ("Moderated on", "moderated_on"),
        ("Answered on", "answered_on"),
        ("Why it was cancelled", "cancelled_reason"),
    )


class AuditDetailView(RecordPage):
    """One audit: its grades by domain, before and after where it is a re-audit, what was said, findings and the answer (P47, Q48)."""

    model = CaseAudit
    content = True
    template_name = "audits/audit_detail.html"
    menu = MENU
    wide = True
    MAY = ("judge_audit", "moderate_audit", "answer_audit", "reaudit_case", "cancel_audit", "add_finding")

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED)

    def get_read_subject(self):
        return None if self.object.auditor_id == self.person.pk else self.object.practitioner

    def get_title(self):
        return str(self.object.case_reference)

    def get_caption(self):
        return audit_what(self.object)

    def get_crumbs(self):
        return (("Case audits", reverse(MENU)),)

    def get_context_data(self, **kwargs):
        audit, user = self.object, self.request.user
        before = audit.reaudit_of if may_compare(audit, audit.reaudit_of, user) else None
        domains = domains_of(audit, grades_of(before) if before else None) if audit.state != AuditState.CANCELLED else []
        parts = [domain for domain in domains if not domain.is_overall]
        context = {
            "status": audit_status(audit, clock.today()),
            "grade": grade_words(audit),
            "domains": domains,
            "before": before,
            "done": sum(domain.done for domain in parts),
            "of": len(parts),
            "next_domain": next((domain for domain in domains if not domain.done), None),
            "findings": findings_for(user).filter(audit=audit),
            "reaudits": reaudits_for(audit, user) if audit.submitted_on else [],
            "may": {name: user.has_perm(f"audits.{name}", audit) for name in self.MAY},
            "submitted": audit.state == AuditState.SUBMITTED,
            "allocated": audit.state == AuditState.ALLOCATED,
            "is_holder": audit.practitioner_id == self.person.pk,
            "opens": audit.open_to_line_on and audit.open_to_line_on > clock.today(),
        }
        return super().get_context_data(**context | kwargs)
