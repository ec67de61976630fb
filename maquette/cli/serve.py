"""`maquette serve`: the API and the UI on this machine."""

from types import FrameType
from typing import Annotated

import uvicorn
from fastapi import FastAPI
from typer import Option
from uvicorn.supervisors import ChangeReload

from maquette.app import app
from maquette.cli.up import Host, Port
from maquette.logs import start_logging
from maquette.settings import settings

_apps: list[FastAPI] = []


def served() -> FastAPI:
    """The app that uvicorn loads, in this process or in the one it starts to reload."""
    _apps.append(app())
    return _apps[-1]


class Server(uvicorn.Server):
    """uvicorn lets open requests end before it stops; event streams end at our word only."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End every event stream, then stop as uvicorn does."""
        if self.started:
            for each in _apps:
                each.state.hub.close()
        super().handle_exit(sig, frame)


def serve(
    *,
    host: Host = None,
    port: Port = None,
    reload: Annotated[bool, Option(help="Start again when the code changes.")] = False,
) -> None:
    """Serve the API and the UI. Ctrl-C ends it."""
    here = settings()
    start_logging(here.log_level, as_json=here.log_format == "json")
    config = uvicorn.Config(
        "maquette.cli.serve:served",
        factory=True,
        host=here.host if host is None else host,
        port=here.port if port is None else port,
        log_config=None,  # ours serves it too
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the app looks at them, by the setting
        timeout_graceful_shutdown=10,
        reload=reload,
    )
    server = Server(config)
    if reload:
        ChangeReload(config, target=server.run, sockets=[config.bind_socket()]).run()
    else:
        server.run()
