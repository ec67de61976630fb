"""Which pictures belong to an old file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath
from typing import TypeAlias, TypeVar

from maquette.db.base import Json, JsonObject
from maquette.entity.kind import Kind, Upload
from maquette.entity.traits import Traits
from maquette.importing.legacy.adapt import CONTAINER
from maquette.importing.legacy.naming import METADATA
from maquette.importing.source import Source
from maquette.media.urls import Role

T = TypeVar("T", bound=Traits)

Pictures: TypeAlias = Mapping[Role, tuple[str, ...]]
"""The paths of all that may be each of an entity's pictures, the best first."""

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".heic")
PREVIEWS = "entity_previews"
REFERENCE = "ref"  # is in a field's name: reference_image_path, ref_image
DERIVED = ("_preview_medium", "_preview_small", "_preview_card")


def is_picture(path: str) -> bool:
    """Whether a file is called like a picture."""
    return PurePosixPath(path).suffix.lower() in PICTURES


@dataclass(frozen=True)
class Beside:
    """Finds the pictures of a source's files."""

    source: Source

    def pictures(self, path: str, kind: Kind[T], fields: JsonObject) -> Pictures:
        """All that may be its preview, or its reference image where its kind has one.

        The best come first; smaller copies are taken only for want of better.
        """
        stems = list(_stems(path, kind.table, fields))
        named = list(self._named(fields))
        references = [each for name, each in named if REFERENCE in name]
        others = [each for name, each in named if REFERENCE not in name]
        preview, reference = self._called(stems, "_preview"), self._called(stems, "_ref")
        copies = self._called(stems, "", *DERIVED)
        if kind.upload is Upload.REFERENCE:
            return {
                Role.PREVIEW: _once(preview, others, copies),
                Role.REFERENCE: _once(reference, references),
            }
        return {Role.PREVIEW: _once(preview, reference, others, references, copies)}

    def _called(self, stems: Sequence[str], *suffixes: str) -> list[str]:
        """The pictures that bear one of these names, in the order of the suffixes."""
        names = (stem + suffix + end for suffix in suffixes for stem in stems for end in PICTURES)
        return [name for name in names if name in self.source.paths]

    def _named(self, fields: JsonObject) -> Iterator[tuple[str, str]]:
        """The fields that name a picture by a path, inside a container or not, and the picture."""
        for name, value in fields.items():
            if isinstance(value, str) and is_picture(value):
                path = within(value)
                if path in self.source.paths:
                    yield name, path


def within(path: str) -> str:
    """A path that the old program wrote, as it lies below the folder that is moved in."""
    plain = path.strip().removeprefix("file://").removeprefix(CONTAINER).lstrip("/")
    parts = [part for part in PurePosixPath(plain).parts if part != "."]
    return "/".join(parts)


def _once(*candidates: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain(*candidates)))


def _stems(path: str, table: str, fields: JsonObject) -> Iterator[str]:
    """How its pictures' names may begin: beside its file, or on the shelf of its table."""
    folder = PurePosixPath(path).parent
    ids = list(_ids(path, fields))
    for place in (folder.as_posix(), f"{PREVIEWS}/{table}", f"{PREVIEWS}/{folder.name}"):
        yield from (f"{place}/{key}" for key in ids)


def _ids(path: str, fields: JsonObject) -> Iterator[str]:
    yield PurePosixPath(path).stem
    metadata = fields.get(METADATA)
    said: list[Json] = [fields.get("preset_id")]
    if isinstance(metadata, dict):
        said.append(metadata.get("preset_id"))
    yield from (key for key in said if isinstance(key, str) and key and "/" not in key)
