"""PostgreSQL's own programs at work on a database of ours: pg_dump, pg_restore, psql."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from maquette.embedded.binaries import postgres_programs, postgres_version
from maquette.errors import Unavailable

CHUNK: Final = 1 << 18

_DUMP: Final = (
    "--format=custom",
    "--no-owner",
    "--no-privileges",
    "--no-comments",
    "--schema=public",
    "--extension=pg_trgm",
    "--extension=btree_gin",
    # What lets somebody in would do so again, though it had been ended since.
    "--exclude-table-data=public.sign_ins",
    "--exclude-table-data=public.login_links",
    "--exclude-table-data=public.login_guesses",
)
_SCRIPT: Final = ("--no-owner", "--file=-")
_AT_ONCE: Final = (
    "--no-psqlrc",
    "--quiet",
    "--single-transaction",
    "--set=ON_ERROR_STOP=1",
    f"--output={os.devnull}",
    "--file=-",
)
_ANEW: Final = b"SET lock_timeout = '60s';\nDROP SCHEMA public CASCADE;\n"  # the dump makes it
_NOT_IN_16: Final = b"SET transaction_timeout = 0;\n"  # pg_restore sets it whatever the server


@dataclass(frozen=True)
class _Process:
    """One of them while it runs."""

    name: str
    popen: "subprocess.Popen[bytes]"
    complaints: IO[bytes]

    @property
    def input(self) -> IO[bytes]:
        """What it reads."""
        if self.popen.stdin is None:
            raise ValueError(self.name)
        return self.popen.stdin

    @property
    def output(self) -> IO[bytes]:
        """What it writes."""
        if self.popen.stdout is None:
            raise ValueError(self.name)
        return self.popen.stdout

    def end(self) -> None:
        """Wait for its end; `Unavailable` with its first complaint where that is a bad one."""
        if self.popen.wait():
            self.complaints.seek(0)
            said = self.complaints.read().decode(errors="replace").strip().splitlines()
            raise Unavailable(f"The database refused: {said[0] if said else self.name}")


def dump(url: str, major: int) -> Iterator[bytes]:
    """The whole database as pg_dump writes it, in chunks; `major` is the server's version."""
    with _running("pg_dump", major, *_DUMP, url=url) as process:
        while chunk := process.output.read(CHUNK):
            yield chunk
        process.end()


def restore(url: str, major: int, file: Path) -> None:
    """Replace all that is in the database by the dump in this file, at once or not at all."""
    with (
        _running("pg_restore", major, *_SCRIPT, str(file)) as script,
        _running("psql", major, *_AT_ONCE, url=url) as psql,
    ):
        try:
            psql.input.write(_ANEW)
            for chunk in _understood(script.output):
                psql.input.write(chunk)
            script.end()  # before psql hears that this is all: then it would commit
            psql.input.close()
        except BrokenPipeError:
            pass  # psql has ended: it says why
        psql.end()


def major_here() -> int:
    """The major version of the programs that come with Maquette."""
    return int(postgres_version().partition(".")[0])


def _understood(script: IO[bytes]) -> Iterator[bytes]:
    """The script, without what PostgreSQL 16 does not understand in its head."""
    for line in script:
        if line != _NOT_IN_16:
            yield line
        if line.startswith((b"CREATE", b"COPY")):
            break
    while chunk := script.read(CHUNK):
        yield chunk


@contextmanager
def _running(name: str, major: int, *words: str, url: str | None = None) -> Generator[_Process]:
    """The program on the database at `url`; whatever happens, it has ended afterwards."""
    environment, target = _connection(url) if url else ({}, ())
    with tempfile.TemporaryFile() as complaints:
        popen = subprocess.Popen(  # noqa: S603
            [_program(name, major), *words, *target],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={**os.environ, "LC_ALL": "C", **environment},
        )
        with popen:
            try:
                yield _Process(name, popen, complaints)
            finally:
                popen.kill()


def _connection(url: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The environment and the words that name a database: its password shows in no list."""
    parts = conninfo_to_dict(url)
    password = parts.pop("password", None)
    secret = {} if password is None else {"PGPASSWORD": str(password)}
    return secret, (f"--dbname={make_conninfo('', **parts)}",)


def _program(name: str, major: int) -> str | Path:
    """Ours where it is as new as the server, else the one on PATH."""
    if major <= major_here():
        return postgres_programs(None, Path()) / name
    found = shutil.which(name)
    if found and _major(found) >= major:
        return found
    raise Unavailable(
        f"The database is PostgreSQL {major}, which {name} {major_here()} cannot read: "
        f"install PostgreSQL {major}'s client programs, so that {name} is on the PATH."
    )


def _major(program: str) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r"\d+", said.stdout)
    return int(found[0]) if found else 0
