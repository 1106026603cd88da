"""One factory for every model, with traits for its states: `CPDEntryFactory(withdrawn=True)`. People: `staff("Priya Nair")`."""

from tests.factories.accounts import PASSWORD, PersonFactory, SignInFactory, UserFactory
from tests.factories.actions import ActionDueDateFactory, ActionHandoverFactory, AgreedActionFactory
from tests.factories.appraisal import (
    AppraisalCycleFactory,
    AppraisalFactory,
    AppraisalNeedFactory,
    EvidenceItemFactory,
    TargetFactory,
    TargetStandardFactory,
)
from tests.factories.audits import CaseAuditFactory, CriterionStandardFactory, FindingActionFactory, FindingFactory, JudgementFactory
from tests.factories.base import LONG_AGO
from tests.factories.cpd import (
    CPDEntryFactory,
    CPDFileFactory,
    CPDShareFactory,
    CPDStandardFactory,
    LearningSourceFactory,
    PeerReflectionFactory,
    ReflectionFactory,
)
from tests.factories.discussions import DiscussionAttendanceFactory, TeamDiscussionFactory
from tests.factories.frameworks import (
    FrameworkFactory,
    FrameworkVersionFactory,
    StandardFactory,
    StandardLevelFactory,
    StandardSuccessionFactory,
)
from tests.factories.impact import ImpactFollowUpFactory
from tests.factories.measures import IndicatorTargetFactory, MonthlyFigureFactory
from tests.factories.needs import LearningNeedFactory
from tests.factories.notifications import DeliveryFactory, MessageFactory, ReminderFactory
from tests.factories.organisation import OrganisationFactory, UnitAncestryFactory, UnitFactory, UnitParentFactory
from tests.factories.people import staff, supervises
from tests.factories.placements import DepartureFactory, GradeFactory, JobFactory, PositionFactory, RelationshipFactory, RoleGrantFactory
from tests.factories.portfolios import PortfolioLinkFactory, PortfolioOpeningFactory, PortfolioPieceFactory
from tests.factories.posts import LearningPostFactory, PostThanksFactory
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
from tests.factories.sampling import CPDSampleFactory, SampledPieceFactory
from tests.factories.speakup import SpeakUpFactory, SpeakUpNoteFactory, SpeakUpRecipientFactory
from tests.factories.specialists import EstablishedPostFactory, SpecialistHoldingFactory, SpecialistRoleFactory, UnitSuccessionFactory
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
    "ActionHandoverFactory",
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
    "CPDSampleFactory",
    "CPDShareFactory",
    "CPDStandardFactory",
    "CalendarEntryFactory",
    "CarriedActionFactory",
    "CaseAuditFactory",
    "CaseDiscussionFactory",
    "CaseReferenceFactory",
    "CriterionStandardFactory",
    "ClockOffsetFactory",
    "CourseFactory",
    "DeliveryFactory",
    "DepartureFactory",
    "DiscussionAttendanceFactory",
    "DraftFactory",
    "EstablishedPostFactory",
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
    "LearningPostFactory",
    "LearningSourceFactory",
    "MessageFactory",
    "MonthlyFigureFactory",
    "MonthlyReportFactory",
    "OptionFactory",
    "OrganisationFactory",
    "PASSWORD",
    "ParticipantFactory",
    "PeerReflectionFactory",
    "PersonFactory",
    "PortfolioLinkFactory",
    "PortfolioOpeningFactory",
    "PortfolioPieceFactory",
    "PositionFactory",
    "PostThanksFactory",
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
    "SampledPieceFactory",
    "SectionFactory",
    "SessionActionFactory",
    "SessionDayFactory",
    "SessionFactory",
    "SessionNeedFactory",
    "SessionNoteFactory",
    "SignInFactory",
    "SignatureCheckFactory",
    "SignatureFactory",
    "SpeakUpFactory",
    "SpeakUpNoteFactory",
    "SpeakUpRecipientFactory",
    "SpecialistHoldingFactory",
    "SpecialistRoleFactory",
    "StandardFactory",
    "StandardLevelFactory",
    "StandardSuccessionFactory",
    "StoredFileFactory",
    "SupervisionPolicyFactory",
    "SupervisionSessionFactory",
    "TargetFactory",
    "TargetStandardFactory",
    "TeamDiscussionFactory",
    "ThemeFactory",
    "UnitAncestryFactory",
    "UnitFactory",
    "UnitParentFactory",
    "UnitSuccessionFactory",
    "UserFactory",
    "WellbeingNoteFactory",
    "staff",
    "supervises",
]
