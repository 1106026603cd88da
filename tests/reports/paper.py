"""What a PDF says: its pages, and every word drawn on them or given as alternative text."""

import io

from pypdf import PdfReader


def pages_of(made):
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(made)).pages)


def text_of(made):
    """The words of all pages and the alternative texts of its tags, with single spaces."""
    reader = PdfReader(io.BytesIO(made))
    drawn = [page.extract_text() for page in reader.pages]
    return " ".join(" ".join([*drawn, *_alternatives(reader.trailer["/Root"]["/StructTreeRoot"])]).split())


def _alternatives(tag):
    tag = tag.get_object()
    if isinstance(tag, list):
        for part in tag:
            yield from _alternatives(part)
    elif isinstance(tag, dict):
        if "/Alt" in tag:
            yield tag["/Alt"]
        if "/K" in tag:
            yield from _alternatives(tag["/K"])
