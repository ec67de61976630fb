"""What awaits a new user. The app says what: users know nothing of the rooms above them."""

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeAlias, cast

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.user import User

Welcome: TypeAlias = Callable[[AsyncSession, User], Awaitable[None]]
"""Done for a user in the transaction that makes them: with it, or not at all."""


async def _welcome(request: Request) -> Welcome | None:
    return cast("Welcome | None", getattr(request.app.state, "welcome", None))


WelcomeDep = Annotated[Welcome | None, Depends(_welcome)]
"""How the app welcomes a new user."""
