"""What a supervisor runs: a command, what it needs, and how it is ended."""

import os
import signal
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from maquette.embedded.account import Account

# A child waits for one line on its standard input: only then has it been written down, and runs.
# Should its parent be killed in between, the line never comes and the child ends.
_GATE = ("/bin/sh", "-c", 'read -r _ && exec "$@"', "sh")


@dataclass(frozen=True, kw_only=True)
class Program:
    """A command; a lower `stage` runs longer. Its output goes to `log`, else to our stderr."""

    name: str
    argv: tuple[str | Path, ...]
    stage: int
    stop: signal.Signals = signal.SIGTERM
    text: str = ""
    """What it reads."""
    env: Mapping[str, str] | None = None
    cwd: Path | None = None
    account: Account | None = None
    log: Path | None = None
    speaks: bool = False
    """Its standard output is ours."""
    prepare: Callable[[], None] | None = None
    """Called before each start."""

    def spawn(self) -> "subprocess.Popen[str]":
        """A process of its own session that becomes the program once `release` lets it."""
        if self.prepare:
            self.prepare()
        account = self.account
        log = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600) if self.log else 2
        try:
            return subprocess.Popen(
                [*_GATE, *self.argv],
                stdin=subprocess.PIPE,
                stdout=1 if self.speaks else log,
                stderr=log,
                text=True,
                env=self.env,
                cwd=self.cwd,
                start_new_session=True,
                user=account.uid if account else None,
                group=account.gid if account else None,
                extra_groups=[] if account else None,
            )
        finally:
            if self.log:
                os.close(log)

    def release(self, process: "subprocess.Popen[str]") -> None:
        """Let a spawned process run."""
        if process.stdin:
            with suppress(BrokenPipeError):  # it was killed: that is seen soon enough
                process.stdin.write(f"\n{self.text}")
                process.stdin.close()

    def tail(self) -> str:
        """The last words of its log."""
        if not self.log or not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-5:])
