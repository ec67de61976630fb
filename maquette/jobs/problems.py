"""What is told of an error: a code and a sentence; never an exception's own text."""

from dataclasses import dataclass

from sqlalchemy.exc import InterfaceError, OperationalError

from maquette.errors import MaquetteError, TooMany, Unavailable

_PASSING = (Unavailable, TooMany, OperationalError, InterfaceError, ConnectionError, TimeoutError)


@dataclass(frozen=True)
class Problem:
    """Why a job's attempt failed; `passing` is worth another try, `retry_after` seconds on."""

    code: str
    message: str
    passing: bool = False
    retry_after: float = 0.0


WORKER_DIED = Problem(
    "worker_died",
    "The worker that did this was lost several times. Try again; if that fails too, tell whoever"
    " runs this studio.",
    True,
)
DEADLINE = Problem(
    "deadline", "This took longer than it may. Try again when less is going on.", True
)


def problem(error: BaseException) -> Problem:
    """What is told of this exception."""
    passing = isinstance(error, _PASSING)
    if isinstance(error, MaquetteError):
        wait = getattr(error, "retry_after", None)
        return Problem(error.code, error.message, passing, float(wait or 0))
    return Problem("internal", "Something went wrong here; the log says what. Try again.", passing)
