"""The provider `local`: models of our own, which need no key and no network."""

import asyncio
from decimal import Decimal
from typing import TypeVar

from pydantic import TypeAdapter

from maquette.models.errors import ModelError
from maquette.models.extract import Extract, ExtractRequest
from maquette.models.picture import Answer, ImageRequest
from maquette.models.text import Text, TextRequest

T = TypeVar("T")


class Local:
    """Draws, looks and writes off the event loop, the same every time."""

    async def image(self, model: str, request: ImageRequest) -> Answer:
        """The drawing as PNG, free."""
        if model != "sketch":
            raise _none(model)
        return Answer(await asyncio.to_thread(_draw, request), Decimal(0))

    async def extract(self, model: str, request: ExtractRequest[T]) -> Extract[T]:
        """What `local/lens` sees in the picture, or what `local/quill` plans, free."""
        if model == "quill":
            return Extract(await asyncio.to_thread(_plan, request), model, Decimal(0))
        if model != "lens":
            raise _none(model)
        if request.image is None:
            raise ModelError("Lens looks at pictures only.", code="no_picture")
        from maquette.lens import look  # slow to load: it brings numpy and OpenCV

        looked = await look(request.image, request.output)
        value = TypeAdapter(request.output).validate_python(looked.fields)
        return Extract(value, model, Decimal(0), looked.sureness)

    async def text(self, model: str, request: TextRequest) -> Text:
        """What `local/quill` writes."""
        if model != "quill":
            raise _none(model)
        return Text(await asyncio.to_thread(_write, request), model, Decimal(0))


def _none(model: str) -> ModelError:
    return ModelError(f"There is no model local/{model}.", code="no_such_model")


def _draw(request: ImageRequest) -> bytes:
    from maquette.sketch import draw  # slow to load, and whoever does not draw never needs it

    return draw(
        request.scene,
        width=request.width,
        height=request.height,
        seed=request.seed,
        transparent=request.transparent,
    )


def _plan(request: ExtractRequest[T]) -> T:
    from maquette.quill import planned  # few ever write

    try:
        return TypeAdapter(request.output).validate_python(planned(request.text))
    except ValueError as error:
        raise _only_stories() from error


def _write(request: TextRequest) -> str:
    from maquette.quill import written

    try:
        return written(request.text, request.seed, request.max_words)
    except ValueError as error:
        raise _only_stories() from error


def _only_stories() -> ModelError:
    return ModelError("Quill plans and writes stories, and nothing else.", code="unable")
