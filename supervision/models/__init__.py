from supervision.models.content import CarriedAction, CarriedOutcome, CaseDiscussion, SessionAction, SessionNeed, SessionNote, WellbeingNote
from supervision.models.policies import IntervalUnit, SupervisionPolicy
from supervision.models.sessions import Participant, ParticipantRole, SessionKind, SessionState, SupervisionSession

__all__ = [
    "CarriedAction",
    "CarriedOutcome",
    "CaseDiscussion",
    "IntervalUnit",
    "Participant",
    "ParticipantRole",
    "SessionAction",
    "SessionKind",
    "SessionNeed",
    "SessionNote",
    "SessionState",
    "SupervisionPolicy",
    "SupervisionSession",
    "WellbeingNote",
]
