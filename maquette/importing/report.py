"""What became of each file, so that whoever moves can see that nothing was lost."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Self

from pydantic import BaseModel, Field

from maquette.db.base import Json

Tell = Callable[[int, int, str], Awaitable[None]]
"""Hears how many files are done, of how many, and which is next."""

SHOWN = 500
"""How many remarks of a sort a job's result holds for each category."""


class Unfit(Exception):
    """A file that cannot be taken over; its message is the reason, as a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Remark(BaseModel):
    """Something to know about a file, in a sentence."""

    file: str
    reason: str


class Tally(BaseModel):
    """How one category fared. `notes` are about what came over, but not just as it was."""

    category: str
    migrated: int = 0
    already: int = 0
    failed: int = 0
    failures: list[Remark] = Field(default_factory=list[Remark])
    notes: list[Remark] = Field(default_factory=list[Remark])

    def fail(self, file: str, reason: str) -> None:
        """Count a file that did not come over."""
        self.failed += 1
        self.failures.append(Remark(file=file, reason=reason))

    def note(self, file: str, *reasons: str) -> None:
        """Say what was odd about a file that came over all the same."""
        self.notes += [Remark(file=file, reason=reason) for reason in reasons]

    def __str__(self) -> str:
        """`hair_styles: 24 migrated, 0 failed`."""
        already = f", {self.already} here already" if self.already else ""
        return f"{self.category}: {self.migrated} migrated, {self.failed} failed{already}"


class Report(BaseModel):
    """A whole move, category by category."""

    categories: list[Tally] = Field(default_factory=list[Tally])
    dry_run: bool = False

    def tally(self, category: str) -> Tally:
        """The category's tally, begun where there is none yet."""
        for tally in self.categories:
            if tally.category == category:
                return tally
        self.categories.append(Tally(category=category))
        return self.categories[-1]

    @property
    def failed(self) -> int:
        """How many files did not come over."""
        return sum(tally.failed for tally in self.categories)

    @property
    def migrated(self) -> int:
        """How many came over just now."""
        return sum(tally.migrated for tally in self.categories)

    def lines(self) -> Iterator[str]:
        """The table: a line for each category."""
        return (str(tally) for tally in self.categories)

    def shortened(self) -> Self:
        """The report with no more remarks than a job's result should hold."""
        some = [
            tally.model_copy(
                update={"failures": tally.failures[:SHOWN], "notes": tally.notes[:SHOWN]}
            )
            for tally in self.categories
        ]
        return self.model_copy(update={"categories": some})

    def result(self) -> dict[str, Json]:
        """The report as a job's result."""
        shown: dict[str, Json] = self.shortened().model_dump(mode="json")
        return {**shown, "migrated": self.migrated, "failed": self.failed}
