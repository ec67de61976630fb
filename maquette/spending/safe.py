"""Secrets encrypted at rest, by a key that never stands beside them."""

import base64
import hashlib
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from maquette.settings import Settings

FILE = "secret.key"


class Safe:
    """Encrypts by the newest key, opens by any; a secret whose key is lost is lost with it.

    The keys are `MAQUETTE_SECRET_KEY`, the newest first, with commas between; else `secret.key` in
    the data folder, which is made when the first secret comes.
    """

    def __init__(self, settings: Settings) -> None:
        said = settings.secret_key
        self._said = said.get_secret_value() if said else None
        self._file = settings.data_dir / FILE

    def shut(self, secret: str) -> bytes:
        """The secret, encrypted."""
        if self._said is None:
            _make(self._file)
        return _fernet(self._keys()).encrypt(secret.encode())

    def opened(self, shut: bytes) -> str | None:
        """The secret; None where the key it was shut by is gone."""
        keys = self._keys()
        if not keys:
            return None
        try:
            return _fernet(keys).decrypt(shut).decode()
        except InvalidToken:
            return None

    def _keys(self) -> Sequence[str]:
        if self._said is not None:
            return self._said.split(",")
        with suppress(OSError):
            return self._file.read_text().split()
        return ()


def _fernet(keys: Sequence[str]) -> MultiFernet:
    """Whatever the keys look like: their digests have the length that is wanted."""
    digests = (hashlib.sha256(key.strip().encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(each)) for each in digests])


def _make(file: Path) -> None:
    """Write a key of its own, unless there is one: whole at once, for other processes may look."""
    if file.exists():
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{FILE}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as handle:
        handle.write(secrets.token_urlsafe(32) + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    with suppress(FileExistsError):  # another process was first
        os.link(new, file)
    new.unlink()
