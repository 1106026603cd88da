"""Who may do what. Imported when Django starts, so that every permission is known."""

from appraisal.rules import appraisals  # noqa: F401
