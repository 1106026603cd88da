from appraisal.models.appraisals import Appraisal, AppraisalCycle, AppraisalState
from appraisal.models.content import AppraisalNeed, EvidenceItem, EvidenceKind, Target, TargetOutcome, TargetStandard

__all__ = [
    "Appraisal",
    "AppraisalCycle",
    "AppraisalNeed",
    "AppraisalState",
    "EvidenceItem",
    "EvidenceKind",
    "Target",
    "TargetOutcome",
    "TargetStandard",
]
