"""gunicorn, as script/server runs it, on the test database."""

import dataclasses
import os
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from learning_org import processes


@dataclasses.dataclass
class LiveServer:
    """A running server: its address (no slash at the end) and the file of its log."""

    url: str
    log: Path


def child_environment(mail_port):
    """What a server or worker process needs, to work on this process's test database, Valkey number and mail server."""
    place = connection.settings_dict
    address = f"{place['HOST']}:{place['PORT']}" if place["PORT"] else ""

    def url(config):
        who = quote(config["USER"], safe="") + (f":{quote(config['PASSWORD'], safe='')}" if config["PASSWORD"] else "")
        where = f"{address}/" if address else f"/{quote(place['HOST'])}/"
        return f"postgres://{who}@{where}{place['NAME']}"

    child = {key: value for key, value in os.environ.items() if key != "EMBEDDED_FOR_TESTS"}
    return child | {
        "SECRET_KEY": settings.SECRET_KEY,  # links made by one process are read by the other
        "DATABASE_URL": url(settings.DATABASES["default"]),
        "DATABASE_OWNER_URL": url(settings.DATABASE_OWNER),
        "DJANGO_SETTINGS_MODULE": "learning_org.settings.browser",
        "FILES_ROOT": str(settings.FILES_ROOT),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
    }


@pytest.fixture(scope="session")
def live_process(django_db_setup, django_db_blocker, mail_sink):
    """One gunicorn for the run."""
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        pytest.fail("The static files are not collected: run script/test, or manage.py frontend_assets and manage.py collectstatic.")
    listener = processes.listen()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "web.log"
        env = child_environment(mail_sink.port)
        child = processes.start(processes.web(listener), log=log, env=env, cwd=settings.BASE_DIR, pass_fds=[listener.fileno()])
        server = LiveServer(url=f"http://127.0.0.1:{listener.getsockname()[1]}", log=log)
        listener.close()
        try:
            processes.wait_for_page(f"{server.url}{processes.FIRST_PAGE}", [child])
        except processes.DidNotStart as error:
            pytest.fail(f"{error}\n{log.read_text()[-4000:]}")
        else:
            yield server
        finally:
            processes.stop([child])


@pytest.fixture
def live(transactional_db, live_process):
    """The running server; what the test writes is seen by it, and is gone after the test."""
    yield live_process
    wait_until_quiet()


def wait_until_quiet(seconds=10):
    """Wait until the server has ended what a closed browser left behind (a draft on its way): emptying the tables would meet its locks."""
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
    quiet, until = 0, time.monotonic() + seconds
    while quiet < 3 and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(others)
            quiet = 0 if cursor.fetchone()[0] else quiet + 1
        time.sleep(0.1)
