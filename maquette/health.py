"""Whether this process lives, and whether it can serve."""

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError

from maquette.db.database import DatabaseDep
from maquette.db.migrate import current, head
from maquette.errors import Unavailable

router = APIRouter(tags=["Health"])


class Health(BaseModel):
    """It is well: otherwise there is an error."""

    status: str = "ok"


@router.get("/healthz")
async def healthz() -> Health:
    """Whether the process answers at all."""
    return Health()


@router.get("/readyz")
async def readyz(database: DatabaseDep) -> Health:
    """Whether the database answers and is at our migration."""
    try:
        async with database.engine.connect() as connection:
            at = await connection.run_sync(current)
    except (DBAPIError, OSError) as error:
        raise Unavailable("The database does not answer.") from error
    if at != head():
        raise Unavailable(f"The database is at migration {at}: run `maquette migrate`.")
    return Health()
