"""Peers who were asked about a conversation and leave before they answered: the author may ask another."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse

from practitioners.models import CPDEntry, CPDState, PeerAnswer, PeerReflection, Position
from practitioners.registries import OpenItem, evidence_uses_of
from practitioners.services.telling import tell


def asked_of(person, first_out):
    """The peer reflections that somebody was asked about and has not answered, of authors who are there from a day on, as OpenItems."""
    there = Position.objects.filter(person=OuterRef("entry__person_id"), period__contains=first_out)
    rows = PeerReflection.objects.filter(Exists(there), peer=person, answer=PeerAnswer.NONE, entry__state=CPDState.RECORDED)
    return [OpenItem(row.pk, "A conversation about a colleague's learning") for row in rows.order_by("pk")]


@transaction.atomic
def stop_asking(pk, leaving):
    """Ask a leaver no longer about a conversation (Q54). What its author wrote of it stays, with the name, and counts; the author is told.

    What they answered meanwhile stays as it is. The author may not know that they leave: neither that nor why is said.
    """
    entry = CPDEntry.objects.select_for_update().get(peer_reflection=pk)
    row = PeerReflection.objects.select_for_update().get(pk=pk)
    if row.answer or row.peer_id != leaving.person.pk:
        return
    row.peer = None
    row.save(update_fields=["peer"])
    stays = "stays as it is and counts." if evidence_uses_of(entry) else "stays and counts; you can name another peer in the piece."
    tell(
        [entry.person],
        by=leaving.by,
        subject="A colleague can no longer answer about your conversation",
        body=f"{entry.title}. {leaving.person} can no longer answer it. What you wrote {stays}",
        link=reverse("practitioners:cpd_detail", args=[entry.pk]),
        link_text="Open your piece",
        key=f"cpd-peer-left:{row.pk}:{leaving.person.pk}",
    )
