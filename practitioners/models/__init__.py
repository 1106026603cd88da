from practitioners.models.actions import ActionDueDate, ActionState, AgreedAction
from practitioners.models.cpd import (
    CPDEntry,
    CPDShare,
    CPDStandard,
    CPDState,
    LearningKind,
    PeerReflection,
    Reflection,
    ReflectionGuide,
    Sharing,
)
from practitioners.models.frameworks import Framework, FrameworkVersion, Standard, StandardSuccession
from practitioners.models.impact import ImpactFollowUp
from practitioners.models.needs import LearningNeed, NeedState, Source
from practitioners.models.organisation import Organisation, OrganisationKind, Unit, UnitAncestry, UnitKind, UnitParent
from practitioners.models.placements import (
    Basis,
    Grade,
    GrantBasis,
    Job,
    Position,
    ProfessionalGroup,
    Relationship,
    RelationshipKind,
    RoleGrant,
)
from practitioners.models.records import ABSENCES, CalendarEntry, CalendarKind, CaseReference, Theme
from practitioners.models.registration import Registration, Renewal

__all__ = [
    "ABSENCES",
    "ActionDueDate",
    "ActionState",
    "AgreedAction",
    "Basis",
    "CPDEntry",
    "CPDShare",
    "CPDStandard",
    "CPDState",
    "CalendarEntry",
    "CalendarKind",
    "CaseReference",
    "Framework",
    "FrameworkVersion",
    "Grade",
    "GrantBasis",
    "ImpactFollowUp",
    "Job",
    "LearningKind",
    "LearningNeed",
    "NeedState",
    "Organisation",
    "OrganisationKind",
    "PeerReflection",
    "Position",
    "ProfessionalGroup",
    "Reflection",
    "ReflectionGuide",
    "Registration",
    "Relationship",
    "RelationshipKind",
    "Renewal",
    "RoleGrant",
    "Sharing",
    "Source",
    "Standard",
    "StandardSuccession",
    "Theme",
    "Unit",
    "UnitAncestry",
    "UnitKind",
    "UnitParent",
]
