from audits.models.audits import AuditState, CaseAudit, Grade, Judgement
from audits.models.findings import Finding, FindingAction, FindingKind, NoNeed

__all__ = ["AuditState", "CaseAudit", "Finding", "FindingAction", "FindingKind", "Grade", "Judgement", "NoNeed"]
