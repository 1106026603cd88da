"""Who may do what with speaking up: the two parties alone, and administrators with the list of named recipients."""

import rules

from practitioners.rules.line import in_line
from practitioners.rules.needs import is_in_post
from practitioners.rules.people import is_administrator


@rules.predicate
def is_writer(user, item):
    """Who spoke up."""
    return item is not None and item.writer_id == user.access.person_id


@rules.predicate
def is_recipient(user, item):
    """To whom it is addressed today, unless the writer has come into their line since (P38)."""
    return item is not None and item.recipient_id == user.access.person_id and not in_line(user, item.writer_id)


rules.add_perm("practitioners.speak_up", is_in_post)
for verb in ("acknowledge", "work_on", "answer"):
    rules.add_perm(f"practitioners.{verb}_speakup", is_in_post & is_recipient)
for verb in ("close", "move"):
    rules.add_perm(f"practitioners.{verb}_speakup", is_in_post & is_writer)
rules.add_perm("practitioners.note_speakup", is_in_post & (is_writer | is_recipient))
rules.add_perm("practitioners.change_speakuprecipient", is_administrator)
