"""No session ever has more bookings than places: whoever writes, by whatever way."""

from django.db import migrations

HELD = """
CREATE OR REPLACE FUNCTION public.training_hold_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    places integer;
    taken integer;
BEGIN
    IF NEW.walk_in OR NEW.state NOT IN ('requested', 'approved') THEN
        RETURN NEW;
    END IF;
    -- The session's row is locked, so that two bookings of the last place come one after the other.
    SELECT capacity INTO places FROM public.training_session WHERE id = NEW.session_id FOR UPDATE;
    SELECT count(*) INTO taken FROM public.training_booking
        WHERE session_id = NEW.session_id AND state IN ('requested', 'approved') AND NOT walk_in AND id <> NEW.id;
    IF taken >= places THEN
        RAISE EXCEPTION 'session % is full', NEW.session_id USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_has_a_place';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER booking_has_a_place BEFORE INSERT OR UPDATE OF session_id, state, walk_in ON training_booking
    FOR EACH ROW EXECUTE FUNCTION public.training_hold_place();
"""
KEPT = """
CREATE OR REPLACE FUNCTION public.training_keep_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.capacity < (SELECT count(*) FROM public.training_booking
        WHERE session_id = NEW.id AND state IN ('requested', 'approved') AND NOT walk_in) THEN
        RAISE EXCEPTION 'session % has more bookings', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'session_keeps_places';
    END IF;
    RETURN NEW;
END;
$$;
CREATE TRIGGER session_keeps_places BEFORE UPDATE OF capacity ON training_session
    FOR EACH ROW EXECUTE FUNCTION public.training_keep_places();
"""
UNDO_HELD = "DROP TRIGGER booking_has_a_place ON training_booking; DROP FUNCTION public.training_hold_place()"
UNDO_KEPT = "DROP TRIGGER session_keeps_places ON training_session; DROP FUNCTION public.training_keep_places()"


class Migration(migrations.Migration):
    dependencies = [("training", "0001_initial")]

    operations = [migrations.RunSQL(HELD, UNDO_HELD), migrations.RunSQL(KEPT, UNDO_KEPT)]
