"""All that the doctor looks at, in its order."""

import logging
from collections.abc import AsyncIterator
from typing import Final

from sqlalchemy.exc import DBAPIError

from maquette.doctor.examination import Check, Examination
from maquette.doctor.finding import Finding, Level, fail
from maquette.doctor.folder import check_folder
from maquette.doctor.jobs import check_jobs
from maquette.doctor.pictures import check_leftovers, check_pictures
from maquette.doctor.servers import check_database, check_migrations, check_workers
from maquette.doctor.tools import check_decoder, check_models, check_store

log = logging.getLogger(__name__)

_ALWAYS: Final[tuple[Check, ...]] = (
    check_folder,
    check_database,
    check_migrations,
    check_workers,
    check_models,
    check_decoder,
    check_store,
)
_MIGRATED: Final[tuple[Check, ...]] = (check_jobs, check_pictures, check_leftovers)
"""These read tables, as they are at the newest migration."""


async def examine(it: Examination) -> AsyncIterator[Finding]:
    """Look at everything; what cannot even be looked at is a finding too."""
    migrated = True
    for check in (*_ALWAYS, *_MIGRATED):
        if check in _MIGRATED and not migrated:
            continue
        try:
            async for finding in check(it):
                yield finding
                if check is check_migrations:
                    migrated = finding.level is Level.ok
        except DBAPIError as error:
            yield fail("Database", f"It does not answer: {error.orig}", "See that it runs.")
            return
