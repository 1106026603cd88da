"""One subject that people learn about, with everything said about it, so that the parts of a record belong together."""

import dataclasses

FORMAL, INFORMAL, OWN = "formal", "informal", "self_directed"


@dataclasses.dataclass(frozen=True)
class Topic:
    """Sentence parts. A record takes one of each list; what is said fits whichever are taken."""

    theme: str
    standards: tuple[str, ...]  # codes of the knowledge and skills statements
    regulator: tuple[str, ...]  # codes of the regulator's standards
    pieces: list  # (kind, title, what it was)
    details: list
    matters: list
    saw: list
    understood: list
    next_time: list
    differently: list
    how_well: list
    better: list
    peer: list
    resources: list
    needs: list  # (title, reason)
    plans: list
    met_how: list
    actions: list  # (what, what was done)


def words(text):
    """The lines of a block as a list, without blank ones."""
    return [line.strip() for line in text.strip().splitlines() if line.strip()]
