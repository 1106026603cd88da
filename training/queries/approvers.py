"""Who approves somebody's bookings: their line manager, or who stands in; without one, the senior leader of their unit."""

from django.db.models import Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.models import Position, Relationship, RelationshipKind, RoleGrant


def approvers_of(person, on):
    """The people who are asked to decide on this person's bookings on a date, as a list (P18; policy, "own request").

    The line manager and whoever covers for them; for somebody whom nobody line-manages, the senior leaders of their unit or above it. The
    list is empty when there is neither: then an administrator names a line manager.
    """
    managers = Relationship.objects.filter(person=person, kind=RelationshipKind.LINE_MANAGER, period__contains=on)
    covers = Relationship.objects.filter(person__in=managers.values("other_id"), kind=RelationshipKind.COVER, period__contains=on)
    ids = managers.values("other_id").order_by().union(covers.values("other_id").order_by())
    found = list(Person.objects.filter(pk__in=ids).exclude(pk=person.pk))
    return found or list(Person.objects.filter(pk__in=_leaders_of(person, on)).exclude(pk=person.pk))


def managed_by(person_id, on):
    """Ids of the people whom this person line-manages on a date, or whose line manager they cover."""
    covered = Relationship.objects.filter(other_id=person_id, kind=RelationshipKind.COVER, period__contains=on)
    managed = Relationship.objects.filter(Q(other_id=person_id) | Q(other_id__in=covered.values("person_id")), period__contains=on)
    return managed.filter(kind=RelationshipKind.LINE_MANAGER).values("person_id").order_by()


def _leaders_of(person, on):
    placed = Position.objects.filter(person=person, period__contains=on, unit__above__period__contains=on)
    units = placed.values("unit__above__ancestor_id")
    return RoleGrant.objects.filter(role=Role.SENIOR_LEADER, unit__in=units, period__contains=on).values("person_id")
