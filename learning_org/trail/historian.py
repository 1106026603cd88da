"""What happened to a record and to its parts, in words: who did what, when, on which page, and what changed from what to what."""

import dataclasses
import datetime

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime

from learning_org.accounts.models import Person
from learning_org.trail import pagenames

WHAT = {"insert": "Made", "update": "Changed", "delete": "Removed"}
PART_WHAT = {"insert": "added", "update": "changed", "delete": "removed"}
LONGEST = 1000  # events of one record or one kind of part: far more than anybody reads


@dataclasses.dataclass(frozen=True)
class Part:
    """Rows that belong to a record: what one is called, its model, and its key to the record: a field, or a path of them."""

    name: str
    model: type
    key: str


@dataclasses.dataclass(frozen=True)
class Shift:
    """One field that changed: its name, what it said and what it says now, in words; "" where it was or is empty."""

    name: str
    before: str
    after: str

    @property
    def is_long(self):
        return len(self.before) + len(self.after) > 160


@dataclasses.dataclass(frozen=True)
class Change:
    """One change of a record or of a part of it: when it was recorded, by whom, on which page (in words), and what it changed."""

    at: datetime.datetime
    who: str
    page: str
    what: str
    shifts: tuple[Shift, ...]


def history_of(record, parts=(), *, limit=100):
    """The newest changes of a record and of its `parts`, newest first: at most `limit` Changes.

    The number of statements depends on the kinds of part and of what they point to, never on the number of changes. Whoever may read the
    record may read this: the caller asks (policy: "Reads" includes history). (Issue: a history tab that says in words what changed.)
    """
    found = _events(record._meta.model, {"pgh_obj_id": record.pk}, "")
    for part in parts:
        found += _events(part.model, _of(part, record.pk), part.name)
    found.sort(key=lambda row: row[0].pgh_created_at, reverse=True)  # stable: what one transaction wrote stays in its order, by kind
    found = found[:limit]
    people = Person.objects.in_bulk({_context(event).get("person") for event, *_ in found} - {None})
    named = _named(found)
    return [_change(event, before, part, people, named) for event, before, part in found]


def _of(part, key):
    """Which events are of the record with this key: also of what hung on a part that is gone, which its own events still know."""
    first, _, rest = part.key.partition("__")
    if not rest:
        return {f"{first}_id": key}
    between = part.model._meta.get_field(first).related_model.pgh_event_model
    return {f"{first}_id__in": between.objects.filter(**{f"{rest}_id": key}).values("pgh_obj_id")}


def _events(model, of, name):
    """[(event, the one before it of the same row or None, name of the part)] of one model, newest first."""
    events = model.pgh_event_model.objects.filter(**of).select_related("pgh_context").order_by("-pgh_id")[:LONGEST]
    last, found = {}, []
    for event in reversed(events):
        found.append((event, last.get(event.pgh_obj_id), name))
        last[event.pgh_obj_id] = event
    return found[::-1]


def _context(event):
    return event.pgh_context.metadata if event.pgh_context else {}


def _fields(event):
    """The fields of an event that people know: those of its model that they can edit, without its key."""
    ours = event.pgh_tracked_model._meta
    kept = {field.attname for field in event._meta.concrete_fields}
    return [f for f in ours.concrete_fields if f.editable and not f.primary_key and f.attname in kept]


def _shifted(event, before):
    """The fields that differ between two events of one row."""
    return [field for field in _fields(event) if getattr(event, field.attname) != getattr(before, field.attname)]


def _named(found):
    """{model: {key: row}} of everything that a changed key points to, one statement a model."""
    wanted = {}
    for event, before, _ in found:
        for field in _shifted(event, before) if before and event.pgh_label == "update" else ():
            if field.is_relation:
                values = {getattr(row, field.attname) for row in (event, before)} - {None}
                wanted.setdefault(field.related_model, set()).update(values)
    return {model: model._base_manager.in_bulk(keys) for model, keys in wanted.items()}


def _change(event, before, part, people, named):
    context = _context(event)
    person = people.get(context.get("person"))
    what = f"{part} {PART_WHAT.get(event.pgh_label, event.pgh_label)}" if part else WHAT.get(event.pgh_label, event.pgh_label)
    shifts = ()
    if event.pgh_label == "update" and before:
        shifts = tuple(
            Shift(
                _name(field), in_words(field, getattr(before, field.attname), named), in_words(field, getattr(event, field.attname), named)
            )
            for field in _shifted(event, before)
        )
    who = person.name if person else "Learning Organisation"
    return Change(event.pgh_created_at, who, pagenames.in_words(context), what, shifts)


def _name(field):
    return str(field.verbose_name).capitalize()


def in_words(field, value, named=None):
    """A stored value of a model's field as people read it; "" for none. `named` holds what keys point to, as _named() gives it."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        row = (named or {}).get(field.related_model, {}).get(value)
        return str(row) if row else f"number {value}"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime.datetime):
        return date_format(localtime(value), "j F Y, H:i")
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    if hasattr(value, "lower") and hasattr(value, "upper") and not isinstance(value, str):
        return _period(value)
    return str(value) if not isinstance(field, models.JSONField) else "details"


def _period(value):
    """A half-open period, by its first day and its last."""
    first = date_format(value.lower, "j F Y") if value.lower else "the beginning"
    last = date_format(value.upper - datetime.timedelta(days=1), "j F Y") if value.upper else "on"
    return f"from {first} to {last}" if value.upper else f"from {first} {last}"
