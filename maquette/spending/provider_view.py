"""A provider as its user sees it: never with its key."""

from typing import Self

from pydantic import BaseModel

from maquette.auth.user import User
from maquette.models.providers import Provider
from maquette.spending.keyring import Keyring, Source


class ProviderView(BaseModel):
    """A provider: `key` says whose is used, `lost` that it has to be entered again."""

    name: str
    title: str
    ready: bool
    needs_key: bool
    key: Source | None
    lost: bool
    base_url: str | None
    """Admins see it, and only where it is not the usual one."""
    base_url_fixed: bool
    """A variable says it."""
    usual_url: str | None

    @classmethod
    def of(cls, keyring: Keyring, provider: Provider, user: User) -> Self:
        """The provider, by what the keyring has for this user."""
        held = keyring.held(provider, user.id)
        return cls(
            name=provider.name,
            title=provider.title,
            ready=keyring.address(provider, user.id) is not None,
            needs_key=provider.needs_key,
            key=held.source if held else None,
            lost=held is not None and held.secret is None,
            base_url=keyring.base_url(provider) if user.is_admin else None,
            base_url_fixed=keyring.base_url_fixed(provider),
            usual_url=provider.base_url,
        )
