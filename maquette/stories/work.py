"""Every job of type `story`: a whole one, a change of one, or a call that one of them makes."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from maquette.jobs.finish import Done
from maquette.jobs.run import Run
from maquette.pictures.setup import Setups
from maquette.stories.asking import AskOnce
from maquette.stories.cover import Covers
from maquette.stories.order import Asking, Order, Revising, Telling
from maquette.stories.revising import Revise
from maquette.stories.telling import Tell

_ORDER: TypeAdapter[Telling | Revising | Asking] = TypeAdapter(Order)


@dataclass(frozen=True)
class Stories:
    """Does each by its order."""

    setups: Setups
    covers: Covers

    async def __call__(self, run: Run) -> Done:
        """One story job."""
        match _ORDER.validate_python(run.job.input):
            case Telling() as order:
                return await Tell(self.setups, self.covers)(run, order)
            case Revising() as order:
                return await Revise(self.setups)(run, order)
            case Asking() as order:
                return await AskOnce(self.setups.models)(run, order)
