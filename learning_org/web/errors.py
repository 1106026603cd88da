class Refused(Exception):
    """A service says no: the message tells the person what to do, `field` names the form field to show it beside."""

    def __init__(self, message, field=None):
        super().__init__(message)
        self.message, self.field = message, field
