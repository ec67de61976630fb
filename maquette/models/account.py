"""In whose name models are asked, and what that may cost.

Whoever runs work for a user sets the account around it; the router charges every call to it.
"""

from collections.abc import Generator
from contextlib import AbstractAsyncContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from maquette.models.catalog import Model
from maquette.models.usage import Usage


@dataclass
class Charge:
    """What a call turned out to cost; None: not known."""

    cost_usd: Decimal | None = None
    usage: Usage | None = None


class Account(Protocol):
    """A user's purse and keys."""

    @property
    def owner_id(self) -> UUID:
        """Whose it is."""
        ...

    @property
    def last_try(self) -> bool:
        """Whether nobody asks again when this call fails."""
        ...

    def charge(self, model: Model, estimate: Decimal | None) -> AbstractAsyncContextManager[Charge]:
        """Around one call: sets its estimate aside before, and writes down its cost after.

        Raises `OverBudget` before the call where too little is left.
        """
        ...

    async def note(self, sentence: str) -> None:
        """Say something to the user beside the result."""
        ...


_account: ContextVar[Account | None] = ContextVar("account", default=None)


def account() -> Account | None:
    """In whose name models are asked now; None: nobody's, and nothing is charged."""
    return _account.get()


@contextmanager
def charged_to(payer: Account) -> Generator[None]:
    """Until the block ends, models are asked in this name."""
    token = _account.set(payer)
    try:
        yield
    finally:
        _account.reset(token)
