"""Telling the other parties of a record what somebody did with it."""

from learning_org.accounts.models import Person
from learning_org.notifications.services import notify
from learning_org.web import clock


def tell(people, *, by, **message):
    """Send one message to each of these people who is in post today, but not to the one who acted, nor twice to anybody.

    `message` is what notify takes; its `key` is made each recipient's own. Returns how many were told.
    """
    ids = {person.pk for person in people} - {by.pk}
    on = clock.today()
    recipients = Person.objects.humans().filter(pk__in=ids, positions__period__contains=on).distinct()
    key = message.pop("key")
    message["subject"] = message["subject"][:160]
    for recipient in recipients:
        notify(recipient, key=f"{key}:{on:%Y-%m-%d}:{recipient.pk}", by=by, **message)
    return len(recipients)
