"""The team dashboard: one board for a unit and a month, the rows behind each figure, and what each figure means."""
