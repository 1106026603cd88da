"""The audits' step of the demonstration, with its history."""

from audits.demonstration import audits, findings
from audits.models import CaseAudit, Finding, FindingAction, Judgement
from learning_org.questionnaires.models import Answer, Response
from practitioners.demonstration.history import Change, at_nine, in_period
from practitioners.demonstration.steps import RESPONSE_CHANGES
from practitioners.models import ActionDueDate, AgreedAction, CaseReference
from practitioners.registries import DemonstrationStep

NOT_MODERATED = {"moderated_grade": "NULL", "moderated_by_id": "NULL", "moderated_on": "NULL", "moderation_note": "''"}
NOT_ANSWERED = {"answered_on": "NULL", "answer": "''"}
NOT_SENT = {"state": "'allocated'", "submitted_on": "NULL", "grade": "NULL", "open_to_line_on": "NULL", "cancelled_reason": "''"}
MODERATED_LATER, ANSWERED_LATER = "t.moderated_on >= t.answered_on", "t.answered_on > t.moderated_on"


def unless(condition, columns):
    """What these columns held when the condition says that it was not there yet."""
    return {name: f"CASE WHEN {condition} THEN {empty} ELSE t.{name} END" for name, empty in columns.items()}


OF_AUDIT = "(SELECT a.{} FROM audits_caseaudit a WHERE a.id = t.audit_id)"
OF_NEED = "(SELECT n.{} FROM practitioners_learningneed n WHERE n.id = t.need_id)"
OF_ACTION = "(SELECT a.{} FROM practitioners_agreedaction a WHERE a.id = t.action_id)"
SENT = "(SELECT r.submitted_at FROM questionnaires_response r WHERE r.id = {})"
SENT_WITH_AUDIT = SENT.format(OF_AUDIT.format("response_id"))
FINDING_RESPONSE = "(SELECT a.response_id FROM audits_finding f JOIN audits_caseaudit a ON a.id = f.audit_id WHERE f.id = t.finding_id)"
UNDECIDED = {"need_id": "NULL", "no_need": "''", "no_need_on": "NULL"}
CHANGES = {
    CaseAudit: [
        Change(
            at_nine("t.allocated_on"),
            "t.allocated_by_id",
            NOT_SENT | NOT_MODERATED | NOT_ANSWERED | {"response_id": "NULL"},
            label="insert",
        ),
        Change(in_period(at_nine("t.allocated_on + 7")), "t.allocated_by_id", where="t.state = 'cancelled'"),
        Change(SENT.format("t.response_id"), "t.auditor_id", NOT_MODERATED | NOT_ANSWERED, where="t.state = 'submitted'"),
        Change(at_nine("t.answered_on"), "t.practitioner_id", unless(MODERATED_LATER, NOT_MODERATED), where="t.answered_on IS NOT NULL"),
        Change(at_nine("t.moderated_on"), "t.moderated_by_id", unless(ANSWERED_LATER, NOT_ANSWERED), where="t.moderated_on IS NOT NULL"),
    ],
    Judgement: [
        Change(SENT_WITH_AUDIT, OF_AUDIT.format("auditor_id"), {"moderated_grade": "NULL"}, label="insert"),
        Change(at_nine(OF_AUDIT.format("moderated_on")), OF_AUDIT.format("moderated_by_id"), where="t.moderated_grade IS NOT NULL"),
    ],
    Finding: [
        Change(SENT_WITH_AUDIT, "t.found_by_id", UNDECIDED, label="insert"),
        Change(f"{SENT_WITH_AUDIT} + interval '10 minutes'", OF_NEED.format("raised_by_id"), where="t.need_id IS NOT NULL"),
        Change(at_nine("t.no_need_on"), "t.found_by_id", where="t.no_need_on IS NOT NULL"),
    ],
    FindingAction: [
        Change(f"{SENT.format(FINDING_RESPONSE)} + interval '10 minutes'", OF_ACTION.format("agreed_by_id"), label="insert"),
    ],
}


def steps():
    """What makes case audits and findings, for practitioners.registries."""
    makers = (
        audits.prepare,
        findings.make_before_needs,
        audits.make_everyday,
        audits.make_for_accounts,
        findings.make_everyday_findings,
        findings.make_reaudits,
    )
    models = (CaseReference, AgreedAction, ActionDueDate, Response, Answer, CaseAudit, Judgement, Finding, FindingAction)
    return [DemonstrationStep(name="case audits", makers=makers, models=models, changes=CHANGES | RESPONSE_CHANGES, order=10)]
