"""Who may do what with courses and sessions: predicates (user, object) -> bool. Training officers write; trainers keep their registers."""

import rules

from learning_org.accounts.roles import Role
from practitioners.rules.needs import is_in_post


@rules.predicate
def is_training_officer(user, record=None):
    """A training officer today: the catalogue is one for the whole department."""
    return user.access.has(Role.TRAINING_OFFICER)


@rules.predicate
def teaches(user, session):
    """The session's trainer, whatever else they are."""
    return session is not None and session.trainer_id == user.access.person_id


for verb_noun in ("add_course", "change_course", "add_session", "change_session", "cancel_session"):
    rules.add_perm(f"training.{verb_noun}", is_training_officer)
rules.add_perm("training.book_session", is_in_post)
rules.add_perm("training.take_register", is_in_post & (teaches | is_training_officer))
