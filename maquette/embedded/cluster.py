"""A folder of PostgreSQL's data, and PostgreSQL's programs at work on it."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from maquette.embedded.account import Account
from maquette.embedded.binaries import postgres_programs
from maquette.embedded.program import Program
from maquette.errors import Unavailable

# A process may enter its own working folder by this name, whoever owns the folders above it.
_HERE = Path("/proc/self/cwd")


@dataclass(frozen=True)
class Cluster:
    """The folder, whom its programs run as, and what they are told it is called."""

    folder: Path
    log: Path
    programs: Path
    account: Account | None
    alias: Path | None

    @classmethod
    def at(cls, folder: Path, *, user: str, run: Path) -> "Cluster":
        """The cluster in this folder; started by root, this user's unless it is another's."""
        account = Account.needed(user, folder)
        reached = account is None or account.reaches(folder.parent)
        if not reached and not _HERE.exists():
            raise Unavailable(
                f"PostgreSQL runs as '{user}', who cannot reach {folder.parent}: "
                "set MAQUETTE_DATA_DIR to a folder that others may pass through."
            )
        return cls(
            folder=folder,
            log=folder.with_suffix(".log"),
            programs=postgres_programs(account, folder.parent if reached else run),
            account=account,
            alias=None if reached else _HERE,
        )

    def own(self, folder: Path) -> None:
        """Make this folder, private to the cluster's account."""
        folder.mkdir(mode=0o700)
        if self.account:
            os.chown(folder, self.account.uid, self.account.gid)

    def program(
        self, name: str, *words: str, text: str = "", prepare: Callable[[], None] | None = None
    ) -> Program:
        """One of PostgreSQL's programs; it reads `text`, and nothing of our environment."""
        return Program(
            name="PostgreSQL",
            argv=(self.programs / name, *words),
            stage=0,
            stop=signal.SIGINT,  # "fast": roll back what is open, write down what is not
            text=text,
            env={"PGDATA": str(self.alias or self.folder), "PATH": os.defpath, "LC_ALL": "C"},
            cwd=self.folder,
            account=self.account,
            log=self.log,
            prepare=prepare,
        )
