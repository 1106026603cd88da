"""Answers that were sent stay as they are, by the database."""

from django.db import migrations

from learning_org.trail.locks import lock_part, lock_record


class Migration(migrations.Migration):
    dependencies = [("questionnaires", "0001_initial"), ("trail", "0002_signatures")]

    operations = [
        lock_record("questionnaires_response"),
        lock_part("questionnaires_answer", "response_id", "questionnaires_response"),
    ]
