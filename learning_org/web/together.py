"""Several reads in one statement: each says with a queryset what it asks, and all their answers come together."""

import dataclasses
import datetime
from collections.abc import Callable

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

DATES = {"DateField": datetime.date.fromisoformat, "DateTimeField": datetime.datetime.fromisoformat}
AS_THEY_ARE = {"BooleanField", "CharField", "JSONField", "SlugField", "TextField"}
AS_THEY_ARE |= {f"{size}IntegerField" for size in ("", "Big", "Small", "Positive", "PositiveBig", "PositiveSmall")}
AS_THEY_ARE |= {f"{size}AutoField" for size in ("", "Big", "Small")}


@dataclasses.dataclass(frozen=True)
class Asking:
    """A question to be asked together with others: `rows`, a queryset's `.values(...)`, and `items(rows)`, what becomes of its answer."""

    rows: QuerySet
    items: Callable


def answered(*lists):
    """Lists in which each Asking is replaced by the items that it makes of its rows; anything else stays. One statement, none for none."""
    askings = [part for parts in lists for part in parts if isinstance(part, Asking)]
    answers = iter(fetched([asking.rows for asking in askings]))
    return [[item for part in parts for item in (part.items(next(answers)) if isinstance(part, Asking) else [part])] for parts in lists]


def fetched(querysets):
    """The rows of several `.values(name, ...)`, of any models, in one statement: for each a list of dicts, in its own order.

    Nothing is asked of a queryset that is known to be empty. TypeError for a column that JSON would not carry unchanged.
    """
    parts = [_compiled(queryset.query) for queryset in querysets]
    found = iter(_ask([part for part in parts if part]))
    return [_read(part[2], next(found)) if part else [] for part in parts]


def _compiled(query):
    """(SQL, its parameters, {name: what makes a value of JSON's}) of a query; None for one that is known to be empty."""
    if not query.selected:
        raise TypeError("Only .values(...) that name their columns can be fetched together.")
    compiler = query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    return sql, params, {name: _reader(column[0].output_field) for name, column in zip(query.selected, compiler.select, strict=True)}


def _reader(field):
    """What makes a field's value of JSON's, None for nothing to be done; TypeError for a type that JSON does not carry."""
    while field.remote_field:
        field = field.target_field
    kind = field.get_internal_type()
    if kind in AS_THEY_ARE or (kind == "ArrayField" and _reader(field.base_field) is None):
        return None
    if kind not in DATES:
        raise TypeError(f"A {kind} cannot be fetched together with others.")
    return DATES[kind]


def _ask(parts):
    """For each part its rows as JSON's lists, or None; one statement."""
    if not parts:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(_as_json(*part) for part in parts)}", [value for part in parts for value in part[1]])
        return cursor.fetchone()


def _as_json(sql, params, columns):
    names = ", ".join(f"c{number}" for number in range(len(columns)))
    return f"(SELECT json_agg(json_build_array({names})) FROM ({sql}) AS asked({names}))"  # noqa: S608 -- Django's own SQL and parameters


def _read(columns, rows):
    """Rows of JSON as dicts of Python's values."""
    readers = columns.items()
    return [
        {name: reader(value) if reader and value is not None else value for (name, reader), value in zip(readers, row, strict=True)}
        for row in rows or ()
    ]
