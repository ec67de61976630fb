"""The browser UI: built files, served so that a new build is seen at once and the rest never again.

A released wheel carries them in the package; in a checkout `make ui` builds `frontend/dist`.
"""

from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from maquette.errors import NotFound, Unavailable

BUILT = (Path(__file__).parent / "ui", Path(__file__).parents[1] / "frontend" / "dist")
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


def install_ui(app: FastAPI) -> None:
    """Serve the UI at every path that nothing else has."""
    built = next((folder for folder in BUILT if (folder / "index.html").is_file()), None)
    if built:
        app.mount("/assets", _Assets(directory=built / "assets"))

    @app.get("/{path:path}", include_in_schema=False, tags=["UI"])
    async def page(path: str, request: Request) -> Response:
        """A page of the UI, which finds its own way, or one of its few files without a digest."""
        if path.startswith("api/"):
            raise NotFound(f"There is nothing at {request.url.path}.")
        if built is None:
            raise Unavailable(
                "The browser UI is not built: run `make ui`. The API is at /api/docs."
            )
        file = built / path
        if not (path and file.is_file() and file.resolve().is_relative_to(built.resolve())):
            file = built / "index.html"
        return FileResponse(file, headers={"Cache-Control": "no-cache", **SAFE})
