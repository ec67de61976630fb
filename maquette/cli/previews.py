"""`maquette previews`: drawing what is due, from the terminal."""

from datetime import timedelta
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession
from typer import Option

from maquette.app import registry, workers
from maquette.auth.accounts import get_user
from maquette.cli.connection import connection, transact
from maquette.jobs.job import Job
from maquette.models.router import Router
from maquette.pictures.batch import BatchOrder, look, request_batch, said_up_to_date
from maquette.pictures.due import Which
from maquette.pictures.estimate import Estimate, estimate
from maquette.pictures.setup import Setups
from maquette.settings import settings
from maquette.spending.keyring import Keyring

commands = typer.Typer(no_args_is_help=True, help="Draw previews that are stale or missing.")


@commands.callback()
def group() -> None:
    """Draw previews that are stale or missing."""


@commands.command()
def render(
    *,
    stale: Annotated[
        bool, Option("--stale", help="Those that show what was, not what is.")
    ] = False,
    missing: Annotated[bool, Option("--missing", help="Those that were never drawn.")] = False,
    all_: Annotated[bool, Option("--all", help="Every one, up to date or not.")] = False,
    kind: Annotated[str | None, Option(help="Of this kind alone: clothing-items, …")] = None,
    user: Annotated[str, Option(help="Whose they are.")] = "admin",
    dry_run: Annotated[bool, Option("--dry-run", help="Only say what it would take.")] = False,
    yes: Annotated[bool, Option("--yes", help="Do not ask before it costs money.")] = False,
) -> None:
    """Draw previews as one job: the stale and the missing ones, unless said otherwise."""
    which = _which(stale=stale, missing=missing, all_=all_)
    keyring = Keyring(settings())
    setups = Setups(registry(), Router(settings(), keyring))

    def order() -> BatchOrder:
        entity_type = setups.registry.of_slug(kind).entity_type if kind else None
        return BatchOrder(which=which, entity_type=entity_type)

    async def foresee(session: AsyncSession) -> Estimate:
        await keyring.read(session)
        owner = await get_user(session, user)
        due = await look(session, setups, owner.id, order())
        return await estimate(session, due, workers(settings()))

    async def draw(session: AsyncSession) -> Job | None:
        owner = await get_user(session, user)
        return await request_batch(session, setups, owner.id, order())

    seen = transact(foresee)
    typer.echo(_said(seen))
    if dry_run or not seen.count:
        return
    if seen.cost_usd != 0 and not yes:
        typer.confirm("Draw them?", abort=True)
    job = transact(draw)
    if job:
        typer.echo(f"{job.title}: {connection().base_url}/jobs")


def _which(*, stale: bool, missing: bool, all_: bool) -> Which:
    if all_:
        return Which.ALL
    if stale == missing:
        return Which.DUE
    return Which.STALE if stale else Which.MISSING


def _said(seen: Estimate) -> str:
    """The estimate as a few lines."""
    lines = [said_up_to_date(seen.up_to_date)] if seen.up_to_date else []
    if not seen.count:
        return "\n".join([*lines, "There is nothing to draw."])
    models = ", ".join(f"{count} by {model}" for model, count in seen.models.items())
    cost = "unknown" if seen.cost_usd is None else f"${seen.cost_usd:.2f}"
    lines.append(f"{seen.count} to draw: {models}.")
    lines.append(f"Cost: {cost}. Time: {_time(seen.seconds)}.")
    return "\n".join(lines)


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "unknown, none was drawn of late"
    return f"about {timedelta(seconds=max(round(seconds), 1))}"
