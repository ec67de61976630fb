import re

import httpx2
import pytest
from fastapi import FastAPI

from maquette.http import install_error_handlers
from maquette.logs import REQUEST_ID, Lines
from maquette.middleware import MOST, RequestId


async def test_a_body_that_nobody_needs_is_refused_and_leaves_nothing(
    alice: httpx2.AsyncClient,
) -> None:
    answer = await alice.post("/api/hair-styles", json={"name": "a", "description": "x" * MOST})
    assert answer.status_code == 413
    assert answer.json()["error"]["message"] == "That is more than 10 MB."
    assert (await alice.get("/api/hair-styles")).json()["total"] == 0


async def test_a_trailing_slash_is_accepted(alice: httpx2.AsyncClient) -> None:
    made = await alice.post("/api/hair-styles/", json={"name": "Bob"})
    assert made.status_code == 201
    listed = await alice.get("/api/hair-styles/", params={"q": "bob"})
    assert [item["name"] for item in listed.json()["items"]] == ["Bob"]
    assert (await alice.get(f"/api/hair-styles/{made.json()['id']}/")).status_code == 200


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("", r"[0-9a-f]{32}"),
        ("proxy-1:42.a_b", r"proxy-1:42\.a_b"),
        ("two words", r"[0-9a-f]{32}"),
        ("x" * 101, r"[0-9a-f]{32}"),
    ],
)
async def test_every_answer_names_its_request(
    alice: httpx2.AsyncClient, given: str, named: str
) -> None:
    for path in ("/api/jobs", "/api/nowhere"):
        answer = await alice.get(path, headers={REQUEST_ID: given} if given else {})
        assert re.fullmatch(named, answer.headers[REQUEST_ID])


async def test_what_goes_wrong_in_a_request_bears_its_name(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = FastAPI()
    app.add_middleware(RequestId)
    install_error_handlers(app)

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError

    caplog.handler.setFormatter(Lines())
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://studio.test") as client:
        answer = await client.get("/broken", headers={REQUEST_ID: "broken-1"})
    assert (answer.status_code, answer.headers[REQUEST_ID]) == (500, "broken-1")
    (line,) = caplog.text.splitlines()
    assert '"request_id": "broken-1"' in line
    assert "RuntimeError" in line
