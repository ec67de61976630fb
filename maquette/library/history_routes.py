"""The history of an entity over HTTP: the same for every kind."""

from datetime import datetime
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from maquette.auth.caller import CurrentUser
from maquette.branch import Branch
from maquette.db.base import JsonObject
from maquette.db.database import SessionDep
from maquette.entity.kind import Kind
from maquette.entity.schemas import Restored, Schema, View
from maquette.entity.traits import Traits
from maquette.entity.version import Version
from maquette.library import write
from maquette.library.etags import IfMatch, version_of
from maquette.library.history import history, restore_version
from maquette.library.views import Viewer

T = TypeVar("T", bound=Traits)

Number = Annotated[int, Path(ge=1, le=2**31 - 1)]


class VersionView(Schema):
    """What an entity said, and since when; the traits are those that its kind had then."""

    version: int
    created_at: datetime
    name: str
    description: str
    category: str | None
    tags: tuple[str, ...]
    traits: JsonObject


class VersionsPage(Schema):
    """Some of a history, newest first; it goes on `before` the last one's version."""

    items: tuple[VersionView, ...]
    next_before: int | None
    total: int


def routes(kind: Kind[T], viewer: Viewer) -> APIRouter:
    """`GET /api/{slug}/{id}/versions`, and the way back to one."""
    router = Branch(prefix=f"/{kind.slug}", tags=[kind.plural])

    @router.get("/{id}/versions", name="versions")
    async def index(
        id: UUID,
        session: SessionDep,
        user: CurrentUser,
        before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
        limit: Annotated[int, Query(ge=1, le=100)] = 30,
    ) -> VersionsPage:
        """List what it said at each version, the present one first."""
        row = await write.owned(session, kind, user.id, id)
        past = await history(session, row, before=before, limit=limit)
        return VersionsPage(
            items=tuple(_view(version) for version in past.versions),
            next_before=past.versions[-1].version if past.more else None,
            total=past.total,
        )

    @router.post(
        "/{id}/versions/{number}/restore", name="restore_version", response_model=kind.restored
    )
    async def restore(
        id: UUID,
        number: Number,
        session: SessionDep,
        user: CurrentUser,
        response: Response,
        if_match: IfMatch = None,
    ) -> Restored[View[T]]:
        """Let it say again what it said at this version: that makes a new one."""
        row = await write.owned(session, kind, user.id, id, lock=True)
        write.refuse_if_changed(row, version_of(if_match))
        dropped = await restore_version(session, kind, row, number)
        entity = await viewer.show(session, kind, row, response)
        return kind.restored(entity=entity, dropped=dropped)

    return router


def _view(version: Version) -> VersionView:
    content = {"version": version.version, "created_at": version.created_at, **version.content}
    return VersionView.model_validate(content)
