"""The kinds that the library knows, handed down by the app."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from maquette.entity.kind import Group, Kind
from maquette.entity.traits import Traits
from maquette.errors import NotFound


class Registry:
    """Kinds by slug, by entity type and by table, in the UI's order."""

    def __init__(self, kinds: Iterable[Kind[Traits]]) -> None:
        groups = list(Group)
        self._kinds = sorted(kinds, key=lambda kind: (groups.index(kind.group), kind.plural))
        self._by_type = {kind.entity_type: kind for kind in self._kinds}
        self._by_slug = {kind.slug: kind for kind in self._kinds}

    def __iter__(self) -> Iterator[Kind[Traits]]:
        return iter(self._kinds)

    @cached_property
    def showing(self) -> tuple[Kind[Traits], ...]:
        """The kinds that steer the previews of others."""
        return tuple(kind for kind in self if kind.shows)

    def of_type(self, entity_type: str) -> Kind[Traits]:
        """The kind that the API calls `entity_type`."""
        return _found(self._by_type, entity_type)

    def of_slug(self, slug: str) -> Kind[Traits]:
        """The kind at `/api/{slug}`."""
        return _found(self._by_slug, slug)

    def of_table(self, table: str) -> Kind[Traits]:
        """The kind whose rows stand in `table`."""
        return _found(self._by_slug, table.replace("_", "-"))


def _found(kinds: dict[str, Kind[Traits]], key: str) -> Kind[Traits]:
    if key not in kinds:
        raise NotFound(f"There is no kind called “{key}”. There are: {', '.join(sorted(kinds))}.")
    return kinds[key]
