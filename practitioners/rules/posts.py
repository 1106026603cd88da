"""Who may do what with shared learning: the author posts and withdraws, whoever reads a post may thank for it."""

import rules

from practitioners.rules.cpd import is_author
from practitioners.rules.needs import is_in_post


@rules.predicate
def posted_it(user, post):
    """Who wrote the post."""
    return post is not None and post.person_id == user.access.person_id


rules.add_perm("practitioners.post_cpd", is_in_post & is_author)
rules.add_perm("practitioners.change_learningpost", is_in_post & posted_it)
rules.add_perm("practitioners.withdraw_learningpost", is_in_post & posted_it)
rules.add_perm("practitioners.thank_learningpost", is_in_post & ~posted_it)
