"""What script/setup, script/server, script/test and script/bench share: the steps that make a bare machine ready.

Runs under any Python from 3.11 on with nothing installed, so it imports the standard library alone.
"""

import contextlib
import ctypes
import glob
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
VENV = BASE / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = BASE / ".run" / "stamps"
LOG = BASE / ".run" / "setup.log"
OLDEST = (3, 11)

PDF_LIBRARIES = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PDF_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-liberation")
PDF_FONTS = "/usr/share/fonts/**/Liberation*"


class Failed(Exception):
    """A step did not succeed; the message says what to do."""


def say(text):
    print(text, flush=True)


@contextlib.contextmanager
def step(what):
    """Print one line for a step: what it does, and how long it took. Yields a list to which a remark may be added."""
    print(f"{what} ...", end=" ", flush=True)
    began, remarks = time.monotonic(), []
    try:
        yield remarks
    except BaseException:
        print("failed.", flush=True)
        raise
    print("; ".join([f"done in {time.monotonic() - began:.1f} s", *remarks]) + ".", flush=True)


def run(command, advice, **kwargs):
    """Run a command quietly. Raises Failed with the end of its output and the advice when it does not succeed."""
    result = subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=BASE, **kwargs
    )
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a") as log:
        log.write(f"$ {' '.join(map(str, command))}\n{result.stdout}\n")
    if result.returncode:
        end = "\n".join(result.stdout.splitlines()[-15:])
        raise Failed(f"{end}\n\nThe command was: {' '.join(map(str, command))}\n{advice} (All of its output is in {LOG}.)")
    return result.stdout


def fingerprint(*paths, also=""):
    """A hash over files and a word; absent files count as empty."""
    return hashlib.sha256(b"".join([also.encode(), *(path.read_bytes() if path.exists() else b"" for path in paths)])).hexdigest()


@contextlib.contextmanager
def once(name, mark):
    """Yield whether a step must be run, and note its fingerprint when it succeeded."""
    stamp = STAMPS / name
    fresh = stamp.exists() and stamp.read_text() == mark
    yield not fresh
    if not fresh:
        STAMPS.mkdir(parents=True, exist_ok=True)
        stamp.write_text(mark)


# -- The steps -----------------------------------------------------------------------


def check_python():
    if sys.version_info < OLDEST:
        raise Failed(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}. Run: python3.11 {sys.argv[0]}")


def make_environment():
    """Make .venv, again when it is broken or of a Python that is too old."""
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-c", f"import sys, pip; assert sys.version_info >= {OLDEST}"], capture_output=True).returncode == 0
    ):
        return
    with step("Making .venv"):
        missing = "On Debian or Ubuntu, as root: apt-get install python3-venv, and run this again."
        shutil.rmtree(VENV, ignore_errors=True)
        shutil.rmtree(STAMPS, ignore_errors=True)
        run([sys.executable, "-m", "venv", VENV], missing)


def install_requirements():
    locked = BASE / "requirements" / "all.txt"
    with once("requirements", fingerprint(locked, also=str(VENV.stat().st_ino))) as needed:
        if needed:
            with step("Installing the locked requirements"):
                advice = "Is the network there? It installs from the package index that pip is set to; then run this again."
                run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", locked], advice)


def build_assets():
    """Fetch the design system's files as locked, and patch them. Skipped while nothing that they come from has changed."""
    sources = [
        BASE / "package.json",
        BASE / "package-lock.json",
        *sorted((BASE / "learning_org/web/management/commands").glob("frontend_assets.py")),
    ]
    vendor = BASE / "static" / "vendor"
    with once("assets", fingerprint(*sources)) as needed:
        if needed or not (vendor.exists() and any(vendor.iterdir())):
            with step("Building the front-end assets"):
                manage(
                    "frontend_assets",
                    advice="Is the network there? It installs from the package registry that npm is set to; then run this again.",
                )


def collect_static(**kwargs):
    """Collect and hash the static files where gunicorn serves them from."""
    files = [path for path in sorted((BASE / "static").rglob("*")) if path.is_file()]
    with once("static", fingerprint(*files, BASE / "requirements" / "all.txt", also="".join(map(str, files)))) as needed:
        if needed or not (BASE / "staticfiles" / "staticfiles.json").exists():
            with step("Collecting static files"):
                manage("collectstatic", "--noinput", advice="Mend the file that it names.", **kwargs)


def manage(*arguments, advice, **kwargs):
    return run([PYTHON, "manage.py", *arguments], advice, **kwargs)


def can_load(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def on_debian():
    return shutil.which("apt-get") is not None


def apt_install(what, packages, otherwise):
    """As root on Debian or Ubuntu install packages; else print the command and go on. Returns whether they are there."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not on_debian():
        say(f"{what}: not found. {otherwise} Install what your system calls {' '.join(packages)}.")
    elif os.geteuid() != 0:
        say(f"{what}: not found. {otherwise} To install: sudo {' '.join(command)}")
    else:
        try:
            with step(f"Installing {what}"):
                quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
                run(["apt-get", "update"], "Is the network there?", env=quiet)
                run(command, "Is the network there?", env=quiet)
            return True
        except Failed as error:
            say(f"{error}\n{otherwise}")
    return False


def pdf_libraries():
    """What making a PDF needs. Every page works without it, and the button says what is missing."""
    if sys.platform == "linux" and not (all(map(can_load, PDF_LIBRARIES)) and glob.glob(PDF_FONTS, recursive=True)):
        apt_install("libraries for PDF files", PDF_PACKAGES, "Everything but making PDF files works.")
    else:
        say("Libraries for PDF files ... there.")


def chromium():
    """Where Chromium is, or None."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def install_chromium():
    if not chromium():
        apt_install("Chromium for the browser tests", ["chromium"], "Browser tests cannot run.")


def setup(*, tests=False):
    """Everything that a machine lacks. Quick when nothing has changed."""
    check_python()
    make_environment()
    install_requirements()
    build_assets()
    pdf_libraries()
    if tests:
        install_chromium()


def load(name):
    """One of learning_org's modules by itself: importing the package would read the settings, and with them the environment."""
    spec = importlib.util.spec_from_file_location(name, BASE / "learning_org" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_environment(**kwargs):
    """Set up, then carry on under .venv's Python: the script is run again by it, in the same process."""
    if os.environ.get("IN_ENVIRONMENT") == str(os.getpid()):
        del os.environ["IN_ENVIRONMENT"]
        os.chdir(BASE)
        return
    guarded(setup, **kwargs)
    os.environ["IN_ENVIRONMENT"] = str(os.getpid())
    os.execv(PYTHON, [str(PYTHON), *sys.argv])  # noqa: S606


def guarded(action, *args, **kwargs):
    """Run an action; a failing step ends the script with its message."""
    try:
        return action(*args, **kwargs)
    except Failed as error:
        sys.exit(f"\n{error}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
