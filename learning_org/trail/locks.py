"""Signed records are locked by the database itself: plain SQL triggers, which neither an ORM call nor raw SQL of the application passes.

Used in migrations: operations = [*lock_functions(), lock_record("supervision_session"), lock_part("supervision_note", "session_id",
"supervision_session")].
"""

from django.db import migrations

# TRUNCATE by the owner empties tests' databases between tests; nowhere else is it let through.
REFUSE_TRUNCATE = """
CREATE OR REPLACE FUNCTION public.trail_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_database() ~ '^test_[0-9a-f]{10}_[0-9]+$' AND current_setting('learning_org.strict_locks', true) IS DISTINCT FROM 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'signed records are never truncated: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$
"""
# The row itself: once its locked_at is set, nothing in it changes and it is not deleted.
REFUSE_RECORD = """
CREATE OR REPLACE FUNCTION public.trail_refuse_signed_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.locked_at IS NOT NULL THEN
        RAISE EXCEPTION 'a signed record is not changed: % %', TG_TABLE_NAME, OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END;
$$
"""
# A part of a record, given the record's table and the column that points to it: nothing is added, changed or taken away.
REFUSE_PART = """
CREATE OR REPLACE FUNCTION public.trail_refuse_signed_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    locked boolean;
    parent bigint;
BEGIN
    FOREACH parent IN ARRAY ARRAY[(to_jsonb(OLD) ->> TG_ARGV[1])::bigint, (to_jsonb(NEW) ->> TG_ARGV[1])::bigint] LOOP
        IF parent IS NOT NULL THEN
            EXECUTE format('SELECT locked_at IS NOT NULL FROM public.%I WHERE id = $1 FOR SHARE', TG_ARGV[0]) INTO locked USING parent;
            IF locked THEN
                RAISE EXCEPTION 'a signed record is not changed: % of % %', TG_TABLE_NAME, TG_ARGV[0], parent
                    USING ERRCODE = 'restrict_violation';
            END IF;
        END IF;
    END LOOP;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END;
$$
"""
# Rows that are only ever added.
REFUSE_CHANGE = """
CREATE OR REPLACE FUNCTION public.trail_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows are only added here: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$
"""
NAMES = ("trail_refuse_truncate", "trail_refuse_signed_record", "trail_refuse_signed_part", "trail_refuse_change")
BODIES = (REFUSE_TRUNCATE, REFUSE_RECORD, REFUSE_PART, REFUSE_CHANGE)


def lock_functions():
    """The operations that make the trigger functions. They are in trail's migration, before any lock."""
    for name, body in zip(NAMES, BODIES, strict=True):
        yield migrations.RunSQL(body, f"DROP FUNCTION public.{name}()")


def _trigger(table, name, when, call, each="ROW"):
    return (
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH {each} EXECUTE FUNCTION public.{call}",
        f"DROP TRIGGER {name} ON {table}",
    )


def _run(*pairs):
    return migrations.RunSQL([make for make, _ in pairs], [undo for _, undo in pairs])


def _no_truncate(table):
    return _trigger(table, "locked_truncate", "TRUNCATE", "trail_refuse_truncate()", each="STATEMENT")


def lock_record(table):
    """An operation: rows of `table` whose locked_at is set are neither changed nor deleted, and the table is never truncated."""
    return _run(_trigger(table, "locked_record", "UPDATE OR DELETE", "trail_refuse_signed_record()"), _no_truncate(table))


def lock_part(table, column, parent):
    """An operation: rows of `table` that point by `column` to a locked row of `parent` are not added, changed or deleted."""
    call = f"trail_refuse_signed_part('{parent}', '{column}')"
    return _run(_trigger(table, "locked_part", "INSERT OR UPDATE OR DELETE", call), _no_truncate(table))


def add_only(table):
    """An operation: rows of `table` are added and never changed."""
    return _run(_trigger(table, "locked_rows", "UPDATE OR DELETE", "trail_refuse_change()"), _no_truncate(table))
