"""Who may do what with three-month follow-ups: predicates (user, object) -> bool. The participant answers, their line comments."""

import rules

from practitioners.rules.line import in_line
from practitioners.rules.needs import is_in_post


@rules.predicate
def answers_follow_up(user, follow_up):
    """The one who learnt."""
    return follow_up is not None and follow_up.person_id == user.access.person_id


@rules.predicate
def leads_participant(user, follow_up):
    """The participant is in the user's line today. Nobody comments on their own answer, a manager placed in their own unit neither."""
    return follow_up is not None and follow_up.person_id != user.access.person_id and in_line(user, follow_up.person_id)


rules.add_perm("practitioners.answer_follow_up", is_in_post & answers_follow_up)
rules.add_perm("practitioners.comment_follow_up", is_in_post & leads_participant)
