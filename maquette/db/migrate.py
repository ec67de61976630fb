"""Migrations: which one the database is at, and the way to the newest."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine
from sqlalchemy.pool import NullPool

from maquette.db.database import driver_url

LOCK = 0x6D617175  # "maqu": one migration at a time, however many machines start at once

_FORMATTING = {
    "hooks": "ruff",
    "ruff.type": "module",
    "ruff.module": "ruff",
    "ruff.options": "format --quiet --line-length 100 REVISION_SCRIPT_FILENAME",
}
"""How a generated migration is brought into the form of all our code."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def head() -> str:
    """The newest migration this code knows."""
    return _scripts().get_current_head() or ""


def knows(revision: str) -> bool:
    """Whether this code has that migration: what a newer Maquette made it may not have."""
    return any(each.revision == revision for each in _scripts().walk_revisions())


def current(connection: Connection) -> str | None:
    """The migration the database is at; None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def at(url: str) -> str | None:
    """The migration the database at `url` is at; None when it is empty."""
    engine = create_engine(driver_url(url), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return current(connection)
    finally:
        engine.dispose()


def upgrade(url: str, to: str = "head") -> None:
    """Bring the database at `url` to a migration, the newest by itself; others wait meanwhile."""
    engine = create_engine(driver_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({LOCK})")
        connection.commit()
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)
    engine.dispose()


def generate(url: str, metadata: MetaData, message: str) -> None:
    """Write the migration that leads from the database's tables to those of `metadata`."""
    # Not the head's number: two that were written side by side need not stand in that order.
    number = f"{max(int(each.revision) for each in _scripts().walk_revisions()) + 1:04}"
    engine = create_engine(driver_url(url), poolclass=NullPool)
    with engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        config.attributes["metadata"] = metadata
        for name, value in _FORMATTING.items():
            config.set_section_option("post_write_hooks", name, value)
        command.revision(config, message, autogenerate=True, rev_id=number)
    engine.dispose()
