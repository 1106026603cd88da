"""Who may do what with supervisions: predicates (user, object) -> bool. The supervisee prepares, the supervisor writes, both sign."""

import rules

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.models import Relationship, RelationshipKind
from practitioners.models.scope import under_roles
from practitioners.rules.line import has_line
from practitioners.rules.needs import is_in_post, leads_person


@rules.predicate
def is_supervisee(user, session):
    """The one who is supervised in this session."""
    return session is not None and session.supervisee is not None and session.supervisee.pk == user.access.person_id


@rules.predicate
def is_supervisor(user, session):
    """The one who gives this session."""
    return session is not None and session.supervisor is not None and session.supervisor.pk == user.access.person_id


@rules.predicate
def writes_case(user, case):
    """Either of the two in whose session the case is talked about."""
    return case is not None and (is_supervisee(user, case.session) or is_supervisor(user, case.session))


@rules.predicate
def supervises_somebody(user):
    """Has a line today, or is anybody's supervisor."""
    return has_line(user) or _supervised_by(user).exists()


@rules.predicate
def supervises_person(user, person):
    """One of the person's supervisors today."""
    return person is not None and _supervised_by(user).filter(person_id=person.pk).exists()


@rules.predicate
def is_the_person(user, person):
    """Oneself."""
    return person is not None and person.pk == user.access.person_id


@rules.predicate
def watches_over(user, person):
    """Quality-assurance officer or principal social worker for a unit in or below which the person is placed today."""
    roles = (Role.QA_OFFICER, Role.PSW)
    if person is None or not user.access.has(*roles):
        return False
    return Person.objects.filter(under_roles(user, *roles, field="pk"), pk=person.pk).exists()


def _supervised_by(user):
    today = {"kind": RelationshipKind.SUPERVISOR, "period__contains": user.access.on}
    return Relationship.objects.filter(other_id=user.access.person_id, **today)


@rules.predicate
def watches_over_supervisee(user, session):
    """The same for whoever is supervised in this session: the roles that may open it with a reason (policy)."""
    return session is not None and session.supervisee is not None and watches_over(user, session.supervisee)


takes_part = is_in_post & (is_supervisee | is_supervisor)

rules.add_perm("supervision.plan_session", is_in_post & supervises_somebody)
rules.add_perm("supervision.plan_session_for_person", is_in_post & ~is_the_person & (leads_person | supervises_person))
rules.add_perm("supervision.view_timescale", is_in_post & (is_the_person | leads_person | watches_over))
rules.add_perm("supervision.prepare_session", is_in_post & is_supervisee)
for verb in ("start", "write"):
    rules.add_perm(f"supervision.{verb}_session", is_in_post & is_supervisor)
for verb in ("discuss_cases_in", "write_wellbeing_in", "sign", "send_back", "cancel"):
    rules.add_perm(f"supervision.{verb}_session", takes_part)
rules.add_perm("supervision.open_session_with_reason", is_in_post & watches_over_supervisee & ~is_supervisee & ~is_supervisor)
rules.add_perm("supervision.write_case", is_in_post & writes_case)
