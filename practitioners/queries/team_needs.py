"""The needs of a team with like beside like: how many, of how many people, how many past their date."""

from django.db.models import CharField, Count, F, Q, Value
from django.db.models.functions import Cast, Concat

from learning_org.accounts.roles import Role
from practitioners.models import Priority
from practitioners.queries.needs import need_tabs, source_words

STANDARD = Concat("standard__version__framework__short_name", Value(", "), "standard__code", Value(" "), "standard__title")
GROUPINGS = {  # what like is: (words, the key by which the list of needs is filtered, its name, what none is called)
    "theme": ("Theme", Cast("theme_id", CharField()), F("theme__name"), "No theme"),
    "standard": ("Standard", Cast("standard_id", CharField()), STANDARD, "No standard"),
    "source": ("Where it was noticed", F("source"), F("source"), ""),
}
OFFICERS = (Role.TRAINING_OFFICER, Role.PSW)


def team_tabs(user):
    """The tabs of the page, as (key, words): the line's, and by role for training officers and the principal social worker."""
    shown = {"line", *(["role"] if user.access.has(*OFFICERS) else [])}
    return [(key, words) for key, words in need_tabs(user) if key in shown]


def grouped_needs(needs, by, on):
    """The unmet of these needs in groups, as dicts: `key` and `name` of the group (None for none), counts of `needs` and of `people`, how
    many are `overdue` on the date, and how many are needed to practise `safely`. The largest first. One statement."""
    _, key, name, _ = GROUPINGS[by]
    rows = needs.unmet().order_by().annotate(key=key, group=name).values("key", "group")
    safely = Count("pk", filter=Q(priority=Priority.SAFE))
    return rows.annotate(**_counts(on), safely=safely).order_by("-needs", "group", "key")


def total_of(needs, on):
    """The same counts of all that is unmet: {"needs", "people", "overdue"}. One statement."""
    return needs.unmet().order_by().aggregate(**_counts(on))


def _counts(on):
    return {"needs": Count("pk"), "people": Count("person", distinct=True), "overdue": Count("pk", filter=Q(wanted_by__lt=on))}


def group_words(row, by):
    """What a group is called."""
    if by == "source":
        return source_words(row["key"])
    return row["group"] if row["key"] is not None else GROUPINGS[by][3]
