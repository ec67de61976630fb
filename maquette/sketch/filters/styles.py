"""Which filter an art style's words ask for."""

from collections.abc import Callable

from PIL import Image

from maquette.sketch.filters import digital, dry, printed, wet
from maquette.sketch.vocabulary.text import Lexicon, Words

Filter = Callable[[Image.Image], Image.Image]

_STYLES: Lexicon[Filter] = Lexicon(
    {
        "watercolor | aquarelle | wash": wet.watercolor,
        "oil | oil paint | oil painting | impasto | acrylic | painterly | renaissance | baroque"
        " | portrait painting | painting": wet.oil,
        "impressionist | impressionism | impressionistic | pointillism | van gogh | monet"
        " | expressionism | fauvism": wet.impressionist,
        "gouache | tempera | poster paint | storybook | childrens book | mid century": wet.gouache,
        "ink wash | sumi e | sumi | brush ink | chinese ink | ink painting": wet.ink_wash,
        "pencil | graphite | sketch | pencil sketch | drawing": dry.pencil,
        "colored pencil | color pencil | pencil crayon": dry.colored_pencil,
        "charcoal | conte": dry.charcoal,
        "pastel | chalk | soft pastel | oil pastel": dry.pastel,
        "crayon | wax | childlike": dry.crayon,
        "ink | pen and ink | line art | lineart | line drawing | pen | manga | ballpoint"
        " | coloring book": dry.line_art,
        "engraving | etching | crosshatch | cross hatching | banknote | intaglio": dry.engraving,
        "comic | comic book | cartoon | halftone | graphic novel | anime": printed.comic,
        "pop art | warhol | screen print | silkscreen | serigraph": printed.pop_art,
        "risograph | riso | zine": printed.risograph,
        "woodcut | wood block | woodblock | ukiyo e | xylography | block print": printed.woodcut,
        "linocut | lino | linoleum": printed.linocut,
        "cyanotype | blue print photo": printed.cyanotype,
        "blueprint | technical drawing | schematic": printed.blueprint,
        "pixel | pixel art | 8 bit | 16 bit | retro game | voxel": digital.pixel_art,
        "low poly | lowpoly | polygon | polygonal | geometric | cubism | cubist | origami"
        " | papercraft": digital.low_poly,
        "stained glass | mosaic | art nouveau": digital.stained_glass,
        "noir | film noir | black and white | monochrome | noir film": digital.noir,
        "sepia | daguerreotype | victorian photo | old photograph | tintype": digital.sepia,
        "vintage | retro photo | polaroid | film | analog | kodachrome | faded": digital.vintage,
        "vaporwave | synthwave | glitch | cyberpunk | retrowave": digital.vaporwave,
    }
)


def is_style(text: str) -> bool:
    """Whether a text names an art style."""
    return _STYLES.read(Words(text)) is not None


def styled(image: Image.Image, style: str) -> Image.Image:
    """The picture in an art style; as it is where the words name none. Alpha stays."""
    paint = _STYLES.read(Words(style))
    if paint is None:
        return image
    if image.mode != "RGBA":
        return paint(image)
    ground = Image.new("RGB", image.size, "#ffffff")
    ground.paste(image, (0, 0), image)
    painted = paint(ground)
    painted.putalpha(image.getchannel("A"))
    return painted
