"""The backup that is made by itself before a migration."""

from datetime import UTC, datetime
from pathlib import Path

from maquette.backup.make import back_up
from maquette.backup.restore import population
from maquette.db import migrate
from maquette.errors import MaquetteError, Unavailable

FOLDER = "backups"
KEPT = 3


def upgrade(url: str, data_dir: Path) -> Path | None:
    """Bring the database to the newest migration; the backup made before, if it was needed.

    It has the database and the settings: a migration touches no picture.

    Raises:
        Unavailable: the backup could not be made, and nothing was migrated.
    """
    made = before_migration(url, data_dir)
    migrate.upgrade(url)
    return made


def before_migration(url: str, data_dir: Path) -> Path | None:
    """Back up a library that is about to be migrated, and keep the last few of these."""
    at = migrate.at(url)
    if at is None or at == migrate.head() or population(url) == (0, 0):
        return None
    folder = data_dir / FOLDER
    file = folder / f"before-{migrate.head()}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.zip"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        back_up(url, file, data_dir=data_dir, store=None)
    except (MaquetteError, OSError) as error:
        raise Unavailable(
            f"The backup before the migration failed, so nothing was migrated. {error} "
            "Put that right, or go without one: `maquette migrate --no-backup`."
        ) from error
    for older in sorted(folder.glob("before-*.zip"), key=lambda each: each.stat().st_mtime)[:-KEPT]:
        older.unlink()
    return file
