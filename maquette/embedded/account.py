"""The system account that PostgreSQL runs as when Maquette was started by root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from maquette.errors import Unavailable


@dataclass(frozen=True)
class Account:
    """A user of this system, by number."""

    uid: int
    gid: int

    @classmethod
    def needed(cls, name: str, cluster: Path) -> "Account | None":
        """Whom to run the cluster as: its owner, else the user of this name; None unless root."""
        if os.geteuid():
            return None
        if cluster.exists():
            found = cluster.stat()
            return cls(found.st_uid, found.st_gid)
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            user = None
        if not user or not user.pw_uid:
            raise Unavailable(
                f"PostgreSQL does not run as root, and '{name}' is no other user of this system: "
                "set MAQUETTE_POSTGRES_USER to one."
            )
        return cls(user.pw_uid, user.pw_gid)

    def reaches(self, path: Path) -> bool:
        """Whether it may run this program, or enter this folder."""
        test = subprocess.run(
            ["/bin/sh", "-c", 'test -x "$1"', "sh", path],
            check=False,
            cwd="/",
            user=self.uid,
            group=self.gid,
            extra_groups=[],
        )
        return test.returncode == 0
