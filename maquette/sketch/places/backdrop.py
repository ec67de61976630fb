"""Which place stands behind a figure, and how it is painted."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from PIL import Image, ImageFilter

from maquette.scene import Setting
from maquette.sketch.paper import gradient, paper
from maquette.sketch.places import indoors, outdoors
from maquette.sketch.places.hours import Hour, hour
from maquette.sketch.raster import rasterize
from maquette.sketch.vocabulary.colors import color
from maquette.sketch.vocabulary.text import Lexicon, Words

Place = Callable[[Hour], tuple[str, str]]

_PLACES: Mapping[str, Place] = {
    "city": outdoors.city,
    "forest": outdoors.forest,
    "garden": outdoors.garden,
    "meadow": outdoors.meadow,
    "beach": outdoors.beach,
    "desert": outdoors.desert,
    "mountains": outdoors.mountains,
    "snow": outdoors.snow,
    "space": outdoors.space,
    "studio": indoors.studio,
    "living room": indoors.living_room,
    "bedroom": indoors.bedroom,
    "cafe": indoors.cafe,
    "library": indoors.library,
    "office": indoors.office,
    "kitchen": indoors.kitchen,
    "castle": indoors.castle,
    "stage": indoors.stage,
}

_NAMES = Lexicon(
    {
        "city | street | urban | downtown | alley | rooftop | skyline | town | village | market"
        " | paris | tokyo | london | new york | bridge | cityscape | station": "city",
        "forest | wood | woods | woodland | jungle | camp | grove": "forest",
        "garden | park | backyard | orchard | courtyard | terrace | greenhouse": "garden",
        "meadow | field | farm | countryside | prairie | vineyard | lavender field": "meadow",
        "beach | sea | ocean | coast | island | shore | harbor | pier | tropical": "beach",
        "desert | dune | canyon | sahara | badlands": "desert",
        "mountain | lake | valley | alpine | cliff | hill | river | waterfall": "mountains",
        "snow | winter | arctic | ski | ice | snowy": "snow",
        "space | galaxy | moon | lunar | planet | moon base | cosmic | spaceship": "space",
        "studio | backdrop | seamless | cyclorama | editorial": "studio",
        "living room | home | house | apartment | interior | lounge | salon | room": "living room",
        "bedroom | bed": "bedroom",
        "cafe | coffee | coffee shop | cafe interior | restaurant | bar | bakery | diner": "cafe",
        "library | bookshop | bookstore | study | archive": "library",
        "office | workplace | desk | laboratory | classroom | school": "office",
        "kitchen": "kitchen",
        "castle | palace | throne room | dungeon | temple | church | ruins | hall": "castle",
        "stage | concert | club | nightclub | theater | theatre | runway | party": "stage",
    }
)


def place(text: str) -> str:
    """The place that a text names; empty if it names none."""
    return _NAMES.read(Words(text)) or ""


def backdrop(setting: Setting, tone: str, width: int, height: int) -> Image.Image:
    """What stands behind: a plain ground, a place, or else paper of a tone."""
    wanted, words = place(setting.place), Words(setting.background)
    if words.says("white"):
        return Image.new("RGB", (width, height), "#ffffff")
    if words.says("black"):
        return Image.new("RGB", (width, height), "#17151a")
    if words.says("gradient"):
        return gradient(color(setting.place) or tone, width, height)
    if not wanted and words.says("simple scene", "simple_scene"):
        wanted = "studio"
    if not wanted and words.says("detailed scene", "detailed_scene"):
        wanted = "city"
    if not wanted:
        named = color(setting.background) if words else None
        return paper(named or tone, width, height)
    blur = 1.2 if words.says("detailed scene", "detailed_scene") else 3.5
    return _painted(wanted, hour(setting), blur, width, height).copy()


@lru_cache(4)
def _painted(name: str, at: Hour, blur: float, width: int, height: int) -> Image.Image:
    far, near = _PLACES[name](at)
    image = rasterize(_covering(far, width, height)).convert("RGB")
    image = image.filter(ImageFilter.GaussianBlur(blur * max(width, height) / 1024))
    if near:
        front = rasterize(_covering(near, width, height))
        image.paste(front, (0, 0), front)
    return image


def _covering(body: str, width: int, height: int) -> str:
    """The scenery over the whole picture, cut at the top or the sides where it must be."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024" width="{width}"'
        f' height="{height}" preserveAspectRatio="xMidYMax slice">{body}</svg>'
    )
