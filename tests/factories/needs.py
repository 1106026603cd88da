import datetime

import factory

from practitioners.models import LearningNeed, NeedState, Source
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory

CLOSED = {"closed_on": datetime.date(2026, 11, 13), "closed_by": factory.SelfAttribute("raised_by")}


class LearningNeedFactory(ModelFactory):
    """An open need, raised in supervision on 12 October 2026, wanted by 18 December."""

    class Meta:
        model = LearningNeed

    person = factory.SubFactory(PersonFactory)
    title = factory.Sequence(lambda n: f"Open questions with young people {n}")
    reason = "Visits are short and the record holds facts, little of the young person's own view."
    source = Source.SUPERVISION
    raised_by = factory.SubFactory(PersonFactory)
    raised_on = datetime.date(2026, 10, 12)
    wanted_by = datetime.date(2026, 12, 18)

    class Params:
        own = factory.Trait(raised_by=factory.SelfAttribute("person"), source=Source.SELF)
        from_audit = factory.Trait(source=Source.AUDIT)
        late = factory.Trait(manager_told_on=datetime.date(2026, 12, 19), officer_told_on=datetime.date(2027, 1, 2))
        planned = factory.Trait(state=NeedState.PLANNED, plan="Two joint visits with a colleague.")
        met = factory.Trait(state=NeedState.MET, met_how="Shadowed two visits, and led a third.", **CLOSED)
        ended = factory.Trait(state=NeedState.ENDED, ended_reason="Moved to a job without visits.", **CLOSED)
