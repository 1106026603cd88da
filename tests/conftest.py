"""The servers, the database and the cache of a test run. Helpers of browser, mail and worker tests are in tests/support."""

import os
import shutil

import pytest
from django.conf import settings

from learning_org.embedded import Services

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in the thread that asks the database

pytest_plugins = [f"tests.support.{name}" for name in ("browser", "demonstration", "live", "mail", "worker")]


def pytest_addoption(parser):
    parser.addoption("--examples", type=int, default=6, help="malformed requests to each form (tests/guards/test_malformed.py)")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    """Start PostgreSQL and Valkey for the run; pytest-xdist's workers rely on their controller's."""
    if settings.EMBEDDED_FOR_TESTS and not hasattr(config, "workerinput"):
        config.services = Services(settings.BASE_DIR).using()
        config.services.__enter__()


def pytest_unconfigure(config):
    if hasattr(config, "services"):
        config.services.__exit__(None, None, None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Tests that start processes run one after the other, in one pytest-xdist worker."""
    for item in items:
        if item.get_closest_marker("worker"):
            item.add_marker(pytest.mark.xdist_group("worker"))


def pytest_terminal_summary(terminalreporter):
    """Say again, beside pytest's own result, which of script/test's other checks failed."""
    for check in filter(None, os.environ.get("FAILED_CHECKS", "").split("|")):
        terminalreporter.write_line(f"FAILED before the tests: {check}", red=True, bold=True)
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "Chromium" in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(f"NOT TESTED: {len(skipped)} browser tests, for want of Chromium.", yellow=True, bold=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """The database's name is in the settings, one for each process: nothing is added to it."""


@pytest.fixture(scope="session")
def django_db_setup(
    request, django_test_environment, django_db_blocker, django_db_keepdb, django_db_createdb, django_db_modify_db_settings
):
    """Made and migrated by the owner; the tests then connect as the application's role, which owns nothing."""
    from django.test.utils import setup_databases, teardown_databases

    from learning_org.trail.owner import as_owner

    with django_db_blocker.unblock():
        with as_owner():
            keep = django_db_keepdb and not django_db_createdb
            drop_stale_databases()
            made = setup_databases(request.config.option.verbose, interactive=False, aliases=["default"], keepdb=keep)
            leave_tables_alone()
        empty_if_left_full()
    yield
    shutil.rmtree(settings.FILES_ROOT, ignore_errors=True)  # this process's own folder (settings.test)
    if not django_db_keepdb:
        with django_db_blocker.unblock(), as_owner():
            teardown_databases(made, verbosity=request.config.option.verbose)


def leave_tables_alone():
    """No autovacuum: in the middle of a test it would find every row uncommitted, note the table as empty, and the planner would then join
    hundreds of rows by nested loops, for minutes."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(format('ALTER TABLE %s SET (autovacuum_enabled = false)', oid::regclass), '; ') FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
            " AND NOT coalesce(reloptions, '{}') @> '{autovacuum_enabled=false}'"
        )
        if statements := cursor.fetchone()[0]:
            cursor.execute(statements)


def drop_stale_databases():
    """Drop this number's databases of earlier migrations."""
    from django.db import connection

    mine = settings.DATABASES["default"]["TEST"]["NAME"]
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE datname ~ %s AND datname <> %s", [rf"^test_[0-9a-f]{{10}}_{settings.TEST_NUMBER}$", mine]
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP DATABASE {connection.ops.quote_name(name)}")


def empty_if_left_full():
    """A run that was killed in a transactional test leaves its rows behind."""
    from django.core.management import call_command

    from learning_org.accounts.models import Person

    if Person.objects.humans().exists():
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _nothing_in_the_cache():
    """Every test starts with an empty cache. Only the cache's keys are deleted: the broker's live beside them."""
    from django.core.cache import cache

    client = cache._cache.get_client(None, write=True)
    if keys := list(client.scan_iter(match="cache:*", count=1000)):
        client.delete(*keys)
