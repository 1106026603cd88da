"""Starting and stopping the product's own processes, for script/server, script/bench and tests. Standard library only."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1
WORKERS, THREADS = 2, 4
FIRST_PAGE = "/accounts/sign-in/"  # public, and needs everything that a page needs


class DidNotStart(RuntimeError):
    """A process ended, or did not answer in time."""


def web(listener):
    """gunicorn's command for an open socket, which the child must be given."""
    place = ["--bind", f"fd://{listener.fileno()}", "--workers", str(WORKERS), "--threads", str(THREADS)]
    quiet = ["--logger-class", "learning_org.gunicorn_logger.Logger"]
    return [sys.executable, "-m", "gunicorn", *place, *quiet, "--no-control-socket", "learning_org.wsgi"]


def worker(*options):
    """The Celery worker's command."""
    return [sys.executable, "-m", "celery", "-A", "learning_org", "worker", "--loglevel", "INFO", *options]


def beat(schedule):
    """Celery beat's command; `schedule` is the file where it notes what ran when."""
    return [sys.executable, "-m", "celery", "-A", "learning_org", "beat", "--loglevel", "INFO", "--pidfile=", "--schedule", str(schedule)]


def listen(port=0, host="127.0.0.1"):
    """A listening socket, on any free port when none is named. Raises OSError when the port is taken."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def start(command, *, log, env=None, cwd=None, pass_fds=()):
    """Start a child that ends when this process ends, even by kill -9. Its output is appended to the file `log`.

    It gets a session of its own, so that Ctrl-C reaches this process alone, which then stops it once. To be called from the
    main thread: the kernel watches the thread, not the process. Returns the Popen object.
    """
    parent = os.getpid()

    def with_parent():
        os.setsid()
        if LIBC:
            LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            if os.getppid() != parent:
                os._exit(1)

    with open(log, "ab") as output:
        return subprocess.Popen(
            command, env=env, cwd=cwd, stdin=subprocess.DEVNULL, stdout=output, stderr=output, pass_fds=pass_fds, preexec_fn=with_parent
        )


def stop(children, patience=15):
    """Ask every child to end, wait for them, and end those that do not."""
    for child in children:
        signal_group(child, signal.SIGTERM)
    until = time.monotonic() + patience
    for child in children:
        try:
            child.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            signal_group(child, signal.SIGKILL)
            child.wait()


def signal_group(child, number):
    """Signal a child and its own children. A child that has ended is left alone."""
    if child.poll() is None:
        os.killpg(child.pid, number)


def wait_for_page(address, children, seconds=60):
    """Wait until a request to this address succeeds. Raises DidNotStart when a child ends, or time is up."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if any(child.poll() is not None for child in children):
            raise DidNotStart(f"A process ended while {address} was awaited.")
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 -- an address of ours
            return
        except urllib.error.HTTPError as error:
            raise DidNotStart(f"{address} answers with error {error.code}.") from error
        except OSError:
            pass
        time.sleep(0.1)
    raise DidNotStart(f"{address} did not answer within {seconds} seconds.")
