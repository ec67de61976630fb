"""The provider `openai`: its own servers know fixed sizes, and take no seed."""

from math import log
from typing import Final

from maquette.models.compatible import Compatible
from maquette.models.picture import ImageRequest
from maquette.models.text import TextRequest
from maquette.models.wire import Body

_SIZES: Final = ((1024, 1024), (1536, 1024), (1024, 1536))


class OpenAI(Compatible):
    """Draws in the fixed size whose proportions are nearest, at the quality that is priced."""

    provider = "openai"

    def _wanted(self, request: ImageRequest) -> Body:
        wide = log(request.width / request.height)
        width, height = min(_SIZES, key=lambda size: abs(log(size[0] / size[1]) - wide))
        return {"size": f"{width}x{height}", "quality": "medium"}

    def _sown(self, request: TextRequest) -> Body:
        return {}
