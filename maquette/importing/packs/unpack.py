"""Bringing a pack in: new ids, relations pointing at them, and nothing twice."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from maquette.db.base import Json, storable_json
from maquette.entity.content import Content
from maquette.entity.entity import PICTURES, Described, Entity
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits
from maquette.errors import Invalid, MaquetteError, NotFound, Unavailable
from maquette.importing.arrival import SEQ, Arrival, Door, Origin
from maquette.importing.packs.format import FORMAT, MANIFEST, VERSION, Manifest, PackedEntity
from maquette.importing.report import Report, Tally, Tell, Unfit
from maquette.importing.source import Source
from maquette.library.find import active
from maquette.media.picture import Derived
from maquette.media.preview import Preview
from maquette.media.sizes import Size
from maquette.media.urls import Role

T = TypeVar("T", bound=Traits)


@dataclass
class Unpacking:
    """Brings all of a pack through a door.

    What came from a pack before, or is here already just as the pack has it, stays as it is;
    what only bears the same name comes in beside it, as `name (2)`.
    """

    source: Source
    door: Door
    tell: Tell
    report: Report = field(default_factory=Report)
    _ids: dict[str, UUID] = field(default_factory=dict[str, UUID])

    async def __call__(self) -> Report:
        """Bring every entity that `pack.json` names, in its order."""
        manifest = self._manifest()
        for remark in self.source.refused:
            self.report.tally("pack").fail(remark.file, remark.reason)
        for done, key in enumerate(manifest.entities):
            await self.tell(done, len(manifest.entities), key)
            slug = key.partition("/")[0]
            tally = self.report.tally(slug.replace("-", "_"))
            path = f"entities/{key}.json"
            try:
                await self._bring(self.door.registry.of_slug(slug), key, path, tally)
            except (Unavailable, OperationalError, InterfaceError):
                raise
            except Unfit as error:
                tally.fail(path, error.reason)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"])
                tally.fail(path, f"{where}: {first['msg']}.")
            except MaquetteError as error:
                tally.fail(path, error.message)
            except (DBAPIError, ValueError):
                tally.fail(path, "It holds something that cannot be kept.")
        await self.tell(len(manifest.entities), len(manifest.entities), "")
        return self.report

    def _manifest(self) -> Manifest:
        if MANIFEST not in self.source.paths:
            raise Invalid("This is no pack: there is no pack.json in it.", code="no_pack")
        try:
            return Manifest.model_validate_json(self.source.read(MANIFEST))
        except (ValidationError, Unfit) as error:
            raise Invalid(
                f"This is no pack that can be read here: pack.json is not of the format"
                f" {FORMAT} {VERSION}.",
                code="no_pack",
            ) from error

    async def _bring(self, kind: Kind[T], key: str, path: str, tally: Tally) -> None:
        if path not in self.source.paths:
            raise Unfit("pack.json names it, and it is not in the pack.")
        data = self.source.read(path)
        entity = PackedEntity.model_validate_json(data)
        storable_json({"traits": entity.traits, "extra": entity.extra})
        content = self._content(kind, entity, tally, path)
        images = {role: self._image(it.file) for role, it in entity.pictures.items()}
        origin = Origin(
            f"pack {key}", hashlib.sha256(b"".join((data, *images.values()))).hexdigest()[:32]
        )
        known = await self.door.entity_from(origin.source, origin.digest)
        pictures = {} if known else await self._pictures(images, tally, path)
        if known is None and (same := await self._same(kind, content, entity, pictures)):
            await self.door.remember(origin, same)
            known = same
        if known:
            self._ids[key] = known
            tally.already += 1
            return
        row = await self.door.bring(
            Arrival(
                kind=kind,
                content=content,
                extra=entity.extra,
                favorite=entity.favorite,
                pictures=pictures,
                model=entity.picture.model if entity.picture and Role.PREVIEW in pictures else None,
                created_at=entity.created_at,
                updated_at=entity.updated_at,
                archived_at=entity.archived_at,
                source_image=self._ids.get(entity.source_image) if entity.source_image else None,
            ),
            origin,
        )
        self._ids[key] = row.id
        tally.migrated += 1
        if row.name != content.name:
            tally.note(path, f"“{content.name}” was taken: it is called “{row.name}” here.")

    def _content(self, kind: Kind[T], entity: PackedEntity, tally: Tally, path: str) -> Content[T]:
        """What the entity says, with relations that point at what it came with."""
        traits: dict[str, object] = dict(entity.traits)
        for relation in kind.relations:
            said = entity.traits.get(relation.name)
            if said is None:
                continue
            named: list[Json] = said if isinstance(said, list) else [said]
            known = (self._ids.get(each) for each in named if isinstance(each, str))
            found = [each for each in known if each]
            if len(found) < len(named):
                tally.note(path, f"{relation.name}: Some of it is not in the pack.")
            traits[relation.name] = found if relation.many else next(iter(found), None)
        return kind.draft.model_validate(
            {
                "name": entity.name,
                "description": entity.description,
                "category": entity.category,
                "tags": entity.tags,
                "traits": traits,
            }
        ).content

    def _image(self, file: str) -> bytes:
        if file not in self.source.paths:
            raise Unfit(f"Its picture {file} is not in the pack.")
        return self.source.read(file)

    async def _pictures(
        self, images: Mapping[Role, bytes], tally: Tally, path: str
    ) -> dict[Role, Derived]:
        found: dict[Role, Derived] = {}
        for role, image in images.items():
            try:
                found[role] = await self.door.picture(image)
            except Unavailable:
                raise
            except MaquetteError as error:
                tally.note(path, f"Its {role} was left out. {error.message}")
        return found

    async def _same(
        self,
        kind: Kind[T],
        content: Content[T],
        entity: PackedEntity,
        pictures: Mapping[Role, Derived],
    ) -> UUID | None:
        """An entity that is here already, just as the pack has it."""
        called = (
            select(kind.row)
            .where(
                Entity.owner_id == self.door.owner_id,
                func.lower(Entity.name) == func.lower(content.name),
                active(),
            )
            .order_by(Entity.created_at)
        )
        async with self.door.transaction() as session:
            rows = (await session.scalars(called)).all()
        for row in rows:
            alike = row.content == content and row.extra == entity.extra
            if alike and all([await self._shows(row, *each) for each in pictures.items()]):
                return row.id
        return None

    async def _shows(self, row: Described[T], role: Role, picture: Derived) -> bool:
        """Whether this is the row's own preview, or reference."""
        shown: Preview | None = getattr(row, PICTURES[role].key)
        if shown is None:
            return False
        if shown.full == Preview.of(picture, SEQ, role).full:
            return True
        table = self.door.registry.of_type(row.entity_type).table
        stored = shown.names(table, row.id)[Size.FULL]
        try:
            standing = await self.door.store.get(stored)
        except NotFound:
            return False
        return standing.data == picture.full.data
