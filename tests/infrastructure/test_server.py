"""script/server in a checkout of its own: Ctrl-C, kill -9, a second start, a taken port."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from learning_org import processes

pytestmark = pytest.mark.worker

APPS = ("learning_org", "practitioners", "training", "audits", "supervision", "appraisal")
COPIED = (*APPS, "requirements", "script", "static", "staticfiles", "templates")
FILES = ("manage.py", "package.json", "package-lock.json", ".npmrc")
OF_THE_TESTS = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "REDIS_URL",
    "EMAIL_URL",
    "EMBEDDED_FOR_TESTS",
    "DJANGO_SETTINGS_MODULE",
    "SITE_ADDRESS",
)
MAKE_A_PERSON = "from learning_org.accounts.models import Person; Person.objects.create(given_name='Kept', family_name='{}')"
COUNT_PEOPLE = "from learning_org.accounts.models import Person; print('people:', Person.objects.filter(given_name='Kept').count())"


class Checkout:
    """A copy of this checkout with its own .run; the packages are shared."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.env = {key: value for key, value in os.environ.items() if key not in OF_THE_TESTS}
        for name in COPIED:
            shutil.copytree(settings.BASE_DIR / name, self.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in FILES:
            shutil.copy(settings.BASE_DIR / name, self.folder / name)
        (self.folder / ".venv").symlink_to(settings.BASE_DIR / ".venv")
        (self.folder / ".run").mkdir()
        shutil.copytree(settings.BASE_DIR / ".run/stamps", self.folder / ".run/stamps")

    def start(self):
        """Start the server; returns its process and address once it says that it is up."""
        with processes.listen() as probe:
            port = probe.getsockname()[1]
        command = [sys.executable, "script/server", "--no-demo", "--port", str(port)]
        with open(self.folder / "output", "w") as output:
            server = subprocess.Popen(command, cwd=self.folder, env=self.env, stdout=output, stderr=output, start_new_session=True)
        until = time.monotonic() + 180
        while "Ctrl-C stops everything" not in self.output():
            assert server.poll() is None, self.output()
            assert time.monotonic() < until, self.output()
            time.sleep(0.1)
        return server, f"http://127.0.0.1:{port}{processes.FIRST_PAGE}"

    def output(self):
        return (self.folder / "output").read_text()

    def shell(self, code):
        """Run code through manage.py in another terminal, so to speak: nothing tells it where the database is."""
        command = [sys.executable, "manage.py", "shell", "--verbosity", "0", "-c", code]
        return subprocess.run(command, cwd=self.folder, env=self.env, check=True, capture_output=True, text=True).stdout

    def processes(self):
        """The command lines of every living process that belongs to this checkout."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                command = (process / "cmdline").read_text().replace("\0", " ")  # empty for a zombie
                place = os.readlink(process / "cwd")
            except (FileNotFoundError, ProcessLookupError, PermissionError):
                continue
            if command and f"{self.folder}/" in f"{command} {place}/":
                found.append(command)
        return found

    def wait_until_nothing_runs(self, seconds=30):
        until = time.monotonic() + seconds
        while (left := self.processes()) and time.monotonic() < until:
            time.sleep(0.1)
        assert left == []


@pytest.fixture(scope="module")
def checkout():
    folder = tempfile.mkdtemp(prefix="learning-")
    Path(folder).chmod(0o755)  # as a checkout usually is: the database's user must pass through
    yield Checkout(folder)
    shutil.rmtree(folder, ignore_errors=True)


def answers(address):
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 -- an address of ours
        return answer.status, "Sign in" in answer.read().decode()


def kinds(commands):
    """Which of the parts of the whole are among these processes."""
    parts = ("gunicorn", "worker", "beat", "_mail.py", "postgres", "valkey-server", "embedded.py")
    return {part for part in parts if any(re.search(rf"\b{re.escape(part)}\b|{re.escape(part)}", command) for command in commands)}


EVERYTHING = {"gunicorn", "worker", "beat", "_mail.py", "postgres", "valkey-server", "embedded.py"}


def test_interrupt_and_kill_stop_everything_and_the_next_start_keeps_the_data(checkout):
    """Three starts: after a first one, after Ctrl-C, after kill -9; each is up, and finds what was there."""
    server, address = checkout.start()
    assert answers(address) == (200, True)
    assert kinds(checkout.processes()) == EVERYTHING
    assert "manage.py first_administrator --email" in checkout.output()
    checkout.shell(MAKE_A_PERSON.format("Interrupted"))
    key = (checkout.folder / ".run/secret_key").read_text()
    server.send_signal(signal.SIGINT)
    assert server.wait(30) == 0, checkout.output()
    checkout.wait_until_nothing_runs()

    server, address = checkout.start()
    assert answers(address) == (200, True)
    assert (checkout.folder / ".run/secret_key").read_text() == key
    checkout.shell(MAKE_A_PERSON.format("Killed"))
    assert checkout.shell(COUNT_PEOPLE) == "people: 2\n"
    server.kill()
    server.wait()
    checkout.wait_until_nothing_runs()

    server, address = checkout.start()
    assert answers(address) == (200, True)
    assert checkout.shell(COUNT_PEOPLE) == "people: 2\n"
    server.send_signal(signal.SIGTERM)
    assert server.wait(30) == 0, checkout.output()
    checkout.wait_until_nothing_runs()


def run(checkout, *arguments, **variables):
    command = [sys.executable, "script/server", *arguments]
    return subprocess.run(command, cwd=checkout.folder, env=checkout.env | variables, capture_output=True, text=True, timeout=60)


def test_a_taken_port_is_explained(checkout):
    with processes.listen() as taken:
        port = taken.getsockname()[1]
        result = run(checkout, "--port", str(port))
    assert result.returncode == 1
    assert f"Port {port} is in use" in result.stderr
    assert f"script/server --port {port + 1}" in result.stderr
    assert "Traceback" not in result.stderr


def test_reset_refuses_a_database_that_is_not_the_embedded_one(checkout):
    with processes.listen() as probe:
        port = probe.getsockname()[1]
    result = run(checkout, "--reset", "--port", str(port), DATABASE_URL="postgres://app@db.example.org/theirs")
    assert result.returncode == 1
    assert "--reset drops the embedded database only" in result.stderr
