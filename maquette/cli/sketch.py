"""`maquette sketch`: a picture from a sentence, drawn here and now."""

from pathlib import Path
from typing import Annotated

import typer
from typer import Argument, Option

from maquette.scene import Scene
from maquette.sketch import draw


def sketch(
    text: Annotated[str, Argument(help="What is to be seen, in words.")],
    *,
    output: Annotated[Path, Option("--output", "-o", help="The PNG to write.")] = Path(
        "sketch.png"
    ),
    width: Annotated[int, Option(min=16, max=4096, help="In pixels.")] = 1024,
    height: Annotated[int, Option(min=16, max=4096, help="In pixels.")] = 1024,
    seed: Annotated[int, Option(help="Another number, other choices.")] = 0,
    transparent: Annotated[bool, Option("--transparent", help="Without a background.")] = False,
) -> None:
    """Draw a sentence. It needs no key, no network and no server."""
    picture = draw(
        Scene(title=text, notes=text),
        width=width,
        height=height,
        seed=seed,
        transparent=transparent,
    )
    output.write_bytes(picture)
    typer.echo(f"Wrote {output}.")
