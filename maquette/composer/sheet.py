"""The sheet of a matrix: all its pictures in one, with the names of rows and columns."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import product

from PIL import Image

from maquette.sketch import lettering

_TILE, _GAP = 256, 8
_HEAD, _SIDE = 48, 176
_LETTERS, _LINE = 17, 20
_PAPER, _INK, _WELL = "#faf7f3", "#2a232e", "#eee9e2"


def sheet(axes: Sequence[Sequence[str]], pictures: Mapping[int, bytes]) -> bytes:
    """A PNG of the pictures by their positions; the last axis is the columns.

    The pictures are sizes that we cut ourselves. What is not there stays empty.
    """
    *beside, above = axes
    rows = [", ".join(names) for names in product(*beside)]
    side = _SIDE if beside else _GAP
    step = _TILE + _GAP
    whole = Image.new("RGB", (side + step * len(above), _HEAD + step * len(rows)), _PAPER)
    for n, name in enumerate(above):
        _label(whole, name, (side + step * n + _TILE / 2, _HEAD / 2), _TILE)
    for n, name in enumerate(rows):
        _label(whole, name, (side / 2, _HEAD + step * n + _TILE / 2), side - 2 * _GAP)
    for position in range(len(rows) * len(above)):
        row, column = divmod(position, len(above))
        tile = _tile(pictures.get(position))
        whole.paste(tile, (side + step * column, _HEAD + step * row))
    data = BytesIO()
    whole.save(data, "PNG")
    return data.getvalue()


def _label(whole: Image.Image, text: str, center: tuple[float, float], width: int) -> None:
    lines = lettering.lines(text, _LETTERS, width, 2)
    top = center[1] - _LINE * (len(lines) - 1) / 2
    for n, line in enumerate(lines):
        lettering.write(whole, line, (center[0], top + n * _LINE), _LETTERS, _INK)


def _tile(picture: bytes | None) -> Image.Image:
    tile = Image.new("RGB", (_TILE, _TILE), _WELL)
    if picture:
        with Image.open(BytesIO(picture)) as shown:
            fitted = shown.convert("RGB")
        fitted.thumbnail((_TILE, _TILE))
        tile.paste(fitted, ((_TILE - fitted.width) // 2, (_TILE - fitted.height) // 2))
    return tile
