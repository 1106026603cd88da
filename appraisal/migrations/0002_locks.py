"""An appraisal that both have signed stays as it is, with all its parts, by the database."""

from django.db import migrations

from learning_org.trail.locks import lock_part, lock_record

RECORD = "appraisal_appraisal"
PARTS = ("target", "evidenceitem", "appraisalneed")


class Migration(migrations.Migration):
    dependencies = [("appraisal", "0001_initial"), ("trail", "0002_signatures")]

    operations = [
        lock_record(RECORD),
        *(lock_part(f"appraisal_{part}", "appraisal_id", RECORD) for part in PARTS),
    ]
