"""`GET /api/kinds`: what the UI is built from."""

from fastapi import APIRouter

from maquette.auth.caller import CurrentUser
from maquette.db.base import JsonObject
from maquette.db.database import ReadDep
from maquette.entity.counts import active_by_type
from maquette.entity.kind import Creation, Drawing, Group, Kind, PreviewMode, Stacking, Upload
from maquette.entity.schemas import Schema
from maquette.entity.traits import Traits
from maquette.library.registry import Registry


class LayerView(Schema):
    """How the composer stacks a kind."""

    stacking: Stacking
    order: int


class KindView(Schema):
    """A kind, as the UI needs it."""

    entity_type: str
    slug: str
    title: str
    plural: str
    short: str
    icon: str
    group: Group
    glyph: str
    drawing: Drawing
    categories: tuple[str, ...]
    creation: Creation
    preview: PreviewMode
    upload: Upload | None
    shows: bool
    """Whether its entities steer the previews of others."""
    layer: LayerView | None
    analyzer: str | None
    count: int
    traits_schema: JsonObject


class KindsView(Schema):
    """Every kind, in the sidebar's order."""

    kinds: tuple[KindView, ...]


def routes(registry: Registry) -> APIRouter:
    """The list of kinds, with how many of each the caller has."""
    router = APIRouter(prefix="/kinds", tags=["Kinds"])

    @router.get("", operation_id="list_kinds")
    async def list_kinds(session: ReadDep, user: CurrentUser) -> KindsView:
        """Every kind, in the sidebar's order, with how many the caller has."""
        counts = await session.execute(active_by_type(user.id))
        count = {row.entity_type: row.n for row in counts}
        return KindsView(
            kinds=tuple(_view(kind, count.get(kind.entity_type, 0)) for kind in registry)
        )

    return router


def _view(kind: Kind[Traits], count: int) -> KindView:
    return KindView(
        entity_type=kind.entity_type,
        slug=kind.slug,
        title=kind.title,
        plural=kind.plural,
        short=kind.short or kind.plural,
        icon=kind.icon,
        group=kind.group,
        glyph=kind.glyph,
        drawing=kind.drawing,
        categories=kind.categories,
        creation=kind.creation,
        preview=kind.preview,
        upload=kind.upload,
        shows=kind.shows is not None,
        layer=LayerView(stacking=kind.layer.stacking, order=kind.layer.order)
        if kind.layer
        else None,
        analyzer=kind.analyzer,
        count=count,
        traits_schema=kind.traits_schema,
    )
