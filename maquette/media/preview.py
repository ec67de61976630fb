"""A published preview or reference image: which file each size is, as an entity's row keeps it."""

from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field, JsonValue, TypeAdapter

from maquette.media.digest import digest
from maquette.media.picture import Derived
from maquette.media.sizes import Size
from maquette.media.urls import Address, File, Role, public_url, stored_name


@dataclass(frozen=True)
class Preview:
    """One picture in the sizes it was cut to; one that was only imported has just `full`.

    `width` and `height` are those of `full` in pixels; `thumbhash` is base64.
    """

    width: Annotated[int, Field(ge=1)]
    height: Annotated[int, Field(ge=1)]
    thumbhash: str
    full: File
    medium: File | None = None
    card: File | None = None
    small: File | None = None
    role: Role = Role.PREVIEW

    @classmethod
    def of(cls, derived: Derived, seq: int, role: Role = Role.PREVIEW) -> "Preview":
        """The preview that these pictures make once they are stored.

        No two publications share a file's name, even of the same picture: the digests have the
        publishing job's `seq` in them. So what one drops as it ends is never what another shows.
        """
        files = {
            size: File(digest(it.data, seq), it.ext) for size, it in derived.pictures().items()
        }
        return cls(
            width=derived.full.width,
            height=derived.full.height,
            thumbhash=b64encode(derived.thumbhash).decode(),
            full=files[Size.FULL],
            medium=files[Size.MEDIUM],
            card=files[Size.CARD],
            small=files[Size.SMALL],
            role=role,
        )

    def completed(self, derived: Derived, seq: int) -> "Preview":
        """The same picture with the sizes it lacks, as they were cut from its `full`."""
        cut = Preview.of(derived, seq, self.role)
        return replace(
            cut,
            full=self.full,
            medium=self.medium or cut.medium,
            card=self.card or cut.card,
            small=self.small or cut.small,
        )

    def without(self, sizes: Collection[Size]) -> "Preview":
        """The same picture without these of its smaller sizes."""
        return replace(
            self,
            medium=None if Size.MEDIUM in sizes else self.medium,
            card=None if Size.CARD in sizes else self.card,
            small=None if Size.SMALL in sizes else self.small,
        )

    def sizes_but(self, ext: str) -> frozenset[Size]:
        """The smaller sizes that are encoded otherwise than this extension says."""
        return frozenset(
            size for size, file in self.files.items() if size is not Size.FULL and file.ext != ext
        )

    @classmethod
    def from_json(cls, value: object) -> "Preview":
        """What `to_json` gave; raises pydantic's `ValidationError` for anything else."""
        return _ADAPTER.validate_python(value)

    def to_json(self) -> dict[str, JsonValue]:
        """The preview as a JSON object."""
        return _OBJECT.validate_python(_ADAPTER.dump_python(self, mode="json"))

    @property
    def files(self) -> dict[Size, File]:
        """The files there are, by size."""
        sizes = {
            Size.FULL: self.full,
            Size.MEDIUM: self.medium,
            Size.CARD: self.card,
            Size.SMALL: self.small,
        }
        return {size: file for size, file in sizes.items() if file}

    @property
    def digest(self) -> str:
        """Differs whenever a file does: what an ETag needs."""
        return digest(" ".join(f"{size} {file}" for size, file in self.files.items()).encode())

    def names(self, table: str, id: UUID) -> dict[Size, str]:
        """The names its files have in the store, for this entity."""
        return {
            size: stored_name(Address(table, id, size, self.role), file)
            for size, file in self.files.items()
        }

    def urls(self, table: str, id: UUID) -> dict[Size, str]:
        """The public URLs of its files, for this entity."""
        return {
            size: public_url(Address(table, id, size, self.role), file)
            for size, file in self.files.items()
        }


_ADAPTER: Final = TypeAdapter(Preview)
_OBJECT: Final = TypeAdapter(dict[str, JsonValue])
