"""The jobs in numbers, as Prometheus reads them. Each API process tells of all jobs there are."""

from fastapi import APIRouter, Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.database import SessionDep
from maquette.jobs.due import due
from maquette.jobs.hub import HubDep
from maquette.jobs.job import UNFINISHED, Job, Queue, Status

BUCKETS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 180.0, 600.0, 3600.0)


class JobMetrics:
    """How much waits and for how long, how long work takes, what fails, and who watches."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry
        self._jobs = Gauge(
            "maquette_jobs",
            "Unfinished jobs.",
            ["queue", "status"],
            registry=registry,
        )
        self._age = Gauge(
            "maquette_queue_age_seconds",
            "For how long the first job that could start has waited.",
            ["queue"],
            registry=registry,
        )
        self._seconds = Histogram(
            "maquette_job_seconds",
            "From a job's first start to its end, as far as this process has heard.",
            ["type", "status"],
            buckets=BUCKETS,
            registry=registry,
        )
        self._failures = Counter(
            "maquette_job_failures",
            "Jobs that failed, as far as this process has heard.",
            ["type", "code"],
            registry=registry,
        )
        self._listeners = Gauge(
            "maquette_stream_listeners",
            "Open streams of job events in this process.",
            registry=registry,
        )

    def ended(self, job: Job) -> None:
        """Count a job that has ended."""
        if job.started_at and job.finished_at:
            seconds = (job.finished_at - job.started_at).total_seconds()
            self._seconds.labels(job.type, job.status).observe(seconds)
        if job.status is Status.failed and job.error:
            self._failures.labels(job.type, job.error["code"]).inc()

    async def text(self, session: AsyncSession, listeners: int) -> bytes:
        """All numbers of the registry as they are now."""
        self._listeners.set(listeners)
        counted = select(Job.queue, Job.status, func.count()).where(Job.status.in_(UNFINISHED))
        rows = await session.execute(counted.group_by(Job.queue, Job.status))
        found = {(queue, status): count for queue, status, count in rows}
        waited = func.extract("epoch", func.now() - func.min(Job.run_at))
        ages = await session.execute(select(Job.queue, waited).where(*due()).group_by(Job.queue))
        oldest = {queue: float(age) for queue, age in ages}
        for queue in Queue:
            self._age.labels(queue).set(oldest.get(queue, 0.0))
            for status in UNFINISHED:
                self._jobs.labels(queue, status).set(found.get((queue, status), 0))
        return generate_latest(self._registry)

    def routes(self) -> APIRouter:
        """`/metrics`."""
        router = APIRouter(tags=["Health"])

        @router.get("/metrics", response_class=Response)
        async def metrics(session: SessionDep, hub: HubDep) -> Response:
            """How it goes, in numbers, for Prometheus."""
            text = await self.text(session, hub.listeners)
            return Response(text, media_type=CONTENT_TYPE_LATEST)

        return router
