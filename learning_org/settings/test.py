"""pytest's settings: the demonstration's, with a quick password hash and plain static files.

Every pytest process takes a number of its own (a lock, held as long as it lives), and with it a database and a Valkey number:
several may run at once in one checkout. Where DATABASE_URL is given, that server is used instead of the embedded one.
"""

import fcntl
import hashlib
import os
from pathlib import Path

from learning_org.embedded import BROKER_NUMBERS, Services

BASE = Path(__file__).resolve().parent.parent.parent


def take_number(folder):
    """The first free number, as (number, the file whose lock holds it)."""
    for number in range(1, BROKER_NUMBERS // 2):
        file = open(folder / f"tests-{number}.lock", "w")  # noqa: SIM115 -- open as long as the process lives
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return number, file
        except BlockingIOError:
            file.close()
    raise RuntimeError("Too many test processes at once.")


def migrations_hash():
    """A name for the schema: another migration makes another test database, so that a kept one is never stale."""
    files = sorted(path for path in BASE.glob("**/migrations/*.py") if not {".venv", "node_modules"} & set(path.parts))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:10]


EMBEDDED_FOR_TESTS = os.environ.get("EMBEDDED_FOR_TESTS", "") == "1" or "DATABASE_URL" not in os.environ
if EMBEDDED_FOR_TESTS:
    _services = Services(BASE)
    TEST_NUMBER, _held = take_number(_services.run)
    os.environ.update(_services.environment(number=TEST_NUMBER), EMBEDDED_FOR_TESTS="1")
else:
    TEST_NUMBER = int("".join(filter(str.isdigit, os.environ.get("PYTEST_XDIST_WORKER", ""))) or 0)

from learning_org.settings.base import STORAGES, files_storage  # noqa: E402 -- reads the addresses set above
from learning_org.settings.demonstration import *  # noqa: E402, F403
from learning_org.settings.demonstration import DATABASES  # noqa: E402

DATABASES["default"]["TEST"] = {"NAME": f"test_{migrations_hash()}_{TEST_NUMBER}"}
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
FILES_ROOT = BASE / ".run" / f"test-files-{os.getpid()}"  # this process's own, deleted when it ends
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "files": files_storage("", None, FILES_ROOT),
}
ACCOUNT_RATE_LIMITS = False
WEEKLY_DIGEST = False  # tests of the sweep count messages; those of the digest turn it on
