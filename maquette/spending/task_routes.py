"""`/api/tasks`: which model does what."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import delete

from maquette.auth.caller import CurrentAdmin, CurrentUser
from maquette.auth.user import User
from maquette.db.base import storable
from maquette.db.database import SessionDep
from maquette.errors import Conflict
from maquette.models.catalog import Ability
from maquette.models.router import Router
from maquette.models.tasks import Task
from maquette.spending.keyring import Keyring
from maquette.spending.tables import TaskModels

ModelId = Annotated[str, StringConstraints(max_length=200), AfterValidator(storable)]


class TaskView(BaseModel):
    """A task: the models chosen for it, the first that can; `does` is the one that does it now."""

    task: Task
    ability: Ability
    models: tuple[str, ...]
    does: str
    fixed: bool
    """A variable says it."""


class TasksView(BaseModel):
    """All tasks."""

    tasks: tuple[TaskView, ...]


class TaskDraft(BaseModel):
    """The models for a task; none: those of the settings."""

    model_config = ConfigDict(extra="forbid")

    models: Annotated[tuple[ModelId, ...], Field(max_length=8)]


def routes(keyring: Keyring, models: Router) -> APIRouter:
    """The routes over this keyring, which hears of every change at once."""
    router = APIRouter(prefix="/tasks", tags=["Tasks"])

    def view(task: Task, user: User) -> TaskView:
        return TaskView(
            task=task,
            ability=task.ability,
            models=tuple(keyring.models(task)),
            does=models.for_task(task, user.id).id,
            fixed=keyring.fixed(task),
        )

    @router.get("", name="list")
    async def index(user: CurrentUser, session: SessionDep) -> TasksView:
        """What models are used for, and which does it."""
        await keyring.read(session)
        return TasksView(tasks=tuple(view(task, user) for task in Task))

    @router.put("/{task}", name="choose")
    async def choose(
        task: Task, draft: TaskDraft, admin: CurrentAdmin, session: SessionDep
    ) -> TaskView:
        """Choose the models for a task, for everybody: each where those before it cannot."""
        if keyring.fixed(task):
            raise Conflict(f"MAQUETTE_{task.upper()}_MODEL says it.", code="set_elsewhere")
        for model in draft.models:
            models.choose(model, task.ability, admin.id)
        await session.execute(delete(TaskModels).where(TaskModels.task == task))
        if draft.models:
            session.add(TaskModels(task=task, models=draft.models))
            await session.flush()
        await keyring.read(session)
        return view(task, admin)

    return router
