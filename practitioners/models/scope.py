"""Who is in whose line, as conditions on a person's key. The policy's own terms: nothing but a manager's unit reaches down a tree."""

from django.db.models import Q

from learning_org.accounts.roles import MANAGER_ROLES
from practitioners.models.placements import Position, Relationship, RelationshipKind, RoleGrant


def placed_in(unit_ids, on):
    """Ids of the people with any position on that date in these units or below them, as the tree stood then."""
    return (
        Position.objects.filter(period__contains=on, unit__above__ancestor__in=unit_ids, unit__above__period__contains=on)
        .values("person_id")
        .order_by()
    )


def reporting_to(person_id, on):
    """Ids of the people whom this person line-manages or lead-supervises on that date, or covers for somebody who does."""
    covered = Relationship.objects.filter(other_id=person_id, kind=RelationshipKind.COVER, period__contains=on)
    return (
        Relationship.objects.filter(Q(other_id=person_id) | Q(other_id__in=covered.values("person_id")), period__contains=on)
        .filter(Q(kind=RelationshipKind.LINE_MANAGER) | Q(is_lead=True))
        .values("person_id")
        .order_by()
    )


def answered_to_by(person_id, on):
    """A Q for the people in whose line this person is on that date: line manager, lead supervisor, whoever covers for them, and the
    managers of the units that the person is placed in or below."""
    answers_to = Relationship.objects.filter(person_id=person_id, period__contains=on)
    answers_to = answers_to.filter(Q(kind=RelationshipKind.LINE_MANAGER) | Q(is_lead=True)).values("other_id")
    covering = Relationship.objects.filter(person_id__in=answers_to, kind=RelationshipKind.COVER, period__contains=on).values("other_id")
    managing = over_units_of(person_id, on, *MANAGER_ROLES)
    return Q(pk__in=answers_to) | Q(pk__in=covering) | Q(pk__in=managing)


def over_units_of(person_id, on, *roles):
    """Ids of those who hold any of these roles on that date for a unit that the person is placed in or below."""
    units = Position.objects.filter(person_id=person_id, period__contains=on).values("unit_id")
    held = RoleGrant.objects.filter(role__in=roles, period__contains=on)
    return held.filter(unit__below__descendant__in=units, unit__below__period__contains=on).values("person_id").order_by()


def in_line_of(user, field="person_id"):
    """A Q for rows about people in this user's line today: direct reports, lead supervisees and, for managers, their units."""
    access = user.access
    return Q(**{f"{field}__in": reporting_to(access.person_id, access.on)}) | under_roles(user, *MANAGER_ROLES, field=field)


def open_to_line(link, finding, on):
    """A Q for rows that the line may see on a date as far as audits go: what came of a finding is kept from the line, like the audit
    itself, until the case holder has answered or has had the days to (policy, "Case audit").

    Takes the path from a row to what links it to a finding, and the path to the finding: audits stand above, so they are named as text.
    """
    return Q(**{f"{link}__isnull": True}) | Q(**{f"{finding}__audit__open_to_line_on__lte": on})


def under_roles(user, *roles, field="person_id"):
    """A Q for rows about people placed today in the units, or below them, for which the user holds any of these roles."""
    units = user.access.units(*roles)
    return Q(**{f"{field}__in": placed_in(units, user.access.on)}) if units else Q(pk__in=[])
