"""Files that show a piece of learning: certificates, notes, pictures of drawings. Small and real, made here."""

import hashlib
import io
import uuid

from PIL import Image, ImageDraw

from learning_org.trail.files.storing import path_of, storage
from learning_org.trail.models import ScanState, StoredFile
from practitioners.demonstration.history import Change
from practitioners.demonstration.world import DAY
from practitioners.models import CPDFile, CPDState
from practitioners.registries import DemonstrationStep

SHARE = 0.08  # of the pieces have a file
STATES = [ScanState.WAITING, ScanState.INFECTED, ScanState.NOT_SCANNED]  # of the first files; the others were found clean
OF_FILE = "(SELECT f.{} FROM trail_storedfile f WHERE f.id = t.file_id)"
FIRST = "(CASE t.scan_state WHEN 'not_scanned' THEN t.scan_state ELSE 'waiting' END)"
CHANGES = {
    StoredFile: [
        Change("t.stored_at", "t.stored_by_id", {"scan_state": FIRST}, label="insert"),
        Change("t.stored_at + interval '1 minute'", "%(system)s", where=f"t.scan_state <> {FIRST}"),
    ],
    CPDFile: [
        Change(OF_FILE.format("stored_at"), OF_FILE.format("stored_by_id"), {"removed_on": "NULL"}, label="insert"),
        Change(
            "((t.removed_on + time '12:00') AT TIME ZONE 'Europe/London')",
            OF_FILE.format("stored_by_id"),
            where="t.removed_on IS NOT NULL",
        ),
    ],
}


def steps():
    """What makes the files, for practitioners.registries."""
    return [DemonstrationStep("files of pieces of learning", (make_files,), (StoredFile, CPDFile), CHANGES, order=5)]


def make_files(world):
    """A file, now and then two, for some pieces; one of them was taken away again."""
    dice, made = world.dice("files"), 0
    for entry in (entry for pieces in world.pieces.values() for entry in pieces if entry.state == CPDState.RECORDED):
        if dice.random() < SHARE or entry.person is world.accounts["practitioner"]:
            for name, kind, content in dice.sample(offered(entry), dice.choice((1, 1, 2))):
                state = STATES[made] if made < len(STATES) and entry.person not in world.accounts.values() else ScanState.CLEAN
                made += state != ScanState.CLEAN
                keep(world, dice, entry, name, kind, content, state)
    taken_back = world.rows.made[CPDFile][-1]
    taken_back.removed_on = min(world.as_at, taken_back.file.stored_at.date() + DAY)


def offered(entry):
    """What somebody might add to a piece: (name, type, bytes)."""
    return [
        ("Certificate of attendance.pdf", "application/pdf", certificate(entry)),
        ("My notes.txt", "text/plain; charset=utf-8", f"{entry.title}\n\n{entry.description}\n".encode()),
        ("Timeline we drew.png", "image/png", drawing(entry.pk)),
    ]


def keep(world, dice, entry, name, content_type, content, state):
    """Write the bytes and add the rows. A file of an earlier loading under the same key is replaced."""
    key = uuid.UUID(int=dice.getrandbits(128), version=4)
    storage().delete(path_of(key))
    storage().save(path_of(key), io.BytesIO(content))
    facts = {"name": name, "content_type": content_type, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    row = StoredFile(pk=key, **facts, scan_state=state, stored_at=entry.recorded_at, stored_by=entry.person)
    world.rows.add(CPDFile, entry=entry, file=world.rows.keep(row))


def certificate(entry):
    """A page of a PDF that says who took part in what, and when."""
    lines = ("Certificate of attendance", str(entry.person), entry.title, f"{entry.learnt_on:%d/%m/%Y}")
    plain = [line.encode("latin-1", "replace").decode("latin-1").translate({40: "[", 41: "]", 92: "/"}) for line in lines]
    shown = "BT /F1 18 Tf 72 720 Td 28 TL " + " ".join(f"({line}) Tj T*" for line in plain) + " ET"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
    ]
    text, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    return f"{text}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def drawing(number):
    """A picture of a timeline with a few steps on it."""
    picture = Image.new("RGB", (320, 120), "white")
    pen = ImageDraw.Draw(picture)
    pen.line((20, 60, 300, 60), fill="black", width=3)
    for step in range(3 + number % 4):
        pen.ellipse((30 + step * 45, 50, 50 + step * 45, 70), fill="white", outline="black", width=3)
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
