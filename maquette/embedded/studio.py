"""All of Maquette on one machine: servers, API and workers, started, kept and ended as one."""

import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import httpx2

from maquette.embedded.connection import Connection, kept
from maquette.embedded.postgres import start_postgres
from maquette.embedded.program import Program
from maquette.embedded.progress import tell, telling
from maquette.embedded.stop import StopSignal
from maquette.embedded.supervisor import Supervisor, supervised
from maquette.embedded.valkey import start_valkey
from maquette.errors import Unavailable


@dataclass(frozen=True, kw_only=True)
class Studio:
    """What `maquette up` runs. Of the two servers, it starts those that have no URL yet."""

    folder: Path
    host: str
    port: int
    """0: any that is free."""
    database_url: str | None
    redis_url: str | None
    postgres_user: str
    migrate: Callable[[str], None]
    """Brings the database at a URL to the newest migration."""
    maquette: tuple[str, ...]
    """The command whose words are `serve`, `worker` and `user first`."""
    reload: bool = False

    def run(self, stop: StopSignal, ready: Callable[[str], None]) -> None:
        """Start everything, call `ready` with the address, and keep it running until `stop`."""
        with stop, supervised(self.folder, stop.patience) as supervisor:
            port = _free_port(self.host, self.port)
            environment = self._servers(supervisor) | {"MAQUETTE_PORT": str(port)}
            with telling("Migrating the database…"):
                self.migrate(environment["MAQUETTE_DATABASE_URL"])
            address = f"http://{reachable(self.host)}:{port}"
            here = Connection(
                database_url=environment["MAQUETTE_DATABASE_URL"],
                redis_url=environment["MAQUETTE_REDIS_URL"],
                base_url=address,
            )
            with kept(self.folder, here):
                with telling("Starting the API…"):
                    self._start_app(supervisor, environment, address)
                ready(address)
                while not stop.times:
                    for program in supervisor.tend():
                        tell(f"{program.name} had ended and was started again.")
                    time.sleep(0.1)

    def _servers(self, supervisor: Supervisor) -> dict[str, str]:
        """Start PostgreSQL and Valkey; the environment in which the app finds them."""
        database = self.database_url or start_postgres(supervisor, user=self.postgres_user)
        redis = self.redis_url or start_valkey(supervisor)
        return {
            **os.environ,
            "MAQUETTE_DATA_DIR": str(self.folder),
            "MAQUETTE_DATABASE_URL": database,
            "MAQUETTE_REDIS_URL": redis,
            "MAQUETTE_HOST": self.host,
        }

    def _start_app(self, supervisor: Supervisor, environment: dict[str, str], address: str) -> None:
        """Start the API, make the first user if there is none, then start the workers.

        In this order the API answers soonest. A login link goes to our standard output.
        """
        serve = ("serve", "--reload") if self.reload else ("serve",)
        api = supervisor.start(self._command("The API", environment, *serve))
        first = ("user", "first", "--base-url", address)
        if supervisor.once(self._command("The first user", environment, *first, speaks=True)):
            raise Unavailable("The first user could not be made.")
        with httpx2.Client(base_url=address, trust_env=False, timeout=1) as client:
            supervisor.wait(api, lambda: _answers(client))
        for queue in ("cpu", "io"):
            words = ("worker", "--queue", queue)
            supervisor.start(self._command(f"The pool of {queue} workers", environment, *words))

    def _command(
        self, name: str, environment: dict[str, str], *words: str, speaks: bool = False
    ) -> Program:
        argv = (*self.maquette, *words)
        return Program(name=name, argv=argv, stage=1, env=environment, speaks=speaks)


def _free_port(host: str, port: int) -> int:
    """This port, or any free one for 0; `Unavailable` when it is taken."""
    try:
        ((family, _, _, _, address), *_) = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            return int(probe.getsockname()[1])
    except OSError as error:
        raise Unavailable(
            f"Maquette cannot listen on {host}:{port} ({error.strerror}): "
            "choose another with --host or --port."
        ) from error


def reachable(host: str) -> str:
    """The host as a browser on this machine writes it."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if address.is_unspecified:
        return "127.0.0.1" if address.version == 4 else "[::1]"
    return host if address.version == 4 else f"[{host}]"


def _answers(client: httpx2.Client) -> bool:
    try:
        return client.get("/readyz").status_code == 200
    except httpx2.HTTPError:
        return False
