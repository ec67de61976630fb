"""The two folders of a running Maquette: the data folder, held alone, and a short-lived one."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from maquette.errors import Conflict, Unavailable


@contextmanager
def data_folder(folder: Path) -> Generator[None]:
    """Hold the data folder, made if need be; `Conflict` while another process holds it."""
    try:
        if not folder.exists():
            folder.mkdir(parents=True)
            folder.chmod(_mode())
        lock = (folder / "lock").open("a")
    except OSError as error:
        raise Unavailable(f"The data folder {folder} cannot be used: {error.strerror}.") from error
    with lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Conflict(
                f"Maquette is already running on {folder}.", code="already_running"
            ) from error
        yield


@contextmanager
def run_folder() -> Generator[Path]:
    """A fresh folder for sockets. Its path is short: a socket's ends at 103 bytes on macOS."""
    mine = os.environ.get("XDG_RUNTIME_DIR", "")
    usable = os.geteuid() and len(mine) < 40 and os.access(mine, os.W_OK)
    folder = Path(tempfile.mkdtemp(prefix="maquette-", dir=mine if usable else "/tmp"))
    folder.chmod(_mode())
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _mode() -> int:
    """Our own only; but started by root, PostgreSQL's account has to pass through."""
    return 0o700 if os.geteuid() else 0o711
