"""Clearing away drafts that nobody goes on with."""

from django.db.models import Exists, OuterRef, Q

from learning_org.trail import drafting
from learning_org.trail.models import Draft
from practitioners.models import Position


def clear_drafts(on, by):
    """A step of the sweep: old drafts go, and those of people who have left, since nobody can open them any more.

    Takes the date and who does it (the system). Returns how many went. A draft is nobody's record: no history is kept of it.
    """
    staying = Position.objects.filter(Q(period__upper_inf=True) | Q(period__endswith__gt=on), person=OuterRef("user__person"))
    left = Draft.objects.filter(user__isnull=False).exclude(Exists(staying))
    return drafting.clear_old_drafts(on) + left.delete()[0]
