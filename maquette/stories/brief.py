"""From the library to the brief of a story."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import TypeVar
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described
from maquette.entity.traits import Traits
from maquette.kinds.story import KIND, Story
from maquette.library import relations
from maquette.library.load import load
from maquette.library.registry import Registry
from maquette.quill import pronouns_of
from maquette.stories.order import StoryOrder
from maquette.tale import Audience, Brief, Lead, ProseStyle, Theme

T = TypeVar("T", Theme, ProseStyle, Audience)


async def brief_of(
    session: AsyncSession, registry: Registry, owner_id: UUID, order: StoryOrder
) -> Brief:
    """All that the order names, as a model is told it.

    Raises `Invalid` for what the owner has not.
    """
    await relations.check(session, KIND, owner_id, related(order))
    ids = (order.character_id, order.theme_id, order.prose_style_id, order.audience_id)
    character, theme, prose, audience = await load(session, registry, owner_id, ids)
    outfits = (order.outfit_id,) if order.outfit_id else ()
    outfit = next(iter(await load(session, registry, owner_id, outfits)), None)
    return Brief(
        lead=_lead(character, outfit),
        theme=_read(Theme, {"name": theme.name, **_said(theme)}),
        prose=_read(ProseStyle, _said(prose)),
        audience=_read(Audience, _said(audience)),
        scenes=order.scenes,
        wish=order.wish,
        seed=order.seed,
    )


def related(order: StoryOrder) -> Story:
    """The story's relations."""
    return Story(
        language="English",
        status="Planned",
        character=order.character_id,
        theme=order.theme_id,
        prose_style=order.prose_style_id,
        audience=order.audience_id,
        outfit=order.outfit_id,
        art_style=order.art_style_id,
    )


def _lead(character: Described[Traits], outfit: Described[Traits] | None) -> Lead:
    said = _said(character)
    looks = (said.get(name) for name in ("visual_description", "hair", "face", "body"))
    about = f"{character.description} {said.get('visual_description') or ''}"
    pronouns = pronouns_of(about)
    return Lead(
        name=character.name,
        pronouns=f"{pronouns.they}/{pronouns.them}",
        description=character.description,
        looks=". ".join(str(each) for each in looks if each),
        age=str(said.get("age") or ""),
        personality=str(said.get("personality") or ""),
        wears=outfit.name if outfit else "",
    )


def _said(row: Described[Traits]) -> dict[str, object]:
    """The traits that say something."""
    return {name: value for name, value in asdict(row.traits).items() if value is not None}


def _read(part: type[T], said: Mapping[str, object]) -> T:
    known = {each.name for each in fields(part)}
    return TypeAdapter(part).validate_python({k: v for k, v in said.items() if k in known})
