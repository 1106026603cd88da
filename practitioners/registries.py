"""What lower pages gather from higher apps: each app fills these in its AppConfig.ready(), in the order of the floors."""

import dataclasses
import datetime
from collections.abc import Callable


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
    """A part of a person's page. `build(person, user, on)` returns a context for `template`, or None when the user may see none."""

    title: str
    template: str
    build: Callable
    order: int = 100


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


demonstration_steps = []  # () -> list[DemonstrationStep], called when the demonstration is loaded; in their `order`
due_sources = []  # (user, on) -> list[DueItem]
new_sources = []  # (user, on) -> list[NewItem]
start_items = []  # StartItem
person_parts = []  # PersonPart
open_items = []  # (person, on) -> list[str]: what a leaver leaves open
since_sources = []  # (person, user, since, until) -> list[(kind, text, url or "")]: what happened with somebody between two supervisions


def due_from(user, on):
    """Everything due from this user, overdue first, then by date; undated last. Each source is one query or two."""
    found = [item for source in due_sources for item in source(user, on)]
    return sorted(found, key=lambda item: (item.due_on is None, item.due_on or on, item.title))


def new_for(user, on):
    """Everything new for this user, newest first."""
    return sorted((item for source in new_sources for item in source(user, on)), key=lambda item: item.on, reverse=True)


def startable_by(user):
    """What this user may start, in the order of registration."""
    return [item for item in start_items if item.permission is None or user.has_perm(item.permission)]


def open_items_of(person, on):
    """What somebody leaves open, in words, for the page on which a leaving date is set."""
    return [line for source in open_items for line in source(person, on)]


def happened_since(person, user, since, until):
    """What happened with a person from one day to another, as (kind, text, url), of what this user may read; in order of the sources."""
    return [item for source in since_sources for item in source(person, user, since, until)]
