"""Who may do what with bookings: predicates (user, object) -> bool. Nobody decides on their own request."""

import rules

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.models.scope import under_roles
from practitioners.rules.line import in_line
from practitioners.rules.needs import is_in_post
from training.models.bookings import led_by


def _about(user, person_id, name, condition):
    """Whether the person is in a set of this user's today: asked once a request for each person."""
    known = user.__dict__.setdefault("_known_people", {})
    if (name, person_id) not in known:
        known[name, person_id] = user.access.in_post and Person.objects.filter(condition(), pk=person_id).exists()
    return known[name, person_id]


@rules.predicate
def books(user, booking):
    """Whose booking it is."""
    return booking is not None and booking.person_id == user.access.person_id


@rules.predicate
def leads_booker(user, booking):
    """The person is in the user's line."""
    return booking is not None and in_line(user, booking.person_id)


@rules.predicate
def leads_unmanaged(user, booking):
    """Senior leader of the unit of somebody whom nobody line-manages today."""
    return booking is not None and _about(user, booking.person_id, "unmanaged", lambda: led_by(user, field="pk"))


@rules.predicate
def is_officer_for(user, booking):
    """Training officer for the unit in which the person is placed."""
    return booking is not None and _about(
        user, booking.person_id, "training officer", lambda: under_roles(user, Role.TRAINING_OFFICER, field="pk")
    )


@rules.predicate
def is_psw_for_booker(user, booking):
    """Principal social worker for the unit in which the person is placed."""
    return booking is not None and _about(user, booking.person_id, "psw", lambda: under_roles(user, Role.PSW, field="pk"))


rules.add_perm("training.decide_booking", is_in_post & ~books & (leads_booker | leads_unmanaged))
rules.add_perm("training.cancel_booking", is_in_post & (books | is_officer_for))
rules.add_perm("training.evaluate_booking", is_in_post & books)
rules.add_perm("training.view_calendar", is_in_post & books)
rules.add_perm("training.view_evaluation", is_in_post & (books | leads_booker | is_officer_for | is_psw_for_booker))
