"""`maquette user`: who may sign in."""

from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.app import welcome
from maquette.auth import accounts
from maquette.auth.accounts import Username
from maquette.auth.first import first_user
from maquette.auth.user import User
from maquette.cli.connection import connection, transact
from maquette.settings import settings

commands = typer.Typer(no_args_is_help=True, help="Make, list, disable and reset users.")


def valid_username(typed: str) -> str:
    """A name that a user can have."""
    try:
        return TypeAdapter[str](Username).validate_python(typed)
    except ValidationError:
        raise typer.BadParameter("Use up to 64 letters, digits and . _ @ + -") from None


UsernameArgument = Annotated[
    str, typer.Argument(metavar="USERNAME", parser=valid_username, show_default=False)
]


@commands.command()
def create(
    username: UsernameArgument,
    admin: Annotated[bool, typer.Option("--admin", help="May make other users.")] = False,
) -> None:
    """Make a user, and a link they sign in with once to choose a password."""

    async def work(session: AsyncSession) -> str:
        user = await accounts.create_user(
            session, username, is_admin=admin, welcome=welcome(settings())
        )
        return await accounts.make_link(session, user.id)

    _tell_link(transact(work), connection().base_url)


@commands.command("list")
def show() -> None:
    """Show all users."""
    table = Table("Username", "Role", "Last signed in", "State", box=None)
    for user in transact(accounts.all_users):
        last = f"{user.last_sign_in_at:%Y-%m-%d %H:%M}" if user.last_sign_in_at else "never"
        role = "admin" if user.is_admin else "user"
        table.add_row(user.username, role, last, "disabled" if user.disabled_at else "")
    Console().print(table)


@commands.command()
def disable(username: UsernameArgument) -> None:
    """Sign a user out everywhere, end their tokens, and let them in no more."""

    async def work(session: AsyncSession) -> User:
        return await accounts.disable(session, (await accounts.get_user(session, username)).id)

    typer.echo(f"{transact(work).username} is disabled.")


@commands.command()
def enable(username: UsernameArgument) -> None:
    """Let a disabled user in again."""

    async def work(session: AsyncSession) -> User:
        return await accounts.enable(session, (await accounts.get_user(session, username)).id)

    typer.echo(f"{transact(work).username} may sign in again.")


@commands.command()
def reset(username: UsernameArgument) -> None:
    """Forget a user's password, and make a link they sign in with once."""

    async def work(session: AsyncSession) -> str:
        return await accounts.reset(session, (await accounts.get_user(session, username)).id)

    _tell_link(transact(work), connection().base_url)


@commands.command()
def first(base_url: Annotated[str, typer.Option(help="Where the browser finds it.")]) -> None:
    """Make the admin on the first start. `maquette up` does so by itself."""
    link = transact(lambda session: first_user(session, settings(), welcome(settings())))
    if link:
        _tell_link(link, base_url)


def _tell_link(link: str, base_url: str) -> None:
    typer.echo(f"Sign in once with {base_url.rstrip('/')}/login#link={link}")
