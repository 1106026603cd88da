"""Who may do what: one file a noun. Imported when Django starts, so that every permission is known."""

from practitioners.rules import (  # noqa: F401
    actions,
    cpd,
    frameworks,
    impact,
    needs,
    people,
    posts,
    sampling,
    speakup,
    specialists,
    units,
)
