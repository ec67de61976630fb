"""The tools over HTTP: what there is, letting one look at a picture, and its prompt."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Form, Request, UploadFile
from pydantic import Field

from maquette.analysis import prompt
from maquette.analysis.order import Order, analyze_work
from maquette.analysis.source import Sources
from maquette.analysis.tool import ALL, Tool, Tools, plain
from maquette.auth.caller import CurrentAdmin, CurrentUser
from maquette.db.database import DatabaseDep, SessionDep
from maquette.entity.schemas import Schema
from maquette.errors import Invalid
from maquette.jobs.once import IdempotencyKey, Once
from maquette.jobs.submit import submit
from maquette.jobs.view import Accepted
from maquette.models.catalog import Ability
from maquette.models.router import Router
from maquette.models.tasks import Task


class ToolView(Schema):
    """A tool; `entity_type` is what it sees, null for the one that runs all others."""

    name: str
    title: str
    entity_type: str | None
    model: str
    """The model that looks when none is named."""


class ToolsView(Schema):
    """Every tool, the one for all last."""

    tools: tuple[ToolView, ...]


class PromptView(Schema):
    """What a tool tells its model; `changed` when it is not what came with Maquette."""

    text: str
    changed: bool


class PromptDraft(Schema):
    """What a tool is to tell its model. `{fields}` stands for what the model fills in."""

    text: Annotated[str, Field(min_length=1, max_length=20_000)]


def routes(tools: Tools, models: Router, sources: Sources) -> APIRouter:
    """`/api/tools`."""
    router = APIRouter(prefix="/tools", tags=["Tools"])
    _looking(router, tools, models, sources)
    _prompts(router, tools)
    return router


def _looking(router: APIRouter, tools: Tools, models: Router, sources: Sources) -> None:
    @router.get("", name="list")
    async def index(user: CurrentUser) -> ToolsView:
        """The tools there are."""
        model = models.for_task(Task.ANALYZE, user.id).id
        each = (
            ToolView(
                name=tool.name,
                title=tool.kind.title,
                entity_type=tool.kind.entity_type,
                model=model,
            )
            for tool in tools
        )
        every = ToolView(name=ALL, title="Everything", entity_type=None, model=model)
        return ToolsView(tools=(*each, every))

    @router.post("/{name}/analyze", status_code=202, name="analyze")
    async def analyze(
        name: str,
        request: Request,
        database: DatabaseDep,
        user: CurrentUser,
        file: Annotated[UploadFile | None, File(description="A picture.")] = None,
        image_id: Annotated[UUID | None, Form(description="Or an image of yours.")] = None,
        model: Annotated[str | None, Form(description="provider/model")] = None,
        idempotency_key: IdempotencyKey = None,
    ) -> Accepted:
        """Let a tool look at a file, or at an image of the library. The job's result has
        proposals: entities that could be made. An uploaded file becomes an image."""
        tool = _tool(tools, name)
        usual = models.for_task(Task.ANALYZE, user.id).id
        choice = models.choose(model or usual, Ability.EXTRACT, user.id)
        if file is not None and image_id is None:
            called = file.filename or "picture"
            seen = await sources.bring(database, user.id, called, await file.read())
        elif image_id is not None and file is None:
            seen = image_id
        else:
            raise Invalid("Send a file, or the id of an image of yours.", field="file")
        async with database.transaction() as session:
            order = Order(
                tool=tool.name if tool else ALL,
                image_id=seen,
                model=choice.model.id,
                picture=await sources.name(session, user.id, seen),
                file=file and file.filename,
                note=choice.note,
            )
            once = Once.of(
                request,
                user.id,
                idempotency_key,
                order.model_dump_json(exclude={"picture", "file"}).encode(),
            )
            work = analyze_work(user.id, order, choice, tool)
            return Accepted.of(await once(session, lambda: submit(session, work)))


def _prompts(router: APIRouter, tools: Tools) -> None:
    @router.get("/{name}/prompt", name="get_prompt")
    async def get(name: str, session: SessionDep, _: CurrentAdmin) -> PromptView:
        """What the tool tells its model."""
        tool = tools.named(name)
        text = await prompt.text_of(session, tool)
        return PromptView(text=text, changed=text != prompt.packaged(tool))

    @router.put("/{name}/prompt", name="write_prompt")
    async def put(
        name: str, draft: PromptDraft, session: SessionDep, _: CurrentAdmin
    ) -> PromptView:
        """Let the tool tell its model something else, for everybody here."""
        tool = tools.named(name)
        await prompt.write(session, tool, draft.text)
        return PromptView(text=draft.text, changed=draft.text != prompt.packaged(tool))

    @router.delete("/{name}/prompt", name="reset_prompt")
    async def delete(name: str, session: SessionDep, _: CurrentAdmin) -> PromptView:
        """Let the tool tell its model again what came with Maquette."""
        tool = tools.named(name)
        await prompt.reset(session, tool)
        return PromptView(text=prompt.packaged(tool), changed=False)


def _tool(tools: Tools, name: str) -> Tool | None:
    """The tool of this name; None: all of them."""
    return None if plain(name) == ALL else tools.named(name)
