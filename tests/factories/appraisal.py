import datetime

import factory

from appraisal.models import (
    Appraisal,
    AppraisalCycle,
    AppraisalNeed,
    AppraisalState,
    EvidenceItem,
    EvidenceKind,
    Target,
    TargetOutcome,
    TargetStandard,
)
from appraisal.services.cycles import cycle_dates
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory
from tests.factories.frameworks import StandardFactory
from tests.factories.needs import LearningNeedFactory

CYCLE = datetime.date(2026, 4, 1)
MET_ON = datetime.date(2026, 10, 20)
LOCKED_AT = datetime.datetime(2026, 10, 22, 14, tzinfo=datetime.UTC)
SIGNED = {"state": AppraisalState.SIGNED, "signed_on": LOCKED_AT.date(), "locked_at": LOCKED_AT, "meeting_on": MET_ON}


class AppraisalCycleFactory(ModelFactory):
    """The cycle that holds `on`: April 2026 to March 2027, or, a year earlier, the last one."""

    class Meta:
        model = AppraisalCycle
        django_get_or_create = ("label",)
        exclude = ("on",)

    on = CYCLE
    label = factory.LazyAttribute(lambda o: cycle_dates(o.on)[0])
    period = factory.LazyAttribute(lambda o: cycle_dates(o.on)[1])

    class Params:
        last_year = factory.Trait(on=datetime.date(2025, 4, 1))


class AppraisalFactory(ModelFactory):
    """Begun on 1 September 2026 in the cycle 2026-27, without a part written. `signed` has no signatures: services make those."""

    class Meta:
        model = Appraisal

    cycle = factory.SubFactory(AppraisalCycleFactory)
    appraisee = factory.SubFactory(PersonFactory)
    appraiser = factory.SubFactory(PersonFactory)
    begun_by = factory.SelfAttribute("appraiser")
    begun_on = datetime.date(2026, 9, 1)

    class Params:
        met = factory.Trait(meeting_on=MET_ON)
        waiting = factory.Trait(state=AppraisalState.WAITING, meeting_on=MET_ON)
        signed = factory.Trait(**SIGNED)
        sent_back = factory.Trait(
            signing_round=2,
            sent_back_on=datetime.date(2026, 10, 21),
            sent_back_by=factory.SelfAttribute("appraisee"),
            sent_back_why="The second target is not what we agreed.",
        )


class TargetFactory(ModelFactory):
    """Due on 31 March 2027."""

    class Meta:
        model = Target

    appraisal = factory.SubFactory(AppraisalFactory)
    text = factory.Sequence(lambda n: f"Every plan says what the child wants {n}")
    measure = "A colleague reads five plans in spring and finds the child's words in each."
    due_on = datetime.date(2027, 3, 31)


class TargetStandardFactory(ModelFactory):
    class Meta:
        model = TargetStandard

    target = factory.SubFactory(TargetFactory)
    standard = factory.SubFactory(StandardFactory)


class EvidenceItemFactory(ModelFactory):
    """A compliment in the appraiser's own words."""

    class Meta:
        model = EvidenceItem

    appraisal = factory.SubFactory(AppraisalFactory)
    kind = EvidenceKind.COMPLIMENT
    on = datetime.date(2026, 6, 12)
    text = factory.Sequence(lambda n: f"A school wrote that the meetings are well led {n}.")
    added_by = factory.SelfAttribute("appraisal.appraiser")

    class Params:
        of_last_year = factory.Trait(
            kind=EvidenceKind.TARGET,
            outcome=TargetOutcome.PARTLY,
            target=factory.SubFactory(
                TargetFactory,
                appraisal__appraisee=factory.SelfAttribute("...appraisal.appraisee"),
                appraisal__cycle__on=datetime.date(2025, 4, 1),
            ),
        )


class AppraisalNeedFactory(ModelFactory):
    class Meta:
        model = AppraisalNeed

    appraisal = factory.SubFactory(AppraisalFactory)
    need = factory.SubFactory(
        LearningNeedFactory, person=factory.SelfAttribute("..appraisal.appraisee"), raised_by=factory.SelfAttribute("..appraisal.appraiser")
    )
