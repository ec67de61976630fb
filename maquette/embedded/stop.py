"""The wish that all end: Ctrl-C, SIGTERM and a closed terminal are the same one."""

import signal
from types import FrameType
from typing import Self

from maquette.embedded.ending import PATIENCE


class Stopped(BaseException):
    """Raised wherever the work was when the wish came."""


class StopSignal:
    """Catches the wish while it is entered: the first raises `Stopped`, the next ones hasten."""

    def __init__(self) -> None:
        self.times = 0
        """How often it came."""

    def patience(self) -> float:
        """Seconds that a stage of the end may take by now."""
        return (PATIENCE, PATIENCE, 2.0, 0.0)[min(self.times, 3)]

    def __enter__(self) -> Self:
        wishes = [signal.SIGINT, signal.SIGTERM]
        if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as under nohup
            wishes.append(signal.SIGHUP)
        self._before = {wish: signal.signal(wish, self._heard) for wish in wishes}
        return self

    def __exit__(self, *_: object) -> None:
        for wish, before in self._before.items():
            signal.signal(wish, before)

    def _heard(self, _number: int, _frame: FrameType | None) -> None:
        self.times += 1
        if self.times == 1:
            raise Stopped
