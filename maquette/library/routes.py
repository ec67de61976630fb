"""The routes of a kind: the same for every kind, typed by its traits."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar
from uuid import UUID

from fastapi import APIRouter, Query, Response
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.auth.user import User
from maquette.branch import Branch
from maquette.db.database import ReadDep, SessionDep
from maquette.entity.entity import Described
from maquette.entity.kind import Kind
from maquette.entity.schemas import Draft, Page, Patch, View
from maquette.entity.traits import Traits
from maquette.library import write
from maquette.library.etags import IfMatch, version_of
from maquette.library.find import find
from maquette.library.views import Viewer
from maquette.library.wanted import Wanted, wanted_of

T = TypeVar("T", bound=Traits)

Act = Callable[[AsyncSession, Kind[T], Described[T]], Awaitable[Described[T]]]


def routes(kind: Kind[T], viewer: Viewer) -> APIRouter:
    """Everything under `/api/{slug}` that every kind has."""
    router = Branch(prefix=f"/{kind.slug}", tags=[kind.plural])
    desk = _Desk(kind, viewer)
    _reading(router, desk)
    _writing(router, desk)
    _ending(router, desk)
    acts: tuple[tuple[str, str, Act[T], int], ...] = (
        ("POST", "/{id}/archive", write.archive, 200),
        ("POST", "/{id}/unarchive", write.unarchive, 200),
        ("POST", "/{id}/restore", write.restore, 200),
        ("POST", "/{id}/duplicate", write.duplicate, 201),
        ("PUT", "/{id}/favorite", write.favor, 200),
        ("DELETE", "/{id}/favorite", write.unfavor, 200),
    )
    for method, path, act, status in acts:
        _acting(router, desk, act, method, path, status)
    return router


@dataclass(frozen=True)
class _Desk(Generic[T]):
    """Where the entities of a kind are taken from the shelf and shown."""

    kind: Kind[T]
    viewer: Viewer

    async def take(
        self, session: AsyncSession, user: User, id: UUID, if_match: str | None
    ) -> Described[T]:
        """The user's entity, locked, if it is still the one they read."""
        row = await write.owned(session, self.kind, user.id, id, lock=True)
        write.refuse_if_changed(row, version_of(if_match))
        return row

    async def show(self, session: AsyncSession, row: Described[T], response: Response) -> View[T]:
        """What the API says of the entity."""
        return await self.viewer.show(session, self.kind, row, response)


def _reading(router: APIRouter, desk: _Desk[T]) -> None:
    kind = desk.kind

    async def index(
        session: ReadDep, user: CurrentUser, wanted: Annotated[Wanted, Query()]
    ) -> Page[View[T]]:
        """List them, filtered, searched and sorted."""
        found = await find(session, kind, user.id, wanted)
        return Page(
            items=await desk.viewer.views(session, user.id, kind, found.rows),
            next_cursor=found.next_cursor,
            total=found.total,
        )

    index.__annotations__["wanted"] = Annotated[wanted_of(kind), Query()]
    router.get("", response_model=kind.page, name="list")(index)

    @router.get("/{id}", response_model=kind.view, name="get")
    async def get(id: UUID, session: ReadDep, user: CurrentUser, response: Response) -> View[T]:
        """Read one."""
        return await desk.show(session, await write.owned(session, kind, user.id, id), response)


def _writing(router: APIRouter, desk: _Desk[T]) -> None:
    kind = desk.kind

    async def create(
        body: Draft[T], session: SessionDep, user: CurrentUser, response: Response
    ) -> View[T]:
        """Make one."""
        row = await write.create(session, kind, user.id, body.content)
        await write.come_from(session, row, body.source_image)
        response.headers["Location"] = f"/api/{kind.slug}/{row.id}"
        return await desk.show(session, row, response)

    async def replace(
        id: UUID,
        body: Draft[T],
        session: SessionDep,
        user: CurrentUser,
        response: Response,
        if_match: IfMatch = None,
    ) -> View[T]:
        """Write all of it anew."""
        row = await desk.take(session, user, id, if_match)
        await write.update(session, kind, row, body.content)
        await write.come_from(session, row, body.source_image)
        return await desk.show(session, row, response)

    async def patch(
        id: UUID,
        body: Patch[T],
        session: SessionDep,
        user: CurrentUser,
        response: Response,
        if_match: IfMatch = None,
    ) -> View[T]:
        """Change some of it: what is not said stays."""
        row = await desk.take(session, user, id, if_match)
        content = body.onto(row.content)
        return await desk.show(session, await write.update(session, kind, row, content), response)

    # FastAPI reads the body's schema from the annotation: close its open parameter first.
    create.__annotations__["body"] = kind.draft
    replace.__annotations__["body"] = kind.draft
    patch.__annotations__["body"] = kind.patch
    router.post("", response_model=kind.view, status_code=201)(create)
    router.put("/{id}", response_model=kind.view)(replace)
    router.patch("/{id}", response_model=kind.view)(patch)


def _acting(
    router: APIRouter, desk: _Desk[T], act: Act[T], method: str, path: str, status: int
) -> None:
    async def endpoint(
        id: UUID,
        session: SessionDep,
        user: CurrentUser,
        response: Response,
        if_match: IfMatch = None,
    ) -> View[T]:
        row = await desk.take(session, user, id, if_match)
        return await desk.show(session, await act(session, desk.kind, row), response)

    router.add_api_route(
        path,
        endpoint,
        methods=[method],
        response_model=desk.kind.view,
        status_code=status,
        name=act.__name__,
        description=act.__doc__,
    )


def _ending(router: APIRouter, desk: _Desk[T]) -> None:
    @router.delete("/{id}", status_code=204, name="delete")
    async def delete(
        id: UUID,
        session: SessionDep,
        user: CurrentUser,
        permanent: Annotated[bool, Query(description="Past the trash, for good.")] = False,
        if_match: IfMatch = None,
    ) -> None:
        """Put it into the trash, where it stays for thirty days."""
        row = await desk.take(session, user, id, if_match)
        if permanent:
            await write.destroy(session, row)
        else:
            await write.trash(session, desk.kind, row)
