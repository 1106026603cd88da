"""Who notes that a page with content was opened: trail says so in its AppConfig.ready(), since web knows of no log."""

_noters = []


def register_noter(noter):
    """Say who notes reads: noter(page), called once a request for each page that showed a record's content."""
    _noters[:] = [noter]


def note_read(page):
    """Note that the content of `page.object` was shown to `page.person`."""
    for noter in _noters:
        noter(page)
