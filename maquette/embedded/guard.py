"""The guard of one `maquette up`: it waits for its end, however that comes, and ends its children.

Its standard input is a pipe that only `up` holds open.
"""

import shutil
import signal
import sys
from pathlib import Path

from maquette.embedded.book import Book
from maquette.embedded.ending import end
from maquette.embedded.process import Process


def main(file: Path, owner: Process) -> None:
    """Wait, then end what the book names, if it is still the owner's book."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    sys.stdin.read()
    book = Book.read(file)
    if book and book.owner == owner:
        end(book.entries)
        shutil.rmtree(book.run, ignore_errors=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Process(int(sys.argv[2]), sys.argv[3]))
