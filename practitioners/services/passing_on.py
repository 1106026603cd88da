"""Whom a leaver manages and supports: from the leaving day on, somebody else does."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from learning_org.web.periods import last_day, period
from practitioners.models import Position, Relationship, RelationshipKind
from practitioners.registries import OpenItem
from practitioners.services.guard import cut
from practitioners.services.placements import lock_person
from practitioners.services.relationships import add_relationship

LINE = Q(kind=RelationshipKind.LINE_MANAGER)
LEAD = Q(is_lead=True)
PASSED_ON = {
    "line_manager": ("People whom they line-manage", LINE),
    "lead_supervisor": ("People whom they lead-supervise", LEAD),
    "support": ("People whom they support otherwise, or cover for", ~LINE & ~LEAD),
}


def relationships_after(key):
    """What finds the relationships of a kind (a key of PASSED_ON) that a leaver has to others from a day on: (person, day) -> [OpenItem].

    Those of people who are not there themselves then end with nobody after them.
    """

    def find(person, first_out):
        there = Position.objects.filter(person=OuterRef("person_id"), period__overlap=period(first_out))
        rows = Relationship.objects.filter(PASSED_ON[key][1], Exists(there), other=person, period__overlap=period(first_out))
        rows = rows.select_related("person").order_by("person__sort_key", "kind", "period")
        return [OpenItem(row.pk, _words(row, first_out), reverse("practitioners:person_detail", args=[row.person_id])) for row in rows]

    return find


def _words(row, first_out):
    what = "" if row.kind == RelationshipKind.LINE_MANAGER or row.is_lead else f", as {row.what}"
    return f"{row.person}{what}{f' from {row.period.lower:%-d %B %Y}' if row.period.lower > first_out else ''}"


@transaction.atomic
def pass_on(pk, to, leaving):
    """Let `to` be to somebody what a leaver is, from the leaving day to the day on which that would have ended (S16, S25).

    Refused as add_relationship() is: for the person themselves, somebody not in post, a circle of line managers.
    """
    row = Relationship.objects.select_for_update(of=("self",)).select_related("person").get(pk=pk)
    lock_person(row.person)
    dates = period(max(leaving.first_out, row.period.lower), row.period.upper)
    what = {"kind": row.kind, "is_lead": row.is_lead, "professional": row.professional}
    cut(row, leaving.first_out)
    held = Relationship.objects.filter(person=row.person, other=to, kind=row.kind, is_lead=row.is_lead)
    if not held.filter(period__contains=dates).exists():
        add_relationship(row.person, other=to, first_day=dates.lower, last_day=last_day(dates), **what, by=leaving.by)


@transaction.atomic
def stop_supporting(pk, leaving):
    """Let a relationship end with the leaver, and nobody follow."""
    cut(Relationship.objects.select_for_update().get(pk=pk), leaving.first_out)
