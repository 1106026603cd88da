"""What happened to a record, and what somebody has not finished typing."""

import dataclasses
import datetime

from learning_org.accounts.models import Person
from learning_org.trail import pagenames
from learning_org.trail.models import Draft

WHAT = {"insert": "Made", "update": "Changed", "delete": "Removed"}


@dataclasses.dataclass(frozen=True)
class Change:
    """One change of a record: when it was recorded, by whom, on which page (in words), and which fields."""

    at: datetime.datetime
    who: str
    page: str
    what: str
    fields: tuple[str, ...]


def history_of(record, *, limit=100):
    """The newest changes of a record, newest first, in two queries whatever their number: at most `limit` Changes.

    Says which fields changed, not what they said: an older text is content of its own, with readers of its own.
    """
    events = record.pgh_event_model.objects.filter(pgh_obj_id=record.pk).select_related("pgh_context").order_by("-pgh_id")
    events = list(events[: limit + 1])  # one more, to compare the last with
    people = Person.objects.in_bulk({_context(event).get("person") for event in events} - {None})
    befores = [*events[1:], None]
    return [_change(record, event, before, people) for event, before in zip(events, befores, strict=True)][:limit]


def _context(event):
    return event.pgh_context.metadata if event.pgh_context else {}


def _change(record, event, before, people):
    context = _context(event)
    person = people.get(context.get("person"))
    changed = _changed(record, event, before) if event.pgh_label == "update" and before else ()
    who = person.name if person else "Learning Organisation"
    return Change(event.pgh_created_at, who, pagenames.in_words(context), WHAT.get(event.pgh_label, event.pgh_label), changed)


def _changed(record, event, before):
    """The names of the fields that differ, as people know them; those that the product derives by itself are left out."""
    ours = {field.attname: field for field in record._meta.concrete_fields if field.editable and not field.primary_key}
    kept = [field.attname for field in event._meta.concrete_fields if field.attname in ours]
    return tuple(str(ours[name].verbose_name).capitalize() for name in kept if getattr(event, name) != getattr(before, name))


def drafts_for(user, form):
    """What `user` has typed into the form of that name and not finished: the newest first, mostly none or one."""
    return list(Draft.objects.filter(user=user, form=form).order_by("-saved_at")[:10])


def draft_for(user, form):
    """The newest draft of a form, or None."""
    return next(iter(drafts_for(user, form)), None)
