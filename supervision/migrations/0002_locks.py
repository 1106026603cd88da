"""A session that both have signed stays as it is, with all its parts, by the database."""

from django.db import migrations

from learning_org.trail.locks import lock_part, lock_record

RECORD = "supervision_supervisionsession"
PARTS = ("participant", "sessionnote", "casediscussion", "wellbeingnote", "carriedaction", "sessionaction", "sessionneed")


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial"), ("trail", "0002_signatures")]

    operations = [
        lock_record(RECORD),
        *(lock_part(f"supervision_{part}", "session_id", RECORD) for part in PARTS),
    ]
