"""Pages about findings: all that somebody may read, one with what came of it, and what a team learns from audits."""

from django.urls import reverse

from audits.filters.findings import FindingFilter, TeamFeedbackFilter
from audits.models import Finding, FindingKind
from audits.queries.audits import audit_what
from audits.queries.findings import chain_of, finding_status, findings_for, team_feedback
from audits.tables.audits import FindingTable, TeamFeedbackTable
from audits.views.audits import COUNCIL, MENU
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, ListPage, RecordPage, SetMixin


class FindingSet(SetMixin):
    """The findings that somebody may read, filtered."""

    model = Finding
    filterset_class = FindingFilter
    permission = "audits.view_audits"
    denied = COUNCIL

    def get_queryset(self):
        return findings_for(self.request.user)


class FindingListView(FindingSet, ListPage):
    """Every finding that somebody may read, and what came of it (P61, P62)."""

    title = "Findings"
    lede = "What audits found, strengths and areas for development, and what came of each."
    template_name = "audits/finding_list.html"
    menu = MENU
    wide = True
    table_class = FindingTable
    noun = ("finding", "findings")
    export_url = "audits:finding_export"
    empty_title = "There is no finding that you may read"
    empty_text = (
        "Findings appear here when an audit of your practice or of your line is open to you. What your team can learn is beside it."
    )
    empty_action = ("Read what audits found in your team", "audits:team_feedback")


class FindingExportView(FindingSet, ExportPage):
    """The same list as CSV."""

    filename = "findings"
    list_url = "audits:finding_list"
    columns = (
        ("Found on", "found_on"),
        ("Kind", lambda finding: finding.get_kind_display()),
        ("Domain", "section"),
        ("What was found", "text"),
        ("Theme", "theme"),
        ("Case", "audit.case_reference"),
        ("Case holder", "audit.practitioner.name"),
        ("Team", "audit.unit"),
        ("What came of it", lambda finding: finding_status(finding)[1]),
        ("Why no need was raised", lambda finding: finding.get_no_need_display()),
    )


class FindingDetailView(RecordPage):
    """One finding and the whole chain so far: need, actions, three months later, re-audit (P62, Q48)."""

    model = Finding
    content = True
    template_name = "audits/finding_detail.html"
    menu = MENU
    MAY = ("raise_need_from_finding", "agree_action_from_finding", "say_no_need")

    def get_queryset(self):
        related = ("audit__case_reference", "audit__practitioner", "audit__unit", "audit__auditor", "section", "theme", "need", "found_by")
        return super().get_queryset().select_related(*related, "standard__version__framework")

    def get_read_subject(self):
        return None if self.object.audit.auditor_id == self.person.pk else self.object.audit.practitioner

    def get_title(self):
        return self.object.text

    def get_caption(self):
        return f"{self.object.get_kind_display()}, {self.object.section}"

    def get_crumbs(self):
        audit = self.object.audit
        case = (f"{audit_what(audit)} of {audit.case_reference}", reverse("audits:audit_detail", args=[audit.pk]))
        return (("Case audits", reverse(MENU)), ("Findings", reverse("audits:finding_list")), case)

    def get_context_data(self, **kwargs):
        finding, user = self.object, self.request.user
        context = {
            "chain": chain_of(finding, user, clock.today()),
            "development": finding.kind == FindingKind.DEVELOPMENT,
            "may_decide": finding.audit.submitted_on and user.has_perm("audits.raise_need_from_finding", finding),
            "waits": not finding.audit.submitted_on,
        }
        return super().get_context_data(**context | kwargs)


class TeamFeedbackView(ListPage):
    """What audits found in my team, for everybody in it: no worker's name, no case (P47, P61, Q50)."""

    title = "What audits found in your team"
    lede = "So that everybody learns from it. Nobody’s name and no case is shown here."
    template_name = "audits/team_feedback.html"
    permission = "audits.view_audits"
    denied = COUNCIL
    menu = MENU
    table_class = TeamFeedbackTable
    filterset_class = TeamFeedbackFilter
    noun = ("finding", "findings")
    empty_title = "No audit has found anything in your team yet"
    empty_text = (
        "Findings appear here, without names, when the case holder has answered an audit or five working days after it was submitted."
    )

    def get_queryset(self):
        return team_feedback(self.request.user)
