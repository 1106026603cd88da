from audits.models.audits import AuditState, CaseAudit, Grade, Judgement
from audits.models.criteria import CriterionStandard
from audits.models.findings import Finding, FindingAction, FindingKind, NoNeed

__all__ = ["AuditState", "CaseAudit", "CriterionStandard", "Finding", "FindingAction", "FindingKind", "Grade", "Judgement", "NoNeed"]
