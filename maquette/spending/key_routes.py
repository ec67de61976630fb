"""`/api/providers/{provider_name}/key`: a key goes in, and never comes out again."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, SecretStr
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.auth.user import User
from maquette.db.database import SessionDep
from maquette.errors import Forbidden, Invalid
from maquette.models.providers import provider_of
from maquette.spending.keyring import Keyring, Source
from maquette.spending.provider_view import ProviderView
from maquette.spending.tables import ProviderKey

Whose = Literal[Source.OWN, Source.EVERYBODY]


class KeyDraft(BaseModel):
    """A key, and whether it is the user's own or, by an admin, everybody's."""

    model_config = ConfigDict(extra="forbid")

    key: Annotated[SecretStr, Field(max_length=2000)]
    whose: Whose = Source.OWN


def routes(keyring: Keyring) -> APIRouter:
    """The routes over this keyring, which hears of every change at once."""
    router = APIRouter(prefix="/providers/{provider_name}/key", tags=["Providers"])

    @router.put("", name="set_key")
    async def set_key(
        provider_name: str, draft: KeyDraft, user: CurrentUser, session: SessionDep
    ) -> ProviderView:
        """Enter a key. It is encrypted, and never shown again."""
        provider, owner = provider_of(provider_name), _owner(user, draft.whose)
        key = draft.key.get_secret_value().strip()
        if not key or not key.isascii() or not key.isprintable():
            raise Invalid("This is no key.", field="key")
        await _forget(session, provider_name, owner)
        session.add(
            ProviderKey(provider=provider_name, owner_id=owner, shut=keyring.safe.shut(key))
        )
        await session.flush()
        await keyring.read(session)
        return ProviderView.of(keyring, provider, user)

    @router.delete("", name="forget_key")
    async def forget_key(
        provider_name: str, user: CurrentUser, session: SessionDep, whose: Whose = Source.OWN
    ) -> ProviderView:
        """Forget a key."""
        provider = provider_of(provider_name)
        await _forget(session, provider_name, _owner(user, whose))
        await keyring.read(session)
        return ProviderView.of(keyring, provider, user)

    return router


def _owner(user: User, whose: Whose) -> UUID | None:
    """Whose key it is; raises `Forbidden`."""
    if whose is Source.EVERYBODY and not user.is_admin:
        raise Forbidden("Only an admin may change everybody's key.")
    return user.id if whose is Source.OWN else None


async def _forget(session: AsyncSession, provider: str, owner: UUID | None) -> None:
    await session.execute(
        delete(ProviderKey).where(
            ProviderKey.provider == provider, ProviderKey.owner_id.is_not_distinct_from(owner)
        )
    )
