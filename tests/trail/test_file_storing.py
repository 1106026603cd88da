"""Bytes and rows are kept together or not at all, scanned, and cleared up after."""

import datetime
import hashlib
import os
import shutil
import socketserver
import stat
import struct
import threading

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import transaction

from learning_org.settings import base
from learning_org.trail.files import check_file, clamav, delete_orphans, keeping, open_file, scan_new, scan_waiting
from learning_org.trail.files.storing import ScannerAway, path_of, scan, storage
from learning_org.trail.models import ScanState, StoredFile
from learning_org.web import clock
from learning_org.web.errors import Refused
from tests import factories as make
from tests.support.files import PDF, upload

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SCANNER = "learning_org.trail.files.clamav.is_clean"


def away(stream):
    """A scanner that is not there."""
    raise ScannerAway("it did not answer")


def finds(stream):
    """A scanner that finds something in everything."""
    return False


def kept(by=None, state=ScanState.NOT_SCANNED, content=PDF):
    with keeping() as keep:
        return keep(check_file(upload("certificate.pdf", content)), state, by=by or make.staff())


@pytest.mark.django_db
def test_a_file_is_kept_with_its_facts():
    by, now = make.staff(), datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.UTC)
    with time_machine.travel(now, tick=False):
        row = kept(by)
    facts = (row.name, row.content_type, row.size, row.scan_state, row.stored_at, row.stored_by, row.kind)
    assert facts == ("certificate.pdf", "application/pdf", len(PDF), "not_scanned", now, by, "PDF")
    assert row.sha256 == hashlib.sha256(PDF).hexdigest()
    with open_file(row) as stream:
        assert stream.read() == PDF


@pytest.mark.django_db
def test_the_place_is_private_and_the_name_tells_nothing(settings):
    row = kept()
    path = storage().path(path_of(row.pk))
    assert path == f"{settings.FILES_ROOT}/{row.pk.hex[:2]}/{row.pk.hex}"
    assert (stat.S_IMODE(os.stat(path).st_mode), stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode)) == (0o600, 0o700)
    for served in (settings.STATIC_ROOT, *settings.STATICFILES_DIRS):
        assert not str(settings.FILES_ROOT).startswith(str(served))


@pytest.mark.django_db
def test_where_the_transaction_fails_neither_row_nor_bytes_stay():
    made = []

    def fail_after_keeping():
        with keeping() as keep:
            made.append(keep(check_file(upload("certificate.pdf", PDF)), ScanState.NOT_SCANNED, by=make.staff()))
            assert storage().exists(path_of(made[0].pk))
            raise Refused("Too late.")

    with pytest.raises(Refused):
        fail_after_keeping()
    assert not storage().exists(path_of(made[0].pk))
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_no_scanner_is_said_and_a_scanner_away_lets_the_file_wait(settings):
    checked = check_file(upload("certificate.pdf", PDF))
    assert scan_new(checked) == ScanState.NOT_SCANNED
    settings.FILE_SCANNER = f"{__name__}.away"
    assert scan_new(checked) == ScanState.WAITING
    settings.FILE_SCANNER = f"{__name__}.finds"
    with pytest.raises(Refused, match="This file holds a virus or other harmful content, and was not kept. Tell your IT service."):
        scan_new(checked)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "scanner", "opened"),
    [
        (ScanState.NOT_SCANNED, "", True),
        (ScanState.NOT_SCANNED, SCANNER, False),
        (ScanState.CLEAN, "", True),
        (ScanState.CLEAN, SCANNER, True),
        (ScanState.WAITING, "", False),
        (ScanState.WAITING, SCANNER, False),
        (ScanState.INFECTED, "", False),
        (ScanState.INFECTED, SCANNER, False),
    ],
)
def test_what_may_be_opened(settings, state, scanner, opened):
    settings.FILE_SCANNER = scanner
    assert make.StoredFileFactory(scan_state=state).may_be_opened is opened


@pytest.mark.django_db
def test_the_sweep_asks_again_about_what_waits(settings, daemon):
    system, on = make.staff(), datetime.date(2026, 11, 2)
    waits, before, clean = kept(system, ScanState.WAITING), kept(system), kept(system, ScanState.CLEAN)
    bad = kept(system, ScanState.WAITING, PDF.replace(b"/Catalog", b"/Catalog " + EICAR))
    lost = kept(system, ScanState.WAITING)
    storage().delete(path_of(lost.pk))
    settings.FILE_SCANNER = ""
    assert scan_waiting(on, system) == 0
    settings.FILE_SCANNER = f"{__name__}.away"
    assert scan_waiting(on, system) == 0
    settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = SCANNER, daemon
    assert scan_waiting(on, system) == 3
    assert scan_waiting(on, system) == 0
    states = [StoredFile.objects.get(pk=row.pk).scan_state for row in (waits, before, clean, bad, lost)]
    assert states == ["clean", "clean", "clean", "infected", "waiting"]


@pytest.mark.django_db
def test_the_sweep_deletes_bytes_without_a_row_after_a_day(settings):
    shutil.rmtree(settings.FILES_ROOT, ignore_errors=True)
    row, place = kept(), storage()
    orphan = place.save(f"ab/{'ab' * 16}", ContentFile(b"left behind"))
    other = place.save("ab/notes.txt", ContentFile(b"not ours"))
    on, system = clock.today(), make.staff()
    assert delete_orphans(on, system) == 0  # it may be the file of a request that is not finished
    with time_machine.travel(clock.now() + datetime.timedelta(days=1, minutes=1), tick=False):
        assert delete_orphans(on, system) == 1
    assert (place.exists(orphan), place.exists(other), place.exists(path_of(row.pk))) == (False, True, True)
    place.delete(other)


@pytest.mark.django_db
def test_the_state_of_a_file_keeps_its_history():
    row = kept(state=ScanState.WAITING)
    StoredFile.objects.filter(pk=row.pk).update(scan_state=ScanState.CLEAN)
    assert list(row.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "scan_state")) == [
        ("insert", "waiting"),
        ("update", "clean"),
    ]


def test_a_file_is_reached_through_its_record_alone():
    assert not hasattr(StoredFile.objects.all(), "visible_to")


@pytest.mark.django_db
def test_the_database_takes_no_empty_file_and_no_unknown_state():
    for wrong in ({"size": 0}, {"scan_state": "fine"}):
        with pytest.raises(Exception, match="storedfile_"), transaction.atomic():
            make.StoredFileFactory(**wrong)


def test_the_place_is_a_folder_or_a_bucket_by_setting():
    assert base.files_storage("", None, "/nowhere")["BACKEND"] == "django.core.files.storage.FileSystemStorage"
    assert base.files_storage("evidence", "https://s3.example.org", "/nowhere") == {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {"bucket_name": "evidence", "endpoint_url": "https://s3.example.org", "default_acl": "private", "file_overwrite": False},
    }


class ClamAV(socketserver.StreamRequestHandler):
    """What clamd says to INSTREAM: lengths and pieces until a length of nothing."""

    def handle(self):
        command, content = b"", b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command != b"zINSTREAM\0":
            return self.wfile.write(b"UNKNOWN COMMAND\0")
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        if len(content) > 1_000_000:
            return self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
        return self.wfile.write(b"stream: Win.Test.EICAR_HDB-1 FOUND\0" if EICAR in content else b"stream: OK\0")


@pytest.fixture
def daemon():
    """The address of a server that speaks ClamAV's protocol."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), ClamAV) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_clamav_is_asked_over_its_protocol(settings, daemon):
    settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = SCANNER, daemon
    assert scan(PDF) == ScanState.CLEAN
    assert scan(PDF * 2_000) == ScanState.CLEAN  # in several pieces
    assert scan(EICAR) == ScanState.INFECTED
    assert scan(b"\0" * 100_000 + EICAR) == ScanState.INFECTED
    assert scan(b"x" * 1_000_001) == ScanState.WAITING  # it gave no answer to that


def test_clamav_by_a_socket_in_the_file_system(settings, tmp_path):
    path = str(tmp_path / "clamd.ctl")
    with socketserver.ThreadingUnixStreamServer(path, ClamAV) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = SCANNER, path
        assert (scan(PDF), scan(EICAR)) == (ScanState.CLEAN, ScanState.INFECTED)
        server.shutdown()
    assert scan(PDF) == ScanState.WAITING


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.ctl"])
def test_a_scanner_that_is_not_there_lets_the_file_wait(settings, address):
    settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = SCANNER, address
    assert scan(PDF) == ScanState.WAITING


def test_a_scanner_that_hangs_up_lets_the_file_wait(settings):
    class HangsUp(socketserver.BaseRequestHandler):
        def handle(self):
            self.request.recv(20)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), HangsUp) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.FILE_SCANNER, settings.FILE_SCANNER_ADDRESS = SCANNER, f"127.0.0.1:{server.server_address[1]}"
        assert scan(PDF) == ScanState.WAITING
        server.shutdown()
    assert clamav.SECONDS == 20
