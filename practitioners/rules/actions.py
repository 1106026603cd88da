"""Who may do what with agreed actions: predicates (user, object) -> bool. Nobody checks what they did themselves."""

import rules

from practitioners.rules.line import in_line
from practitioners.rules.needs import is_in_post, leads_person


@rules.predicate
def does_action(user, action):
    """Whose action it is."""
    return action is not None and action.person_id == user.access.person_id


@rules.predicate
def agreed_action(user, action):
    """With whom it was agreed: for an action of one's own, oneself."""
    return action is not None and action.agreed_by_id == user.access.person_id


@rules.predicate
def leads_doer(user, action):
    """The doer's line."""
    return action is not None and in_line(user, action.person_id)


rules.add_perm("practitioners.add_action", is_in_post)
rules.add_perm("practitioners.add_action_for_person", is_in_post & leads_person)
rules.add_perm("practitioners.complete_action", is_in_post & does_action)
rules.add_perm("practitioners.move_action", is_in_post & (does_action | agreed_action))
rules.add_perm("practitioners.withdraw_action", is_in_post & agreed_action)
rules.add_perm("practitioners.check_action", is_in_post & agreed_action & ~does_action)
rules.add_perm("practitioners.hand_over_action", is_in_post & ~does_action & (agreed_action | leads_doer))
rules.add_perm("practitioners.send_up_action", is_in_post & (does_action | agreed_action | leads_doer))
