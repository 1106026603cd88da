"""What a file must be before it is kept: its name, its size, and that its content is what its name says.

A file is judged by its content, never by the type that a browser gives it. What is refused says what to do instead.
"""

import dataclasses
import hashlib
import re
import unicodedata
from collections.abc import Callable
from pathlib import PurePosixPath

import puremagic
from django.conf import settings

from learning_org.trail.files import archives, pictures
from learning_org.web.errors import Refused

LONGEST_NAME = 120
HEAD = 65_536  # bytes that are looked at to tell what a file is
MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?php)", re.IGNORECASE)
PDF_PROGRAMS = re.compile(rb"/(?:JavaScript|Launch)\b")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
NOT_IN_NAMES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, writing directions, invisible and unassigned characters
TAKEN = "PDF, Word, Excel, PowerPoint, OpenDocument, plain text, PNG or JPEG"


@dataclasses.dataclass(frozen=True)
class Checked:
    """A file that may be kept: its cleaned name, its type as checked, and its bytes, pictures without what a camera noted."""

    name: str
    content_type: str
    content: bytes

    @property
    def sha256(self):
        """The digest of the bytes as they are kept, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclasses.dataclass(frozen=True)
class Kind:
    """A kind of file that is taken: how it is called, its type, what puremagic may find in it, and what else is looked at."""

    called: str
    content_type: str
    found: frozenset
    clean: Callable  # bytes -> bytes to be kept; raises Refused


def refuse(message):
    """Refused beside the field of the file."""
    raise Refused(message, field="file")


def check_file(upload):
    """Check what somebody uploaded (Django's UploadedFile). Returns it as Checked.

    Refused, beside the field `file`, when it is empty or larger than FILE_MAX_MB, of a kind that is not taken, or not what its name says;
    when an Office file holds macros or unpacks to too much; when a picture cannot be read; and when it is also a web page or an archive.
    """
    name = clean_name(upload.name)
    if not upload.size:
        refuse("The file is empty. Choose another.")
    if upload.size > settings.FILE_MAX_MB * 1_000_000:
        refuse(f"The file must be {settings.FILE_MAX_MB} MB or smaller. Save a smaller copy, and choose that.")
    kind = KINDS.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        refuse(f"The file must be {TAKEN}. Save it as one of these, and choose it again.")
    upload.seek(0)
    content = upload.read()
    if kind.found and not kind.found & kinds_found(content):
        refuse(f"This file is named as {kind.called}, but is not one. Save it again as {kind.called}, or choose another.")
    return Checked(name, kind.content_type, kind.clean(content))


def clean_name(name):
    """A file's name as it is kept: without folders, invisible characters or those that a computer gives a meaning, at most 120 long."""
    name = unicodedata.normalize("NFC", re.split(r"[/\\]", name or "")[-1])
    name = "".join(letter for letter in name if unicodedata.category(letter) not in NOT_IN_NAMES)
    name = " ".join(re.sub(r'[<>:"|?*]', "_", name).split()).strip(". ")
    suffix = PurePosixPath(name).suffix[:10]
    stem = name.removesuffix(suffix)[: LONGEST_NAME - len(suffix)].strip(". ")
    return f"{stem or 'file'}{suffix}"


def limit_in_words():
    """What is taken, as a sentence for a hint."""
    return f"{TAKEN}, up to {settings.FILE_MAX_MB} MB"


def kinds_found(content):
    """What the bytes look like, as names of kinds without the dot; empty when nobody knows."""
    try:
        return {match.extension.lstrip(".") for match in puremagic.magic_string(content[:HEAD])}
    except (puremagic.PureError, ValueError):
        return set()


def clean_pdf(content):
    """A PDF from its first byte to its last, without programs in it."""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        refuse("This PDF is damaged or not complete. Save it again as a PDF, and choose that.")
    if MARKUP.search(content[:1024]) or archives.is_archive(content):
        refuse("This PDF is another kind of file as well. Print it to a new PDF, and choose that.")
    if PDF_PROGRAMS.search(content):
        refuse("This PDF holds a program. Print it to a new PDF, and choose that.")
    return content


def clean_text(content):
    """Plain text, kept as UTF-8: no page of the web, nothing that a computer would run."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or content[:3] == b"\xef\xbb\xbf":
        text = content.decode("utf-16" if content[:2] != b"\xef\xbb" else "utf-8-sig", errors="replace")
    else:
        try:
            text = content.decode()
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if CONTROLS.search(text) or "\ufffd" in text:
        refuse("This file is named as plain text, but is not. Choose another.")
    if MARKUP.search(text.encode()[:HEAD]) or kinds_found(text.strip().encode()) & {"html", "svg", "xml", "rtf", "ps", "php"}:
        refuse("This file is a page of the web, not plain text. Print it to a PDF, and choose that.")
    return text.encode()


OFFICE = "application/vnd.openxmlformats-officedocument."
ZIPPED = frozenset({"docx", "xlsx", "pptx", "odt", "zip"})


def _office(called, content_type, main):
    return Kind(called, f"{OFFICE}{content_type}", ZIPPED, lambda content: archives.clean_office(content, main=main))


def _picture(called, content_type, found, name):
    return Kind(called, content_type, frozenset(found), lambda content: pictures.clean_picture(content, kind=name))


JPEG = _picture("a JPEG", "image/jpeg", ("jpg", "jpeg"), "JPEG")
KINDS = {
    ".pdf": Kind("a PDF", "application/pdf", frozenset({"pdf"}), clean_pdf),
    ".docx": _office("a Word document", "wordprocessingml.document", "word/document.xml"),
    ".xlsx": _office("an Excel workbook", "spreadsheetml.sheet", "xl/workbook.xml"),
    ".pptx": _office("a PowerPoint file", "presentationml.presentation", "ppt/presentation.xml"),
    ".odt": Kind("an OpenDocument text", "application/vnd.oasis.opendocument.text", ZIPPED, archives.clean_open_document),
    ".txt": Kind("plain text", "text/plain; charset=utf-8", frozenset(), clean_text),
    ".png": _picture("a PNG", "image/png", ("png",), "PNG"),
    ".jpg": JPEG,
    ".jpeg": JPEG,
}
ACCEPT = ",".join(KINDS)  # what a browser offers to choose from: a help, never the check
