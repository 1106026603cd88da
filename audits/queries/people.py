"""Who has to do with a case holder: their line, quality-assurance officers for them, and where they work."""

from django.db.models import Q

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.models import Position, RelationshipKind, Unit


def line_of(person, on):
    """The people to whom this person answers on a date: line manager and lead supervisor."""
    kinds = Q(relationships_to__kind=RelationshipKind.LINE_MANAGER) | Q(relationships_to__is_lead=True)
    return Person.objects.filter(kinds, relationships_to__person=person, relationships_to__period__contains=on).distinct()


def officers_of(person, on):
    """The people who are quality-assurance officers, on that date, for a unit that the person is placed in or one above it."""
    units = Position.objects.filter(person=person, period__contains=on, unit__above__period__contains=on).values("unit__above__ancestor_id")
    held = {"role_grants__role": Role.QA_OFFICER, "role_grants__unit__in": units, "role_grants__period__contains": on}
    return Person.objects.humans().filter(**held).distinct()


def unit_of(person, on):
    """The Unit of the person's main position on a date, or None when they are not in post."""
    return Unit.objects.filter(positions__person=person, positions__is_primary=True, positions__period__contains=on).first()
