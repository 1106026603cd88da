"""Who may do what with training: one file a noun. Imported when Django starts, so that every permission is known."""

from training.rules import bookings, courses  # noqa: F401
