"""Which filter an art style's words ask for."""

from collections.abc import Callable

from PIL import Image

from maquette.sketch.filters import dry, film, oils, printed, tiles, wet
from maquette.sketch.vocabulary.text import Lexicon, Words

Filter = Callable[[Image.Image], Image.Image]

_STYLES: Lexicon[Filter] = Lexicon(
    {
        "watercolor | aquarelle | wash | water color": wet.watercolor,
        "oil | oil paint | oil painting | impasto | acrylic | painterly | renaissance | baroque"
        " | portrait painting | painting | old master | realism | photorealistic": oils.oil,
        "impressionist | impressionism | impressionistic | pointillism | van gogh | monet"
        " | expressionism | fauvism | alla prima | dabs | divisionism": oils.impressionist,
        "gouache | tempera | poster paint | storybook | childrens book | mid century"
        " | travel poster": wet.gouache,
        "ink wash | sumi e | sumi | brush ink | chinese ink | ink painting": wet.ink_wash,
        "pencil | graphite | sketch | pencil sketch | drawing": dry.pencil,
        "colored pencil | color pencil | pencil crayon": dry.colored_pencil,
        "charcoal | conte": dry.charcoal,
        "soft pastel | oil pastel | pastel | chalk": dry.pastel,
        "crayon | wax | childlike": dry.crayon,
        "ink | pen and ink | line art | lineart | line drawing | pen | manga | ballpoint"
        " | coloring book | ink drawing | fineliner | ligne claire": dry.line_art,
        "engraving | etching | crosshatch | cross hatching | banknote | intaglio": dry.engraving,
        "comic | comic book | cartoon | halftone | graphic novel | anime": printed.comic,
        "pop art | warhol | screen print | silkscreen | serigraph": printed.pop_art,
        "risograph | riso | zine": printed.risograph,
        "woodcut | wood block | woodblock | ukiyo e | xylography | block print": printed.woodcut,
        "linocut | lino | linoleum": printed.linocut,
        "cyanotype | sun print | prussian blue": printed.cyanotype,
        "blueprint | technical drawing | schematic | technical": printed.blueprint,
        "pixel | pixel art | 8 bit | 16 bit | retro game | voxel": tiles.pixel_art,
        "low poly | lowpoly | polygon | polygonal | geometric | cubism | cubist | origami"
        " | papercraft": tiles.low_poly,
        "stained glass | art nouveau": tiles.stained_glass,
        "mosaic | tesserae | byzantine": tiles.mosaic,
        "noir | film noir | black and white | monochrome | noir film": film.noir,
        "sepia | daguerreotype | victorian photo | old photograph | tintype": film.sepia,
        "vintage | retro photo | polaroid | film | analog | kodachrome | faded": film.vintage,
        "vaporwave | synthwave | glitch | cyberpunk | retrowave": film.vaporwave,
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
