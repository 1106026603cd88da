import datetime

import factory

from practitioners.models import ActionDueDate, ActionHandover, ActionState, AgreedAction, Source
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory

CLOSED_ON = datetime.date(2026, 11, 12)


class AgreedActionFactory(ModelFactory):
    """An open action, agreed on 27 October 2026. `due_on=` sets its first due date (default 23 November); None leaves it out."""

    class Meta:
        model = AgreedAction

    person = factory.SubFactory(PersonFactory)
    what = factory.Sequence(lambda n: f"Arrange a joint visit with housing {n}")
    source = Source.SUPERVISION
    agreed_by = factory.SubFactory(PersonFactory)
    agreed_on = datetime.date(2026, 10, 27)

    class Params:
        done = factory.Trait(state=ActionState.DONE, closed_on=CLOSED_ON, evidence="Visit held; notes are on the file.")
        withdrawn = factory.Trait(state=ActionState.WITHDRAWN, closed_on=CLOSED_ON, evidence="The case moved to another council.")
        checked = factory.Trait(done=True, checked_on=datetime.date(2026, 11, 16), checked_by=factory.SelfAttribute("agreed_by"))
        sent_up = factory.Trait(
            sent_up_on=datetime.date(2026, 11, 17),
            sent_up_by=factory.SelfAttribute("agreed_by"),
            sent_up_why="Housing has not answered for three weeks.",
        )

    @classmethod
    def _create(cls, model_class, *args, due_on=datetime.date(2026, 11, 23), **kwargs):
        action = super()._create(model_class, *args, **kwargs)
        if due_on:
            action.due_dates.create(due_on=due_on, set_on=action.agreed_on, set_by=action.agreed_by)
        return action


class ActionDueDateFactory(ModelFactory):
    class Meta:
        model = ActionDueDate

    action = factory.SubFactory(AgreedActionFactory, due_on=None)
    due_on = datetime.date(2026, 11, 30)
    set_on = datetime.date(2026, 11, 10)
    set_by = factory.SelfAttribute("action.agreed_by")
    reason = "Waiting for the landlord's answer."


class ActionHandoverFactory(ModelFactory):
    """From whoever had it to whoever has it now, on 10 November 2026."""

    class Meta:
        model = ActionHandover

    action = factory.SubFactory(AgreedActionFactory)
    earlier = factory.SubFactory(PersonFactory)
    later = factory.SelfAttribute("action.person")
    on = datetime.date(2026, 11, 10)
    by = factory.SelfAttribute("action.agreed_by")
    reason = "The family is now with the other team."
