"""Routes that are looked through only for paths of their own."""

from fastapi import APIRouter
from starlette.routing import Match
from starlette.types import Scope


class Branch(APIRouter):
    """A router that is passed over unless its prefix is in the path.

    A plain one is tried route by route, each by a regular expression: with all that every kind
    has, finding the route took as long as answering.
    """

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a route of this branch answers."""
        if self.prefix not in scope["path"]:
            return Match.NONE, {}
        return super().matches(scope)
