"""Which place stands behind a figure, and how it is painted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageFilter

from maquette.scene import Setting
from maquette.sketch.paper import gradient, paper
from maquette.sketch.places import indoors, outdoors, town
from maquette.sketch.places.hours import Hour, hour
from maquette.sketch.places.shapes import SIDE
from maquette.sketch.places.weather import Weather, weather
from maquette.sketch.raster import rasterize
from maquette.sketch.vocabulary.colors import color
from maquette.sketch.vocabulary.text import Lexicon, Words

Place = Callable[[Hour], tuple[str, str]]

_PLACES: Mapping[str, Place] = {
    "city": town.city,
    "rooftop": town.rooftop,
    "market": town.market,
    "village": town.village,
    "harbor": town.harbor,
    "station": town.station,
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
    "gallery": indoors.gallery,
    "greenhouse": indoors.greenhouse,
}

_NAMES = Lexicon(
    {
        "city | street | urban | downtown | alley | skyline | paris | tokyo | london | new york"
        " | bridge | cityscape | avenue | sidewalk | crosswalk | shop": "city",
        "rooftop | roof | rooftop bar | rooftop terrace | balcony": "rooftop",
        "market | bazaar | souk | market stall | farmers market | fair | festival | plaza"
        " | town square | square": "market",
        "village | town | cottage | hamlet | lane | old town": "village",
        "harbor | harbour | port | pier | marina | dock | quay | wharf | lighthouse": "harbor",
        "station | train station | railway | train | platform | subway | metro | airport"
        " | train platform": "station",
        "forest | wood | woods | woodland | jungle | camp | grove": "forest",
        "garden | park | backyard | orchard | courtyard | terrace | city park": "garden",
        "meadow | field | farm | countryside | prairie | vineyard | lavender field": "meadow",
        "beach | sea | ocean | coast | island | shore | seaside | tropical": "beach",
        "desert | dune | canyon | sahara | badlands": "desert",
        "mountain | lake | valley | alpine | cliff | hill | river | waterfall": "mountains",
        "snow | winter | arctic | ski | ice | snowy": "snow",
        "space | galaxy | moon | lunar | planet | moon base | cosmic | spaceship": "space",
        "studio | backdrop | seamless | cyclorama | editorial": "studio",
        "living room | home | house | apartment | interior | lounge | salon | room": "living room",
        "bedroom | bed": "bedroom",
        "cafe | coffee | coffee shop | cafe interior | restaurant | bar | bakery | diner": "cafe",
        "library | bookshop | bookstore | study | archive": "library",
        "office | workplace | desk | laboratory | lab | classroom | school | newsroom": "office",
        "kitchen": "kitchen",
        "castle | palace | throne room | dungeon | temple | church | cathedral | ruins | great hall"
        " | fortress | hall": "castle",
        "gallery | museum | art gallery | exhibition": "gallery",
        "greenhouse | conservatory | botanical garden | hothouse | winter garden": "greenhouse",
        "stage | concert | club | nightclub | theater | theatre | runway | party": "stage",
    }
)


def place(text: str) -> str:
    """The place that a text names; empty if it names none."""
    return _NAMES.read(Words(text)) or ""


def backdrop(setting: Setting, tone: str, width: int, height: int, near: float) -> Image.Image:
    """What stands behind: a plain ground, a place, or else paper of a tone.

    `near` is 1 for a figure that is seen whole, and more for one seen from nearer.
    """
    words = Words(setting.background)
    if words.says("white"):
        return Image.new("RGB", (width, height), "#ffffff")
    if words.says("black"):
        return Image.new("RGB", (width, height), "#17151a")
    if words.says("gradient"):
        return gradient(color(setting.place) or tone, width, height)
    wanted = _wanted(setting)
    if not wanted:
        named = color(setting.background) if words else None
        return paper(named or tone, width, height)
    blur = 1.2 if words.says(*_DETAILED) else 3.5
    shown = _Painting(wanted, hour(setting), weather(setting), blur * near, near)
    return _painted(shown, width, height).copy()


def veil(image: Image.Image, setting: Setting) -> None:
    """Let the weather of a place fall before the figure, too."""
    falling = weather(setting)
    if falling and _wanted(setting) and not Words(setting.background).says(*_PLAIN):
        front = rasterize(_covering(falling.before(hour(setting).tinted(_FALLING)), *image.size))
        image.paste(front, (0, 0), front)


_PLAIN = ("white", "black", "gradient", "transparent")
_SIMPLE = ("simple scene", "simple_scene")
_DETAILED = ("detailed scene", "detailed_scene")
_FALLING = "#e6edf2"
"""The color of rain, snow and fog by day."""


def _wanted(setting: Setting) -> str:
    """The place to paint; empty for none."""
    words = Words(setting.background)
    unsaid = "studio" if words.says(*_SIMPLE) else "city" if words.says(*_DETAILED) else ""
    return place(setting.place) or unsaid


@dataclass(frozen=True)
class _Painting:
    """A place at its hour, and how it is seen: how blurred, and from how near."""

    name: str
    hour: Hour
    weather: Weather | None
    blur: float
    near: float


@lru_cache(4)
def _painted(shown: _Painting, width: int, height: int) -> Image.Image:
    far, near = _PLACES[shown.name](shown.hour)
    image = rasterize(_covering(far, width, height, shown.near)).convert("RGB")
    image = image.filter(ImageFilter.GaussianBlur(shown.blur * max(width, height) / 1024))
    falling = shown.weather.behind(shown.hour.tinted(_FALLING)) if shown.weather else ""
    if near:
        front = rasterize(_covering(near, width, height, shown.near))
        image.paste(front, (0, 0), front)
    if falling:
        front = rasterize(_covering(falling, width, height))
        image.paste(front, (0, 0), front)
    return image


_EYE = 560
"""The height that stays where it is when a place comes nearer: a little above the horizon."""


def _covering(body: str, width: int, height: int, near: float = 1) -> str:
    """The scenery over the whole picture, cut at the top or the sides where it must be."""
    side = SIDE / near
    left, top = (SIDE - side) / 2, _EYE * (1 - 1 / near)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:.1f} {top:.1f} {side:.1f}'
        f' {side:.1f}" width="{width}" height="{height}"'
        f' preserveAspectRatio="xMidYMax slice">{body}</svg>'
    )
