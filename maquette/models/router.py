"""The one way to a model: which provider it has, how long it may take, and what takes its place.

What may go better next time is raised as `Passing`: jobs try again, nobody else does.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property

from maquette.errors import Invalid
from maquette.models.catalog import CATALOG, SKETCH, Model, known
from maquette.models.compatible import Compatible
from maquette.models.errors import TimedOut
from maquette.models.local import Local
from maquette.models.picture import ImageProvider, ImageRequest
from maquette.settings import Settings

PROVIDERS = ("local", "openai-compatible")


@dataclass(frozen=True)
class Choice:
    """The model that does the work; `note` says why it is not the one that was asked for."""

    model: Model
    note: str | None = None

    @property
    def waits(self) -> bool:
        """Whether the work is to wait for a provider rather than to draw."""
        return self.model.provider != SKETCH.provider


@dataclass(frozen=True)
class Image:
    """A picture, untrusted bytes, and which model made it; `cost_usd` is None where unknown."""

    data: bytes
    model: str
    cost_usd: Decimal | None


class Router:
    """Knows the providers that the settings give an address or a key."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def default(self) -> str:
        """The model that the settings name for previews, by its id."""
        return self._settings.preview_model

    @property
    def patience(self) -> timedelta:
        """The longest that a model may take for one answer."""
        return timedelta(seconds=self._settings.model_seconds)

    def choose(self, model_id: str) -> Choice:
        """The model of this id, else `local/sketch` where its provider is not set up.

        Raises `Invalid` for a provider that there is not.
        """
        model = known(model_id)
        if not _possible(model):
            raise Invalid(
                f"There is no model “{model_id}”. A model is called provider/model, and the"
                f" providers are {', '.join(PROVIDERS)}.",
                field="model",
            )
        return self.usual(model_id)

    def usual(self, model_id: str) -> Choice:
        """Like `choose`, for an id that was written down once: whatever it says, one draws."""
        model = known(model_id)
        if self.ready(model):
            return Choice(model)
        missing = model.provider or model_id
        return Choice(SKETCH, f"{missing} is not set up, so {SKETCH.id} drew this.")

    def ready(self, model: Model) -> bool:
        """Whether it can be asked now: its provider has the address or key that it needs."""
        return _possible(model) and model.provider in self._providers

    async def image(self, model: Model, request: ImageRequest) -> Image:
        """The picture, within the time that the settings give; raises `ModelError`."""
        seconds = self._settings.model_seconds
        try:
            async with asyncio.timeout(seconds):
                answer = await self._providers[model.provider].image(model.name, request)
        except TimeoutError as error:
            raise TimedOut(f"{model.label} did not answer within {seconds:g} seconds.") from error
        cost = model.price_usd if answer.cost_usd is None else answer.cost_usd
        return Image(answer.data, model.id, cost)

    @cached_property
    def _providers(self) -> Mapping[str, ImageProvider]:
        providers: dict[str, ImageProvider] = {"local": Local()}
        here = self._settings
        if here.openai_compatible_base_url:
            key = here.openai_compatible_key
            providers["openai-compatible"] = Compatible(
                here.openai_compatible_base_url, key.get_secret_value() if key else None
            )
        return providers


def _possible(model: Model) -> bool:
    """Whether there is such a provider and, of our own models, such a model."""
    missing = model.provider == SKETCH.provider and model.id not in CATALOG
    return model.provider in PROVIDERS and bool(model.name) and not missing
