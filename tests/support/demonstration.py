"""The demonstration's data, loaded for a module's tests and rolled back after them: never committed to the tests' database."""

import contextlib
import datetime

from django.apps import apps
from django.db import connection, transaction

from learning_org.trail.owner import as_owner
from practitioners.demonstration import build

AS_AT = datetime.date(2026, 11, 21)
OURS = (
    *("web", "accounts", "trail", "notifications", "questionnaires", "practitioners"),
    *("audits", "training", "supervision", "appraisal", "measures", "reports", "pghistory"),
)


@contextlib.contextmanager
def demonstration(*, people=60, as_at=AS_AT, seed=1):
    """Yield the World; its rows are in the database, as long as the block lasts."""
    with as_owner(), transaction.atomic():
        try:
            yield build(people=people, months=18, seed=seed, as_at=as_at)
        finally:
            transaction.set_rollback(True)


def fingerprint():
    """A hash of every row of every table of ours, history included: {table: hash}."""
    with connection.cursor() as cursor:
        found, tables = {}, connection.introspection.table_names(cursor)
        for model in apps.get_models(include_auto_created=True):
            if model._meta.app_label in OURS and model._meta.db_table in tables:
                table, key = model._meta.db_table, model._meta.pk.column
                cursor.execute(f"SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t.{key})) FROM {table} t")  # noqa: S608
                found[table] = cursor.fetchone()
        return found
