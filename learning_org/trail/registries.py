"""What trail must know of the records above it: each app that has signed records says so in its AppConfig.ready()."""

import dataclasses
from collections.abc import Callable


@dataclasses.dataclass(frozen=True)
class SignedKind:
    """A kind of record that is signed by people and then locked.

    `locked()` is the queryset of those that are. `compare(record)` gives (Signature, whether the record still says what was signed) for
    every part of the round that locked it; `signers(record)` the keys of the people who must have signed each part. `title(record)` says
    whose it is and of which day, never what it says; `parties(record)` are the people it is about and by. `url_name` opens one by key.
    Whoever has `add_permission` may add an addendum; whoever has `reason_permission` may open one with a reason.
    """

    model: type
    name: str
    url_name: str
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
