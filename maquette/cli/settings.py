"""`maquette settings`: what can be set, and what is."""

from pydantic_core import ErrorDetails
from rich.console import Console
from rich.table import Table

from maquette.settings import Settings, settings


def show() -> None:
    """List every setting: its variable, its value here, and what it is for."""
    table = Table(box=None, pad_edge=False)
    for heading in ("Variable", "Value", "What it is for"):
        table.add_column(heading, overflow="fold")
    here = settings()
    for name, field in Settings.model_fields.items():
        table.add_row(f"MAQUETTE_{name.upper()}", _said(getattr(here, name)), field.description)
    Console().print(table)


def complaint(error: ErrorDetails) -> str:
    """What is wrong with a setting, without its value: it may be a secret."""
    names = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        return f"There is no setting called {names}. `maquette settings` lists them."
    return f"MAQUETTE_{names.upper()}: {error['msg']}."


def _said(value: object) -> str:
    return "" if value is None else str(value)
