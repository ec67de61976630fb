"""The one way to a model: which provider it has, how long it may take, and what takes its place.

What may go better next time is raised as `Passing`: jobs try again, nobody else does.
"""

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from maquette.errors import Invalid
from maquette.models.catalog import CATALOG, SKETCH, Ability, Model, known
from maquette.models.compatible import Compatible
from maquette.models.errors import ModelError, TimedOut
from maquette.models.extract import Extract, ExtractProvider, ExtractRequest
from maquette.models.local import Local
from maquette.models.picture import ImageProvider, ImageRequest
from maquette.models.tasks import STAND_INS, Task
from maquette.models.text import Text, TextProvider, TextRequest
from maquette.settings import Settings

T = TypeVar("T")

PROVIDERS = ("local", "openai-compatible")


@dataclass(frozen=True)
class Choice:
    """The model that does the work; `note` says why it is not the one that was asked for."""

    model: Model
    note: str | None = None

    @property
    def waits(self) -> bool:
        """Whether the work is to wait for a provider rather than to be done here."""
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
        return self._named(Task.PREVIEW)

    @property
    def patience(self) -> timedelta:
        """The longest that a model may take for one answer."""
        return timedelta(seconds=self._settings.model_seconds)

    def for_task(self, task: str) -> Model:
        """The model that does `preview`, `generate`, `analyze` or `write`: ours, where the one
        that the settings name is not set up."""
        wanted = Task(task)
        return self.usual(self._named(wanted), wanted.ability).model

    def choose(self, model_id: str, ability: Ability = Ability.IMAGE) -> Choice:
        """The model of this id, else one of ours where its provider is not set up.

        Raises `Invalid` for a provider that there is not, and for a model that cannot do it.
        """
        model = known(model_id)
        if not _possible(model):
            raise Invalid(
                f"There is no model “{model_id}”. A model is called provider/model, and the"
                f" providers are {', '.join(PROVIDERS)}.",
                field="model",
            )
        if ability not in model.abilities:
            raise Invalid(f"{model.label} cannot do this. Choose another model.", field="model")
        return self.usual(model_id, ability)

    def usual(self, model_id: str, ability: Ability = Ability.IMAGE) -> Choice:
        """Like `choose`, for an id that was written down once: whatever it says, one does it."""
        model = known(model_id)
        if self.ready(model) and ability in model.abilities:
            return Choice(model)
        missing = model.provider or model_id
        instead = STAND_INS[ability]
        return Choice(
            instead.model, f"{missing} is not set up, so {instead.model.id} {instead.did} this."
        )

    def ready(self, model: Model) -> bool:
        """Whether it can be asked now: its provider has the address or key that it needs."""
        return _possible(model) and model.provider in self._providers

    async def image(self, model: Model, request: ImageRequest) -> Image:
        """The picture, within the time that the settings give; raises `ModelError`."""
        provider = self._provider(model)
        if not isinstance(provider, ImageProvider):
            raise _unable(model)
        answer = await self._in_time(model, provider.image(model.name, request))
        cost = model.price_usd if answer.cost_usd is None else answer.cost_usd
        return Image(answer.data, model.id, cost)

    async def extract(self, model: Model, request: ExtractRequest[T]) -> Extract[T]:
        """What is seen, within the time that the settings give; raises `ModelError`."""
        provider = self._provider(model)
        if not isinstance(provider, ExtractProvider):
            raise _unable(model)
        answer = await self._in_time(model, provider.extract(model.name, request))
        return replace(answer, model=model.id)

    async def text(self, model: Model, request: TextRequest) -> Text:
        """The text, within the time that the settings give; raises `ModelError`."""
        provider = self._provider(model)
        if not isinstance(provider, TextProvider):
            raise _unable(model)
        answer = await self._in_time(model, provider.text(model.name, request))
        return replace(answer, model=model.id)

    async def _in_time(self, model: Model, call: Awaitable[T]) -> T:
        seconds = self._settings.model_seconds
        try:
            async with asyncio.timeout(seconds):
                return await call
        except TimeoutError as error:
            raise TimedOut(f"{model.label} did not answer within {seconds:g} seconds.") from error

    def _named(self, task: Task) -> str:
        here = self._settings
        return {
            Task.PREVIEW: here.preview_model,
            Task.GENERATE: here.generate_model,
            Task.ANALYZE: here.analyze_model,
            Task.WRITE: here.write_model,
        }[task]

    def _provider(self, model: Model) -> object:
        return self._providers[model.provider]

    @cached_property
    def _providers(self) -> Mapping[str, object]:
        providers: dict[str, object] = {"local": Local()}
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


def _unable(model: Model) -> ModelError:
    return ModelError(f"{model.label} cannot do this. Choose another model.", code="unable")
