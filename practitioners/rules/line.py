"""Whether somebody is in a user's line today, asked once a request, and whether there is a line, which access already knows."""

from learning_org.accounts.models import Person
from learning_org.accounts.roles import MANAGER_ROLES
from practitioners.rules.people import is_in_line


def in_line(user, person_id):
    """Whether the person with this id is in the user's line today (policy, "My line"). Returns False for somebody not in post."""
    return user.access.in_post and is_in_line(user, Person(pk=person_id))


def has_line(user):
    """Whether the user has a line today: a manager's units, or anybody whom they line-manage, lead-supervise or cover for."""
    access = user.access
    return access.has(*MANAGER_ROLES) or (access.in_post and access.answered_to)
