"""Reads about leavers: what of theirs came up and has no owner, for home and for the page of what is to do."""

import functools

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from learning_org.accounts.roles import Role
from learning_org.web.names import full_name
from learning_org.web.together import Asking
from practitioners.models import Departure, Relationship, RelationshipKind, RoleGrant
from practitioners.registries import DueItem
from practitioners.services.guard import day


def left_open_words(count, name, last_day):
    """How many things of somebody's have no owner after a day, in words."""
    verb = "thing of {}’s has" if count == 1 else "things of {}’s have"
    return f"{count} {verb.format(name)} no owner after {day(last_day)}"


def for_all_administrators(on):
    """A Q for the departures that all administrators have as due on a date: of those who are gone, and of those who have no line manager in
    post and whose leaving nobody recorded who administers then."""
    manager = Relationship.objects.filter(person=OuterRef("person"), kind=RelationshipKind.LINE_MANAGER, period__contains=on)
    recorder = RoleGrant.objects.filter(person=OuterRef("recorded_by"), role=Role.ADMINISTRATOR, period__contains=on)
    manager = manager.filter(other__positions__period__contains=on)
    recorder = recorder.filter(person__positions__period__contains=on).exclude(person=OuterRef("person"))
    return Q(last_day__lt=on) | (~Q(Exists(manager)) & ~Q(Exists(recorder)))


def left_open_due_from(user, on):
    """What is due: things of leavers that have no owner, as counted last. To the line manager until the last day, to the administrator who
    recorded the leaving, and to all administrators, who alone can hand them over, from the leaving day on and where neither is there."""
    access = user.access
    administers = access.has(Role.ADMINISTRATOR)
    if not access.in_post or not (administers or access.answered_to):
        return []
    manages = {"other_id": access.person_id, "kind": RelationshipKind.LINE_MANAGER, "period__contains": on}
    mine = Q(Exists(Relationship.objects.filter(person=OuterRef("person"), **manages)), last_day__gte=on)
    if administers:
        mine |= Q(recorded_by_id=access.person_id) | for_all_administrators(on)
    rows = Departure.objects.filter(mine, open_count__gt=0).exclude(person_id=access.person_id).order_by("last_day", "pk")
    names = ("person__given_name", "person__family_name")
    return [Asking(rows.values("person_id", *names, "last_day", "open_count"), functools.partial(_items, administers))]


def _items(administers, rows):
    page, hint = ("leave", "Say who takes them over") if administers else ("detail", "Ask an administrator to hand them over")
    return [
        DueItem(
            title=left_open_words(row["open_count"], full_name(row["person__given_name"], row["person__family_name"]), row["last_day"]),
            url=reverse(f"practitioners:person_{page}", args=[row["person_id"]]),
            hint=hint,
            due_on=row["last_day"],
        )
        for row in rows
    ]
