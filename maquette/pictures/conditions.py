"""What a request asks of a file that it has already, or has a part of (RFC 9110)."""

import re
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final

from pydantic import BaseModel
from starlette.exceptions import HTTPException

from maquette.media.store import Part

_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
"""One range; whoever asks for several at once gets all."""


class Conditions(BaseModel):
    """The headers that make a request conditional, or one for a part."""

    if_none_match: str | None = None
    if_modified_since: str | None = None
    if_range: str | None = None
    range: str | None = None

    @property
    def look_at_file(self) -> bool:
        """Whether the file's size or time decides what is answered."""
        return bool(self.range or (self.if_modified_since and not self.if_none_match))

    def known(self, etag: str) -> bool:
        """Whether the request names this very file as one that it has."""
        tags = [tag.strip().removeprefix("W/") for tag in (self.if_none_match or "").split(",")]
        return etag in tags or "*" in tags

    def unchanged(self, modified: datetime) -> bool:
        """Whether a file of this time is no newer than what the request has."""
        if self.if_none_match or not self.if_modified_since:
            return False
        try:
            since = parsedate_to_datetime(self.if_modified_since)
        except ValueError:
            return False
        return modified.replace(microsecond=0) <= since.replace(tzinfo=since.tzinfo or UTC)

    def part(self, etag: str, modified: datetime, size: int) -> Part | None:
        """What is wanted of a file of this size; None: all of it.

        Raises `HTTPException` 416 where the file has no such bytes.
        """
        found = _RANGE.fullmatch(self.range or "")
        if not found or self.if_range not in {None, etag, http_date(modified)}:
            return None
        first, last = found.groups()
        if not (first or last) or (first and last and int(last) < int(first)):
            return None
        if first:
            part = Part(int(first), min(int(last) + 1, size) if last else size)
        else:
            part = Part(max(size - int(last), 0), size)
        if part.start >= part.stop:
            headers = {"Content-Range": f"bytes */{size}"}
            raise HTTPException(416, f"The picture has {size} bytes.", headers)
        return part


def http_date(time: datetime) -> str:
    """The time as HTTP writes it, to the second."""
    return format_datetime(time.astimezone(UTC), usegmt=True)
