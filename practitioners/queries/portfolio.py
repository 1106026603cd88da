"""What a portfolio holds: chosen pieces in order, and their text as the regulator's form asks for it. The standards that they show are in
coverage.py."""

from practitioners.models import CaseReference, CPDEntry
from practitioners.queries.cpd import with_parts
from practitioners.services.case_references import A_CASE, without_case_references

MOST = 100  # pieces in one portfolio
OWN_WORDS = ("title", "description", "did_differently", "how_well", "better_for_child", "source", "passed_on")
PEERS_WORDS = ("peer_name", "text", "added")


def own_pieces(person, first=None, last=None):
    """Somebody's recorded pieces from one day to another, both in it, newest first; a day left out sets no bound."""
    found = CPDEntry.objects.recorded().filter(person=person)
    found = found.filter(learnt_on__gte=first) if first else found
    found = found.filter(learnt_on__lte=last) if last else found
    return found.order_by("-learnt_on", "-pk")


def in_full(entries):
    """At most MOST of these pieces, oldest first, with all their parts. A handful of queries whatever their number."""
    return sorted(with_parts(entries)[:MOST], key=lambda entry: (entry.learnt_on, entry.pk))


def without_cases(entry):
    """A piece, as in_full gives it, as readers outside the council may have it: no text of it and no file's name holds a case reference.

    Returns the piece, changed in memory alone: it is for showing, never for saving.
    """
    _mask(entry, *OWN_WORDS)
    _mask(getattr(entry, "reflection", None), "text")
    _mask(getattr(entry, "peer_reflection", None), *PEERS_WORDS)
    for row in entry.present_files:
        _mask(row.file, "name")
    if entry.case_reference:
        entry.case_reference = CaseReference(reference=A_CASE)
    return entry


def _mask(record, *names):
    for name in names if record else ():
        setattr(record, name, without_case_references(getattr(record, name)))


def regulator_boxes(entry):
    """A piece as the boxes of the regulator's form, in its order: [(what the box asks, text)] (domain facts, section 1).

    An empty box stays in the list with an empty text, so that its author sees what is still missing.
    """
    peer = getattr(entry, "peer_reflection", None)
    reflection = getattr(entry, "reflection", None)
    impact = [entry.did_differently, entry.how_well, entry.better_for_child]
    return [
        ("Type of learning", entry.get_kind_display()),
        ("Title", entry.title),
        ("What you did, and why it is relevant to your practice", entry.description),
        ("Date", f"{entry.learnt_on:%d/%m/%Y}"),
        ("What you learnt", reflection.text if reflection else ""),
        ("The positive impact on your practice and on the people you work with", "\n\n".join(filter(None, impact))),
        ("What you learnt from discussing it with a peer", peer.text if peer else ""),
    ]
