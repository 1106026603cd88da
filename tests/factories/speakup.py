import datetime
import uuid

import factory

from practitioners.models import SpeakUp, SpeakUpAbout, SpeakUpNote, SpeakUpRecipient, SpeakUpState, SpeakUpView
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory, since

ACKNOWLEDGED = {"acknowledged_at": datetime.datetime(2026, 11, 3, 9, tzinfo=datetime.UTC)}
ANSWERED = ACKNOWLEDGED | {
    "answer": "From Monday you have a supervisor of your own, every four weeks.",
    "answered_at": datetime.datetime(2026, 11, 6, 9, tzinfo=datetime.UTC),
}


class SpeakUpRecipientFactory(ModelFactory):
    class Meta:
        model = SpeakUpRecipient

    person = factory.SubFactory(PersonFactory)
    words = "Head of quality, outside your service"
    period = since()


class SpeakUpFactory(ModelFactory):
    """Sent on 2 November 2026, to be acknowledged by 5 November."""

    class Meta:
        model = SpeakUp

    writer = factory.SubFactory(PersonFactory)
    recipient = factory.SubFactory(PersonFactory)
    about = SpeakUpAbout.SUPERVISION_MISSING
    text = "My last supervision was in July, and the dates since were called off by text message."
    sent_at = datetime.datetime(2026, 11, 2, 10, tzinfo=datetime.UTC)
    acknowledge_by = datetime.date(2026, 11, 5)
    submission = factory.LazyFunction(uuid.uuid4)

    class Params:
        acknowledged = factory.Trait(state=SpeakUpState.ACKNOWLEDGED, **ACKNOWLEDGED)
        working = factory.Trait(state=SpeakUpState.WORKING, **ACKNOWLEDGED)
        answered = factory.Trait(state=SpeakUpState.ANSWERED, **ANSWERED)
        closed = factory.Trait(
            state=SpeakUpState.CLOSED,
            view=SpeakUpView.PUT_RIGHT,
            view_text="I have had two supervisions since.",
            closed_at=datetime.datetime(2026, 11, 9, 9, tzinfo=datetime.UTC),
            **ANSWERED,
        )


class SpeakUpNoteFactory(ModelFactory):
    class Meta:
        model = SpeakUpNote

    item = factory.SubFactory(SpeakUpFactory)
    by = factory.SelfAttribute("item.recipient")
    at = datetime.datetime(2026, 11, 4, 9, tzinfo=datetime.UTC)
    text = "I have asked for the dates, and will write again on Friday."
