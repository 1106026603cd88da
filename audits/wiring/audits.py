"""What case audits add to the menu, the home page and a person's page."""

from learning_org.notifications import registries as notifications
from learning_org.trail.historian import Part
from learning_org.trail.registries import HistoryKind, register_history, register_subject
from learning_org.web import menu
from practitioners import registries

OFFICERS = "The auditor and quality-assurance officers see how an audit came to say what it says."


def wire():
    """Called once, when Django starts."""
    from audits.models import CaseAudit, Finding, FindingAction, Judgement
    from audits.queries import criteria, findings, home
    from audits.services import leaving, telling

    register_subject(CaseAudit, lambda audit: audit.practitioner_id)
    register_subject(Finding, lambda finding: finding.audit.practitioner_id)
    parts = (Part("A judgement", Judgement, "audit"), Part("A finding", Finding, "audit"))
    register_history(HistoryKind(CaseAudit, "audits:audit_detail", parts, "audits.trace_audit", OFFICERS, lambda audit: audit.practitioner))
    actions = (Part("An agreed action", FindingAction, "finding"),)
    register_history(
        HistoryKind(Finding, "audits:finding_detail", actions, "audits.trace_finding", OFFICERS, lambda finding: finding.audit.practitioner)
    )
    menu.register(menu.MenuItem("Audits", "audits:audit_list", order=50))
    notifications.sweep_steps.append(telling.tell_opened_lines)
    registries.due_sources.append(home.audits_due_from)
    registries.new_sources.append(home.audit_news_for)
    registries.start_items.append(registries.StartItem("Allocate an audit", "audits:audit_create", "audits.allocate_audit"))
    registries.person_parts.append(
        registries.PersonPart("Case audits", "audits/_person_audits.html", home.audits_part, 50, "audits", home.audits_offered)
    )
    registries.since_sources.append(home.audited_since)
    registries.open_items.append(home.open_audits_of)
    registries.evidence_of_standards.append(registries.EvidenceSource("strengths seen in audits", findings.strengths_seen))
    registries.evidence_of_standards.append(registries.EvidenceSource("criteria judged good in audits", criteria.criteria_met))
    registries.handovers.extend(leaving.handovers())
    registries.need_sources.append(findings.finding_of_need)
