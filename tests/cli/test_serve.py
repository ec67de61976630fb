"""`maquette serve` as a process, with a database that is not there."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from tests.running import until


@dataclass
class Serving:
    process: "subprocess.Popen[bytes]"
    address: str

    def status(self, path: str) -> int | None:
        """What it answers; None while it does not."""
        try:
            return httpx2.get(f"{self.address}{path}", trust_env=False, timeout=20).status_code
        except httpx2.HTTPError:
            return None


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    env = {
        **os.environ,
        "MAQUETTE_DATA_DIR": str(tmp_path),
        "MAQUETTE_DATABASE_URL": f"postgresql://maquette@/maquette?host={tmp_path}",
    }
    command = [sys.executable, "-m", "maquette", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=env) as process:
        yield Serving(process, f"http://127.0.0.1:{port}")
        process.kill()


def test_it_serves_and_can_be_ended_while_the_database_is_away(serving: Serving) -> None:
    until(lambda: serving.status("/healthz") == 200)
    assert serving.status("/readyz") == 503
    serving.process.send_signal(signal.SIGTERM)
    assert serving.process.wait(40) in {0, -signal.SIGTERM}


def test_it_can_be_ended_at_any_time(serving: Serving) -> None:
    caught = Path(f"/proc/{serving.process.pid}/status")

    def catches() -> bool:
        """Whether uvicorn has taken the signal over: bit 14 is SIGTERM."""
        (line,) = [row for row in caught.read_text().splitlines() if row.startswith("SigCgt")]
        return bool(int(line.split()[1], 16) >> (signal.SIGTERM - 1) & 1)

    until(catches)
    serving.process.send_signal(signal.SIGTERM)
    assert serving.process.wait(40) in {0, -signal.SIGTERM}
