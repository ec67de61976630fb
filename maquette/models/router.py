"""The one way to a model: which provider it has, how long it may take, and what takes its place.

What may go better next time is raised as `Passing`: jobs try again, nobody else does.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from maquette.errors import Invalid
from maquette.models import cost
from maquette.models.access import Access, FromSettings
from maquette.models.account import Charge, account
from maquette.models.catalog import CATALOG, SKETCH, Ability, Model, known
from maquette.models.errors import ModelError, NoCredit, NoKey, Passing, TimedOut
from maquette.models.extract import Extract, ExtractProvider, ExtractRequest
from maquette.models.picture import ImageProvider, ImageRequest
from maquette.models.providers import PROVIDERS, Listing, Provider
from maquette.models.tasks import STAND_INS, Task
from maquette.models.text import Text, TextProvider, TextRequest
from maquette.settings import Settings

T = TypeVar("T")


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
    """Asks the providers that have the address and the key that they need."""

    def __init__(self, settings: Settings, access: Access | None = None) -> None:
        self._seconds = settings.model_seconds
        self._access = access or FromSettings(settings)

    @property
    def default(self) -> str:
        """The model that is set for previews, by its id; of several the first."""
        return self.chain(Task.PREVIEW)[0]

    @property
    def patience(self) -> timedelta:
        """The longest that a model may take for one answer."""
        return timedelta(seconds=self._seconds)

    def chain(self, task: Task) -> Sequence[str]:
        """The ids of the models that are chosen for this: each where those before it cannot."""
        return self._access.models(task)

    def for_task(self, task: str, owner_id: UUID | None = None) -> Model:
        """The model that does `preview`, `generate`, `analyze` or `write` for this user: ours,
        where those that are set cannot be asked."""
        wanted = Task(task)
        return self.usual(self.chain(wanted)[0], wanted.ability, owner_id).model

    def choose(
        self, model_id: str, ability: Ability = Ability.IMAGE, owner_id: UUID | None = None
    ) -> Choice:
        """The model of this id, else one of ours where its provider is not set up for this user.

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
        return self.usual(model_id, ability, owner_id)

    def usual(
        self, model_id: str, ability: Ability = Ability.IMAGE, owner_id: UUID | None = None
    ) -> Choice:
        """Like `choose`, for an id that was written down once: whatever it says, one does it."""
        model = known(model_id)
        if self.ready(model, owner_id) and ability in model.abilities:
            return Choice(model)
        missing = model.provider or model_id
        instead = STAND_INS[ability]
        following = (each for each in self._after(model, owner_id) if ability in each.abilities)
        takes_over = next(following, instead.model)
        return Choice(
            takes_over, f"{missing} is not set up, so {takes_over.id} {instead.did} this."
        )

    def ready(self, model: Model, owner_id: UUID | None = None) -> bool:
        """Whether this user can ask it now: its provider has the address and key that it needs."""
        if not _possible(model):
            return False
        provider = PROVIDERS[model.provider]
        return self._access.address(provider, owner_id or _payer_id()) is not None

    async def image(self, model: Model, request: ImageRequest) -> Image:
        """The picture, within the time that the settings give; raises `ModelError`."""
        return await self._by(model, lambda one: self._image(one, request))

    async def extract(self, model: Model, request: ExtractRequest[T]) -> Extract[T]:
        """What is seen, within the time that the settings give; raises `ModelError`."""
        return await self._by(model, lambda one: self._extract(one, request))

    async def text(self, model: Model, request: TextRequest) -> Text:
        """The text, within the time that the settings give; raises `ModelError`."""
        return await self._by(model, lambda one: self._text(one, request))

    async def listed(self, provider: Provider) -> Sequence[str]:
        """The names of the models that it has, which costs nothing; raises `ModelError`."""
        connected = self._connected(provider)
        if not isinstance(connected, Listing):
            raise ModelError(f"{provider.title} does not say which models it has.")
        try:
            async with asyncio.timeout(self._seconds):
                return await connected.models()
        except TimeoutError as error:
            raise TimedOut(f"{provider.title} did not answer in time.") from error

    async def _by(self, model: Model, ask: Callable[[Model], Awaitable[T]]) -> T:
        """The model's answer, else that of the next one of its task's, where trying is over."""
        payer = account()
        for following in self._after(model):
            try:
                return await ask(model)
            except (Passing, NoCredit) as error:
                if payer is None or not (payer.last_try or isinstance(error, NoCredit)):
                    raise
                await payer.note(f"{error.message} So {following.id} did this.")
                model = following
        return await ask(model)

    def _after(self, model: Model, owner_id: UUID | None = None) -> Sequence[Model]:
        """Those that may take the model's place, in their order."""
        for task in Task:
            chain = self.chain(task)
            if model.id in chain:
                rest = map(known, chain[chain.index(model.id) + 1 :])
                able = (each for each in rest if task.ability in each.abilities)
                return [each for each in able if self.ready(each, owner_id)]
        return ()

    async def _image(self, model: Model, request: ImageRequest) -> Image:
        provider = self._provider(model)
        if not isinstance(provider, ImageProvider):
            raise _unable(model)
        async with self._asked(model, model.price_usd) as charge:
            answer = await provider.image(model.name, request)
            charge.usage, charge.cost_usd = answer.usage, answer.cost_usd
            if charge.cost_usd is None:
                charge.cost_usd = cost.of_picture(model, answer.usage)
        return Image(answer.data, model.id, charge.cost_usd)

    async def _extract(self, model: Model, request: ExtractRequest[T]) -> Extract[T]:
        provider = self._provider(model)
        if not isinstance(provider, ExtractProvider):
            raise _unable(model)
        words = request.instructions + request.text
        async with self._asked(model, cost.estimate(model, words, bool(request.image))) as charge:
            answer = await provider.extract(model.name, request)
            _count(charge, model, answer)
        return replace(answer, model=model.id, cost_usd=charge.cost_usd)

    async def _text(self, model: Model, request: TextRequest) -> Text:
        provider = self._provider(model)
        if not isinstance(provider, TextProvider):
            raise _unable(model)
        words = request.instructions + request.text
        async with self._asked(model, cost.estimate(model, words)) as charge:
            answer = await provider.text(model.name, request)
            _count(charge, model, answer)
        return replace(answer, model=model.id, cost_usd=charge.cost_usd)

    @asynccontextmanager
    async def _asked(self, model: Model, estimate: Decimal | None) -> AsyncGenerator[Charge]:
        """Around one call: its deadline, and what it is charged to."""
        payer = account()
        purse = payer.charge(model, estimate) if payer else nullcontext(Charge())
        async with purse as charge:
            try:
                async with asyncio.timeout(self._seconds):
                    yield charge
            except TimeoutError as error:
                seconds = f"{self._seconds:g} seconds"
                raise TimedOut(f"{model.label} did not answer within {seconds}.") from error

    def _provider(self, model: Model) -> object:
        return self._connected(PROVIDERS[model.provider])

    def _connected(self, provider: Provider) -> object:
        address = self._access.address(provider, _payer_id())
        if address is None:
            raise NoKey(f"{provider.title} is not set up. Settings → Models says what is missing.")
        return provider.connect(address)


def _payer_id() -> UUID | None:
    """In whose name models are asked here."""
    payer = account()
    return payer.owner_id if payer else None


def _possible(model: Model) -> bool:
    """Whether there is such a provider and, of our own models, such a model."""
    missing = model.provider == SKETCH.provider and model.id not in CATALOG
    return model.provider in PROVIDERS and bool(model.name) and not missing


def _count(charge: Charge, model: Model, answer: Extract[T] | Text) -> None:
    charge.usage, charge.cost_usd = answer.usage, answer.cost_usd
    if charge.cost_usd is None:
        charge.cost_usd = cost.of_tokens(model, answer.usage)


def _unable(model: Model) -> ModelError:
    return ModelError(f"{model.label} cannot do this. Choose another model.", code="unable")
