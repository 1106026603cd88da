"""Who may do what with people: predicates (user, object) -> bool."""

import rules

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.models.scope import in_line_of, under_roles


def _in(user, person, name, condition):
    """Whether the person is in a set of this user's today: asked once a request for each person."""
    known = user.__dict__.setdefault("_known_people", {})
    if (name, person.pk) not in known:
        known[name, person.pk] = user.access.in_post and Person.objects.filter(condition(), pk=person.pk).exists()
    return known[name, person.pk]


@rules.predicate
def is_administrator(user, record=None):
    """Administrators keep settings and people (policy, "settings, units, roles, policies"); they read no content."""
    return user.access.has(Role.ADMINISTRATOR)


@rules.predicate
def is_oneself(user, person):
    return person is not None and person.pk == user.person_id and user.access.in_post


@rules.predicate
def is_in_line(user, person):
    """The person is in this user's line today: a direct report, a lead supervisee or, for managers, somebody placed in their units."""
    return person is not None and _in(user, person, "line", lambda: in_line_of(user, field="pk"))


@rules.predicate
def is_psw_for(user, person):
    """The user is principal social worker for a unit in or below which the person is placed today."""
    return person is not None and _in(user, person, "psw", lambda: under_roles(user, Role.PSW, field="pk"))


@rules.predicate
def is_training_officer(user, person):
    """The user is training officer for a unit in or below which the person is placed today."""
    return person is not None and _in(user, person, "training", lambda: under_roles(user, Role.TRAINING_OFFICER, field="pk"))


# Policy, row 2: payroll number, absence, leaving, registration. Senior leaders get counts, which are no page of one person.
reads_employment = is_oneself | is_administrator | is_in_line | is_psw_for

rules.add_perm("practitioners.view_person_payroll", reads_employment)
rules.add_perm("practitioners.view_person_absence", reads_employment)
rules.add_perm("practitioners.view_person_leaving", reads_employment)
rules.add_perm("practitioners.view_person_registration", reads_employment)
rules.add_perm("practitioners.view_person_history", reads_employment)  # basis, hours and grade; former line and roles
rules.add_perm("practitioners.check_registration", (is_administrator | is_in_line) & ~is_oneself)

rules.add_perm("practitioners.add_person", is_administrator)
rules.add_perm("practitioners.change_person", is_administrator)
rules.add_perm("practitioners.change_person_contact", is_oneself | is_administrator)
rules.add_perm("practitioners.change_person_account", is_administrator)
rules.add_perm("practitioners.change_person_registration", is_administrator)
rules.add_perm("practitioners.leave_person", is_administrator)

# Rows about a person's place: asked of the person to whom one is added, or of the row itself.
for verb_noun in (
    "add_position",
    "change_position",
    "end_position",
    "add_relationship",
    "end_relationship",
    "end_role",
    "add_absence",
    "change_absence",
    "remove_absence",
):
    rules.add_perm(f"practitioners.{verb_noun}", is_administrator)

# Nobody gives a role to themselves.
rules.add_perm("practitioners.add_role", is_administrator & ~is_oneself)
