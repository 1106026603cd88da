"""Who may do what with learning: predicates (user, object) -> bool. The author alone writes; reading is the author's to give."""

import rules

from practitioners.rules.needs import is_in_post
from practitioners.rules.people import is_in_line, is_oneself, is_psw_for


@rules.predicate
def is_author(user, entry):
    """Who recorded the piece."""
    return entry is not None and entry.person_id == user.access.person_id


rules.add_perm("practitioners.record_cpd", is_in_post)
for verb in ("change", "withdraw", "share", "trace"):
    rules.add_perm(f"practitioners.{verb}_cpd", is_in_post & is_author)

# That somebody's pieces exist, when and of what kind, and how many registration still needs: asked of the person.
rules.add_perm("practitioners.view_person_learning", is_in_post & (is_oneself | is_in_line | is_psw_for))
