"""The command line: one file for each group of commands."""

import typer

main = typer.Typer(no_args_is_help=True, help="A studio for pictures of recurring characters.")
