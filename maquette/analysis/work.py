"""The work of an `analyze` job: from a picture to proposals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from pydantic import BaseModel, Field, TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.analysis import memory, prompt
from maquette.analysis.order import Order, analyze_work
from maquette.analysis.proposal import Proposal, proposals
from maquette.analysis.review import Made, Review, accept
from maquette.analysis.source import Sources
from maquette.analysis.tool import ALL, Tool, Tools
from maquette.db.base import Json, JsonObject
from maquette.errors import Invalid
from maquette.jobs.finish import Done
from maquette.jobs.job import Status
from maquette.jobs.run import Child, Run
from maquette.jobs.steps import Answer
from maquette.media.digest import digest
from maquette.models.catalog import Ability, known
from maquette.models.errors import ModelError
from maquette.models.extract import ExtractRequest
from maquette.models.router import Router


class Findings(BaseModel):
    """The result of an analyze job. `again` says that the answer was known from before."""

    tool: str
    image_id: str
    model: str
    again: bool
    proposals: list[Proposal]
    made: list[Made] = Field(default_factory=list[Made])


class _Said(BaseModel):
    """A model's answer as it is kept."""

    model: str
    value: JsonObject
    sureness: dict[str, float]


@dataclass(frozen=True)
class Analyze:
    """Looks at one picture with one tool, or lets every tool look at it."""

    tools: Tools
    models: Router
    sources: Sources

    async def __call__(self, run: Run) -> Done:
        """One analyze job, from the picture to what could be made of it."""
        order = Order.model_validate(run.job.input)
        if order.note:
            await run.note(order.note)
        found = await (self._all(run, order) if order.tool == ALL else self._one(run, order))
        if order.review and found.proposals:
            found.made = await self._reviewed(run, order, found)
        return Done(found.model_dump(mode="json"))

    async def _reviewed(self, run: Run, order: Order, found: Findings) -> list[Made]:
        """What the owner lets become of what was found. Until they say, the job waits."""
        answer = await run.ask("review", found.model_dump(mode="json"))
        decisions = _review(answer).decisions
        decided = {it.key: (it, decisions[it.key]) for it in found.proposals if it.key in decisions}

        async def accepted(session: AsyncSession) -> Json:
            registry, owner = self.tools.registry, run.job.owner_id
            made = await accept(session, registry, owner, order.image_id, decided)
            return [it.model_dump(mode="json") for it in made]

        made = await run.write("accept", answer, accepted)
        return TypeAdapter(list[Made]).validate_python(made)

    async def _one(self, run: Run, order: Order) -> Findings:
        tool = self.tools.named(order.tool)
        owner = run.job.owner_id
        await run.progress(0.05, "Loading…")
        async with run.database.transaction() as session:
            files = await self.sources.files(session, owner, order.image_id)
            text = await prompt.text_of(session, tool)
        named, picture = await self.sources.read(files)
        key = digest(f"{tool.name} {named} {order.model} {prompt.version(tool, text)}".encode())
        async with run.database.transaction() as session:
            before = await memory.recall(session, owner, key)
        if before is None:
            await run.progress(0.2, "Looking…")
            request = ExtractRequest(
                instructions=prompt.instructions(tool, text), output=tool.answer, image=picture
            )
            said = await run.step("look", key, lambda: self._look(order.model, request))
            await run.write("remember", key, lambda session: _remember(session, run, key, said))
        else:
            said = before
        await run.progress(0.9, "Writing it down…")
        kept = _Said.model_validate(said)
        value = TypeAdapter(tool.answer).validate_python(kept.value)
        return Findings(
            tool=tool.name,
            image_id=str(order.image_id),
            model=kept.model,
            again=before is not None,
            proposals=proposals(
                tool.kind,
                self.tools.registry,
                value,
                kept.sureness,
                key=tool.name,
                picture=order.picture,
            ),
        )

    async def _look(self, model: str, request: ExtractRequest[object]) -> Answer:
        found = await self.models.extract(known(model), request)
        said = _Said(
            model=found.model,
            value=cast("JsonObject", to_jsonable_python(found.value)),
            sureness=dict(found.sureness),
        )
        return Answer(said.model_dump(mode="json"), found.cost_usd)

    async def _all(self, run: Run, order: Order) -> Findings:
        tools = self.tools.side_by_side
        choice = self.models.usual(order.model, Ability.EXTRACT, run.job.owner_id)
        ended = await run.children(
            [
                analyze_work(
                    run.job.owner_id,
                    order.model_copy(update={"tool": tool.name, "note": None, "review": False}),
                    choice,
                    tool,
                )
                for tool in tools
            ]
        )
        found = [it for it in map(_found, ended) if it]
        if not found:
            raise ModelError(_why(ended) or "No tool saw anything.")
        for tool in _unfinished(tools, ended):
            await run.note(f"{tool.kind.plural} were not looked at: that job did not complete.")
        return Findings(
            tool=ALL,
            image_id=str(order.image_id),
            model=order.model,
            again=all(it.again for it in found),
            proposals=[proposal for it in found for proposal in it.proposals],
        )


def _review(answer: Json) -> Review:
    try:
        return Review.model_validate(answer)
    except ValidationError as error:
        raise Invalid("That is no answer to what was found.") from error


async def _remember(session: AsyncSession, run: Run, key: str, said: Json) -> Json:
    await memory.remember(session, run.job.owner_id, key, cast("JsonObject", said))
    return None


def _found(child: Child) -> Findings | None:
    completed = child.status is Status.completed
    return Findings.model_validate(child.result) if completed else None


def _unfinished(tools: Sequence[Tool], ended: Sequence[Child]) -> list[Tool]:
    missing = {str(it.input["tool"]) for it in ended if it.status is not Status.completed}
    return [tool for tool in tools if tool.name in missing]


def _why(ended: Sequence[Child]) -> str | None:
    """The first error that a child ended with."""
    return next((str(it.error["message"]) for it in ended if it.error), None)
