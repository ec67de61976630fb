"""The data folder: its permissions, its secrets, its disk."""

import os
import shutil
import stat
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

from maquette.doctor.examination import Examination
from maquette.doctor.finding import Finding, fail, mended, ok, warn

LITTLE: Final = 2_000_000_000
"""Bytes: with less than this, somebody should make room."""
TOO_LITTLE: Final = 200_000_000
_SECRETS: Final = ("secret.key", "postgres.password", "maquette.toml", "connection.json")


async def check_folder(it: Examination) -> AsyncIterator[Finding]:
    """The data folder can be written, its secrets are nobody else's, and there is room."""
    for finding in (*_folder(it.settings.data_dir, it.repair), _room(it.settings.data_dir)):
        yield finding


def _folder(folder: Path, repair: bool) -> Iterator[Finding]:
    about = "Data folder"
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield fail(about, f"{folder} cannot be written.", "Give it to the user who runs Maquette.")
        return
    found = [folder / name for name in _SECRETS if _open_to_others(folder / name)]
    names = ", ".join(path.name for path in found)
    if not found:
        yield ok(about, f"{folder} is writable, and its secrets are nobody else's.")
    elif repair:
        for path in found:
            path.chmod(0o600)
        yield mended(about, f"{names} could be read by others, and cannot any more.")
    else:
        remedy = "`maquette doctor --repair` closes it: they hold secrets."
        yield warn(about, f"{names} can be read by others.", remedy)


def _open_to_others(path: Path) -> bool:
    return path.exists() and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:.1f} GB are free in {folder}."
    if free < TOO_LITTLE:
        return fail("Disk", said, "Make room now: the database stops on a full disk.")
    if free < LITTLE:
        return warn("Disk", said, "Make room soon.")
    return ok("Disk", said)
