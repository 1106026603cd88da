"""What the application's own database role may do. Run by the owner after every migrate, so that no new table is forgotten."""

from django.apps import apps
from django.conf import settings
from django.db import connection

READ_ONLY = "SELECT"
ADD_ONLY = "SELECT, INSERT"
EVERYTHING = "SELECT, INSERT, UPDATE, DELETE"
ADDED_TO = (
    *("trail_readlog", "trail_signature", "trail_signaturecheck"),
    *("trail_reasongrant", "trail_reasonconcerned", "trail_addendum"),
    "accounts_signin",
)
TRIGGERS = (
    "SELECT oid::regprocedure FROM pg_proc WHERE prosecdef AND proname LIKE 'pgtrigger\\_%' AND pronamespace = 'public'::regnamespace"
)

# pgtrigger lets any session name triggers to be skipped: the application's role may not, or its changes would leave no history.
# Every migration that makes a trigger writes the function anew, so that this is done after each.
IGNORE = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF session_user = {role} THEN
        RETURN FALSE;
    END IF;
    RETURN COALESCE(trigger_name = ANY(NULLIF(current_setting('pgtrigger.ignore', true), '')::text[]), FALSE);
END;
$$
"""


def rights():
    """Table name -> rights of the application's role: history can only be read, logs of reads only added to."""
    tables = dict.fromkeys(connection.introspection.table_names(), EVERYTHING)
    for model in apps.get_models():
        if model._meta.db_table in tables and (model._meta.app_label == "pghistory" or hasattr(model, "pgh_tracked_model")):
            tables[model._meta.db_table] = READ_ONLY
    tables |= dict.fromkeys(ADDED_TO, ADD_ONLY)
    tables["django_migrations"] = READ_ONLY
    return tables


def grant_application_role(**kwargs):
    """Give the application's role its rights, and let the history's triggers write as the owner. Does nothing when both are one."""
    role = settings.DATABASES["default"]["USER"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        if not role or role == cursor.fetchone()[0]:
            return
        quoted = connection.ops.quote_name(role)
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {quoted}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quoted}")
        for table, allowed in rights().items():
            name = connection.ops.quote_name(table)
            cursor.execute(f"REVOKE ALL ON {name} FROM {quoted}")
            cursor.execute(f"GRANT {allowed} ON {name} TO {quoted}")
        cursor.execute(
            "SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_trigger t ON t.tgfoid = p.oid "
            "WHERE p.proname LIKE 'pgtrigger\\_%' AND NOT p.prosecdef"
        )
        for (function,) in set(cursor.fetchall()):
            cursor.execute(f"ALTER FUNCTION {function} SECURITY DEFINER SET search_path = public, pg_temp")
        # A trigger fires without this right, but nobody can hang one on a table of their own: a temporary one that looked like ours
        # would otherwise write history that never happened, as the owner.
        cursor.execute(TRIGGERS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC")
        cursor.execute(f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {quoted}")
        cursor.execute(IGNORE.replace("{role}", "%s"), [role])
