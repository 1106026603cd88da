"""One factory for every model, with traits for its states: `CPDEntryFactory(withdrawn=True)`. People: `staff("Priya Nair")`."""

from tests.factories.accounts import PASSWORD, PersonFactory, SignInFactory, UserFactory
from tests.factories.actions import ActionDueDateFactory, AgreedActionFactory
from tests.factories.appraisal import AppraisalCycleFactory, AppraisalFactory, AppraisalNeedFactory, EvidenceItemFactory, TargetFactory
from tests.factories.audits import CaseAuditFactory, FindingActionFactory, FindingFactory, JudgementFactory
from tests.factories.base import LONG_AGO
from tests.factories.cpd import CPDEntryFactory, CPDShareFactory, CPDStandardFactory, PeerReflectionFactory, ReflectionFactory
from tests.factories.frameworks import FrameworkFactory, FrameworkVersionFactory, StandardFactory, StandardSuccessionFactory
from tests.factories.impact import ImpactFollowUpFactory
from tests.factories.measures import IndicatorTargetFactory, MonthlyFigureFactory
from tests.factories.needs import LearningNeedFactory
from tests.factories.notifications import DeliveryFactory, MessageFactory, ReminderFactory
from tests.factories.organisation import OrganisationFactory, UnitAncestryFactory, UnitFactory, UnitParentFactory
from tests.factories.people import staff, supervises
from tests.factories.placements import GradeFactory, JobFactory, PositionFactory, RelationshipFactory, RoleGrantFactory
from tests.factories.questionnaires import (
    AnswerFactory,
    OptionFactory,
    QuestionFactory,
    QuestionnaireFactory,
    QuestionnaireVersionFactory,
    ResponseFactory,
    SectionFactory,
)
from tests.factories.records import CalendarEntryFactory, CaseReferenceFactory, ThemeFactory
from tests.factories.registration import RegistrationFactory, RenewalFactory
from tests.factories.reports import MonthlyReportFactory
from tests.factories.supervision import (
    CarriedActionFactory,
    CaseDiscussionFactory,
    ParticipantFactory,
    SessionActionFactory,
    SessionNeedFactory,
    SessionNoteFactory,
    SupervisionPolicyFactory,
    SupervisionSessionFactory,
    WellbeingNoteFactory,
)
from tests.factories.trail import DraftFactory, ReadLogFactory, SignatureFactory
from tests.factories.training import BookingFactory, BookingFollowUpFactory, CourseFactory, SessionDayFactory, SessionFactory
from tests.factories.web import ClockOffsetFactory

__all__ = [
    "BookingFactory",
    "BookingFollowUpFactory",
    "CourseFactory",
    "SessionDayFactory",
    "SessionFactory",
    "TargetFactory",
    "EvidenceItemFactory",
    "AppraisalNeedFactory",
    "AppraisalFactory",
    "AppraisalCycleFactory",
    "LONG_AGO",
    "PASSWORD",
    "ActionDueDateFactory",
    "AgreedActionFactory",
    "AnswerFactory",
    "CPDEntryFactory",
    "CPDShareFactory",
    "CPDStandardFactory",
    "CalendarEntryFactory",
    "CaseAuditFactory",
    "CaseReferenceFactory",
    "ClockOffsetFactory",
    "DeliveryFactory",
    "DraftFactory",
    "FindingActionFactory",
    "FindingFactory",
    "FrameworkFactory",
    "FrameworkVersionFactory",
    "GradeFactory",
    "ImpactFollowUpFactory",
    "JobFactory",
    "JudgementFactory",
    "IndicatorTargetFactory",
    "LearningNeedFactory",
    "MessageFactory",
    "MonthlyReportFactory",
    "MonthlyFigureFactory",
    "OptionFactory",
    "OrganisationFactory",
    "PeerReflectionFactory",
    "PersonFactory",
    "PositionFactory",
    "QuestionFactory",
    "QuestionnaireFactory",
    "QuestionnaireVersionFactory",
    "ReadLogFactory",
    "ReflectionFactory",
    "RegistrationFactory",
    "RelationshipFactory",
    "ReminderFactory",
    "RenewalFactory",
    "ResponseFactory",
    "RoleGrantFactory",
    "SectionFactory",
    "CarriedActionFactory",
    "CaseDiscussionFactory",
    "ParticipantFactory",
    "SessionActionFactory",
    "SessionNeedFactory",
    "SessionNoteFactory",
    "SupervisionPolicyFactory",
    "SupervisionSessionFactory",
    "WellbeingNoteFactory",
    "SignInFactory",
    "SignatureFactory",
    "StandardFactory",
    "StandardSuccessionFactory",
    "ThemeFactory",
    "UnitAncestryFactory",
    "UnitFactory",
    "UnitParentFactory",
    "UserFactory",
    "staff",
    "supervises",
]
