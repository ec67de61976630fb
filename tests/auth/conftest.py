from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from maquette.db.database import Database
from tests.auth.studio import Studio, studio_app


@pytest.fixture
async def studio(database: Database) -> AsyncIterator[Studio]:
    async with AsyncExitStack() as clients:
        yield Studio(database, studio_app(database), clients)
