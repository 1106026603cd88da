"""PDF files: tagged, made of our own files alone, and their absence is explained."""

import itertools
import os
import re
import sys
import zlib

import pytest
from django.template import engines

from learning_org.web import pdf

# Where a missing library would hide a fault (CI), the tests run, and fail.
LACKING = not pdf.available() and os.environ.get("CI") != "true"
pytestmark = pytest.mark.skipif(LACKING, reason="The libraries that draw PDF files are not installed.")


@pytest.fixture
def template(settings, tmp_path):
    """Writes a template of one's own beside the product's, and gives its name."""
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]
    engines._engines.clear()

    numbers = itertools.count()

    def write(content):
        name = f"paper{next(numbers)}.html"  # templates are kept once loaded
        (tmp_path / name).write_text('{% extends "pdf/base.html" %}{% block content %}' + content + "{% endblock %}")
        return name

    return write


def unpacked(made):
    """The file's streams as they were before they were packed."""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue


def test_pdf_is_tagged_and_titled(template):
    made = pdf.render_pdf(template("<h1>{{ title }}</h1><p>Ó Brien</p>"), {"title": "My learning"})
    assert made.startswith(b"%PDF-1.")
    inside = made + b"".join(unpacked(made))
    assert b"/StructTreeRoot" in inside
    assert b"pdfuaid" in inside
    assert b"My learning" in inside


def test_pdf_uses_our_static_files(template):
    with_icon = pdf.render_pdf(template('<p><img src="static:favicon.svg" alt="A ring"></p>'), {"title": "T"})
    without = pdf.render_pdf(template("<p></p>"), {"title": "T"})
    assert len(with_icon) > len(without)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1:9/x.svg", "static:../pyproject.toml", "//host/x.svg", "data:image/svg+xml,x"]
)
def test_fetcher_refuses_everything_else(address):
    import weasyprint

    with pytest.raises(Exception, match="static files alone|pyproject|outside|component"):
        pdf._fetcher(weasyprint).fetch(address)


def test_missing_libraries_are_explained(monkeypatch):
    class NoPango:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    assert not pdf.available()
    with pytest.raises(pdf.PdfUnavailable, match="libpango-1.0-0"):
        pdf.render_pdf("pdf/base.html", {})
