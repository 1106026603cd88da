"""A report is kept as it was made: nothing of it changes, but once, which edition replaced it."""

from django.db import migrations

KEPT = """
CREATE OR REPLACE FUNCTION public.reports_keep_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF OLD.replaced_by_id IS NULL AND NEW.replaced_by_id IS NOT NULL
            AND to_jsonb(NEW) - 'replaced_by_id' = to_jsonb(OLD) - 'replaced_by_id' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a monthly report is not changed: %', OLD.id USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER kept_report BEFORE UPDATE OR DELETE ON reports_monthlyreport
    FOR EACH ROW EXECUTE FUNCTION public.reports_keep_report();
CREATE TRIGGER locked_truncate BEFORE TRUNCATE ON reports_monthlyreport
    FOR EACH STATEMENT EXECUTE FUNCTION public.trail_refuse_truncate();
"""
UNDO = """
DROP TRIGGER locked_truncate ON reports_monthlyreport;
DROP TRIGGER kept_report ON reports_monthlyreport;
DROP FUNCTION public.reports_keep_report();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("trail", "0002_signatures")]

    operations = [migrations.RunSQL(KEPT, UNDO)]
