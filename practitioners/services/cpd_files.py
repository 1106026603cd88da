"""Files that show a piece of learning: its author adds them and takes them away (S53; policy, "upload")."""

from django.conf import settings
from django.db import transaction

from learning_org.trail import files
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import CPDFile
from practitioners.services.cpd import check_author, check_no_evidence, lock_piece


def add_file(entry, upload, *, by):
    """Check, scan and keep a file with a piece of learning. Takes the piece, Django's UploadedFile, and who adds it.

    The bytes, their row and the link to the piece are kept together or not at all. Returns the CPDFile; where the piece holds the very same
    bytes already, by a double click or a second tab, that one. Refused for anybody but the author, once the piece is withdrawn, when it
    holds FILES_ON_A_RECORD files, and as check_file and the scanner say.
    """
    check_author(entry.person_id, by)
    checked = files.check_file(upload)
    state = files.scan_new(checked)  # before the transaction: a scanner takes its time, and no row is locked meanwhile
    with files.keeping() as keep:
        entry = lock_piece(entry, by)
        check_no_evidence(entry)
        there = CPDFile.objects.present().filter(entry=entry).select_related("file").order_by("pk")
        if same := there.filter(file__sha256=checked.sha256).first():
            return same
        if there.count() >= settings.FILES_ON_A_RECORD:
            raise Refused(f"This piece has {settings.FILES_ON_A_RECORD} files. Remove one before you add another.", field="file")
        return CPDFile.objects.create(entry=entry, file=keep(checked, state, by=by))


def remove_file(cpd_file, *, by):
    """Take a file away from a piece: nobody opens it any more. Its row and bytes stay until the piece is disposed of.

    Returns the CPDFile. Refused for anybody but the author, once the piece is withdrawn, and when it was taken away before.
    """
    with transaction.atomic():
        check_no_evidence(lock_piece(cpd_file.entry, by))
        row = CPDFile.objects.select_for_update(of=("self",)).select_related("file").get(pk=cpd_file.pk)
        if row.removed_on:
            raise Refused("This file was already removed.")
        row.removed_on = clock.today()
        row.save(update_fields=["removed_on"])
    return row
