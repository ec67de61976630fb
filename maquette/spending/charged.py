"""Work whose model calls are charged to the one who asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from maquette.jobs.finish import Done
from maquette.jobs.job import JobType
from maquette.jobs.run import Handler, Handlers, Run
from maquette.models.account import charged_to
from maquette.spending.keyring import Keyring
from maquette.spending.purse import Purse


@dataclass(frozen=True)
class Charged:
    """A handler that asks models in its job's owner's name."""

    handler: Handler
    keyring: Keyring
    per_minute: int

    async def __call__(self, run: Run) -> Done:
        """The handler's work, with the keys of this moment."""
        await self.keyring.keep_fresh(run.database)
        with charged_to(Purse(run, self.per_minute)):
            return await self.handler(run)


def charged(keyring: Keyring, per_minute: int, handlers: Mapping[JobType, Handler]) -> Handlers:
    """The handlers, each charged."""
    return {does: Charged(each, keyring, per_minute) for does, each in handlers.items()}
