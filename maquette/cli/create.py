"""`maquette create`: an entity, and its preview, from the terminal."""

from collections.abc import Sequence
from typing import Annotated

import typer
from pydantic import ValidationError
from typer import Argument, Option

from maquette.app import registry
from maquette.auth.accounts import get_user
from maquette.cli.connection import connection, converse
from maquette.cli.watching import watched, where
from maquette.db.database import Database
from maquette.entity.kind import Kind
from maquette.entity.schemas import Draft
from maquette.entity.traits import Traits, traits_of
from maquette.errors import Invalid
from maquette.jobs.job import Job, Status
from maquette.library import write
from maquette.models.router import Router
from maquette.pictures.request import request_preview
from maquette.pictures.setup import Setups
from maquette.settings import settings
from maquette.spending.keyring import Keyring


def create(
    slug: Annotated[str, Argument(help="The kind: clothing-items, characters, …")],
    name: Annotated[str, Argument(help="What it is called.")],
    *,
    set_: Annotated[
        list[str] | None, Option("--set", help="A trait: color=red. Again for a list's next.")
    ] = None,
    description: Annotated[str, Option(help="A few words about it.")] = "",
    category: Annotated[str | None, Option(help="One of the kind's categories.")] = None,
    tag: Annotated[list[str] | None, Option(help="A tag; again for another.")] = None,
    user: Annotated[str, Option(help="Whose it is.")] = "admin",
    preview: Annotated[bool, Option("--preview", help="Draw its preview and wait.")] = False,
    model: Annotated[str | None, Option(help="With which model: provider/model.")] = None,
) -> None:
    """Make an entity: maquette create clothing-items "wool scarf" --set color=red --preview."""

    async def work(database: Database) -> Job | None:
        kind = registry().of_slug(slug)
        draft = _draft(kind, name, description, category, tag or (), set_ or ())
        async with database.transaction() as session:
            owner = await get_user(session, user)
            row = await write.create(session, kind, owner.id, draft.content)
            job = None
            if preview:
                keyring = Keyring(settings())
                await keyring.read(session)
                setups = Setups(registry(), Router(settings(), keyring))
                job = await request_preview(session, kind, row, setups, model=model)
        typer.echo(f"{kind.title}: {row.name}")
        typer.echo(f"{connection().base_url}/entities/{kind.slug}/{row.id}")
        if job:
            job = await watched(database, job)
        if job and job.status is Status.completed:
            typer.echo(await where(database, kind, row.id))
        return job

    job = converse(work)
    if job and job.status is not Status.completed:
        message = job.error["message"] if job.error else "It was cancelled."
        typer.echo(f"No preview: {message}", err=True)
        raise typer.Exit(1)


def _draft(
    kind: Kind[Traits],
    name: str,
    description: str,
    category: str | None,
    tags: Sequence[str],
    assignments: Sequence[str],
) -> Draft[Traits]:
    """What was typed, as the API would take it."""
    try:
        return kind.draft.model_validate(
            {
                "name": name,
                "description": description,
                "category": category,
                "tags": tags,
                "traits": _traits(kind, assignments),
            }
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Invalid(f"{where}: {first['msg']}.") from error


def _traits(kind: Kind[Traits], assignments: Sequence[str]) -> dict[str, str | list[str]]:
    """`color=red` as traits; one that is a list takes several."""
    many = {trait.name: trait.many for trait in traits_of(kind.traits)}
    traits: dict[str, str | list[str]] = {}
    for assignment in assignments:
        trait, equals, value = assignment.partition("=")
        if not equals or trait not in many:
            raise Invalid(
                f"--set takes TRAIT=VALUE, and a {kind.title.lower()} has {', '.join(many)}."
            )
        before = traits.get(trait)
        if many[trait]:
            traits[trait] = [*(before if isinstance(before, list) else ()), value]
        else:
            traits[trait] = value
    return traits
