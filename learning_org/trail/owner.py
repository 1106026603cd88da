"""The few commands that run as the database's owner; everything else runs as a role that owns nothing."""

import contextlib

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

ADDRESS = ("USER", "PASSWORD", "HOST", "PORT")


@contextlib.contextmanager
def as_owner():
    """Point the default connection at the owner's address for as long as the block lasts. Not inside a transaction."""
    before = connection.settings_dict  # replaced, not changed: it is the very dictionary of settings.DATABASES
    connection.close()
    connection.settings_dict = before | {key: settings.DATABASE_OWNER.get(key, "") for key in ADDRESS}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = before


class OwnerCommand:
    """Mixin for a management command that changes the schema, empties tables or writes dated history.

    In production it refuses to run without an owner of its own: the application's role would then own every table, and could switch off
    the triggers that keep the history.
    """

    def execute(self, *args, **options):
        if getattr(settings, "PRODUCTION", False) and not settings.DATABASE_OWNER_GIVEN:
            raise CommandError(
                "DATABASE_OWNER_URL is missing. Give it to this command alone: the address of the database with a role that owns it,"
                " another one than DATABASE_URL names (docs/architecture.md)."
            )
        with as_owner():
            return super().execute(*args, **options)
