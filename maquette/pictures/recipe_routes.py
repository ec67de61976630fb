"""Recipes over HTTP: of an image, and out of a file."""

from uuid import UUID

from fastapi import APIRouter, UploadFile
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.entity.entity import Described
from maquette.kinds.image import KIND, Image
from maquette.library import write
from maquette.library.registry import Registry
from maquette.models.router import Router
from maquette.pictures.images import made_of
from maquette.pictures.lineage import Lineage, lineage
from maquette.pictures.recipe import Made
from maquette.pictures.remix import Remix, read_file, remix


def routes(registry: Registry, models: Router) -> APIRouter:
    """`GET /api/images/{id}/recipe` and `.../lineage`, and `POST /api/recipes/read`."""
    router = APIRouter(tags=["Recipes"])

    @router.get(f"/{KIND.slug}/{{id}}/recipe", name="image_recipe")
    async def read(id: UUID, session: SessionDep, user: CurrentUser) -> Remix:
        """The recipe of an image, to make it again; the notes say what is gone or changed."""
        made = made_of(await _image(session, user.id, id))
        found = await remix(session, models, user.id, made)
        return found.model_copy(update={"recipe": found.recipe.model_copy(update={"remix_of": id})})

    @router.get(f"/{KIND.slug}/{{id}}/lineage", name="image_lineage")
    async def lines(id: UUID, session: SessionDep, user: CurrentUser) -> Lineage:
        """What an image was made of and remixed from, and what was remixed from it."""
        return await lineage(session, registry, await _image(session, user.id, id))

    @router.post("/recipes/read", name="read_recipe")
    async def read_picture(file: UploadFile, session: SessionDep, user: CurrentUser) -> Remix:
        """The recipe in a PNG: ours, or InvokeAI's, ComfyUI's or A1111's as far as it maps."""
        found = read_file(await file.read())
        return await remix(session, models, user.id, found) if isinstance(found, Made) else found

    return router


async def _image(session: AsyncSession, owner_id: UUID, id: UUID) -> Described[Image]:
    return await write.owned(session, KIND, owner_id, id)
