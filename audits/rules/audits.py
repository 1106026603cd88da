"""Who may do what with case audits: predicates (user, audit) -> bool. Nobody audits, moderates or cancels what is about themselves."""

import rules

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from practitioners.models.scope import under_roles


def officer_for(user, person_id):
    """Whether the user is quality-assurance officer for a unit in or below which this person is placed today; asked once a request."""
    known = user.__dict__.setdefault("_officer_for", {})
    if person_id not in known:
        mine = user.access.has(Role.QA_OFFICER)
        known[person_id] = mine and Person.objects.filter(under_roles(user, Role.QA_OFFICER, field="pk"), pk=person_id).exists()
    return known[person_id]


@rules.predicate
def works_here(user):
    """In post today, and not from a partner agency alone: case audits are the council's own."""
    return user.access.in_post and not user.access.partner_only


@rules.predicate
def is_in_post(user):
    """In post today."""
    return user.access.in_post


@rules.predicate
def is_qa_officer(user):
    """Holds the role of quality-assurance officer today, for any unit."""
    return user.access.has(Role.QA_OFFICER)


@rules.predicate
def is_auditor(user, audit):
    """Whose audit it is to do."""
    return audit is not None and audit.auditor_id == user.access.person_id


@rules.predicate
def is_holder(user, audit):
    """Whose practice the audit looks at."""
    return audit is not None and audit.practitioner_id == user.access.person_id


@rules.predicate
def is_officer_for_audit(user, audit):
    """Quality-assurance officer for the case holder's unit."""
    return audit is not None and officer_for(user, audit.practitioner_id)


writes_audit = (is_auditor | is_officer_for_audit) & ~is_holder

rules.add_perm("audits.view_audits", works_here)
rules.add_perm("audits.allocate_audit", is_qa_officer)
rules.add_perm("audits.judge_audit", is_in_post & is_auditor)
rules.add_perm("audits.submit_audit", is_in_post & is_auditor)
rules.add_perm("audits.moderate_audit", is_in_post & is_officer_for_audit & ~is_auditor & ~is_holder)
rules.add_perm("audits.answer_audit", is_in_post & is_holder)
rules.add_perm("audits.reaudit_case", is_in_post & is_officer_for_audit & ~is_holder)
rules.add_perm("audits.cancel_audit", is_in_post & is_officer_for_audit & ~is_holder)
rules.add_perm("audits.add_finding", is_in_post & writes_audit)
rules.add_perm("audits.trace_audit", is_in_post & writes_audit)
