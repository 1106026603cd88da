"""What trail must know of the floors above it, or ask of them: they say so in their AppConfig.ready()."""

import dataclasses
from collections.abc import Callable


@dataclasses.dataclass(frozen=True)
class SignedKind:
    """A kind of record that is signed by people and then locked.

    `locked()` is the queryset of those that are. `compare(record)` gives (Signature, whether the record still says what was signed) for
    every part of the round that locked it; `signers(record)` the keys of the people who must have signed each part. `title(record)` says
    whose it is and of which day, never what it says; `parties(record)` are the people it is about and by. `url_name` opens one by its
    key, `list_url` their list; both are empty for what has no page of its own. Whoever has `add_permission` may add an addendum;
    whoever has `reason_permission` may open one with a reason.
    """

    model: type
    name: str
    url_name: str
    list_url: str
    locked: Callable
    compare: Callable
    signers: Callable
    title: Callable
    parties: Callable
    add_permission: str = ""
    reason_permission: str = ""

    @property
    def label(self):
        """The model's label, as signatures, addenda, reasons and the log of reads name it."""
        return self.model._meta.label_lower


_signed = {}


def register_signed(kind):
    """Say that records of this SignedKind are signed."""
    _signed[kind.label] = kind


def signed_kinds():
    """Every SignedKind, in the order of the floors."""
    return list(_signed.values())


def signed_kind(label):
    """The SignedKind of a model's label. Raises KeyError."""
    return _signed[label]


def find_signed(label):
    """The SignedKind of a model's label, or None."""
    return _signed.get(label)


_tellers = []


def register_teller(teller):
    """Say who tells people things: teller(recipient, *, subject, body, by, link, link_text, key)."""
    _tellers[:] = [teller]


def tell(recipient, **words):
    """Tell somebody something, through notifications, which trail may not import."""
    return _tellers[0](recipient, **words)
