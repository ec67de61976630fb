"""What can go wrong, each with an HTTP status, a code and a sentence the user understands.

MaquetteError
├── Unauthorized        401  sign in first
├── Forbidden           403  signed in, but not allowed
├── NotFound            404  not there, or somebody else's
├── Conflict            409  it clashes with what is there
├── PreconditionFailed  412  it was changed meanwhile
├── TooLarge            413  more bytes or pixels than allowed
├── Unsupported         415  a file of a sort that is not read
├── Invalid             422  the request itself is wrong
├── TooMany             429  wait a moment
└── Unavailable         503  something this needs is away for now
"""

from typing import ClassVar


class MaquetteError(Exception):
    """An error whose `message` is shown to the user as it stands."""

    status: ClassVar[int] = 500
    default_code: ClassVar[str] = "internal"

    def __init__(self, message: str, *, code: str | None = None, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.field = field


class Unauthorized(MaquetteError):
    """Nobody is signed in."""

    status = 401
    default_code = "unauthorized"


class Forbidden(MaquetteError):
    """Somebody is signed in who may not do this."""

    status = 403
    default_code = "forbidden"


class NotFound(MaquetteError):
    """It is not there, or it is another user's: the two look the same."""

    status = 404
    default_code = "not_found"


class Conflict(MaquetteError):
    """It clashes with what is there."""

    status = 409
    default_code = "conflict"


class PreconditionFailed(MaquetteError):
    """It was changed since the caller read it."""

    status = 412
    default_code = "changed_meanwhile"


class TooLarge(MaquetteError):
    """More bytes or pixels than allowed."""

    status = 413
    default_code = "too_large"


class Unsupported(MaquetteError):
    """A file of a sort that Maquette does not read."""

    status = 415
    default_code = "unsupported"


class Invalid(MaquetteError):
    """The request itself is wrong."""

    status = 422
    default_code = "invalid"


class TooMany(MaquetteError):
    """Too many requests: wait for `retry_after` seconds."""

    status = 429
    default_code = "too_many"

    def __init__(self, message: str, *, retry_after: float, code: str | None = None) -> None:
        super().__init__(message, code=code)
        self.retry_after = retry_after


class Unavailable(MaquetteError):
    """Something this needs is away for now."""

    status = 503
    default_code = "unavailable"
