"""People as a test speaks of them: somebody with a post, a sign-in and a role."""

from learning_org.accounts.roles import Role
from learning_org.web.periods import period as dates
from tests.factories.accounts import PersonFactory, UserFactory
from tests.factories.base import LONG_AGO
from tests.factories.organisation import UnitFactory
from tests.factories.placements import PositionFactory, RelationshipFactory, RoleGrantFactory


def staff(name=None, *, role=Role.PRACTITIONER, unit=None, first=LONG_AGO, first_out=None, job=None, user=True):
    """A Person in post in `unit` (a new one by default) from `first` up to `first_out`, with the role there and a sign-in.

    `name` is "Priya Nair"; `role=None` gives no role; `user=False` no sign-in. The person's user is `person.user`.
    """
    given, _, family = (name or "").partition(" ")
    person = PersonFactory(**({"given_name": given, "family_name": family} if name else {}))
    unit = unit or UnitFactory()
    PositionFactory(person=person, unit=unit, period=dates(first, first_out), **({"job": job} if job else {}))
    if role:
        RoleGrantFactory(person=person, unit=unit, role=role, period=dates(first, first_out))
    if user:
        UserFactory(person=person)
    return person


def supervises(other, person, *, lead=True, manages=True, first=LONG_AGO, first_out=None):
    """Make `other` the line manager (unless manages=False) and the lead supervisor (unless lead=False) of `person`."""
    period = dates(first, first_out)
    if manages:
        RelationshipFactory(person=person, other=other, period=period)
    if lead:
        RelationshipFactory(person=person, other=other, lead_supervisor=True, period=period)
