"""A person's answer to what was found in a photo: what becomes of each proposal."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from pydantic import Field, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.analysis.proposal import Proposal
from maquette.db.base import Json, JsonObject
from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Kind
from maquette.entity.schemas import Label, Name, Schema
from maquette.entity.traits import Traits
from maquette.errors import Invalid, NotFound
from maquette.library import write
from maquette.library.registry import Registry


class Action(StrEnum):
    """What becomes of a proposal: a new entity, more of one that there is, or nothing."""

    CREATE = "create"
    MERGE = "merge"
    SKIP = "skip"


class Decision(Schema):
    """What becomes of one proposal.

    `traits` are written over those proposed, and into those of the entity that it is merged with.
    """

    action: Action
    name: Name | None = None
    category: Label | None = None
    traits: JsonObject = Field(default_factory=dict)
    entity_id: UUID | None = None


class Review(Schema):
    """The decisions by the proposals' keys; what is not decided is skipped."""

    decisions: dict[str, Decision] = Field(default_factory=dict)


class Made(Schema):
    """What became of a proposal that was not skipped."""

    key: str
    action: Action
    entity_type: str
    entity_id: UUID
    name: str


async def accept(
    session: AsyncSession,
    registry: Registry,
    owner_id: UUID,
    image_id: UUID,
    decided: Mapping[str, tuple[Proposal, Decision]],
) -> list[Made]:
    """Make and merge what was decided, what others are made of first.

    An entity that is gone meanwhile is made anew; a name that is taken becomes a free one.
    """
    made: dict[str, Made] = {}
    for key, (proposal, decision) in decided.items():
        if decision.action is Action.SKIP:
            continue
        kind = registry.of_type(proposal.entity_type)
        uses: dict[str, Json] = {
            relation: [str(made[part].entity_id) for part in parts if part in made]
            for relation, parts in proposal.uses.items()
        }
        there = await _there(session, kind, owner_id, decision)
        if there:
            row = await _merge(session, kind, there, decision.traits)
        else:
            row = await _create(session, kind, owner_id, proposal, decision, uses)
        row.source_image = row.source_image or image_id
        await session.flush()
        made[key] = Made(
            key=key,
            action=Action.MERGE if there else Action.CREATE,
            entity_type=kind.entity_type,
            entity_id=row.id,
            name=row.name,
        )
    return list(made.values())


async def _there(
    session: AsyncSession, kind: Kind[Traits], owner_id: UUID, decision: Decision
) -> Described[Traits] | None:
    """The entity that it is merged with, if it is still there."""
    if decision.action is not Action.MERGE or decision.entity_id is None:
        return None
    try:
        row = await write.owned(session, kind, owner_id, decision.entity_id, lock=True)
    except NotFound:
        return None
    return None if row.deleted_at else row


async def _merge(
    session: AsyncSession, kind: Kind[Traits], row: Described[Traits], traits: JsonObject
) -> Described[Traits]:
    standing = kind.adapter.dump_python(row.traits, mode="json")
    merged = _checked(kind, {**standing, **traits})
    return await write.update(session, kind, row, replace(row.content, traits=merged))


async def _create(
    session: AsyncSession,
    kind: Kind[Traits],
    owner_id: UUID,
    proposal: Proposal,
    decision: Decision,
    uses: JsonObject,
) -> Described[Traits]:
    row = kind.row(owner_id=owner_id, unique_name=kind.unique_names)
    content = Content(
        decision.name or proposal.name,
        "",
        decision.category or proposal.category,
        (),
        _checked(kind, {**proposal.traits, **decision.traits, **uses}),
    )
    return await write.bring_in(session, kind, row, content)


def _checked(kind: Kind[Traits], traits: JsonObject) -> Traits:
    try:
        return kind.adapter.validate_python(traits)
    except ValidationError as error:
        raise Invalid(
            f"What was decided about the {kind.title.lower()} does not fit one."
        ) from error
