from django.core.exceptions import PermissionDenied


class Refused(Exception):
    """A service says no: the message tells the person what to do, `field` names the form field to show it beside."""

    def __init__(self, message, field=None):
        super().__init__(message)
        self.message, self.field = message, field


class Unreadable(PermissionDenied):
    """Somebody may know of a record and not read it: who can, and `way_in`, (text, url) of what they may do about it, or None."""

    def __init__(self, message, way_in=None):
        super().__init__(message)
        self.way_in = way_in
