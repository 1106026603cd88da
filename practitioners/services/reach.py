"""A reorganisation widens and narrows what people see: it is confirmed by whoever does it, and each of them is told."""

from django.urls import reverse

from learning_org.web.errors import Refused
from practitioners.queries.reach import fingerprint
from practitioners.services.guard import day
from practitioners.services.telling import tell


def check_reach(changes, *, confirmed, by):
    """Refused when `by` would see more by their own hand, and when these changes (queries.reach) are not those that were confirmed.

    `confirmed` is the fingerprint of those that `by` looked through, or "". Called under the lock of the tree.
    """
    if any(change.more and change.person.pk == by.pk for change in changes):
        raise Refused("You hold a role that would reach further by this. Ask another administrator to do it.")
    if changes and not confirmed:
        raise Refused("Look through who will see more and who less, then tick to confirm.", field="confirmed")
    if changes and confirmed != fingerprint(changes):
        raise Refused("Who will see more and who less changed meanwhile. Look again, then tick to confirm.", field="confirmed")


def tell_reach(changes, unit, *, why, by):
    """Tell each person whose role reaches further, or less far, from which day and why, in words."""
    for change in changes:
        tell(
            [change.person],
            by=by,
            subject="What you see by your role changes",
            body=f"From {day(change.first_day)}, as {change.role} for {change.units}, you {change.what}. Why: {why}.",
            link=reverse("practitioners:unit_detail", args=[unit.pk]),
            link_text="Open the unit",
            key=f"reach:{unit.pk}:{change.first_day}:{change.role}:{change.what}"[:80],
        )
