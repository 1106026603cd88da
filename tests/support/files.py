"""Small real files of every kind that is taken, and of some that are not."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
OFFICE = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}


def upload(name, content, content_type="application/octet-stream"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type)


def archive(parts, **kwargs):
    """A zip archive of {name: content}."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, **kwargs) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return made.getvalue()


def office(kind="docx", macros=False, **more):
    """An Office file of that kind, with further parts: `office("docx", **{"word/vbaProject.bin": b"..."})`."""
    main, called = OFFICE[kind]
    what = (
        "application/vnd.ms-word.document.macroEnabled.main+xml"
        if macros
        else f"application/vnd.openxmlformats-officedocument.{called}.main+xml"
    )
    types = f'<Types><Override PartName="/{main}" ContentType="{what}"/></Types>'
    return archive({"[Content_Types].xml": types, main: "<x/>"} | more)


def open_document(**more):
    """An OpenDocument text."""
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"} | more)


def picture(kind="PNG", size=(8, 6), mode="RGB", **how):
    """A red picture."""
    made = io.BytesIO()
    Image.new(mode, size, "red" if mode != "P" else 1).save(made, kind, **how)
    return made.getvalue()


def photo():
    """A photo as a telephone makes it: turned on its side, with the place where it was taken, a comment and the camera's name."""
    notes = Image.Exif()
    notes[0x0112], notes[0x010F] = 6, "Telephone of Priya"  # to be turned by a quarter; the maker
    notes.get_ifd(0x8825).update({1: "N", 2: (52.0, 57.0, 1.0), 3: "W", 4: (1.0, 9.0, 1.0)})
    return picture("JPEG", exif=notes, comment=b"12 Acacia Avenue")
