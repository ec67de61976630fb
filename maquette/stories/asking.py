"""Asking a model that writes, within a job of its own: what it answered is kept at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

from pydantic import TypeAdapter

from maquette.db.base import Json, JsonObject
from maquette.errors import Invalid
from maquette.jobs.finish import Done
from maquette.jobs.job import Status
from maquette.jobs.run import Child, Run
from maquette.jobs.steps import Answer
from maquette.models.catalog import known
from maquette.models.extract import ExtractRequest
from maquette.models.router import Router
from maquette.models.text import TextRequest
from maquette.stories.order import Asking
from maquette.tale import Outline, Planned

PLANS: Mapping[str, type[object]] = {"plan": Outline, "end": Planned}
"""What is answered as data rather than as text."""


@cache
def instructions(part: str) -> str:
    """What a model is told: a file of ours."""
    return resources.files("maquette.stories.prompts").joinpath(f"{part}.md").read_text("utf-8")


@dataclass(frozen=True)
class AskOnce:
    """The work of a child: one call, whose answer is its result."""

    models: Router

    async def __call__(self, run: Run, order: Asking) -> Done:
        """The answer; what was paid for is not paid for again."""
        planning = order.part in PLANS
        await run.progress(0.1, "Planning…" if planning else "Writing…")
        call = self._plan if planning else self._write
        answer = await run.step("answer", order.text, lambda: call(order))
        return Done({"answer": answer})

    async def _plan(self, order: Asking) -> Answer:
        request = ExtractRequest[object](
            instructions=instructions(order.part), output=PLANS[order.part], text=order.text
        )
        found = await self.models.extract(known(order.model), request)
        plain = cast(
            "JsonObject", TypeAdapter(PLANS[order.part]).dump_python(found.value, mode="json")
        )
        return Answer(plain, found.cost_usd)

    async def _write(self, order: Asking) -> Answer:
        request = TextRequest(
            instructions=instructions(order.part),
            text=order.text,
            seed=order.seed,
            max_words=order.max_words,
        )
        written = await self.models.text(known(order.model), request)
        if not written.text.strip():
            raise Invalid("The model wrote nothing.", code="bad_answer")
        return Answer(written.text.strip(), written.cost_usd)


def answered(child: Child) -> Json:
    """What a child was answered; None where it was not."""
    return child.result.get("answer") if child.status is Status.completed and child.result else None


def why(child: Child) -> str:
    """Why a child did not do it, in words."""
    if child.error:
        return str(child.error["message"])
    return "It was cancelled."
