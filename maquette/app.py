"""The whole studio put together: the only place, beside the command line, that knows every room."""

import asyncio
import os
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from importlib import import_module
from pkgutil import iter_modules

from fastapi import FastAPI
from fastapi.routing import APIRoute
from prometheus_client import CollectorRegistry, ProcessCollector
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from maquette import __version__, about, health, kinds
from maquette.analysis import photos
from maquette.analysis import routes as analysis_routes
from maquette.analysis.source import Sources
from maquette.analysis.tool import Tools
from maquette.analysis.work import Analyze
from maquette.auth import routes as auth_routes
from maquette.auth.welcome import Welcome
from maquette.composer import matrix_files, matrix_routes
from maquette.composer import routes as compositions
from maquette.db.database import Database
from maquette.errors import Unavailable
from maquette.http import install_error_handlers
from maquette.importing import routes as moving
from maquette.importing.jobs import Export, Import
from maquette.importing.transfers import Transfers, keep_sweeping, open_transfers
from maquette.jobs import overview as job_overview
from maquette.jobs import routes as job_routes
from maquette.jobs.hub import live
from maquette.jobs.job import JobType, Queue
from maquette.jobs.metrics import JobMetrics
from maquette.jobs.run import Handlers
from maquette.library import history_routes, used_by
from maquette.library import kinds as library_kinds
from maquette.library import routes as library_routes
from maquette.library import search as library_search
from maquette.library.bulk import request as bulk
from maquette.library.bulk.work import Bulk
from maquette.library.registry import Registry
from maquette.library.tags import routes as tags
from maquette.library.views import Viewer
from maquette.media.store import Store, open_store
from maquette.middleware import BodyLimit, RequestId, TrailingSlash
from maquette.models.router import Router
from maquette.pictures import (
    batch_routes,
    config,
    download,
    generate_routes,
    impact,
    recipe_routes,
    serve,
    upload,
)
from maquette.pictures import routes as picture_routes
from maquette.pictures.asking import Studio
from maquette.pictures.batch import RenderBatch
from maquette.pictures.draw import DrawPreview
from maquette.pictures.formats import CutAllAnew, keep_formats
from maquette.pictures.generate import Generate
from maquette.pictures.housekeeping import keep_house
from maquette.pictures.optimize import CutSizes
from maquette.pictures.request import preview_works
from maquette.pictures.served import ServedPictures
from maquette.pictures.setup import Setups
from maquette.revalidation import Revalidation
from maquette.settings import Settings, settings
from maquette.spending import key_routes, provider_routes, spending_routes, task_routes
from maquette.spending.charged import charged
from maquette.spending.check import CheckProvider
from maquette.spending.keyring import Keyring, keep_reading
from maquette.starter.welcome import Starter
from maquette.stories import routes as story_routes
from maquette.stories.cover import Covers
from maquette.stories.work import Stories
from maquette.usage import routes as usage_routes
from maquette.usage.gauge import Gauge
from maquette.web import install_ui


def registry() -> Registry:
    """Every kind there is: each module in `maquette/kinds/` declares one as its `KIND`."""
    names = (f"{kinds.__name__}.{found.name}" for found in iter_modules(kinds.__path__))
    return Registry(import_module(name).KIND for name in names)


def app() -> FastAPI:
    """The API as the settings say, over a database that it opens and closes itself."""
    here = settings()
    if here.database_url is None:
        raise Unavailable("Set MAQUETTE_DATABASE_URL, or start everything with `maquette up`.")
    return create_app(here, Database(here.database_url.get_secret_value()))


def create_app(here: Settings, database: Database) -> FastAPI:
    """The API over a database, which it closes at its end."""
    numbers = CollectorRegistry()
    ProcessCollector(registry=numbers)
    metrics = JobMetrics(numbers)
    store = open_store(here)
    transfers = open_transfers(here)
    keyring = Keyring(here)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        async with live(database, ended=metrics.ended) as hub:
            app.state.hub = hub
            aged = timedelta(days=here.keep_jobs_days)
            keeping = [
                asyncio.create_task(keep_house(database, store, aged)),
                asyncio.create_task(keep_formats(database, here.preview_format)),
                asyncio.create_task(keep_sweeping(database, transfers)),
                asyncio.create_task(keep_reading(keyring, database)),
            ]
            yield
            for task in keeping:
                task.cancel()
            await asyncio.wait(keeping)
        await database.close()

    app = FastAPI(
        title="Maquette",
        version=__version__,
        docs_url="/api/docs",
        openapi_url="/api/openapi.json",
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        generate_unique_id_function=_operation_id,
    )
    app.state.database = database
    app.state.welcome = welcome(here)
    app.add_middleware(BodyLimit, larger=moving.LARGE_BODIES)
    app.add_middleware(Revalidation)
    app.add_middleware(TrailingSlash)
    app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=here.trusted_proxies)
    app.add_middleware(RequestId)
    install_error_handlers(app)
    app.add_middleware(ServedPictures, registry=numbers)
    _install_api(app, here, store, transfers, keyring)
    app.include_router(health.router)
    app.include_router(metrics.routes())
    app.include_router(serve.routes(registry(), store))
    install_ui(app)
    return app


def _install_api(
    app: FastAPI, here: Settings, store: Store, transfers: Transfers, keyring: Keyring
) -> None:
    """Everything below `/api`."""
    all_kinds = registry()
    models = Router(here, keyring)
    setups = Setups(all_kinds, models)
    viewer = Viewer(setups)
    api = partial(app.include_router, prefix="/api")
    api(about.router)
    api(auth_routes.router)
    api(library_kinds.routes(all_kinds))
    api(job_overview.router)
    api(library_search.routes(all_kinds))
    api(job_routes.router)
    api(usage_routes.routes(Gauge(app.state.database, store)))
    api(picture_routes.routes(all_kinds, setups))
    api(batch_routes.routes(setups, workers(here)))
    api(generate_routes.routes(setups))
    api(recipe_routes.routes(all_kinds, models))
    api(download.routes(store))
    api(compositions.router)
    api(matrix_routes.routes(setups))
    api(provider_routes.routes(keyring))
    api(key_routes.routes(keyring))
    api(task_routes.routes(keyring, models))
    api(spending_routes.router)
    api(matrix_files.routes(store))
    api(story_routes.routes(setups))
    api(moving.routes(all_kinds, transfers))
    sources = Sources(all_kinds, store, here.preview_format)
    api(analysis_routes.routes(Tools(all_kinds), models, sources))
    api(photos.routes(models, sources))
    for kind in all_kinds:
        api(library_routes.routes(kind, viewer))
        api(history_routes.routes(kind, viewer))
        api(config.routes(kind, setups, viewer))
        api(impact.routes(kind, setups))
        api(upload.routes(kind, viewer, store, here.preview_format))
    api(used_by.routes(all_kinds))
    api(bulk.routes(all_kinds))
    api(tags.routes(all_kinds))


def welcome(here: Settings) -> Welcome | None:
    """What awaits a new user."""
    return Starter(registry(), Router(here)) if here.starter == "all" else None


def workers(here: Settings) -> Mapping[Queue, int]:
    """How many processes work at each queue on one machine."""
    return {Queue.cpu: here.cpu_workers or os.cpu_count() or 1, Queue.io: here.io_workers}


def handlers() -> Handlers:
    """Who does which type of job, in a worker process."""
    here = settings()
    keyring = Keyring(here)
    models = Router(here, keyring)
    studio = Studio(models, open_store(here), here.preview_format)
    all_of_them: Handlers = {
        JobType.check: CheckProvider(models, keyring),
        JobType.analyze: Analyze(
            tools=Tools(registry()),
            models=models,
            sources=Sources(registry(), open_store(here), here.preview_format),
        ),
        JobType.bulk: Bulk(registry(), partial(preview_works, setups=Setups(registry(), models))),
        JobType.preview: DrawPreview(registry(), studio),
        JobType.generate: Generate(Setups(registry(), models), studio, embed=here.embed_recipes),
        JobType.render_batch: RenderBatch(Setups(registry(), models)),
        JobType.optimize: CutSizes(
            registry=registry(), store=open_store(here), format=here.preview_format
        ),
        JobType.sweep: CutAllAnew(registry()),
        JobType.story: Stories(
            Setups(registry(), models), Covers(registry(), open_store(here), here.preview_format)
        ),
        JobType.import_: Import(
            registry=registry(),
            store=open_store(here),
            transfers=open_transfers(here),
            format=here.preview_format,
        ),
        JobType.export: Export(
            registry=registry(), store=open_store(here), transfers=open_transfers(here)
        ),
    }
    return charged(keyring, here.requests_per_minute, all_of_them)


def _operation_id(route: APIRoute) -> str:
    """`list_hair_styles`: what generated clients call it."""
    return f"{route.name}_{route.tags[0]}".lower().replace(" ", "_")
