import datetime

import factory

from learning_org.notifications.models import Delivery, DeliveryState, Message, Reminder
from tests.factories.accounts import PersonFactory
from tests.factories.base import ModelFactory

MONDAY = datetime.datetime(2026, 11, 16, 9, 0, tzinfo=datetime.UTC)


class MessageFactory(ModelFactory):
    """An unread message of 16 November 2026."""

    class Meta:
        model = Message

    recipient = factory.SubFactory(PersonFactory)
    sender = factory.SubFactory(PersonFactory)
    subject = "An action is due on 23 November 2026"
    body = "Arrange a joint visit with housing."
    link = "/actions/"
    link_text = "Open your actions"
    key = factory.Sequence(lambda n: f"message:{n}")
    created_at = MONDAY

    class Params:
        read = factory.Trait(read_at=MONDAY + datetime.timedelta(hours=2))


class DeliveryFactory(ModelFactory):
    class Meta:
        model = Delivery

    message = factory.SubFactory(MessageFactory)
    address = factory.LazyAttribute(lambda d: d.message.recipient.work_email)
    email_id = factory.Sequence(lambda n: f"<message-{n}@westmere.example>")
    due_at = MONDAY

    class Params:
        sent = factory.Trait(state=DeliveryState.SENT, attempts=1, sent_at=MONDAY)
        failed = factory.Trait(state=DeliveryState.FAILED, attempts=8, error="Connection refused")
        no_address = factory.Trait(state=DeliveryState.NO_ADDRESS, address="")


class ReminderFactory(ModelFactory):
    """A reminder that waits for 23 November 2026."""

    class Meta:
        model = Reminder

    recipient = factory.SubFactory(PersonFactory)
    key = factory.Sequence(lambda n: f"reminder:{n}")
    due_on = datetime.date(2026, 11, 23)
    subject = "Add the peer reflection to your piece of learning"
    body = "You asked to be reminded today."

    class Params:
        told = factory.Trait(message=factory.SubFactory(MessageFactory, recipient=factory.SelfAttribute("..recipient")))
        cancelled = factory.Trait(cancelled_at=MONDAY)
