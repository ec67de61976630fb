"""What is said on the terminal while something takes its time."""

import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress


def tell(line: str) -> None:
    """Say it on standard error: standard output is for the ready line alone."""
    with suppress(OSError):  # the terminal may be gone
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


@contextmanager
def telling(line: str, after: float = 1.0) -> Generator[None]:
    """Say this line if what is inside takes more than `after` seconds."""
    timer = threading.Timer(after, tell, [line])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
