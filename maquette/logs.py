"""What a process writes down, and how: lines on standard error, for people or for programs."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Final

from typing_extensions import override

REQUEST_ID: Final = "X-Request-ID"
"""The header that names a request."""

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Names the request that is being answered here."""

job_id: ContextVar[str] = ContextVar("job_id", default="")
"""Names the job that is being done here."""

_IDS = (request_id, job_id)


def start_logging(level: str, *, as_json: bool = False) -> None:
    """Write down what Maquette says from this level on, and warnings of what it stands on."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines() if as_json else Words())
    logging.basicConfig(handlers=[handler])
    logging.getLogger("maquette").setLevel(level.upper())


class Words(logging.Formatter):
    """A line for people: when, how grave, who, what, and what it is about."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        """The line, before the traceback."""
        about = "".join(f" [{each.name} {each.get()}]" for each in _IDS if each.get())
        return super().formatMessage(record) + about


class Lines(logging.Formatter):
    """A JSON object a line: `time`, `level`, `logger`, `message`, and what it is about."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{each.name: each.get() for each in _IDS if each.get()},
        }
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)
