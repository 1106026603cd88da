"""Reads of team discussions: who may have attended, and what is still to finish."""

from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.web.together import Asking
from practitioners.models import DiscussionAttendance, Position
from practitioners.queries.people import in_post
from practitioners.registries import DueItem

MOST = 60  # team mates offered to tick


def team_mates(person, on):
    """The people in post with a position in any of somebody's units on a date, themselves left out, by name. A queryset."""
    units = Position.objects.filter(person=person, period__contains=on).values("unit_id")
    mates = Position.objects.filter(unit_id__in=units, period__contains=on).values("person_id")
    return in_post(Person.objects.humans(), on).filter(pk__in=mates).exclude(pk=person.pk).order_by("sort_key", "pk")


def to_finish(person_id):
    """Attendances of which their person has neither made a piece nor said that they make none, the oldest discussion first."""
    return DiscussionAttendance.objects.filter(person_id=person_id, entry=None, declined_on=None).order_by("discussion__held_on", "pk")


def waiting_discussions(person):
    """What to_finish finds, with the discussions, at most ten. One query."""
    return list(to_finish(person.pk).select_related("discussion")[:10])


def discussions_due_from(user, on):
    """What is due: own pieces of team discussions, with no date, since nothing hangs on them but one's own record."""
    rows = to_finish(user.access.person_id).values("pk", "discussion__title")
    return [Asking(rows, _items)]


def _items(rows):
    return [
        DueItem(
            title=row["discussion__title"],
            url=reverse("practitioners:discussion_finish", args=[row["pk"]]),
            hint="Team discussion: finish your own piece of learning",
            due_on=None,
        )
        for row in rows
    ]
