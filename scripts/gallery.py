"""Draws contact sheets to look at: the starter library, and all that the drawing model can do."""

import asyncio
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from PIL import Image, ImageDraw, ImageFont, ImageOps

from maquette.app import registry
from maquette.entity.kind import Kind
from maquette.entity.traits import Traits, targets
from maquette.lens import look
from maquette.scene import (
    Camera,
    Expression,
    FlatLay,
    Garment,
    Hair,
    Makeup,
    Person,
    Scene,
    Setting,
    Subject,
)
from maquette.sketch import draw
from maquette.sketch.subjects import STANDARD
from maquette.starter.drafts import library
from tests.lens.people import SAID, person
from tests.lens.test_look import Everything

SIDE, TILE, GAP, COLUMNS = 1024, 300, 8, 6

HAIR_STYLES = """buzz cut|textured crop|quiff|pompadour|side part|short curly|afro|cornrows|
box braids|dreadlocks|mohawk|pixie cut|bowl cut|bob with bangs|bob, no bangs|wavy lob|
long straight|long wavy, side part|waist-length curly|curtain bangs|ponytail|messy bun|space buns|
french braids"""
HAIR_COLORS = """jet black|espresso|dark brown with caramel balayage|medium brown|chestnut|auburn|
copper red with strawberry blonde|ginger|honey blonde with platinum|ash blonde|platinum|
platinum with lavender ombre|silver|salt and pepper|pastel pink|burgundy|teal|lilac with silver"""
EXPRESSIONS = """neutral|happy|joyful|laughing|confident|smirk|playful|in love|surprised|shocked|
sad|crying|angry|furious|anxious|serene"""
MAKEUPS = """natural|soft glam|glamorous, red lips|smoky eyes, nude lips|goth|retro, winged liner|
festival, turquoise eyes|sun-kissed, bronze eyes|k-beauty, glossy pink lips|bridal, rose lips|
emerald eyes, plum lips|editorial, cobalt eyes, coral lips"""
STYLES = """watercolor|oil|impressionist|gouache|pencil|colored pencil|charcoal|soft pastel|crayon|
ink wash|line art|engraving|comic|pop art|risograph|woodcut|linocut|cyanotype|blueprint|pixel art|
low poly|stained glass|mosaic|film noir|sepia|vintage|vaporwave"""
PLACES = """city at dusk|city at night, neon|forest|garden|meadow|beach, golden hour|desert|
mountain lake|snow|space|studio|living room|bedroom|cafe|library|office|kitchen|castle|stage"""
GARMENTS: dict[str, str] = {
    "headwear": "camel fedora with black|rust beanie|red beret|pink flower crown",
    "eyewear": "tortoiseshell round sunglasses|red cat eye glasses",
    "earrings": "gold hoops|gold drop earrings with emerald|pearl studs",
    "neckwear": "mustard plaid scarf|emerald silk scarf with cream|pearl necklace",
    "tops": "white breton top with navy stripes|oatmeal cable knit turtleneck|lavender hoodie",
    "overtops": "sage chunky cardigan with cream|charcoal tweed waistcoat",
    "outerwear": "cognac biker jacket with cream shearling|camel trench coat|cobalt puffer jacket",
    "one_piece": "terracotta floral wrap dress with cream|navy sequin ball gown|denim overalls",
    "bottoms": "indigo wide leg jeans|plum pleated satin midi skirt|light wash denim shorts",
    "belts": "chestnut leather belt",
    "hosiery": "black thigh high stockings|white knee socks with red",
    "footwear": "burgundy knee boots|coral sneakers with white|red stilettos|oxblood loafers",
    "bags": "emerald handbag with gold|sage backpack|straw tote",
    "wristwear": "brown leather watch|gold bangle set",
    "handwear": "ivory satin opera gloves|red knit mittens",
}


def main(folder: Path) -> None:
    """Write every sheet into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, scenes in starter().items():
        _sheet(folder / f"starter-{name}.png", scenes)
    for name, scenes in sheets().items():
        _sheet(folder / f"{name}.png", scenes)
    looks(folder / "lens.png")


def looks(file: Path) -> None:
    """Five photographs of people, and beside each what lens says of it."""
    sheet = Image.new("RGB", (3 * TILE, len(SAID) * (TILE + GAP)), "#ffffff")
    pen = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(15)
    for row, name in enumerate(SAID):
        picture = person(name)
        shown = ImageOps.contain(Image.open(io.BytesIO(picture)).convert("RGB"), (TILE, TILE))
        top = row * (TILE + GAP)
        sheet.paste(shown, (0, top))
        said = asyncio.run(look(picture, Everything))
        lines = [f"{field}: {_told(value)}" for field, value in said.fields.items()]
        pen.multiline_text((TILE + GAP, top), "\n".join(lines), "#211c24", font, spacing=8)
    sheet.save(file)
    sys.stdout.write(f"{file}\n")


def _told(value: object) -> str:
    if not isinstance(value, tuple):
        return str(value)
    return ", ".join(it["name"] if isinstance(it, dict) else str(it) for it in value)


def starter() -> dict[str, list[Scene]]:
    """The scenes of the starter library, by the plural that URLs have of their kind."""
    kinds = registry()
    written = library(kinds)
    alone = {
        key: kind.scene(draft.content)
        for kind in kinds
        if kind.scene
        for key, draft in written.get(kind.entity_type, {}).items()
    }
    return {
        kind.slug: [_joined(kind, draft.traits, alone[key], alone) for key, draft in drafts.items()]
        for kind in kinds
        if kind.scene and (drafts := written.get(kind.entity_type))
    }


def _joined(kind: Kind[Traits], traits: Traits, scene: Scene, alone: Mapping[UUID, Scene]) -> Scene:
    if kind.joined is None:
        return scene
    used = {
        relation.name: [alone[target] for target in targets(traits, relation)]
        for relation in kind.relations
    }
    return kind.joined(scene, used)


def sheets() -> dict[str, list[Scene]]:
    """The scenes of every sheet but the starter library's, by name."""
    things = [
        Garment(name, category, color=name)
        for category, names in GARMENTS.items()
        for name in _parts(names)
    ]
    return {
        "hair-styles": [_shown(text, Hair(text, "medium brown")) for text in _parts(HAIR_STYLES)],
        "hair-colors": [_shown(text, _color(text)) for text in _parts(HAIR_COLORS)],
        "expressions": [_shown(text, Expression(text)) for text in _parts(EXPRESSIONS)],
        "makeup": [_shown(text, _makeup(text)) for text in _parts(MAKEUPS)],
        "garments": [_shown(thing.name, thing) for thing in things],
        "accessories": [_shown("Out", FlatLay(tuple(things[n : n + 6]))) for n in (0, 6, 32)],
        "outfits": [
            _shown("Outfit", Person(mannequin=True, wears=wears))
            for wears in (STANDARD.wears, tuple(things[n] for n in (1, 14, 20, 30)))
        ],
        "art-styles": [Scene(text, style=text) for text in _parts(STYLES)],
        "visual-styles": [
            Scene(
                text,
                camera=MEDIUM if n % 2 else Camera("full"),
                setting=Setting(place=text, lighting=text),
            )
            for n, text in enumerate(_parts(PLACES))
        ],
        "sentences": [Scene(text, notes=text) for text in SENTENCES],
    }


MEDIUM = Camera("medium")
SENTENCES = (
    "red-haired woman in a camel trench coat, plaid wide trousers, city at dusk",
    "laughing man with a beard and glasses, curly black hair, denim jacket, chinos, in a cafe",
    "a girl with pigtails in a red dress, in the forest at night",
    "an old wizard with a full beard, a blue cloak, a top hat, in a castle",
    "woman with a long braid in a yellow sundress, straw hat, meadow, golden hour",
    "two friends at the beach",
    "nonbinary person with pink pixie cut, leather jacket, ripped jeans, combat boots, neon city",
    "grandmother with a silver bun, cardigan, pleated skirt, pearls, in a library",
    "sad boy with freckles, green hoodie, shorts, sneakers, rainy street, watercolor",
)  # fmt: skip


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _shown(title: str, subject: Subject) -> Scene:
    return Scene(title, subject)


def _color(text: str) -> Hair:
    return Hair(color=text, technique=text)


def _makeup(text: str) -> Makeup:
    style, _, rest = text.partition(",")
    parts = [part.strip() for part in f"{style},{rest}".split(",")]
    return Makeup(
        style=style,
        eyes=next((part for part in parts if "eyes" in part or "liner" in part), ""),
        lips=next((part for part in parts if "lips" in part), ""),
    )


def _sheet(file: Path, scenes: Sequence[Scene]) -> None:
    columns = min(COLUMNS, len(scenes))
    rows = -(-len(scenes) // columns)
    step = TILE + GAP
    sheet = Image.new("RGB", (columns * step + GAP, rows * step + GAP), "#ffffff")
    for n, scene in enumerate(scenes):
        drawn = Image.open(io.BytesIO(draw(scene, width=SIDE, height=SIDE))).convert("RGB")
        tile = drawn.resize((TILE, TILE), Image.Resampling.LANCZOS)
        sheet.paste(tile, (GAP + n % columns * step, GAP + n // columns * step))
    sheet.save(file)
    sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
