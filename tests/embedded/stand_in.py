"""`maquette up` with stand-ins for the app's commands: `stand_in.py up FOLDER [PORT [HOST]]`."""

import http.server
import os
import signal
import sys
import time
from pathlib import Path

import psycopg

from maquette.embedded.stop import Stopped, StopSignal
from maquette.embedded.studio import Studio
from maquette.errors import MaquetteError


def up(folder: str, port: str = "0", host: str = "127.0.0.1") -> None:
    studio = Studio(
        folder=Path(folder),
        host=host,
        port=int(port),
        database_url=os.environ.get("MAQUETTE_DATABASE_URL"),
        redis_url=os.environ.get("MAQUETTE_REDIS_URL"),
        postgres_user="nobody",
        migrate=migrate,
        maquette=(sys.executable, __file__),
    )
    try:
        studio.run(StopSignal(), lambda address: say(f"ready at {address}"))
    except Stopped:
        return
    except MaquetteError as error:
        sys.exit(error.message)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def migrate(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        connection.execute("CREATE TABLE IF NOT EXISTS things (name text)")


def first_user(address: str) -> None:
    """Makes the first user, once."""
    with psycopg.connect(os.environ["MAQUETTE_DATABASE_URL"]) as connection:
        if not connection.execute("SELECT name FROM things").fetchone():
            connection.execute("INSERT INTO things VALUES ('first user')")
            say(f"sign in at {address}")


class Api(http.server.BaseHTTPRequestHandler):
    """Answers with what its environment says of Maquette."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        words = (f"{key}={value}\n" for key, value in os.environ.items() if "MAQUETTE" in key)
        self.wfile.write("".join(words).encode())

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing: what `up` says is looked at."""


def serve() -> None:
    address = (os.environ["MAQUETTE_HOST"], int(os.environ["MAQUETTE_PORT"]))
    http.server.ThreadingHTTPServer(address, Api).serve_forever()


def worker() -> None:
    """Has a child of its own; ends when asked, or not even then."""
    if "STUBBORN" in os.environ:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.fork()
    while True:
        time.sleep(60)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["up", *words]:
            up(*words)
        case ["serve"]:
            serve()
        case ["worker", "--queue", "cpu" | "io"]:
            worker()
        case ["user", "first", "--base-url", address]:
            first_user(address)
        case words:
            sys.exit(f"unknown: {words}")
