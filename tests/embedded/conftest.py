from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import pytest

from tests.embedded.running import Up
from tests.running import until


class Start(Protocol):
    """Starts `up` on the folder, and waits until it is ready."""

    def __call__(self, *words: str, env: dict[str, str] | None = None, wait: bool = True) -> Up: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder that is not there yet, and not easily named."""
    return tmp_path / "my pictures, Ü ☕"


@pytest.fixture
def start(folder: Path) -> Generator[Start]:
    started: list[Up] = []

    def start(*words: str, env: dict[str, str] | None = None, wait: bool = True) -> Up:
        up = Up(folder, *words, env=env)
        started.append(up)
        if wait:
            until(lambda: up.ready)
        return up

    yield start
    for up in started:
        up.close()
