"""The page that hands out a file. There is no other way to one: the storage has no address of its own."""

import logging

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404

from learning_org.trail import files
from learning_org.trail.models import ScanState
from learning_org.web.views.base import Page, RecordMixin

log = logging.getLogger(__name__)
# A browser that shows the file all the same gives it nothing: no script, no form, no origin of ours.
POLICY = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Accept-Ranges": "none",
}
WAITS = "This file has not been checked for viruses yet. Try again in an hour."
HELD_BACK = "Something harmful was found in this file, and nobody can open it. Ask whoever added it for another copy."


class FilePage(RecordMixin, Page):
    """Hands out the bytes of a file to whoever may read the record that it belongs to, and notes that
    they did.

    A page says `model` and `get_file()`, the record's StoredFile. Always a download, whole, never kept by a browser or a proxy.
    """

    content = True
    http_method_names = ["get", "head", "options"]

    def get_file(self):
        """The StoredFile of self.object."""
        raise NotImplementedError("A FilePage says which file it hands out.")

    def check_access(self):
        """403 for a file that is held back, once it is known that the person may read the record."""
        super().check_access()
        stored = self.get_file()
        if not stored.may_be_opened:
            raise PermissionDenied(HELD_BACK if stored.scan_state == ScanState.INFECTED else WAITS)

    def get(self, request, *args, **kwargs):
        return self.hand_out()

    def head(self, request, *args, **kwargs):
        """What the file is and how long, without its bytes: nothing is read, and nothing noted."""
        return self.hand_out()

    def hand_out(self):
        """The file as an answer. Raises Http404, and says so in the log, where the storage has lost the bytes."""
        stored = self.get_file()
        try:
            stream = files.open_file(stored)
        except FileNotFoundError as error:
            log.error("The storage has no bytes of the file %s", stored.pk)
            raise Http404 from error
        return FileResponse(stream, as_attachment=True, filename=stored.name, content_type=stored.content_type, headers=HEADERS)
