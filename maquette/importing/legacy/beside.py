"""Which picture belongs to an old file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from maquette.db.base import Json, JsonObject
from maquette.importing.legacy.adapt import CONTAINER
from maquette.importing.legacy.naming import METADATA
from maquette.importing.source import Source

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".heic")
DERIVED = ("_preview_medium", "_preview_small", "_preview_card")


def is_picture(path: str) -> bool:
    """Whether a file is called like a picture."""
    return PurePosixPath(path).suffix.lower() in PICTURES


@dataclass(frozen=True)
class Beside:
    """Finds the pictures of a source's files."""

    source: Source

    def preview(self, path: str, table: str, fields: JsonObject) -> tuple[str, ...]:
        """All that may be the preview, the best first; smaller copies only for want of better."""
        return tuple(dict.fromkeys(self._candidates(path, table, fields)))

    def _candidates(self, path: str, table: str, fields: JsonObject) -> Iterator[str]:
        folder = PurePosixPath(path).parent
        ids = list(_ids(path, fields))
        stems = [(folder / key).as_posix() for key in ids]
        shelves = [f"entity_previews/{each}/{key}" for each in (table, folder.name) for key in ids]
        for suffix in ("_preview", "_ref"):
            for stem in (*stems, *shelves):
                yield from self._pictures(stem + suffix)
        yield from self._named(fields)
        for suffix in ("", *DERIVED):
            for stem in (*stems, *shelves):
                yield from self._pictures(stem + suffix)

    def _pictures(self, stem: str) -> Iterator[str]:
        return (stem + ending for ending in PICTURES if stem + ending in self.source.paths)

    def _named(self, fields: JsonObject) -> Iterator[str]:
        """The pictures that the fields name by a path, inside a container or not."""
        for value in fields.values():
            if isinstance(value, str) and is_picture(value):
                path = within(value)
                if path in self.source.paths:
                    yield path


def within(path: str) -> str:
    """A path that the old program wrote, as it lies below the folder that is moved in."""
    plain = path.strip().removeprefix("file://").removeprefix(CONTAINER).lstrip("/")
    parts = [part for part in PurePosixPath(plain).parts if part != "."]
    return "/".join(parts)


def _ids(path: str, fields: JsonObject) -> Iterator[str]:
    yield PurePosixPath(path).stem
    metadata = fields.get(METADATA)
    said: list[Json] = [fields.get("preset_id")]
    if isinstance(metadata, dict):
        said.append(metadata.get("preset_id"))
    yield from (key for key in said if isinstance(key, str) and key and "/" not in key)
