"""`maquette jobs`: holding up all work for a while, whoever asked for it."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.cli.connection import transact
from maquette.jobs import lane
from maquette.jobs.job import Queue

commands = typer.Typer(no_args_is_help=True, help="Hold up all work, and let it go on.")

Which = Annotated[Queue | None, typer.Option(help="This queue alone.")]


@commands.callback()
def group() -> None:
    """Hold up all work, and let it go on."""


@commands.command()
def pause(queue: Which = None) -> None:
    """Start nobody's jobs any more; what runs goes on."""
    _change(lane.pause, queue)
    typer.echo("Paused: nothing new starts until `maquette jobs resume`.")


@commands.command()
def resume(queue: Which = None) -> None:
    """Start jobs again."""
    _change(lane.resume, queue)
    typer.echo("Jobs start again.")


def _change(change: Callable[[AsyncSession, Queue], Awaitable[None]], queue: Queue | None) -> None:
    async def work(session: AsyncSession) -> None:
        for each in [queue] if queue else Queue:
            await change(session, each)

    transact(work)
