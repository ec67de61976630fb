"""`maquette worker`: the workers of one queue on this machine."""

from datetime import timedelta
from typing import Annotated

import typer
from typer import Option

from maquette.app import handlers, workers
from maquette.jobs.bench import Crew
from maquette.jobs.job import Queue
from maquette.jobs.pool import run
from maquette.logs import start_logging
from maquette.settings import settings


def worker(
    *,
    queue: Annotated[Queue, Option(help="cpu draws and cuts, io waits for providers.")],
    count: Annotated[int, Option(min=0, help="How many processes. 0: as the settings say.")] = 0,
) -> None:
    """Do the jobs of one queue, until Ctrl-C."""
    here = settings()
    if here.database_url is None or here.redis_url is None:
        typer.echo(
            "Set MAQUETTE_DATABASE_URL and MAQUETTE_REDIS_URL, or use `maquette up`.", err=True
        )
        raise typer.Exit(1)
    start_logging(here.log_level, as_json=here.log_format == "json")
    run(
        Crew(
            queue=queue,
            count=count or workers(here)[queue],
            database_url=here.database_url.get_secret_value(),
            redis_url=here.redis_url.get_secret_value(),
            lease=timedelta(seconds=here.lease_seconds),
            handlers=handlers,
            per_owner=here.jobs_per_user or None,
            per_provider=here.jobs_per_provider or None,
            log_level=here.log_level,
            log_json=here.log_format == "json",
        )
    )
