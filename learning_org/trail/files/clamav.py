"""ClamAV's daemon, asked over its own protocol: FILE_SCANNER=learning_org.trail.files.clamav.is_clean.

FILE_SCANNER_ADDRESS says where it listens: "host:3310", or the path of its socket ("/run/clamav/clamd.ctl").
"""

import socket
import struct

from django.conf import settings

from learning_org.trail.files.storing import ScannerAway

CHUNK = 65_536
LONGEST_ANSWER = 4_096
SECONDS = 20


def is_clean(stream):
    """Whether ClamAV finds nothing in an open file. Raises ScannerAway when it gives no answer to that, OSError when it is not there."""
    with _connected() as daemon:
        daemon.sendall(b"zINSTREAM\0")
        while chunk := stream.read(CHUNK):
            daemon.sendall(struct.pack("!L", len(chunk)) + chunk)
        daemon.sendall(struct.pack("!L", 0))
        answer = _answer(daemon)
    if answer.endswith("FOUND"):
        return False
    if answer != "stream: OK":
        raise ScannerAway(f"it answered {answer!r}")
    return True


def _connected():
    address = settings.FILE_SCANNER_ADDRESS
    if address.startswith("/"):
        daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        daemon.settimeout(SECONDS)
        daemon.connect(address)
        return daemon
    host, _, port = address.rpartition(":")
    return socket.create_connection((host or "localhost", int(port)), timeout=SECONDS)


def _answer(daemon):
    """What it says, up to the mark of its end."""
    found = b""
    while not found.endswith(b"\0") and len(found) < LONGEST_ANSWER and (part := daemon.recv(1024)):
        found += part
    return found.rstrip(b"\0\n").decode(errors="replace")
