"""How an error leaves the API: `{"error": {"code", "message", "field"?}}`."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from math import ceil

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from pydantic_core import ErrorDetails
from sqlalchemy.exc import InterfaceError, OperationalError
from starlette.exceptions import HTTPException

from maquette.errors import MaquetteError, TooMany, Unauthorized
from maquette.logs import REQUEST_ID, request_id

log = logging.getLogger(__name__)

_AWAY = (OperationalError, InterfaceError)
"""What a database says that is away, starting, or too busy: it may go better in a moment."""


class ErrorDetail(BaseModel):
    """What went wrong: a code for programs, a sentence for people, the field it is about."""

    code: str
    message: str
    field: str | None = None


class ErrorView(BaseModel):
    """The body of every response that is an error."""

    error: ErrorDetail


def install_error_handlers(app: FastAPI) -> None:
    """Let every error, ours or not, leave `app` in the one shape."""
    for kind in (MaquetteError, RequestValidationError, HTTPException, *_AWAY, Exception):
        app.add_exception_handler(kind, _answer)


async def _answer(request: Request, error: Exception) -> JSONResponse:
    match error:
        case MaquetteError():
            detail = ErrorDetail(code=error.code, message=error.message, field=error.field)
            return _response(error.status, detail, _headers(error))
        case RequestValidationError():
            return _response(422, _malformed(error))
        case HTTPException():
            return _response(error.status_code, _refused(error), error.headers)
        case OperationalError() | InterfaceError():
            log.warning("%s %s: %s", request.method, request.url.path, error.orig)
            away = "The database does not answer for now. Try again in a moment."
            return _response(503, ErrorDetail(code="unavailable", message=away))
        case _:
            log.error("%s %s failed", request.method, request.url.path, exc_info=error)
            calm = "Something went wrong inside Maquette. Its log says what."
            named = {REQUEST_ID: request_id.get()}  # this is outside of all middleware
            return _response(500, ErrorDetail(code="internal", message=calm), named)


def _response(
    status: int, detail: ErrorDetail, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    content = ErrorView(error=detail).model_dump(exclude_none=True)
    return JSONResponse(content, status, headers={"Cache-Control": "no-store", **(headers or {})})


def _headers(error: MaquetteError) -> dict[str, str]:
    match error:
        case TooMany():
            return {"Retry-After": str(ceil(error.retry_after))}
        case Unauthorized():
            return {"WWW-Authenticate": "Bearer"}
        case _:
            return {}


def _malformed(error: RequestValidationError) -> ErrorDetail:
    """The first thing that is wrong with a request; a form shows it beside its field."""
    first: ErrorDetails = error.errors()[0]
    # The location begins with body, query, path, …; the field is what follows.
    field = ".".join(str(part) for part in first["loc"][1:])
    match first["type"]:
        case "json_invalid":
            return ErrorDetail(code="invalid", message="The body is not valid JSON.")
        case "missing" if field:
            message = f"{field} is missing."
        case "missing":
            message = "The request has no body."
        case "extra_forbidden":
            message = f"{field} is not a field of this."
        case _:
            words = first["msg"].removeprefix("Value error, ").rstrip(".")
            message = f"{field}: {words}." if field else f"{words}."
    return ErrorDetail(code="invalid", message=message, field=field or None)


def _refused(error: HTTPException) -> ErrorDetail:
    status = HTTPStatus(error.status_code)
    words = status.description if error.detail == status.phrase else error.detail
    message = (words or status.phrase).rstrip(".") + "."
    return ErrorDetail(code=status.name.lower(), message=message)
