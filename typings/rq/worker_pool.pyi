from collections.abc import Sequence
from multiprocessing.process import BaseProcess
from typing import NamedTuple

from redis import Redis
from rq import SimpleWorker
from rq.serializers import JSONSerializer

class WorkerData(NamedTuple):
    name: str
    pid: int
    process: BaseProcess

class WorkerPool:
    worker_dict: dict[str, WorkerData]
    def __init__(
        self,
        queues: Sequence[str],
        *,
        connection: Redis,
        num_workers: int,
        worker_class: type[SimpleWorker],
        serializer: type[JSONSerializer],
    ) -> None: ...
    def get_worker_process(
        self, name: str, burst: bool, _sleep: float = 0, logging_level: str = "INFO"
    ) -> BaseProcess: ...
    def reap_workers(self) -> None: ...
    def handle_dead_worker(self, worker_data: WorkerData) -> None: ...
    def all_workers_have_stopped(self) -> bool: ...
    def start(self, *, logging_level: str) -> None: ...
