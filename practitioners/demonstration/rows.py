"""Unsaved rows, each with the primary key it will have, so that the same seed makes the same database."""

import collections
import time

from django.db import connection

BATCH = 2000


class Rows:
    """What has been made so far, by model, in the order of making. `save()` inserts it all, a model at a time."""

    def __init__(self):
        self.made = collections.defaultdict(list)
        self.saved = collections.Counter()
        self.first = {}

    def add(self, model, **values):
        """Make one row of `model` with the next primary key, and return it unsaved."""
        made = self.made[model]
        row = model(pk=self.first.get(model, 1) + len(made), **values)
        made.append(row)
        return row

    def keep(self, row):
        """Take in a row that has its own key already (a UUID)."""
        self.made[type(row)].append(row)
        return row

    def save(self, step, *models, say):
        """Insert the rows of these models that are not saved yet, in this order, and say how many and how long it took."""
        began, count = time.monotonic(), 0
        for model in models:
            new = self.made[model][self.saved[model] :]
            model._base_manager.bulk_create(new, batch_size=BATCH)
            self.saved[model] += len(new)
            count += len(new)
        say(f"  {step}: {count} rows, {time.monotonic() - began:.1f} s")


def continue_sequences(models):
    """Let the next row that anybody makes take the key after the last one here."""
    with connection.cursor() as cursor:
        for model in models:
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, key])
            if sequence := cursor.fetchone()[0]:
                highest = f"SELECT coalesce(max({key}), 0) + 1 FROM {table}"  # noqa: S608
                cursor.execute(f"SELECT setval(%s, ({highest}), false)", [sequence])
