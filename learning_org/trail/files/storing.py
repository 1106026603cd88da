"""Keeping files: the bytes in the private storage, one StoredFile row for each, and the scanner's word on it.

The storage is STORAGES["files"]: a folder outside everything that is served, or a bucket. Bytes are named by the row's random key alone.
"""

import contextlib
import datetime
import io
import logging
import uuid

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.module_loading import import_string

from learning_org.trail.models import ScanState, StoredFile
from learning_org.web import clock
from learning_org.web.errors import Refused

log = logging.getLogger(__name__)
SCANNED_AT_ONCE = 200  # files in one run of the sweep
ORPHAN_AFTER = datetime.timedelta(days=1)


class ScannerAway(Exception):
    """The scanner could not be asked, or gave no answer. The file waits."""


def storage():
    """Where the bytes are."""
    return storages["files"]


@contextlib.contextmanager
def keeping():
    """A transaction in which files are kept: `with keeping() as keep: row = keep(checked, state, by=by)`.

    Yields a function that takes a Checked, the ScanState that scan() gave it and a Person, writes the bytes and returns the StoredFile.
    Where the transaction fails, the bytes are deleted again: there is never a row without a file, nor a file without a row.
    """
    written = []

    def keep(checked, state, *, by):
        key = uuid.uuid4()
        path = storage().save(path_of(key), ContentFile(checked.content))
        written.append(path)
        return StoredFile.objects.create(
            pk=key,
            name=checked.name,
            content_type=checked.content_type,
            size=len(checked.content),
            sha256=checked.sha256,
            scan_state=state,
            stored_at=clock.now(),
            stored_by=by,
        )

    try:
        with transaction.atomic():
            yield keep
    except BaseException:
        for path in written:
            storage().delete(path)
        raise


def path_of(key):
    """Where the bytes of a StoredFile with this key are, inside the storage."""
    return f"{key.hex[:2]}/{key.hex}"


def open_file(stored):
    """The bytes of a StoredFile as an open file. Raises FileNotFoundError when the storage has lost them."""
    return storage().open(path_of(stored.pk))


def scan(content):
    """What the scanner of the setting FILE_SCANNER says of some bytes, as a ScanState: "not scanned" where no scanner is set, "waiting"
    where it could not be asked. To be called outside a transaction: a scanner takes its time."""
    if not settings.FILE_SCANNER:
        return ScanState.NOT_SCANNED
    try:
        clean = import_string(settings.FILE_SCANNER)(io.BytesIO(content))
    except (ScannerAway, OSError) as error:
        log.warning("The scanner of files could not be asked: %s", error)
        return ScanState.WAITING
    return ScanState.CLEAN if clean else ScanState.INFECTED


def scan_new(checked):
    """The ScanState of a file that is about to be kept. Refused when the scanner finds something in it."""
    state = scan(checked.content)
    if state == ScanState.INFECTED:
        log.warning("A file was refused: the scanner found something in it")
        raise Refused("This file holds a virus or other harmful content, and was not kept. Tell your IT service.", field="file")
    return state


def scan_waiting(on, by):
    """A step of the sweep: ask the scanner again about files that wait, and about those from before a scanner was set.

    Takes the sweep's date and person. Returns how many have an answer now. Nothing happens where no scanner is set.
    """
    if not settings.FILE_SCANNER:
        return 0
    waiting = StoredFile.objects.filter(scan_state__in=(ScanState.WAITING, ScanState.NOT_SCANNED)).order_by("stored_at", "pk")
    return sum(map(_scan_again, waiting[:SCANNED_AT_ONCE]))


def _scan_again(stored):
    try:
        with open_file(stored) as stream:
            state = scan(stream.read())
    except FileNotFoundError:
        log.error("The storage has no bytes of the file %s", stored.pk)
        return False
    if state in (ScanState.WAITING, ScanState.NOT_SCANNED):
        return False
    return bool(StoredFile.objects.filter(pk=stored.pk, scan_state=stored.scan_state).update(scan_state=state))


def delete_orphans(on, by):
    """A step of the sweep: delete bytes that no row speaks of, older than a day: what a server left that was killed between the two.

    Takes the sweep's date and person. Returns how many were deleted.
    """
    place, deleted, before = storage(), 0, clock.now() - ORPHAN_AFTER
    with contextlib.suppress(FileNotFoundError):
        for folder in place.listdir("")[0]:
            names = place.listdir(folder)[1]
            known = {key.hex for key in StoredFile.objects.filter(pk__in=filter(_is_key, names)).values_list("pk", flat=True)}
            for name in set(filter(_is_key, names)) - known:
                path = f"{folder}/{name}"
                if place.get_modified_time(path) < before:
                    place.delete(path)
                    deleted += 1
    return deleted


def _is_key(name):
    with contextlib.suppress(ValueError):
        return uuid.UUID(hex=name).hex == name
    return False
