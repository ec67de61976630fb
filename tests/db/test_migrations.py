from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from maquette.app import registry
from maquette.db.base import Base
from maquette.db.database import Database
from maquette.db.migrate import current, head


async def test_the_migrations_lead_to_the_tables_that_the_code_declares(
    database: Database,
) -> None:
    registry()  # declares the kinds' tables

    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        found: list[object] = compare_metadata(context, Base.metadata)
        return found

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(current) == head()
