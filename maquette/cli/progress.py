"""Bars on the terminal for what takes longer."""

from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from maquette.backup import progress


@contextmanager
def bars() -> Generator[progress.Progress]:
    """A bar for each thing that is done inside, gone at the end; none where nobody watches."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(
        *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        tasks = {"": bar.add_task("", visible=False)}

        def tell(message: str, done: int = 0, total: int | None = None) -> None:
            if message not in tasks:
                tasks[message] = bar.add_task(message, total=total)
            bar.update(tasks[message], completed=done, total=total)

        yield tell
