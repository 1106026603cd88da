"""What somebody's positions say: in sentences, acting up now and the moves that are planned; and their last day of all."""

from learning_org.web.periods import last_day
from practitioners.services.guard import day


def last_day_in_post(rows):
    """The last day of all these positions, which are somebody's; None where there is none, and while one of them has no end."""
    ends = [last_day(row.period) for row in rows]
    return max(ends) if ends and all(ends) else None


def told(rows):
    """Sentences about dated positions, those of today first, then what is planned in its order.

    Takes positions with `state` ("now", "coming", "before") and `last_day`, which is None where the reader may not know it.
    """
    now = [row for row in rows if row.state == "now"]
    main = next((row for row in now if row.is_primary), None)
    acting = [f"Acts up as {_what(row)} since {day(row.period.lower)}{_until(row)}." for row in now if row.acting_up]
    coming = sorted((row for row in rows if row.state == "coming"), key=lambda row: row.period.lower)
    return acting + [_planned(row, main) for row in coming]


def _what(row):
    return f"{row.job}, {row.unit}"


def _until(row):
    return f", to {day(row.last_day)}" if row.last_day else ""


def _planned(row, main):
    on = day(row.period.lower)
    if row.acting_up:
        return f"Acts up as {_what(row)} from {on}{_until(row)}."
    if not row.is_primary:
        return f"Also works as {_what(row)} from {on}{_until(row)}."
    if main is None:
        return f"Begins as {_what(row)} on {on}."
    if row.unit_id != main.unit_id:
        return f"Moves to {row.unit} as {row.job} on {on}."
    return f"Becomes {row.job} on {on}." if row.job_id != main.job_id else f"Has {row.job}, {row.unit} as main position from {on}."
