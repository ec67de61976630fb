"""What Maquette uses of RQ 3."""

from collections.abc import Sequence
from types import FrameType

from redis import Redis
from rq.serializers import JSONSerializer

class Queue:
    count: int
    def __init__(
        self, name: str, connection: Redis, *, serializer: type[JSONSerializer] = ...
    ) -> None: ...
    def enqueue_call(
        self, func: str, *, timeout: int, result_ttl: int, failure_ttl: int
    ) -> object: ...
    def enqueue(self, func: str, argument: str) -> object: ...

class SimpleWorker:
    max_connection_wait_time: float
    _stop_requested: bool
    def __init__(
        self,
        queues: Sequence[str],
        *,
        connection: Redis,
        serializer: type[JSONSerializer] = ...,
        worker_ttl: int = ...,
    ) -> None: ...
    @classmethod
    def count(cls, connection: Redis, queue: Queue) -> int: ...
    def work(self, *, logging_level: str) -> bool: ...
    def request_stop(self, signum: int, frame: FrameType | None) -> None: ...
