"""The providers there are, as data: where each is, what it wants, and how it is spoken to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from maquette.errors import NotFound
from maquette.models.anthropic import Anthropic
from maquette.models.comfyui import ComfyUI
from maquette.models.compatible import Compatible
from maquette.models.gemini import Gemini
from maquette.models.local import Local
from maquette.models.ollama import Ollama
from maquette.models.openai import OpenAI


@dataclass(frozen=True)
class Address:
    """Where a provider is asked, and with which key; `workflows` is the folder of the user's."""

    base_url: str
    key: str | None
    workflows: Path


@dataclass(frozen=True)
class Provider:
    """A provider; without a `base_url` of its own it has to be told one."""

    name: str
    title: str
    connect: Callable[[Address], object]
    base_url: str | None = None
    needs_key: bool = False

    @property
    def setting(self) -> str:
        """How its settings begin: `{setting}_key`, `{setting}_base_url`."""
        return self.name.replace("-", "_")


@runtime_checkable
class Listing(Protocol):
    """A provider that says which models it has, which costs nothing."""

    async def models(self) -> Sequence[str]:
        """Their names; raises `ModelError`."""
        ...


LOCAL: Final = Provider("local", "This machine", lambda _: Local(), "")

PROVIDERS: Final[Mapping[str, Provider]] = {
    provider.name: provider
    for provider in (
        LOCAL,
        Provider(
            "gemini",
            "Google Gemini",
            lambda it: Gemini(it.base_url, it.key),
            "https://generativelanguage.googleapis.com/v1beta",
            needs_key=True,
        ),
        Provider(
            "openai",
            "OpenAI",
            lambda it: OpenAI(it.base_url, it.key),
            "https://api.openai.com/v1",
            needs_key=True,
        ),
        Provider(
            "anthropic",
            "Anthropic",
            lambda it: Anthropic(it.base_url, it.key),
            "https://api.anthropic.com/v1",
            needs_key=True,
        ),
        Provider("ollama", "Ollama", lambda it: Ollama(it.base_url, it.key)),
        Provider(
            "openai-compatible",
            "OpenAI-compatible server",
            lambda it: Compatible(it.base_url, it.key),
        ),
        Provider("comfyui", "ComfyUI", lambda it: ComfyUI(it.base_url, it.key, it.workflows)),
    )
}


def provider_of(name: str) -> Provider:
    """The provider of this name, other than this machine; raises `NotFound`."""
    provider = PROVIDERS.get(name)
    if provider is None or provider is LOCAL:
        raise NotFound(f"There is no provider “{name}”.")
    return provider
