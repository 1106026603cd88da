"""Who may do what with learning: predicates (user, object) -> bool. The author alone writes; reading is the author's to give."""

import rules

from learning_org.accounts.roles import Role
from practitioners.rules.needs import is_in_post, leads_somebody
from practitioners.rules.people import is_in_line, is_oneself, is_psw_for


@rules.predicate
def is_author(user, entry):
    """Who recorded the piece."""
    return entry is not None and entry.person_id == user.access.person_id


@rules.predicate
def adds_to_piece(user, cpd_file):
    """Who recorded the piece that a file belongs to."""
    return cpd_file is not None and is_author(user, cpd_file.entry)


@rules.predicate
def is_psw(user):
    """Principal social worker of some unit."""
    return user.access.has(Role.PSW)


rules.add_perm("practitioners.view_registrations", is_in_post & (leads_somebody | is_psw))
rules.add_perm("practitioners.record_cpd", is_in_post)
for verb in ("change", "withdraw", "share", "trace"):
    rules.add_perm(f"practitioners.{verb}_cpd", is_in_post & is_author)


@rules.predicate
def is_named_peer(user, peer_reflection):
    """The colleague whom the author named."""
    return peer_reflection is not None and peer_reflection.peer_id == user.access.person_id


@rules.predicate
def attended(user, attendance):
    """Whose part in a team discussion it is."""
    return attendance is not None and attendance.person_id == user.access.person_id


@rules.predicate
def made_link(user, link):
    """Whose portfolio a link shows."""
    return link is not None and link.person_id == user.access.person_id


rules.add_perm("practitioners.finish_discussion", is_in_post & attended)
rules.add_perm("practitioners.revoke_portfolio_link", is_in_post & made_link)
rules.add_perm("practitioners.answer_peer", is_in_post & is_named_peer)
rules.add_perm("practitioners.add_cpd_file", is_in_post & is_author)
rules.add_perm("practitioners.remove_cpd_file", is_in_post & adds_to_piece)

# That somebody's pieces exist, when and of what kind, and how many registration still needs: asked of the person.
rules.add_perm("practitioners.view_person_learning", is_in_post & (is_oneself | is_in_line | is_psw_for))
