"""Who may do what with learning needs: predicates (user, object) -> bool. The person and their line write; others read at most."""

import rules

from learning_org.accounts.roles import Role
from practitioners.rules.line import has_line, in_line
from practitioners.rules.people import is_in_line, is_oneself, is_psw_for
from practitioners.rules.people import is_training_officer as is_officer_for


@rules.predicate
def is_in_post(user):
    """In post today."""
    return user.access.in_post


@rules.predicate
def leads_somebody(user):
    """Has a line today."""
    return has_line(user)


@rules.predicate
def plans_learning(user):
    """A training officer or principal social worker, whatever the unit."""
    return user.access.has(Role.TRAINING_OFFICER, Role.PSW)


@rules.predicate
def leads_person(user, person):
    """The person is in the user's line today."""
    return person is not None and in_line(user, person.pk)


@rules.predicate
def learnt_or_leads(user, follow_up):
    """The participant of a three-month follow-up, or their line."""
    return follow_up is not None and (follow_up.person_id == user.access.person_id or in_line(user, follow_up.person_id))


@rules.predicate
def is_training_officer_for(user, person):
    """The user is training officer for a unit in or below which the person is placed today; for oneself there is a page of one's own."""
    return person is not None and person.pk != user.access.person_id and is_officer_for(user, person)


@rules.predicate
def writes_need(user, need):
    """The person whose need it is, or their line."""
    return need is not None and (need.person_id == user.access.person_id or in_line(user, need.person_id))


rules.add_perm("practitioners.raise_need", is_in_post)
rules.add_perm("practitioners.raise_need_for_person", is_in_post & leads_person)
rules.add_perm("practitioners.raise_need_from_follow_up", is_in_post & learnt_or_leads)
rules.add_perm("practitioners.raise_need_from_analysis", is_in_post & is_training_officer_for)
rules.add_perm("practitioners.view_team_needs", is_in_post & (leads_somebody | plans_learning))
rules.add_perm("practitioners.view_learning_plan", is_oneself | is_in_line | is_psw_for | is_officer_for)
rules.add_perm("practitioners.lead_somebody", is_in_post & leads_somebody)
for verb in ("change", "plan", "meet", "end", "reopen"):
    rules.add_perm(f"practitioners.{verb}_need", is_in_post & writes_need)
