"""The work of a `check` job: whether a provider can be asked, in words, and for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic import BaseModel

from maquette.jobs.finish import Done
from maquette.jobs.job import JobType, Priority, Queue
from maquette.jobs.run import Run
from maquette.jobs.submit import Work
from maquette.jobs.titles import One, titles
from maquette.models.errors import ModelError, Passing
from maquette.models.providers import Provider, provider_of
from maquette.models.router import Router
from maquette.models.tasks import Task
from maquette.spending.keyring import Keyring


class CheckOrder(BaseModel):
    """Which provider is to be tried."""

    provider: str


def check_work(owner_id: UUID, provider: Provider) -> Work:
    """The work of trying a provider with its user's key."""
    named = titles("Test", provider.title, One("Provider", provider.title))
    return Work(
        owner_id=owner_id,
        type=JobType.check,
        queue=Queue.io,
        priority=Priority.interactive,
        input=CheckOrder(provider=provider.name).model_dump(mode="json"),
        title=named.title,
        description=named.description,
        work_key=f"check {provider.name}",
    )


@dataclass(frozen=True)
class CheckProvider:
    """Asks a provider which models it has."""

    models: Router
    keyring: Keyring

    async def __call__(self, run: Run) -> Done:
        """The verdict, and the models; an error is told like any other of a model's."""
        provider = provider_of(CheckOrder.model_validate(run.job.input).provider)
        await run.progress(0.1, f"Asking {provider.title}…")
        try:
            found = await self.models.listed(provider)
        except Passing as error:  # who tries it wants to know now
            raise ModelError(error.message, code=error.code) from error
        missing = [
            model.removeprefix(f"{provider.name}/")
            for task in Task
            for model in self.keyring.models(task)
            if model.startswith(f"{provider.name}/")
            and model.removeprefix(f"{provider.name}/") not in found
        ]
        return Done({"verdict": _verdict(provider, found, missing), "models": list(found)})


def _verdict(provider: Provider, found: Sequence[str], missing: Sequence[str]) -> str:
    count = f"{len(found)} model{'' if len(found) == 1 else 's'}"
    said = f"{provider.title} answers, and has {count}."
    if missing:
        said += f" It does not have {' and '.join(dict.fromkeys(missing))}, which is chosen here."
    return said
