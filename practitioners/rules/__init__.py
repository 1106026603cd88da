"""Who may do what: one file a noun. Imported when Django starts, so that every permission is known."""

from practitioners.rules import actions, cpd, impact, needs, people, posts, speakup, units  # noqa: F401
