"""Puts the built browser UI into the wheel, so that who installs it needs no Node."""

import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BrowserUI(BuildHookInterface[Any]):
    """Takes `frontend/dist` as it is, else builds it, else fails."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the UI to a wheel; an editable install serves `frontend/dist` itself."""
        if version == "editable":
            return
        built = Path(self.root, "frontend", "dist")
        if not (built / "index.html").is_file():
            subprocess.run(["make", "ui"], cwd=self.root, check=True)
        build_data["force_include"][str(built)] = "maquette/ui"
