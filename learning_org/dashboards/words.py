"""What the home page says, made from figures: each case has its test."""

from django.utils import timezone
from django.utils.formats import date_format

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def greeting(now):
    """Good morning before 12, good afternoon before 18, else good evening: by the clock in London."""
    hour = timezone.localtime(now).hour
    return "Good morning" if hour < 12 else "Good afternoon" if hour < 18 else "Good evening"


def short_date(date, on):
    """ "23 November", with the year where it is another than today's."""
    return date_format(date, "j F" if date.year == on.year else "j F Y")


def number(count):
    """A count in words up to nine, in figures from 10."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def due_tag(due_on, on):
    """What stands at the end of a line of the due list, as (words, late): "3 days overdue", "Today", "23 November", "No date"."""
    if due_on is None:
        return ("No date", False)
    if due_on < on:
        days = (on - due_on).days
        return (f"{days} day{'' if days == 1 else 's'} overdue", True)
    return ("Today" if due_on == on else short_date(due_on, on), False)


def due_sentence(items, on):
    """How much is due, in a sentence: what is overdue, what is due and by when, what has no date. Due today is not overdue."""
    late = sum(1 for item in items if item.due_on and item.due_on < on)
    dates = [item.due_on for item in items if item.due_on and item.due_on >= on]
    undated = len(items) - late - len(dates)
    parts = []
    if late:
        parts.append(f"{_things(late)} overdue")
    if dates:
        by = "today" if max(dates) == on else f"by {short_date(max(dates), on)}"
        parts.append(f"{_things(len(dates), more=bool(parts))} due {by}")
    if undated:
        words = _things(undated, more=bool(parts), verb=("waits", "wait"))
        parts.append(f"{words} for you without a date")
    if not parts:
        return "Nothing is due from you."
    text = " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
    return f"{text[0].upper()}{text[1:]}."


def _things(count, *, more=False, verb=("is", "are")):
    noun = "more" if more else "thing" if count == 1 else "things"
    return f"{number(count)} {noun} {verb[0] if count == 1 else verb[1]}"
