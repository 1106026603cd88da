"""Who may do what: one file a noun. Imported when Django starts, so that every permission is known."""

from practitioners.rules import actions, cpd, frameworks, impact, needs, people, sampling, specialists, units  # noqa: F401
