"""Whom the council names to be spoken up to, beside the principal social worker: kept by administrators, for a period."""

from django.db import transaction

from learning_org.accounts.models import Person
from learning_org.web.errors import Refused
from practitioners.models import SpeakUpRecipient
from practitioners.services.guard import dates_between, end


@transaction.atomic
def name_recipient(person, *, words, first_day, last_day=None, by):
    """Name somebody to whom people may speak up (P21). `words` say who they are; `last_day` may be open. Returns the SpeakUpRecipient.

    Refused for oneself, for somebody not in post on the first day or named already for any of these days, and for days in the wrong order.
    """
    if person.pk == by.pk:
        raise Refused("Nobody names themselves. Ask another administrator.", field="person")
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    dates = dates_between(first_day, last_day)
    if not person.positions.filter(period__contains=dates.lower).exists():
        raise Refused(f"{person} is not in post on the first day.", field="first_day")
    if SpeakUpRecipient.objects.filter(person=person, period__overlap=dates).exists():
        raise Refused(f"{person} is named already for some of these days.", field="person")
    return SpeakUpRecipient.objects.create(person=person, words=words, period=dates)


@transaction.atomic
def end_recipient(row, *, last_day, by):
    """Let nobody choose them after `last_day` any more. Returns the SpeakUpRecipient, or None when it was cancelled before it began.

    What was sent to them stays with them, until its writer chooses another. Refused as any dated row, and when it is gone already.
    """
    row = SpeakUpRecipient.objects.select_for_update(no_key=True).filter(pk=row.pk).first()
    if row is None:
        raise Refused("This was already taken away.")
    return end(row, last_day)
