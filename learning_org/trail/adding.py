"""Addenda: what somebody who signed a record adds to it afterwards. The record itself stays as both signed it."""

from django.db import transaction
from django.urls import reverse

from learning_org.trail import registries
from learning_org.trail.models import Addendum, Signature
from learning_org.trail.signing import matches, sign_record, signatures_of
from learning_org.web import clock
from learning_org.web.errors import Refused

SCHEMA = 1


def snapshot_of(addendum):
    """An addendum as plain values: to what, by whom, when, and what it says."""
    return {
        "record_kind": addendum.record_kind,
        "record_id": addendum.record_id,
        "person": addendum.person_id,
        "added_at": addendum.added_at,
        "text": addendum.text,
    }


@transaction.atomic
def add_addendum(record, *, text, by):
    """Add to a signed record what was left out or has to be put right, signed by `by` (design: a correction is a signed addendum).

    The page has asked for the signer's own password. Returns the Addendum; the other parties are told. Refused for anybody but those who
    signed, before the record is locked, and for an empty text; the same text again within the record is the one that is there.
    """
    kind = registries.signed_kind(record._meta.label_lower)
    record = kind.model._base_manager.select_for_update().get(pk=record.pk)  # a double click finds the first
    if not kind.add_permission or not by.user.has_perm(kind.add_permission, record):
        raise Refused("Only those who signed this can add to it.")
    if record.locked_at is None:
        raise Refused("This is not signed by both yet, so it can still be changed.")
    if not (text := text.strip()):
        raise Refused("Enter what you want to add.", field="text")
    if same := Addendum.objects.of(record).filter(person=by, text=text).first():
        return same
    addendum = Addendum.objects.create(record_kind=kind.label, record_id=record.pk, person=by, text=text, added_at=clock.now())
    sign_record(addendum, snapshot_of(addendum), by=by, schema=SCHEMA)
    for person in sorted(set(kind.parties(record)) - {by}, key=lambda person: person.pk):
        registries.tell(
            person,
            subject=f"{by} added to a record that you both signed",
            body=f"{kind.title(record)}. What you signed stays as it is; the addendum stands below it.",
            link=reverse(kind.url_name, args=[record.pk]) + "#addenda",
            link_text="Read the addendum",
            key=f"addendum:{addendum.pk}:{person.pk}",
            by=by,
        )
    return addendum


def compare_addendum(addendum):
    """[(Signature, whether the addendum still says what was signed)]: one statement."""
    return [(signature, matches(signature, snapshot_of(addendum))) for signature in signatures_of(addendum)]


def addenda_of(record):
    """The addenda of a record, oldest first, each with `whole`: whether it says what was signed. Two statements, whatever their number."""
    found = list(Addendum.objects.of(record))
    signed = {}
    if found:
        ids = [addendum.pk for addendum in found]
        for signature in Signature.objects.filter(record_kind=Addendum._meta.label_lower, record_id__in=ids):
            signed.setdefault(signature.record_id, []).append(signature)
    for addendum in found:
        theirs = signed.get(addendum.pk, [])
        addendum.whole = any(row.person_id == addendum.person_id and matches(row, snapshot_of(addendum)) for row in theirs)
    return found


def addenda_kind():
    """Addenda as a signed kind of their own: each is signed by whoever wrote it, and opened on its record's page."""
    return registries.SignedKind(
        model=Addendum,
        name="Addendum",
        url_name="",
        list_url="",
        locked=Addendum.objects.select_related("person").all,
        compare=compare_addendum,
        signers=lambda addendum: [addendum.person_id],
        title=str,
        parties=lambda addendum: [addendum.person],
    )
