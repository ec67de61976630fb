"""The browser UI: built files, served so that a new build is seen at once and the rest never again.

A released wheel carries them in the package; in a checkout `make ui` builds `frontend/dist`.
"""

from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse
from starlette.routing import Match, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from maquette.errors import Unavailable

BUILT = (Path(__file__).parent / "ui", Path(__file__).parents[1] / "frontend" / "dist")
RESERVED = frozenset({"api", "assets", "entity_previews", "healthz", "metrics", "readyz"})
"""How paths begin that are never a page of the UI."""

POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",  # React sets sizes as style attributes
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class _Assets(StaticFiles):
    """Files whose names carry a digest: a browser keeps them for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept."""
        response = await super().get_response(path, scope)
        response.headers.update({"Cache-Control": "public, max-age=31536000, immutable", **SAFE})
        return response


class _Pages(Route):
    """Every path but the reserved ones, so that there only a true address is answered."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether it is the path of a page."""
        if scope["path"].strip("/").partition("/")[0] in RESERVED:
            return Match.NONE, {}
        return super().matches(scope)


def install_ui(app: FastAPI) -> None:
    """Serve the UI at every path that nothing else has."""
    built = next((folder for folder in BUILT if (folder / "index.html").is_file()), None)
    files: frozenset[str] = frozenset()
    if built:
        app.mount("/assets", _Assets(directory=built / "assets"))
        found = (file.relative_to(built) for file in built.rglob("*") if file.is_file())
        files = frozenset(file.as_posix() for file in found)

    async def page(request: Request) -> Response:
        """A page of the UI, which finds its own way, or one of its few files without a digest."""
        if built is None:
            raise Unavailable(
                "The browser UI is not built: run `make ui`. The API is at /api/docs."
            )
        path = str(request.path_params["path"])
        file = built / (path if path in files else "index.html")
        return FileResponse(file, headers={"Cache-Control": "no-cache", **SAFE})

    app.router.routes.append(_Pages("/{path:path}", page, include_in_schema=False))
