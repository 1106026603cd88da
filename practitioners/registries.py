"""What lower pages gather from higher apps: each app fills these in its AppConfig.ready(), in the order of the floors."""

import dataclasses
import datetime
from collections.abc import Callable

from learning_org.web.together import answered


@dataclasses.dataclass(frozen=True)
class DueItem:
    """Something due from a person: shown on their home page, soonest first."""

    title: str
    url: str
    hint: str
    due_on: datetime.date | None
    in_panel: bool = False  # the registration panel of the home page says it already


@dataclasses.dataclass(frozen=True)
class NewItem:
    """Something new for a person to read."""

    title: str
    url: str
    hint: str
    link_text: str
    on: datetime.date


@dataclasses.dataclass(frozen=True)
class StartItem:
    """Something a person may start, offered when `permission` allows."""

    text: str
    url_name: str
    permission: str | None = None


@dataclasses.dataclass(frozen=True)
class PersonPart:
    """A part of a person's page. `build(person, user, on)` returns a context for `template`, or None when the user may see none.

    `tab` is a key of practitioners.queries.person_tabs.TABS. `offered(person, user, on)` says, without building it, whether the user may
    see it: True, False, or a queryset that has a row when they may. Without it the part is built to find out.
    """

    title: str
    template: str
    build: Callable
    order: int = 100
    tab: str = "learning"
    offered: Callable | None = None


@dataclasses.dataclass(frozen=True)
class DemonstrationStep:
    """A step of the demonstration's data: what is made, by which functions of its World, which tables it fills (in an order that the keys
    between them allow), and what happened to their rows, for the history ({model: [Change]}).

    `order` says when, since higher apps build on what lower ones made: audits 10, training 20, follow-ups 30, what joins training to them
    40, supervision 50, appraisal 60, what measures them all 70.
    """

    name: str
    makers: tuple
    models: tuple
    changes: dict
    order: int = 100


@dataclasses.dataclass(frozen=True)
class NeedLink:
    """A record that a learning need comes from, or that something was done about it with: what it is, its words, where it is read."""

    kind: str
    text: str
    url: str
    on: datetime.date
    status: tuple | None = None


@dataclasses.dataclass(frozen=True)
class EvidenceSource:
    """What a higher app holds that shows a standard, for the map of coverage. `rows(person_ids, dates, on)` asks, for people (a queryset of
    ids) and a period, as far as their line may know of it on a date: `.values_list(person id, standard id, key)`, a row for each.

    `own_map_alone`: what the line may not know; it counts where people look at their own map, and nowhere else."""

    name: str
    rows: Callable
    own_map_alone: bool = False


UNSIGNED_STAYS = "Not signed by both. Without their signature it stays as it is, and unsigned"


@dataclasses.dataclass(frozen=True)
class OpenItem:
    """One thing that somebody leaves open: its key, what it is in words, a page of it that administrators open, since they record leavings,
    and what happens to it where nobody decides."""

    pk: int
    words: str
    url: str = ""
    what_happens: str = ""


@dataclasses.dataclass(frozen=True)
class Leaving:
    """Somebody leaves: the first day not in post, why in words, and who records it."""

    person: object
    first_out: datetime.date
    reason: str
    by: object


@dataclasses.dataclass(frozen=True)
class Handover:
    """A kind of thing that a leaver leaves open, and what becomes of it.

    `find(person, first_out)` lists what has no owner from that day on. `hand_over(pk, to, leaving)` gives one to another person,
    `end(pk, leaving)` ends it; at least one of the two is there. With `ends`, it ends unless somebody is named. Things to speak up about
    are never among them.
    """

    key: str
    title: str
    find: Callable
    hand_over: Callable | None = None
    end: Callable | None = None
    end_words: str = ""
    ends: bool = False
    order: int = 100


demonstration_steps = []  # () -> list[DemonstrationStep], called when the demonstration is loaded; in their `order`
due_sources = []  # (user, on) -> list[DueItem or Asking for some]
new_sources = []  # (user, on) -> list[NewItem or Asking for some]
start_items = []  # StartItem
person_parts = []  # PersonPart
open_items = []  # (person, on) -> list[OpenItem]: what a leaver leaves open that nobody else can finish, and that has another owner
handovers = []  # Handover
evidence_uses = []  # (entry) -> list[str]: where a piece of learning was shown as evidence, in words
need_sources = []  # (need, user, on) -> list[NeedLink], of what this user may read
evidence_of_standards = []  # EvidenceSource
since_sources = []  # (person, user, since, until) -> list[Asking for (kind, text, url)]: what happened with somebody between two days


def due_and_new(user, on):
    """Everything due from this user (overdue first, then by date; undated last) and everything new for them (newest first), as two lists.

    All that the sources ask is asked in one statement.
    """
    due, new = answered(*([part for source in sources for part in source(user, on)] for sources in (due_sources, new_sources)))
    return _soonest_first(due, on), sorted(new, key=lambda item: item.on, reverse=True)


def due_from(user, on):
    """Everything due from this user: overdue first, then by date, undated last. All that the sources ask is asked in one statement."""
    return _soonest_first(answered([part for source in due_sources for part in source(user, on)])[0], on)


def _soonest_first(items, on):
    return sorted(items, key=lambda item: (item.due_on is None, item.due_on or on, item.title))


def startable_by(user):
    """What this user may start, in the order of registration."""
    return [item for item in start_items if item.permission is None or user.has_perm(item.permission)]


def open_items_of(person, on):
    """What only the leaver can finish, and what happens to each otherwise, for the page on which a leaving date is set: OpenItems."""
    return [item for source in open_items for item in source(person, on)]


def evidence_uses_of(entry):
    """Where a piece of learning was shown as evidence, in words: from then on it does not change any more."""
    return [words for source in evidence_uses for words in source(entry)]


def left_open_by(person, first_out):
    """What would have no owner from the day `first_out` on, were that the first day on which a person is not in post.

    Returns [(Handover, [OpenItem, ...])], kinds without any left out.
    """
    found = ((kind, kind.find(person, first_out)) for kind in sorted(handovers, key=lambda kind: kind.order))
    return [(kind, items) for kind, items in found if items]


def joined_to_need(need, user, on):
    """What a need comes from and what was done about it, as far as this user may read it, in order of its dates. A query a source."""
    return sorted((link for source in need_sources for link in source(need, user, on)), key=lambda link: link.on)


def happened_since(person, user, since, until):
    """What happened with a person from one day to another, as (kind, text, url), of what this user may read; in order of the sources.

    One statement.
    """
    return answered([asking for source in since_sources for asking in source(person, user, since, until)])[0]
