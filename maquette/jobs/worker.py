"""The worker process: RQ's SimpleWorker, which a ticket tells to work its queue off."""

import logging
import multiprocessing
import os
import signal
import threading
import time
from contextlib import suppress
from contextvars import ContextVar
from types import FrameType

from redis import Redis
from redis.exceptions import RedisError
from rq import SimpleWorker
from rq.exceptions import StopRequested
from rq.serializers import JSONSerializer

from maquette.jobs.bench import Bench, Crew
from maquette.logs import start_logging

log = logging.getLogger(__name__)

GRACE = 5.0  # seconds a leaving worker has

_bench: ContextVar[Bench] = ContextVar("bench")


def work_off() -> None:
    """What a ticket calls: do this process's queue until nothing is left."""
    _bench.get().work_off()


class Worker(SimpleWorker):
    """RQ's worker; a signal puts the job back instead of waiting for its end."""

    max_connection_wait_time = 2.0

    def request_stop(self, signum: int, frame: FrameType | None) -> None:
        """Leave: at once when waiting for a ticket, else as soon as the job is put back."""
        self._stop_requested = True
        if not _bench.get().leave():
            raise StopRequested


def work(crew: Crew) -> None:
    """The whole life of a worker process; only a signal, or its parent's death, ends it."""
    start_logging(crew.log_level, as_json=crew.log_json)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    with Bench(crew) as bench, suppress(StopRequested):
        _bench.set(bench)
        while not bench.leaving:
            try:
                worker = Worker(
                    [crew.queue.value],
                    connection=Redis.from_url(crew.redis_url),
                    serializer=JSONSerializer,
                    worker_ttl=30,  # seconds: a dead connection is noticed within these
                )
                worker.work(logging_level="WARNING")
            except RedisError:
                log.warning("Valkey is away")
            if not bench.leaving:
                time.sleep(1)  # Valkey went away: begin anew


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE)
        os._exit(1)
