"""What is to be seen of an entity, together with what it uses."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Kind, PreviewMode
from maquette.entity.traits import Traits, targets
from maquette.errors import Conflict
from maquette.library.load import load
from maquette.library.registry import Registry
from maquette.scene import Scene

T = TypeVar("T", bound=Traits)


def drawable(kind: Kind[T]) -> Callable[[Content[T]], Scene]:
    """How a kind's content becomes the scene of its preview.

    Raises `Conflict` for a kind that has no preview, or one that is its own picture.
    """
    if kind.preview is not PreviewMode.RENDER or kind.scene is None:
        raise Conflict(f"{kind.plural} have no preview to draw.", code="not_previewable")
    return kind.scene


async def scene_of(
    session: AsyncSession,
    registry: Registry,
    row: Described[Traits],
    content: Content[Traits] | None = None,
) -> Scene:
    """The entity's scene, joined by the scenes of what it uses; by other content than today's, if
    that is given.

    Raises `Conflict` like `drawable`.
    """
    kind = registry.of_type(row.entity_type)
    content = content or row.content
    scene = drawable(kind)(content)
    if kind.joined is None:
        return scene
    used: dict[str, list[Scene]] = {}
    for trait in kind.relations:
        theirs = await load(session, registry, row.owner_id, targets(content.traits, trait))
        used[trait.name] = [await scene_of(session, registry, each) for each in theirs]
    return kind.joined(scene, used)
