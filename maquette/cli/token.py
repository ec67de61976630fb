"""`maquette token`: what scripts sign in with."""

from typing import Annotated

import typer
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth import accounts, tokens
from maquette.cli.connection import transact

commands = typer.Typer(no_args_is_help=True, help="Make tokens for scripts.")


@commands.callback()
def group() -> None:
    """Make tokens for scripts."""


@commands.command()
def create(
    user: Annotated[str, typer.Option(help="Whose token it is.", show_default=False)],
    name: Annotated[str, typer.Option(help="What it is for.")] = "terminal",
) -> None:
    """Make a bearer token and print it; it is shown this once."""

    async def work(session: AsyncSession) -> str:
        owner = await accounts.get_user(session, user)
        _, value = await tokens.make_token(session, owner.id, name)
        return value

    typer.echo(transact(work))
