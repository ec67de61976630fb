"""Asking for an analysis: one job, or one for each tool under a parent."""

from typing import Final
from uuid import UUID

from pydantic import BaseModel

from maquette.analysis.tool import ALL, Tool
from maquette.jobs.job import JobType, Priority, Queue
from maquette.jobs.submit import Work
from maquette.jobs.titles import File, One, titles
from maquette.models.router import Choice

IMAGE: Final = "image"
"""What a picture to look at is in the library."""

_EVERYTHING: Final = "Picture"


class Order(BaseModel):
    """What an analyze job is given: which tool looks at which image with which model.

    `review` asks the owner what is to become of what was found. `picture` is what it is called,
    `file` the name of a file that was uploaded; `note` says why another model does it than was
    asked for.
    """

    tool: str
    image_id: UUID
    model: str
    picture: str
    file: str | None = None
    note: str | None = None
    review: bool = False


def analyze_work(owner_id: UUID, order: Order, choice: Choice, tool: Tool | None) -> Work:
    """The work of looking at a picture; without a tool, with all of them."""
    model = choice.model
    thing = tool.kind.title if tool else _EVERYTHING
    about = File(order.file) if order.file else One("Image", order.picture)
    named = titles("Analyze", thing, about, model=model.id)
    waits = choice.waits and tool is not None
    return Work(
        owner_id=owner_id,
        type=JobType.analyze,
        queue=Queue.io if waits else Queue.cpu,
        priority=Priority.interactive,
        provider=model.provider if waits else None,
        input=order.model_dump(mode="json"),
        title=named.title,
        description=named.description,
        entity_type=IMAGE,
        entity_id=order.image_id,
        work_key=f"analyze {tool.name if tool else ALL} {order.image_id} {model.id} {order.review}",
    )
