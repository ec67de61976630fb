"""The command line: one file for each command or group of commands; here they come together."""

import sys

import typer
from pydantic import ValidationError

from maquette.cli import jobs, moving, previews, settings, token, user
from maquette.cli.backup import backup, restore
from maquette.cli.compose import EPILOG, EVERYTHING_ELSE, compose
from maquette.cli.create import create
from maquette.cli.doctor import doctor
from maquette.cli.migrate import migrate, migration
from maquette.cli.openapi import openapi
from maquette.cli.serve import serve
from maquette.cli.sketch import sketch
from maquette.cli.up import up
from maquette.cli.worker import worker
from maquette.errors import MaquetteError

main = typer.Typer(
    no_args_is_help=True,
    help="A studio for pictures of recurring characters.",
    pretty_exceptions_enable=False,  # they would show what variables hold, keys among them
)
main.command()(up)
main.command()(serve)
main.command()(worker)
main.command()(create)
main.command(epilog=EPILOG, context_settings=EVERYTHING_ELSE)(compose)
main.command()(sketch)
main.command()(migrate)
main.command()(backup)
main.command()(restore)
main.command()(doctor)
main.command(hidden=True)(migration)
main.command(hidden=True)(openapi)
main.command("settings")(settings.show)
main.command()(moving.export)
main.add_typer(previews.commands, name="previews")
main.add_typer(jobs.commands, name="jobs")
main.add_typer(moving.commands, name="import")
main.add_typer(user.commands, name="user")
main.add_typer(token.commands, name="token")


def run() -> None:
    """The program `maquette`; what goes wrong is said in a sentence."""
    try:
        main()
    except MaquetteError as error:
        sys.exit(error.message)
    except ValidationError as error:  # only the settings are read without a command's own words
        sys.exit("\n".join(settings.complaint(each) for each in error.errors()))
