"""A real Celery worker on this process's own database and Valkey number."""

import re
import time
from pathlib import Path

import pytest
from django.conf import settings

from learning_org import processes
from tests.support.live import child_environment


class Worker:
    """Celery workers of one test; start() returns when the worker takes tasks."""

    def __init__(self, folder, env):
        self.folder, self.env, self.children = Path(folder), env, []

    def start(self, *options):
        """Start a worker and wait until it is ready. Returns its process and the file of its log."""
        log = self.folder / f"worker-{len(self.children)}.log"
        command = processes.worker("--pool", "solo", "--without-gossip", "--without-mingle", *options)
        child = processes.start(command, log=log, env=self.env, cwd=settings.BASE_DIR)
        self.children.append(child)
        until = time.monotonic() + 30
        while not re.search(r" ready\.$", log.read_text(), re.MULTILINE):
            assert child.poll() is None, f"The worker ended:\n{log.read_text()}"
            assert time.monotonic() < until, f"The worker is not ready:\n{log.read_text()}"
            time.sleep(0.05)
        return child, log

    def stop(self):
        processes.stop(self.children)


@pytest.fixture
def celery_worker_process(transactional_db, mail_sink, tmp_path):
    """Start workers with .start(); they see what the test commits and end with it. Mark such tests `worker`."""
    from learning_org.celery import app

    app.control.purge()  # what an earlier test sent and nobody took
    workers = Worker(tmp_path, child_environment(mail_sink.port))
    yield workers
    workers.stop()
