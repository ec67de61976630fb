"""Passwords: hashed by argon2, two at a time and off the event loop."""

import asyncio
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from typing import Annotated

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from pydantic import AfterValidator, Field, SecretStr


def _writable(password: SecretStr) -> SecretStr:
    """JSON can spell half of a character, which nothing can encode."""
    try:
        password.get_secret_value().encode()
    except UnicodeEncodeError:
        raise ValueError("There is half of a character in it.") from None
    return password


TypedPassword = Annotated[SecretStr, Field(max_length=200), AfterValidator(_writable)]
NewPassword = Annotated[TypedPassword, Field(min_length=8, description="At least 8 characters.")]

_HASHER = PasswordHasher()
# Each hash takes 64 MiB and a core or more for a moment.
_TWO = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
# What is verified for somebody who has no password, so that it takes as long.
_NOBODY = (
    f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${'A' * 22}${'A' * 43}"
)


async def hash_password(password: SecretStr) -> str:
    """What is stored of a password."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_TWO, _HASHER.hash, _normal(password))


async def is_password(password: SecretStr, stored: str | None) -> bool:
    """Whether `stored` was made from this password; as slow when nothing is stored."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_TWO, _matches, stored or _NOBODY, _normal(password))


def _matches(stored: str, password: str) -> bool:
    try:
        return _HASHER.verify(stored, password)
    except VerifyMismatchError:
        return False


def _normal(password: SecretStr) -> str:
    # The same key makes other code points on other systems.
    return unicodedata.normalize("NFKC", password.get_secret_value())
