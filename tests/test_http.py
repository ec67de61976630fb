"""How errors leave the API, on an app that fails in every way."""

import logging
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI, HTTPException
from httpx2 import ASGITransport, AsyncClient
from pydantic import BaseModel, field_validator
from sqlalchemy.exc import OperationalError

from maquette.errors import Conflict, TooMany, Unauthorized
from maquette.http import install_error_handlers
from tests.auth.studio import error


class Nested(BaseModel):
    size: int


class Body(BaseModel, extra="forbid"):
    name: str
    parts: list[Nested] = []

    @field_validator("name")
    @classmethod
    def _no_sir(cls, name: str) -> str:
        if name == "sir":
            raise ValueError("Nobody is called sir.")
        return name


async def _conflict() -> None:
    raise Conflict("It is there already.", code="name_taken", field="name")


async def _too_many() -> None:
    raise TooMany("Wait.", retry_after=1.2)


async def _unauthorized() -> None:
    raise Unauthorized("Sign in first.")


async def _teapot() -> None:
    raise HTTPException(418, "I am a teapot", headers={"X-Tea": "green"})


async def _broken() -> None:
    raise RuntimeError("the secret inside")


async def _away() -> None:
    raise OperationalError("SELECT 1", None, Exception("connection refused"))


async def _body(body: Body) -> str:
    return body.name


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    app = FastAPI()
    install_error_handlers(app)
    for fail in (_conflict, _too_many, _unauthorized, _teapot, _broken, _away):
        app.get(f"/{fail.__name__.strip('_')}")(fail)
    app.post("/body")(_body)
    transport = ASGITransport(app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://maquette.test") as client:
        yield client


async def test_our_errors_say_code_message_and_field(client: AsyncClient) -> None:
    response = await client.get("/conflict")
    assert response.status_code == 409
    assert response.json() == {
        "error": {"code": "name_taken", "message": "It is there already.", "field": "name"}
    }


async def test_headers_say_when_to_retry_and_how_to_sign_in(client: AsyncClient) -> None:
    response = await client.get("/too_many")
    assert (response.status_code, response.headers["retry-after"]) == (429, "2")
    response = await client.get("/unauthorized")
    assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
    assert error(response) == {"code": "unauthorized", "message": "Sign in first."}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b'{"name": ', {"message": "The body is not valid JSON."}),
        (b"", {"message": "The request has no body."}),
        (b"{}", {"field": "name", "message": "name is missing."}),
        (
            b'{"name": "x", "nam": 1}',
            {"field": "nam", "message": "nam is not a field of this."},
        ),
        (b'{"name": "sir"}', {"field": "name", "message": "name: Nobody is called sir."}),
        (
            b'{"name": "x", "parts": [{"size": "big"}]}',
            {
                "field": "parts.0.size",
                "message": "parts.0.size: Input should be a valid integer, unable to parse"
                " string as an integer.",
            },
        ),
    ],
)
async def test_what_is_wrong_with_a_body_is_said(
    client: AsyncClient, body: bytes, expected: dict[str, str]
) -> None:
    response = await client.post(
        "/body", content=body, headers={"content-type": "application/json"}
    )
    assert response.status_code == 422
    assert error(response) == {"code": "invalid", **expected}


async def test_what_the_framework_refuses_looks_the_same(client: AsyncClient) -> None:
    missing = await client.get("/nowhere")
    assert missing.status_code == 404
    assert error(missing)["code"] == "not_found"
    method = await client.put("/body")
    assert method.status_code == 405
    assert error(method)["code"] == "method_not_allowed"
    assert method.headers["allow"] == "POST"
    teapot = await client.get("/teapot")
    assert teapot.headers["x-tea"] == "green"
    assert error(teapot) == {"code": "im_a_teapot", "message": "I am a teapot."}


async def test_the_unforeseen_is_logged_and_not_shown(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "maquette.http"):
        response = await client.get("/broken")
    assert response.status_code == 500
    assert error(response)["code"] == "internal"
    assert "secret" not in response.text
    assert "GET /broken failed" in caplog.text
    assert "the secret inside" in caplog.text


async def test_a_database_that_is_away_is_no_fault_of_the_request(client: AsyncClient) -> None:
    response = await client.get("/away")
    assert response.status_code == 503
    assert error(response)["code"] == "unavailable"
    assert "refused" not in response.text
