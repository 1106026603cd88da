"""Office files are archives: what is in them is looked at without unpacking more than is safe."""

import io
import re
import zipfile
import zlib

from learning_org.web.errors import Refused

MOST_PARTS = 5_000
MOST_UNPACKED = 150_000_000  # bytes: ten times the largest file that is taken, and more than any real one of that size needs
CHUNK = 1_000_000
PROGRAMS = re.compile(r"vbaproject|vbadata|activex|macrosheet|(^|/)basic/|(^|/)scripts/", re.IGNORECASE)
OUTSIDE_TEMPLATE = re.compile(rb"<[^>]*(?:attachedTemplate|oleObject|frame)[^>]*TargetMode\s*=\s*[\"']External", re.IGNORECASE)
OUTSIDE_TEMPLATE_2 = re.compile(rb"<[^>]*TargetMode\s*=\s*[\"']External[^>]*(?:attachedTemplate|oleObject|/frame)", re.IGNORECASE)
ODT = b"application/vnd.oasis.opendocument.text"


def _refuse(message):
    raise Refused(message, field="file")


def is_archive(content):
    """Whether the bytes are, or hide, a zip archive."""
    return zipfile.is_zipfile(io.BytesIO(content))


def clean_office(content, *, main):
    """A Word, Excel or PowerPoint file whose part `main` is there, without macros and without what is fetched from elsewhere.

    Returns the bytes as they are. Refused otherwise, and as `unpacked` says.
    """
    parts = unpacked(content)
    kinds = parts.get("[Content_Types].xml", b"")
    if main not in parts or f"/{main}".encode() not in kinds:
        _refuse("This file is not what its name says. Save it again in its own program, and choose that.")
    if b"macroenabled" in kinds.lower() or any(PROGRAMS.search(name) for name in parts):
        _refuse("This file holds macros, which are programs. Save a copy without macros, and choose that.")
    for name, text in parts.items():
        if name.endswith(".rels") and (OUTSIDE_TEMPLATE.search(text) or OUTSIDE_TEMPLATE_2.search(text)):
            _refuse("This file fetches parts of itself from elsewhere. Save it as a PDF, and choose that.")
    return content


def clean_open_document(content):
    """An OpenDocument text without macros. Returns the bytes as they are. Refused otherwise, and as `unpacked` says."""
    parts = unpacked(content)
    if parts.get("mimetype") != ODT or "content.xml" not in parts:
        _refuse("This file is not what its name says. Save it again in its own program, and choose that.")
    if any(PROGRAMS.search(name) for name in parts):
        _refuse("This file holds macros, which are programs. Save a copy without macros, and choose that.")
    return content


def unpacked(content):
    """{name: bytes} of an archive's parts; of large parts, which are pictures, the first megabyte alone.

    Refused when the archive is damaged, locked with a password, has something before it or behind it, has parts outside it, or unpacks to
    more than MOST_UNPACKED. No part is trusted to be as large as it says: it is read until it ends or the sum is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_frame(content, archive)
            return _read_parts(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError) as error:
        raise Refused("This file is damaged. Save it again, and choose that.", field="file") from error


def _check_frame(content, archive):
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        _refuse("This file is locked with a password. Save a copy without one, and choose that.")
    if not content.startswith(b"PK\x03\x04") or archive.comment:
        _refuse("This file is another kind of file as well. Save it again in its own program, and choose that.")
    if any(part.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", part.filename) for part in parts):
        _refuse("This file is damaged. Save it again, and choose that.")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        _refuse("This file unpacks to more than is taken. Save a smaller copy, and choose that.")


def _read_parts(archive):
    found, total = {}, 0
    for part in archive.infolist():
        with archive.open(part) as stream:
            first = chunk = stream.read(CHUNK)
            while chunk:
                total += len(chunk)
                if total > MOST_UNPACKED:
                    _refuse("This file unpacks to more than is taken. Save a smaller copy, and choose that.")
                chunk = stream.read(CHUNK)
        found[part.filename] = first
    return found
