"""`maquette compose`: an image of what is in the library, from the terminal."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from typer import Option

from maquette.app import registry
from maquette.auth.accounts import get_user
from maquette.cli.connection import converse
from maquette.cli.watching import watched, where
from maquette.db.database import Database
from maquette.entity.entity import Entity
from maquette.errors import Conflict, Invalid, NotFound
from maquette.jobs.job import Job, Status
from maquette.kinds.image import KIND
from maquette.library.find import active
from maquette.media.sizes import Size
from maquette.media.store import open_store
from maquette.models.router import Router
from maquette.pictures.ordering import ImageOrder, request_images
from maquette.pictures.recipe import LONGEST_SIDE, MOST_SEEDS, SHORTEST_SIDE, Recipe, RecipeLayer
from maquette.pictures.setup import Setups
from maquette.settings import settings
from maquette.spending.keyring import Keyring

LAYERS = {f"--{kind.entity_type}".replace("_", "-"): kind for kind in registry() if kind.layer}
"""The option of each kind that is a layer of a picture."""

EVERYTHING_ELSE = {"ignore_unknown_options": True, "allow_extra_args": True}
"""Options of the command that are read here: those of the kinds."""

EPILOG = f"Layers, each by its name, and again for another: {', '.join(LAYERS)}."


def compose(
    context: typer.Context,
    *,
    prompt: Annotated[str | None, Option(help="In the place of the layers' words.")] = None,
    negative: Annotated[str | None, Option(help="What is not to be seen.")] = None,
    config: Annotated[str | None, Option(help="A visualization config, by its name.")] = None,
    model: Annotated[str | None, Option(help="With which model: provider/model.")] = None,
    seed: Annotated[
        int | None, Option(min=0, max=MOST_SEEDS - 1, help="What its chance begins with.")
    ] = None,
    width: Annotated[int, Option(min=SHORTEST_SIDE, max=LONGEST_SIDE, help="In pixels.")] = 1024,
    height: Annotated[int, Option(min=SHORTEST_SIDE, max=LONGEST_SIDE, help="In pixels.")] = 1024,
    again: Annotated[bool, Option("--again", help="Even where there is such an image.")] = False,
    output: Annotated[
        Path | None, Option("--output", "-o", help="Where to write it, beside the library.")
    ] = None,
    user: Annotated[str, Option(help="Whose library it is.")] = "admin",
) -> None:
    """Make an image: maquette compose --character Jenny --outfit "Summer Beach Day"."""

    async def work(database: Database) -> Job:
        keyring = Keyring(settings())
        await keyring.keep_fresh(database)
        setups = Setups(registry(), Router(settings(), keyring))
        async with database.transaction() as session:
            owner = await get_user(session, user)
            shows = [
                await _named(session, owner.id, each.entity_type, config)
                for each in setups.registry.showing
                if config
            ]
            recipe = Recipe(
                layers=await _layers(session, owner.id, context.args),
                prompt=prompt,
                negative=negative,
                model=model,
                seed=seed,
                width=width,
                height=height,
                config_id=next(iter(shows), None),
            )
            order = ImageOrder(recipe=recipe, again=again)
            job = await request_images(session, setups, owner.id, order)
        job = await watched(database, job)
        if job.result:
            image = UUID(str(job.result["image_id"]))
            typer.echo(await where(database, KIND, image))
            if output:
                output.write_bytes(await _picture(database, image))
        return job

    job = converse(work)
    if job.status is not Status.completed:
        message = job.error["message"] if job.error else "It was cancelled."
        typer.echo(f"No image: {message}", err=True)
        raise typer.Exit(1)


async def _layers(
    session: AsyncSession, owner_id: UUID, words: Sequence[str]
) -> tuple[RecipeLayer, ...]:
    """The layers that are called so; raises `Invalid` for an option that there is not."""
    layers: list[RecipeLayer] = []
    for option, name in _said(words):
        kind = LAYERS.get(option)
        if kind is None or not name:
            raise Invalid(f"“{option}” means nothing here. {EPILOG}")
        found = await _named(session, owner_id, kind.entity_type, name)
        layers.append(RecipeLayer(entity_type=kind.entity_type, entity_id=found))
    return tuple(layers)


def _said(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """`--outfit Beach` or `--outfit=Beach`, as pairs."""
    rest = iter(words)
    for word in rest:
        option, equals, name = word.partition("=")
        yield option, name if equals else next(rest, "")


async def _named(session: AsyncSession, owner_id: UUID, entity_type: str, name: str) -> UUID:
    """The owner's active entity of this name; raises `NotFound` or, for several, `Conflict`."""
    theirs = (Entity.owner_id == owner_id, Entity.entity_type == entity_type, active())
    query = select(Entity.id).where(*theirs, func.lower(Entity.name) == name.lower())
    found = (await session.scalars(query.limit(2))).all()
    noun = entity_type.replace("_", " ")
    if not found:
        raise NotFound(f"There is no {noun} called “{name}”.")
    if len(found) > 1:
        raise Conflict(f"There is more than one {noun} called “{name}”.")
    return found[0]


async def _picture(database: Database, id: UUID) -> bytes:
    """The image's file."""
    async with database.transaction() as session:
        preview = (await session.get_one(Entity, id)).preview
    if preview is None:
        raise NotFound("The image was deleted meanwhile.")
    return (await open_store(settings()).get(preview.names(KIND.table, id)[Size.FULL])).data
