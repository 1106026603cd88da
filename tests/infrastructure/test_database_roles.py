"""The application's role owns nothing; the owner's commands switch to the owner and back."""

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from learning_org.accounts.models import Person


def current_role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_tests_run_as_the_role_that_owns_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = current_user")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE made (id int)",
        "ALTER TABLE accounts_person DISABLE TRIGGER ALL",
        "TRUNCATE accounts_person CASCADE",
        "DROP TABLE accounts_person CASCADE",
        "SET session_replication_role = replica",
    ],
)
def test_application_role_cannot_change_the_schema_or_switch_triggers_off(statement):
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_flush_runs_as_the_owner_and_leaves_the_application_role_connected():
    role = current_role()
    Person.objects.create(given_name="Ada", family_name="Left")
    call_command("flush", interactive=False, verbosity=0)
    assert current_role() == role
    assert Person.objects.humans().count() == 0
    assert Person.objects.filter(is_system=True).count() == 1


@pytest.mark.django_db
def test_extensions_are_those_a_database_owner_may_make():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM pg_available_extension_versions WHERE trusted AND name = ANY(%s)",
            [["citext", "btree_gist", "pg_trgm", "unaccent"]],
        )
        assert {name for (name,) in cursor.fetchall()} == {"citext", "btree_gist", "pg_trgm", "unaccent"}
