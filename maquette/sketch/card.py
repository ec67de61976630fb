"""A labelled card: what is drawn for a scene that shows nothing else."""

from PIL import Image

from maquette.chance import choice
from maquette.sketch import lettering
from maquette.sketch.colors import INK, PAPER, adjust, mix
from maquette.sketch.paper import paper, tint
from maquette.sketch.raster import rasterize


def card(title: str, width: int, height: int) -> Image.Image:
    """The title under a medallion with its initial, on tinted paper."""
    image = paper(mix(PAPER, tint(title), 0.16), width, height)
    side = min(width, height)
    left, top = (width - side) / 2, (height - side) / 2
    drawn = rasterize(_medallion(title, side))
    image.paste(drawn, (int(left), int(top)), drawn)
    middle = width / 2
    initial = lettering.letters(title)[:1].upper()
    if initial:
        lettering.write(image, initial, (middle, top + side * 0.375), int(side * 0.24), INK)
    size = max(8, int(side * 0.07))
    for row, line in enumerate(lettering.lines(title, size, int(side * 0.78), 3)):
        lettering.write(image, line, (middle, top + side * 0.7 + row * size * 1.2), size, INK)
    return image


def _medallion(title: str, side: int) -> str:
    color = tint(title)
    petals = choice((8, 10, 12, 16), title, "petals")
    wreath = "".join(
        f'<path d="M0 -210C26 -236 26 -262 0 -288C-26 -262 -26 -236 0 -210Z"'
        f' transform="rotate({360 * n / petals:.2f})"/>'
        for n in range(petals)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024"'
        f' width="{side}" height="{side}" stroke="{INK}" stroke-linejoin="round">'
        f'<rect x="44" y="44" width="936" height="936" rx="36" fill="none" stroke-width="5"/>'
        f'<rect x="62" y="62" width="900" height="900" rx="22" fill="none" stroke-width="2"/>'
        f'<g transform="translate(512 384)">'
        f'<g fill="{mix(color, PAPER, 0.45)}" stroke-width="6">{wreath}</g>'
        f'<circle r="206" fill="{adjust(color, 0.04)}" stroke-width="9"/>'
        f'<circle r="172" fill="{mix(PAPER, color, 0.08)}" stroke-width="6"/></g></svg>'
    )
