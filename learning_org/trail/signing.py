"""Signatures: a canonical snapshot of what was signed and its HMAC, under a key that the database does not know."""

import datetime
import hashlib
import hmac
import json
from decimal import Decimal

from django.conf import settings
from django.db import transaction

from learning_org.trail.models import Signature
from learning_org.web import clock
from learning_org.web.errors import Refused


def canonical(snapshot):
    """A snapshot of plain values as JSON text that is the same for the same content: sorted keys, instants in UTC.

    Raises TypeError for a value that has no such form.
    """
    return json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value.normalize())
    raise TypeError(f"A snapshot cannot hold a {type(value).__name__}.")


def digest(text, *, kind, record_id, part, signing_round, person_id, signed_at, key_id):
    """The HMAC of a snapshot with what it is of, who signed and when. Raises KeyError for a key that is not configured."""
    what = f"{kind}|{record_id}|{part}|{signing_round}|{person_id}|{signed_at.astimezone(datetime.UTC).isoformat()}\n{text}"
    return hmac.new(settings.SIGNING_KEYS[key_id].encode(), what.encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def sign_record(record, snapshot, *, by, schema, part="record", signing_round=1):
    """Add the signature of `by` to a record as it is now (design: history that cannot be forged).

    Takes the record, its snapshot as plain values, the version of the snapshot's shape, and the round of signing. Returns the
    Signature. Refused when they have signed this round already.
    """
    kind, signed_at, text = record._meta.label_lower, clock.now(), canonical(snapshot)
    if signatures_of(record, part=part, signing_round=signing_round).filter(person=by).exists():
        raise Refused("You have signed this already.")
    key_id = settings.SIGNING_KEY_ID
    about = {"kind": kind, "record_id": record.pk, "part": part, "signing_round": signing_round, "person_id": by.pk}
    return Signature.objects.create(
        record_kind=kind,
        record_id=record.pk,
        part=part,
        round=signing_round,
        person=by,
        signed_at=signed_at,
        schema=schema,
        snapshot=text,
        key_id=key_id,
        digest=digest(text, **about, signed_at=signed_at, key_id=key_id),
    )


def signatures_of(record, *, part="record", signing_round=None):
    """The signatures of a record's part, of one round or of all."""
    found = Signature.objects.filter(record_kind=record._meta.label_lower, record_id=record.pk, part=part).select_related("person")
    return found if signing_round is None else found.filter(round=signing_round)


def is_genuine(signature):
    """Whether a signature's snapshot is what was signed: its digest matches under its key. False when the key is not known any more."""
    if signature.key_id not in settings.SIGNING_KEYS:
        return False
    found = digest(
        signature.snapshot,
        kind=signature.record_kind,
        record_id=signature.record_id,
        part=signature.part,
        signing_round=signature.round,
        person_id=signature.person_id,
        signed_at=signature.signed_at,
        key_id=signature.key_id,
    )
    return hmac.compare_digest(found, signature.digest)


def matches(signature, snapshot):
    """Whether the signature is genuine and the record still says what was signed."""
    return is_genuine(signature) and canonical(snapshot) == signature.snapshot


def fingerprint(snapshot):
    """A snapshot in short, for a page to say what it showed."""
    return hashlib.sha256(canonical(snapshot).encode()).hexdigest()


def check_seen(snapshot, seen):
    """Refuse to sign what changed since the page that showed it was opened. `seen` is that page's fingerprint; empty compares nothing."""
    if seen and not hmac.compare_digest(seen.encode(), fingerprint(snapshot).encode()):
        raise Refused("This was changed since you opened the page. Read it again, then sign.")
