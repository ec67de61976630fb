"""Which providers are set up, and which model does which task: by the settings, or by more."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from pydantic import SecretStr

from maquette.models.providers import Address, Provider
from maquette.models.tasks import Task
from maquette.settings import Settings


def chain(said: str) -> Sequence[str]:
    """Ids of models, as a setting lists them."""
    return tuple(each.strip() for each in said.split(","))


class Access(Protocol):
    """What the router goes by. It answers at once, from what it has read."""

    def address(self, provider: Provider, owner_id: UUID | None) -> Address | None:
        """Where this user's calls go, with which key; None where something is missing.

        Without a user: what everybody has.
        """
        ...

    def models(self, task: Task) -> Sequence[str]:
        """The ids of the models that do this: each where those before it cannot."""
        ...


class FromSettings:
    """What variables and `maquette.toml` say, the same for everybody."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def address(self, provider: Provider, owner_id: UUID | None = None) -> Address | None:
        """The provider's, where the settings have what it needs."""
        return self.made(provider, self.base_url(provider), self.key(provider))

    def models(self, task: Task) -> Sequence[str]:
        """The task's setting."""
        said: str = getattr(self._settings, f"{task}_model")
        return chain(said)

    def sets_models(self, task: Task) -> bool:
        """Whether the task's models were set, rather than left to their default."""
        return f"{task}_model" in self._settings.model_fields_set

    def base_url(self, provider: Provider) -> str | None:
        """The address that is set."""
        url: str | None = getattr(self._settings, f"{provider.setting}_base_url", None)
        return url

    def key(self, provider: Provider) -> str | None:
        """The key that is set."""
        key: SecretStr | None = getattr(self._settings, f"{provider.setting}_key", None)
        return key.get_secret_value() if key else None

    def made(self, provider: Provider, base_url: str | None, key: str | None) -> Address | None:
        """The address made of these; None where the provider needs more."""
        url = provider.base_url if base_url is None else base_url
        if url is None or (provider.needs_key and not key):
            return None
        return Address(url, key, self._settings.data_dir / "workflows")
