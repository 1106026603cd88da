"""Who is there for somebody on a day: their line manager, the manager of their unit, officers for it. All of them in post."""

from django.db.models import F

from learning_org.accounts.models import Person
from learning_org.accounts.roles import MANAGER_ROLES
from practitioners.models import RelationshipKind, RoleGrant
from practitioners.queries.people import in_post


def line_managers_of(person, on):
    """The people who line-manage this person on a date."""
    manages = {"person": person, "kind": RelationshipKind.LINE_MANAGER, "period__contains": on}
    found = Person.objects.humans().filter(**{f"relationships_to__{name}": value for name, value in manages.items()})
    return list(in_post(found, on).distinct().order_by("pk"))


def unit_managers_of(person, on):
    """The managers of the unit that this person is placed in on a date; where it has none, of the next one above that has. Never they
    themselves."""
    found = list(_grants_over(person, on, MANAGER_ROLES).annotate(depth=F("unit__below__depth")))
    nearest = min((grant.depth for grant in found), default=None)
    return _people(grant for grant in found if grant.depth == nearest)


def officers_over(person, on, *roles):
    """The people who hold any of these roles, on a date, for a unit that the person is placed in or one above it; never they
    themselves."""
    return _people(_grants_over(person, on, roles))


def _grants_over(person, on, roles):
    """Grants of these roles, held on the date by others who are in post, for the units of the person and those above them."""
    below = {"descendant__positions__person": person, "descendant__positions__period__contains": on, "period__contains": on}
    over = {f"unit__below__{name}": value for name, value in below.items()}
    grants = RoleGrant.objects.filter(role__in=roles, period__contains=on, person__in=in_post(Person.objects.humans(), on), **over)
    return grants.exclude(person=person).select_related("person").order_by("person_id")


def _people(grants):
    """Each holder once."""
    return list({grant.person_id: grant.person for grant in grants}.values())
