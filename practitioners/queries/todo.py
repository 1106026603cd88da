"""Everything that is due from a person in any app, by when: for the page "To do" and for the message on Mondays (Q90)."""

import datetime

from django.utils.formats import date_format

from practitioners import registries
from practitioners.queries.needs import days_late

OVERDUE, WEEK, LATER, UNDATED = GROUPS = ("Overdue", "This week", "Later", "No date")


def sunday_of(on):
    """The last day of the week of a date, which begins on Monday."""
    return on + datetime.timedelta(days=6 - on.weekday())


def group_of(item, on):
    """In which group a DueItem stands on a date. Due today is not overdue, and Sunday is the last day of this week."""
    if item.due_on is None:
        return UNDATED
    if item.due_on < on:
        return OVERDUE
    return WEEK if item.due_on <= sunday_of(on) else LATER


def grouped(items, on):
    """[(group, [items])] of those groups that have any, in the order in which the items come."""
    found = {group: [item for item in items if group_of(item, on) == group] for group in GROUPS}
    return [(group, members) for group, members in found.items() if members]


def when(item, on):
    """When something is due, as (words, late): "3 days overdue", "Today", "Friday 27 November", "No date"."""
    if item.due_on is None:
        return ("No date", False)
    if item.due_on < on:
        return (days_late(item.due_on, on), True)
    if item.due_on == on:
        return ("Today", False)
    return (date_format(item.due_on, "l j F" if item.due_on.year == on.year else "l j F Y"), False)


def due_this_week(user, on):
    """What is overdue for a user on a date and what is due by Sunday, as two lists; one statement."""
    parts = dict(grouped(registries.due_from(user, on), on))
    return parts.get(OVERDUE, []), parts.get(WEEK, [])
