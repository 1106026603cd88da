"""One factory for every model, with traits for its states: `CPDEntryFactory(withdrawn=True)`. People: `staff("Priya Nair")`."""

from tests.factories.accounts import PASSWORD, PersonFactory, UserFactory
from tests.factories.actions import ActionDueDateFactory, AgreedActionFactory
from tests.factories.base import LONG_AGO
from tests.factories.cpd import CPDEntryFactory, CPDShareFactory, CPDStandardFactory, PeerReflectionFactory, ReflectionFactory
from tests.factories.frameworks import FrameworkFactory, FrameworkVersionFactory, StandardFactory, StandardSuccessionFactory
from tests.factories.needs import LearningNeedFactory
from tests.factories.notifications import DeliveryFactory, MessageFactory, ReminderFactory
from tests.factories.organisation import OrganisationFactory, UnitAncestryFactory, UnitFactory, UnitParentFactory
from tests.factories.people import staff, supervises
from tests.factories.placements import GradeFactory, JobFactory, PositionFactory, RelationshipFactory, RoleGrantFactory
from tests.factories.records import CalendarEntryFactory, CaseReferenceFactory, ThemeFactory
from tests.factories.registration import RegistrationFactory, RenewalFactory
from tests.factories.trail import DraftFactory, ReadLogFactory
from tests.factories.web import ClockOffsetFactory

__all__ = [
    "LONG_AGO",
    "PASSWORD",
    "ActionDueDateFactory",
    "AgreedActionFactory",
    "CPDEntryFactory",
    "CPDShareFactory",
    "CPDStandardFactory",
    "CalendarEntryFactory",
    "CaseReferenceFactory",
    "ClockOffsetFactory",
    "DeliveryFactory",
    "DraftFactory",
    "FrameworkFactory",
    "FrameworkVersionFactory",
    "GradeFactory",
    "JobFactory",
    "LearningNeedFactory",
    "MessageFactory",
    "OrganisationFactory",
    "PeerReflectionFactory",
    "PersonFactory",
    "PositionFactory",
    "ReadLogFactory",
    "ReflectionFactory",
    "RegistrationFactory",
    "RelationshipFactory",
    "ReminderFactory",
    "RenewalFactory",
    "RoleGrantFactory",
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
