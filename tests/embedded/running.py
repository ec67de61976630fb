"""`maquette up` with stand-ins for the app's commands."""

import sys
from collections.abc import Mapping
from pathlib import Path

import httpx2

from tests.running import Running

STAND_IN = Path(__file__).with_name("stand_in.py")


class Up(Running):
    """`stand_in.py up`: its API answers with what it was told."""

    def __init__(
        self,
        folder: Path,
        *words: str,
        python: str | Path = sys.executable,
        uid: int | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__([python, STAND_IN, "up", folder, *words], folder, uid=uid, env=env)

    def environment(self) -> dict[str, str] | None:
        """What the API was told; None while it does not answer."""
        try:
            lines = httpx2.get(self.address, trust_env=False).text.splitlines()
        except httpx2.HTTPError:
            return None
        return dict(line.split("=", 1) for line in lines)
