"""The demonstration's data, for tests: never committed to the tests' database.

It takes long to make. So the fixture `demonstration_world` makes it once and keeps it while one test after another asks for it, each
inside a savepoint of its own; it is rolled back before the first test that does not ask. The tests that do are put beside each other.
"""

import contextlib
import datetime

import pytest
from django.apps import apps
from django.db import connection, transaction

from learning_org.trail.owner import as_owner
from practitioners.demonstration import build

AS_AT = datetime.date(2026, 11, 21)
PEOPLE = 150
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


class Kept:
    """The one World that is kept from test to test, and the transaction that holds its rows."""

    def __init__(self):
        self.open, self.world = contextlib.ExitStack(), None

    def get(self, blocker):
        """The World, made now if there is none. The database stays unblocked until it is dropped."""
        if self.world is None:
            self.open.enter_context(blocker.unblock())
            self.world = self.open.enter_context(demonstration(people=PEOPLE))
        return self.world

    def drop(self):
        """Roll its rows back. Twice does no harm."""
        self.world = None
        self.open.close()


kept = Kept()


@pytest.fixture
def demonstration_world(django_db_setup, django_db_blocker):
    """150 people as at AS_AT, as the owner of the tables; what the test writes is gone after it, and its rows cost nothing to the next."""
    made = kept.get(django_db_blocker)
    with transaction.atomic():
        yield made
        transaction.set_rollback(True)


def asks_for_it(item):
    return item is not None and "demonstration_world" in getattr(item, "fixturenames", ())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """After the last of the tests that stand beside each other."""
    try:
        return (yield)
    finally:
        if not asks_for_it(nextitem):
            kept.drop()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """All of them in one pytest-xdist worker, one after the other; together they are slow."""
    for item in filter(asks_for_it, items):
        item.add_marker(pytest.mark.xdist_group("demonstration"))
        item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: not asks_for_it(item))


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
