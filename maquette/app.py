"""The whole studio put together: the only place, beside the command line, that knows every room."""

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from maquette import __version__, kinds
from maquette.db.database import Database
from maquette.http import install_error_handlers
from maquette.library import kinds as library_kinds
from maquette.library import routes as library_routes
from maquette.library.registry import Registry
from maquette.library.views import Viewer
from maquette.media.store import open_store
from maquette.pictures import serve
from maquette.pictures.setup import setups
from maquette.settings import Settings


def registry() -> Registry:
    """Every kind there is: each module in `maquette/kinds/` declares one as its `KIND`."""
    names = (f"{kinds.__name__}.{found.name}" for found in iter_modules(kinds.__path__))
    return Registry(import_module(name).KIND for name in names)


def create_app(settings: Settings, database: Database) -> FastAPI:
    """The API over one database; whoever opened the database closes it."""
    app = FastAPI(
        title="Maquette",
        version=__version__,
        docs_url="/api/docs",
        openapi_url="/api/openapi.json",
        redoc_url=None,
        generate_unique_id_function=_operation_id,
    )
    app.state.database = database
    install_error_handlers(app)
    all_kinds = registry()
    store = open_store(settings)
    viewer = Viewer(setups(all_kinds, settings.preview_model))
    api = APIRouter(prefix="/api")
    api.include_router(library_kinds.routes(all_kinds))
    for kind in all_kinds:
        api.include_router(library_routes.routes(kind, viewer))
    app.include_router(api)
    app.include_router(serve.routes(all_kinds, store))
    return app


def _operation_id(route: APIRoute) -> str:
    """`list_hair_styles`: what generated clients call it."""
    return f"{route.name}_{route.tags[0]}".lower().replace(" ", "_")
