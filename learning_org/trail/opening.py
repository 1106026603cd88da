"""Opening one record with a reason: the only way past readable_by, for supervision and appraisal content alone (policy, "reason")."""

import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.trail import registries
from learning_org.trail.granted import open_grant
from learning_org.trail.models import ReasonConcerned, ReasonGrant
from learning_org.web import clock
from learning_org.web.errors import Refused

OPENED = "A record of yours was opened with a reason"  # no name: it is the e-mail's subject too
OPENED_BODY = "Which record, who opened it, the reason that they gave and until when it is open are on its page."
SHORTEST = 20  # characters: "Audit" is no reason


@transaction.atomic
def open_with_reason(record, *, reason, by):
    """Let `by` read one record for the next hours (settings.REASON_HOURS), and tell the people concerned at once who and why.

    Takes a record of a kind that registries.signed_kind knows. Returns the ReasonGrant; where one is open already, that one, and nobody is
    told again. Refused for whoever may not, when the reason is shorter than 20 characters, and for whoever reads the record anyway.
    (Issue: occurrence is wider than content; policy: "reason".)
    """
    kind = registries.signed_kind(record._meta.label_lower)
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)  # a double click finds the first
    if not kind.reason_permission or not by.user.has_perm(kind.reason_permission, record):
        raise Refused("Your role does not include opening this with a reason.")
    if grant := open_grant(record, by.user):
        return grant
    if kind.model._default_manager.readable_by(by.user).filter(pk=record.pk).exists():
        raise Refused("You can read this without giving a reason.")
    if len(reason.strip()) < SHORTEST:
        raise Refused("Say in a sentence what you need it for. The people concerned read it.", field="reason")
    return _open(kind, record, reason.strip(), by)


def _open(kind, record, reason, by):
    now = clock.now()
    grant = ReasonGrant.objects.create(
        record_kind=kind.label,
        record_id=record.pk,
        record_title=kind.title(record)[:200],
        asked_by=by,
        reason=reason,
        given_at=now,
        ends_at=now + datetime.timedelta(hours=settings.REASON_HOURS),
    )
    people = sorted(set(kind.parties(record)) - {by}, key=lambda person: person.pk)
    ReasonConcerned.objects.bulk_create([ReasonConcerned(grant=grant, person=person) for person in people])
    for person in people:
        registries.tell(
            person,
            subject=OPENED,
            body=OPENED_BODY,
            link=reverse("trail:reason_detail", args=[grant.pk]),
            link_text="Read the reason",
            key=f"reason:{grant.pk}:{person.pk}",
            by=by,
        )
    return grant
