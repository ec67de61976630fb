"""A small app with nothing but users, and the browsers and scripts that visit it."""

from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import cast

from argon2 import PasswordHasher
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response

from maquette.auth.accounts import create_user
from maquette.auth.routes import router
from maquette.auth.user import User
from maquette.db.database import Database
from maquette.http import install_error_handlers

PASSWORD = "plaster of paris"
CHEAP_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
HOST = "http://maquette.test"


@dataclass
class Studio:
    """The app on its database."""

    database: Database
    app: FastAPI
    open_clients: AsyncExitStack

    async def user(self, name: str, *, admin: bool = False) -> User:
        async with self.database.transaction() as session:
            user = await create_user(session, name, is_admin=admin)
            user.password_hash = CHEAP_HASH
            return user

    async def browser(self, *, address: str = "127.0.0.1", host: str = HOST) -> AsyncClient:
        """A browser with a cookie jar that shows the page of this very host."""
        transport = ASGITransport(self.app, raise_app_exceptions=False, client=(address, 50000))
        client = AsyncClient(transport=transport, base_url=host, headers={"Origin": host})
        return await self.open_clients.enter_async_context(client)

    async def signed_in(self, name: str) -> AsyncClient:
        browser = await self.browser()
        assert (await login(browser, name)).status_code == 200
        return browser

    async def script(self, token: str) -> AsyncClient:
        script = await self.browser()
        del script.headers["Origin"]
        script.headers["Authorization"] = f"Bearer {token}"
        return script


def studio_app(database: Database) -> FastAPI:
    app = FastAPI()
    app.state.database = database
    app.include_router(router, prefix="/api")
    install_error_handlers(app)
    return app


async def login(client: AsyncClient, name: str, password: str = PASSWORD) -> Response:
    return await client.post("/api/auth/login", json={"username": name, "password": password})


async def who(client: AsyncClient) -> str | None:
    """The name of the user who is signed in; None when nobody is."""
    response = await client.get("/api/auth/me")
    if response.status_code == 401:
        assert error(response)["code"] == "unauthorized"
        return None
    assert response.status_code == 200
    return cast("str", response.json()["username"])


def error(response: Response) -> dict[str, str]:
    return cast("dict[str, str]", response.json()["error"])
