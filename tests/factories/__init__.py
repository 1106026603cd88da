"""One factory for every model, with traits for its states: `CPDEntryFactory(withdrawn=True)`. People: `staff("Priya Nair")`."""

from tests.factories.accounts import PASSWORD, PersonFactory, SignInFactory, UserFactory
from tests.factories.actions import ActionDueDateFactory, AgreedActionFactory
from tests.factories.appraisal import AppraisalCycleFactory, AppraisalFactory, AppraisalNeedFactory, EvidenceItemFactory, TargetFactory
from tests.factories.audits import CaseAuditFactory, FindingActionFactory, FindingFactory, JudgementFactory
from tests.factories.base import LONG_AGO
from tests.factories.cpd import (
    CPDEntryFactory,
    CPDFileFactory,
    CPDShareFactory,
    CPDStandardFactory,
    PeerReflectionFactory,
    ReflectionFactory,
)
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
from tests.factories.trail import (
    AddendumFactory,
    DraftFactory,
    FinishedFormFactory,
    ReadLogFactory,
    ReasonConcernedFactory,
    ReasonGrantFactory,
    SignatureCheckFactory,
    SignatureFactory,
    StoredFileFactory,
)
from tests.factories.training import BookingFactory, BookingFollowUpFactory, CourseFactory, SessionDayFactory, SessionFactory
from tests.factories.web import ClockOffsetFactory

__all__ = [
    "ActionDueDateFactory",
    "AddendumFactory",
    "AgreedActionFactory",
    "AnswerFactory",
    "AppraisalCycleFactory",
    "AppraisalFactory",
    "AppraisalNeedFactory",
    "BookingFactory",
    "BookingFollowUpFactory",
    "CPDEntryFactory",
    "CPDFileFactory",
    "StoredFileFactory",
    "CPDShareFactory",
    "CPDStandardFactory",
    "CalendarEntryFactory",
    "CarriedActionFactory",
    "CaseAuditFactory",
    "CaseDiscussionFactory",
    "CaseReferenceFactory",
    "ClockOffsetFactory",
    "CourseFactory",
    "DeliveryFactory",
    "DraftFactory",
    "EvidenceItemFactory",
    "FindingActionFactory",
    "FindingFactory",
    "FinishedFormFactory",
    "FrameworkFactory",
    "FrameworkVersionFactory",
    "GradeFactory",
    "ImpactFollowUpFactory",
    "IndicatorTargetFactory",
    "JobFactory",
    "JudgementFactory",
    "LONG_AGO",
    "LearningNeedFactory",
    "MessageFactory",
    "MonthlyFigureFactory",
    "MonthlyReportFactory",
    "OptionFactory",
    "OrganisationFactory",
    "PASSWORD",
    "ParticipantFactory",
    "PeerReflectionFactory",
    "PersonFactory",
    "PositionFactory",
    "QuestionFactory",
    "QuestionnaireFactory",
    "QuestionnaireVersionFactory",
    "ReadLogFactory",
    "ReasonConcernedFactory",
    "ReasonGrantFactory",
    "ReflectionFactory",
    "RegistrationFactory",
    "RelationshipFactory",
    "ReminderFactory",
    "RenewalFactory",
    "ResponseFactory",
    "RoleGrantFactory",
    "SectionFactory",
    "SessionActionFactory",
    "SessionDayFactory",
    "SessionFactory",
    "SessionNeedFactory",
    "SessionNoteFactory",
    "SignInFactory",
    "SignatureCheckFactory",
    "SignatureFactory",
    "StandardFactory",
    "StandardSuccessionFactory",
    "SupervisionPolicyFactory",
    "SupervisionSessionFactory",
    "TargetFactory",
    "ThemeFactory",
    "UnitAncestryFactory",
    "UnitFactory",
    "UnitParentFactory",
    "UserFactory",
    "WellbeingNoteFactory",
    "staff",
    "supervises",
]
