"""The command line: one file for each group of commands."""

import typer

from maquette.cli import token, user

main = typer.Typer(no_args_is_help=True, help="A studio for pictures of recurring characters.")
main.add_typer(user.commands, name="user")
main.add_typer(token.commands, name="token")
