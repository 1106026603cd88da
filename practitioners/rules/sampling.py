"""Who may do what with the employer's sample of learning: predicates (user, object) -> bool. Nobody reviews their own piece."""

import rules

from practitioners.rules.cpd import is_psw
from practitioners.rules.needs import is_in_post
from practitioners.rules.people import is_psw_for


@rules.predicate
def leads_author(user, piece):
    """Principal social worker for the unit of the piece's author, and not the author: nobody chooses who reviews their own."""
    return piece is not None and piece.entry.person_id != user.access.person_id and is_psw_for(user, piece.entry.person)


@rules.predicate
def reviews_piece(user, piece):
    """To whom the piece was given."""
    return piece is not None and piece.reviewer_id == user.access.person_id and piece.entry.person_id != user.access.person_id


rules.add_perm("practitioners.draw_cpd_sample", is_in_post & is_psw)
rules.add_perm("practitioners.give_sampled_piece", is_in_post & leads_author)
rules.add_perm("practitioners.review_sampled_piece", is_in_post & reviews_piece)
