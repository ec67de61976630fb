"""PostgreSQL from its wheel: one cluster, one role for the app, one private socket."""

import os
import secrets
import shutil
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from maquette.embedded.binaries import postgres_version
from maquette.embedded.cluster import Cluster
from maquette.embedded.progress import telling
from maquette.embedded.supervisor import Supervisor, supervised
from maquette.errors import Conflict, Unavailable

NO_OPTIONS: Mapping[str, str] = MappingProxyType({})

_OPTIONS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}
# Only the app's role comes in, by its password; the superuser does not.
_RULES = "local all maquette scram-sha-256\n"
_INITDB = (
    "--username=postgres",
    "--auth=reject",
    "--encoding=UTF8",
    "--locale-provider=builtin",  # sorts the same on every system, and after every upgrade of it
    "--builtin-locale=C.UTF-8",
    f"--locale={'en_US.UTF-8' if sys.platform == 'darwin' else 'C.UTF-8'}",
    "--lc-messages=C",
    "--no-instructions",
)


@contextmanager
def postgres(
    folder: Path, *, user: str = "nobody", options: Mapping[str, str] = NO_OPTIONS
) -> Generator[str]:
    """A PostgreSQL with its data in this folder; the URL of its database `maquette`."""
    with supervised(folder) as supervisor:
        yield start_postgres(supervisor, user=user, options=options)


def start_postgres(
    supervisor: Supervisor, *, user: str, options: Mapping[str, str] = NO_OPTIONS
) -> str:
    """Start the PostgreSQL of the supervisor's folder, made if need be; its URL, once ready.

    The role in the URL owns the database `maquette` and may make others; it is no superuser.
    """
    cluster = Cluster.at(supervisor.folder / "postgres", user=user, run=supervisor.run)
    secret = supervisor.folder / "postgres.password"
    if cluster.folder.exists():
        _check_version(cluster)
        if not _kept(secret):
            _set_password(supervisor, cluster, secret, role="ALTER ROLE")
    else:
        with telling("Making the database…"):
            _make(supervisor, cluster, secret)
    sockets = supervisor.run / "postgres"
    cluster.own(sockets)
    rules = supervisor.run / "pg_hba.conf"

    def prepare() -> None:
        rules.write_text(_RULES)  # each time: what lies in /tmp may be swept by others
        rules.chmod(0o644)
        _forget_last_run(cluster)

    paths = {"unix_socket_directories": str(sockets), "hba_file": str(rules)}
    words = [f"--{name}={value}" for name, value in {**_OPTIONS, **options, **paths}.items()]
    server = cluster.program("postgres", *words, prepare=prepare)
    child = supervisor.start(server)
    with telling("PostgreSQL is recovering…", after=5):
        supervisor.wait(child, lambda: _ready(cluster, child.entry.process.pid))
    return f"postgresql://maquette:{secret.read_text()}@/maquette?host={quote(str(sockets))}"


def _make(supervisor: Supervisor, cluster: Cluster, secret: Path) -> None:
    """Make the cluster under another name: half a one never bears its own."""
    fresh = replace(cluster, folder=cluster.folder.with_suffix(".new"))
    shutil.rmtree(fresh.folder, ignore_errors=True)
    fresh.own(fresh.folder)
    _run(supervisor, fresh, "initdb", *_INITDB)
    database = "CREATE DATABASE maquette OWNER maquette"
    _set_password(supervisor, fresh, secret, role="CREATE ROLE", then=database)
    fresh.folder.rename(cluster.folder)


def _check_version(cluster: Cluster) -> None:
    theirs = (cluster.folder / "PG_VERSION").read_text().strip()
    ours = postgres_version().partition(".")[0]
    if theirs != ours:
        raise Conflict(
            f"{cluster.folder} was made by PostgreSQL {theirs}, and this Maquette brings "
            f"PostgreSQL {ours}: back it up with the Maquette that made it, and restore the "
            "backup with this one into a new data folder.",
            code="postgres_version",
        )


def _set_password(
    supervisor: Supervisor, cluster: Cluster, secret: Path, *, role: str, then: str = ""
) -> None:
    """Give the app's role, made or altered, a fresh password, and keep that in `secret`."""
    password = secrets.token_urlsafe(24)
    sql = f"{role} maquette LOGIN CREATEDB PASSWORD '{password}'\n{then}\n"
    # The superuser cannot come in, so this is PostgreSQL's mode without a server.
    strict = ("-c", "exit_on_error=on", "-c", "log_min_error_statement=panic")
    _run(supervisor, cluster, "postgres", "--single", *strict, "postgres", text=sql)
    fresh = secret.with_name(f"{secret.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    with fresh.open("w") as file:
        file.write(password)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(secret)


def _kept(secret: Path) -> bool:
    """Whether the password is there; a power cut can leave an empty file."""
    return secret.is_file() and secret.stat().st_size > 0


def _run(supervisor: Supervisor, cluster: Cluster, name: str, *words: str, text: str = "") -> None:
    program = cluster.program(name, *words, text=text)
    if supervisor.once(program):
        raise Unavailable(f"The database could not be made.\n{program.tail()}")


def _forget_last_run(cluster: Cluster) -> None:
    """Take away the pid of a killed server, which may be a zombie's or a stranger's by now.

    None can be running: the folder is ours alone and what was in the book has ended. Should a
    session outlive its server for a moment, PostgreSQL itself sees that and does not start.
    """
    (cluster.folder / "postmaster.pid").unlink(missing_ok=True)


def _ready(cluster: Cluster, pid: int) -> bool:
    """Whether the server with this pid says so, in the file that `pg_ctl` reads, too."""
    try:
        lines = (cluster.folder / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) > 7 and lines[0] == str(pid) and lines[7].strip() == "ready"
