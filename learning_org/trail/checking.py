"""Whether every signed record still says what was signed: run each night by the sweep, by hand, and by `manage.py verify_signatures`.

Found is what somebody with the database owner's rights could do and nobody else: a text or a digest that was changed (the key is not in the
database), a signature that is missing, a lock that was taken off, and signatures gone that an earlier check had counted. Not found is a
record that vanished with all its signatures and with every check that had counted them: a copy of the checks' counts outside the database
shows it.
"""

import collections

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count, Func, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from learning_org.trail import registries
from learning_org.trail.models import Signature, SignatureCheck
from learning_org.trail.signing import is_genuine
from learning_org.web import clock

FORGED, KEY_GONE = "not what the signer's key signed", "signed with a key that is not configured"
CHANGED, MISSING = "the record no longer says what was signed", "a signature is missing"
UNLOCKED, RECORD_GONE = "signed by all, and yet not locked", "the record is gone"
UNREADABLE = "what was signed, or the record, cannot be read"
FEWER = "signatures that an earlier check counted are gone"


def problem_of(signature, whole=True):
    """What is wrong with one signature, in words, or "" when it is genuine and the record still says what was signed."""
    if signature.key_id not in settings.SIGNING_KEYS:
        return KEY_GONE
    if not is_genuine(signature):
        return FORGED
    return "" if whole else CHANGED


def check_kind(kind, seen):
    """Problems of one SignedKind's locked records. Adds the keys of the signatures looked at to the set `seen`.

    Returns (records looked at, problems). A record that cannot even be compared is a problem, and holds up no other.
    """
    records, problems = 0, []
    for record in kind.locked().iterator(chunk_size=500):
        records += 1
        try:
            compared = kind.compare(record)
        except (ValueError, LookupError, TypeError, AttributeError):
            problems.append(_problem(kind.label, record.pk, UNREADABLE))
            continue
        for signature, whole in compared:
            seen.add(signature.pk)
            if words := problem_of(signature, whole):
                problems.append(_problem(kind.label, record.pk, words, signature))
        problems += [_problem(kind.label, record.pk, MISSING, person=person) for person in _missing(kind.signers(record), compared)]
    return records, problems


def _missing(signers, compared):
    """The keys of those who did not sign the record itself, or a part of it that anybody signed."""
    signed = {"record": set()}
    for signature, _ in compared:
        signed.setdefault(signature.part, set()).add(signature.person_id)
    return sorted({person for people in signed.values() for person in set(signers) - people})


def check_others(seen):
    """Problems of the signatures that belong to no locked record: rounds that were sent back, and records waiting for a signature."""
    problems, rounds = [], collections.defaultdict(set)
    for signature in Signature.objects.exclude(pk__in=seen).iterator(chunk_size=500):
        if words := problem_of(signature):
            problems.append(_problem(signature.record_kind, signature.record_id, words, signature))
        rounds[signature.record_kind, signature.record_id, signature.part, signature.round].add(signature.person_id)
    for kind in registries.signed_kinds():
        ids = {key[1] for key in rounds if key[0] == kind.label}
        there = {record.pk: record for record in kind.model._base_manager.filter(pk__in=ids)}
        problems += [_problem(kind.label, pk, RECORD_GONE) for pk in sorted(ids - set(there))]
        for (label, pk, _, _), people in rounds.items():
            if label == kind.label and pk in there and people >= set(kind.signers(there[pk])):
                problems.append(_problem(label, pk, UNLOCKED))
    return list({tuple(problem.values()): problem for problem in problems}.values())


def _problem(label, record_id, words, signature=None, person=None):
    """One finding as it is kept: never a word of the record."""
    return {
        "kind": label,
        "id": record_id,
        "problem": words,
        "person": signature.person_id if signature else person,
        "signed_at": signature.signed_at.isoformat() if signature else None,
    }


@transaction.atomic
def check_signatures(*, by):
    """Compare every signed record with its signatures, and keep what was found. One runs at a time.

    Returns the SignatureCheck, or None while another is running. (Issue: verify_signatures.)
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('trail.check_signatures'))")
        if not cursor.fetchone()[0]:
            return None
    began, seen, records, problems = clock.now(), set(), 0, []
    for kind in registries.signed_kinds():
        number, found = check_kind(kind, seen)
        records, problems = records + number, problems + found
    problems += check_others(seen) + check_number()
    counted = Signature.objects.aggregate(signatures=Count("pk"), newest=Coalesce(Max("pk"), 0))
    return SignatureCheck.objects.create(began_at=began, run_by=by, records=records, problems=problems, **counted)


def check_number():
    """Whether signatures are gone that a check counted: rows are only ever added, so that of those up to its newest none may lack."""
    there = Signature.objects.filter(pk__lte=OuterRef("newest")).order_by().annotate(number=Func("pk", function="count")).values("number")
    gone = SignatureCheck.objects.filter(signatures__gt=Coalesce(Subquery(there), 0)).exists()
    return [_problem("", None, FEWER)] if gone else []


def check_signatures_daily(on, by):
    """A step of the sweep: once on each day, at its first run. Returns the SignatureCheck, or None when the day has one."""
    if SignatureCheck.objects.filter(began_at__date=on).exists():
        return None
    return check_signatures(by=by)
