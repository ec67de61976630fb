"""The command line: one file for each command or group of commands; here they come together."""

import typer

from maquette.cli import token, user
from maquette.cli.serve import serve
from maquette.cli.up import up
from maquette.cli.worker import worker

main = typer.Typer(no_args_is_help=True, help="A studio for pictures of recurring characters.")
main.command()(up)
main.command()(serve)
main.command()(worker)
main.add_typer(user.commands, name="user")
main.add_typer(token.commands, name="token")
