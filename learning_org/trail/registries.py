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


@dataclasses.dataclass(frozen=True)
class HistoryKind:
    """A kind of record whose history has a page: /history/<label>/<key>/.

    `parts` are historian.Parts, `url_name` opens one by key, `permission` is asked of the record where not everybody who reads it reads its
    history, with `denied` for the others. `subject(record)` is the Person whose record it is, for the log of reads, or None.
    """

    model: type
    url_name: str
    parts: tuple = ()
    permission: str = ""
    denied: str = ""
    subject: Callable = lambda record: record.person

    @property
    def label(self):
        return self.model._meta.label_lower


_histories = {}


def register_history(kind):
    """Say that records of this HistoryKind have a page of their history."""
    _histories[kind.label] = kind


def history_kinds():
    """Every HistoryKind."""
    return list(_histories.values())


def find_history(label):
    """The HistoryKind of a model's label, or None."""
    return _histories.get(label)


_subjects = {}
_between_parties = set()


def register_subject(model, subject=None, *, between_parties=False):
    """Say whose a record of `model` is: subject(record) gives the key of a Person, or None for nobody's. Without it the content of such
    records is nobody's in particular, as a course's is.

    `between_parties` are records of which nobody else may know that they exist: their reads are shown to that Person alone.
    """
    _subjects[model._meta.label_lower] = subject or (lambda record: None)
    if between_parties:
        _between_parties.add(model._meta.label_lower)


def kinds_between_parties():
    """The labels of the kinds of record of which nobody but their parties may know."""
    return sorted(_between_parties)


def subject_of(record):
    """The key of the Person whose record this is, or None. Raises KeyError for a kind that nobody has spoken for."""
    return _subjects[record._meta.label_lower](record)


def speaks_for(model):
    """Whether it is known whose records of this model are."""
    return model._meta.label_lower in _subjects


def page_of(label):
    """The URL name of the page of records of a model's label, or ""."""
    kind = _signed.get(label) or _histories.get(label)
    return kind.url_name if kind else ""


def find_signed(label):
    """The SignedKind of a model's label, or None."""
    return _signed.get(label)


_watched = []


def register_watched(watched):
    """Say who is watched over by a role: watched(user, *roles) -> a Q for rows about a `person` placed in the units of these roles."""
    _watched[:] = [watched]


def watched(user, *roles):
    """A Q for rows about people whom the user watches over by any of these roles; practitioners knows where people are placed."""
    return _watched[0](user, *roles)


_tellers = []


def register_teller(teller):
    """Say who tells people things: teller(recipient, *, subject, body, by, link, link_text, key)."""
    _tellers[:] = [teller]


def tell(recipient, **words):
    """Tell somebody something, through notifications, which trail may not import."""
    return _tellers[0](recipient, **words)
