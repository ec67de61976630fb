"""What the doctor says of one thing."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How well it is."""

    ok = "ok"
    mended = "mended"
    """It was not well, and is now or will be when the jobs for it are done."""
    warn = "warn"
    """It works, but somebody should look."""
    fail = "fail"
    """Something does not work, or is lost."""


@dataclass(frozen=True)
class Finding:
    """One sentence about one thing, and what to do where something is to be done."""

    about: str
    level: Level
    message: str
    remedy: str = ""


def ok(about: str, message: str) -> Finding:
    """All is well with this."""
    return Finding(about, Level.ok, message)


def mended(about: str, message: str) -> Finding:
    """It was put right."""
    return Finding(about, Level.mended, message)


def warn(about: str, message: str, remedy: str = "") -> Finding:
    """Somebody should look at this."""
    return Finding(about, Level.warn, message, remedy)


def fail(about: str, message: str, remedy: str = "") -> Finding:
    """This does not work."""
    return Finding(about, Level.fail, message, remedy)
