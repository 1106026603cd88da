from django.db.models import F
from django.db.models.lookups import IsNull

from learning_org.notifications.models import Delivery, Message, Reminder


def unread_for(person, limit=5):
    """The newest unread messages of a person, for the home page: at most `limit`, in one query, without their text."""
    return list(Message.objects.filter(recipient=person).unread().defer("body")[:limit])


def messages_for(user):
    """What `user` was told, unread first, then newest first; without the text."""
    mine = Message.objects.visible_to(user).select_related("sender").defer("body")
    return mine.order_by(IsNull(F("read_at"), True).desc(), "-created_at", "-pk")


def key_of(message):
    """What a message is about: its own key, or that of the reminder that it was; "" when it has none."""
    reminder = Reminder.objects.filter(message=message).only("key").first()
    return reminder.key if reminder else message.key or ""


def deliveries():
    """Every e-mail's state with its recipient, newest first: never a subject or a text."""
    recipient = ("message__recipient__given_name", "message__recipient__family_name", "message__created_at")
    only = ("state", "attempts", "due_at", "sent_at", "error", "address", "message__id", "message__recipient__id", *recipient)
    return Delivery.objects.select_related("message__recipient").only(*only).order_by("-pk")
