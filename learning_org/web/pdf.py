"""PDF files that assistive technology can read, made from a template with its own small print stylesheet."""

import mimetypes
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string

SCHEME = "static:"  # in a PDF's template: <img src="static:images/x.svg">
WHAT_TO_INSTALL = (
    "PDF files cannot be made on this machine yet. Everything else works. Ask whoever runs it to install: "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation"
)


class PdfUnavailable(Exception):
    """The system libraries that draw PDF files are missing; the text says which, and can be shown to a person."""

    def __init__(self):
        super().__init__(WHAT_TO_INSTALL)


def available():
    """Whether PDF files can be made here."""
    try:
        _weasyprint()
    except PdfUnavailable:
        return False
    return True


def render_pdf(template, context, *, stylesheet="print.css"):
    """The tagged PDF (PDF/UA-1) of a template that extends pdf/base.html, as bytes. Raises PdfUnavailable.

    `stylesheet` is a static file of ours for paper. The template can use our own static files, by "static:<path>", and nothing else: no
    address, no other file.
    """
    weasyprint = _weasyprint()
    fetcher = _fetcher(weasyprint)
    page = weasyprint.HTML(string=render_to_string(template, context), base_url=SCHEME, url_fetcher=fetcher)
    style = weasyprint.CSS(string=_path(stylesheet).read_text(encoding="utf-8"), url_fetcher=fetcher)
    return page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1")


def _weasyprint():
    try:
        import weasyprint  # only here: without its libraries the import fails, and no page may depend on it
    except OSError as error:
        raise PdfUnavailable from error
    return weasyprint


def _path(name):
    """Where a static file of ours lies: collected, or in its source folder. Raises FileNotFoundError."""
    if found := finders.find(name):
        return Path(found)
    if staticfiles_storage.exists(name):
        return Path(staticfiles_storage.path(name))
    raise FileNotFoundError(name)


def _fetcher(weasyprint):
    class OurFilesAlone(weasyprint.urls.URLFetcher):
        def fetch(self, url, headers=None):
            if not url.startswith(SCHEME):
                raise ValueError(f"A PDF may use our own static files alone, not {url}")
            path = _path(url.removeprefix(SCHEME).lstrip("/"))
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return weasyprint.urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return OurFilesAlone(allowed_protocols=("static",))
