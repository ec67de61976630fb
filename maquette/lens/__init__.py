"""The model that looks: colors, light and faces, measured on this machine.

It knows no words but those for what it measured; what it cannot see stays empty.
"""

import asyncio

from maquette.lens.fill import Looked, filled
from maquette.lens.pixels import pixels
from maquette.lens.view import View
from maquette.media.derive import derive

__all__ = ["Looked", "look"]


async def look(picture: bytes, output: type[object]) -> Looked:
    """What is seen of the output's fields in an encoded picture that nobody vouches for.

    Raises `Invalid`, `TooLarge` and `Unsupported`, each with a sentence for the user.
    """
    seen = (await derive(picture, "png")).medium
    return await asyncio.to_thread(lambda: filled(output, View(pixels(seen.data))))
