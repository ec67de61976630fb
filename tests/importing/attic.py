"""An old folder of 180 files, in every odd form that years of use bring about."""

import io
import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from PIL import Image

FILES = 180

EXPECTED = {
    "clothing_items": (23, 1),
    "characters": (8, 0),
    "hair_styles": (21, 5),
    "hair_colors": (6, 0),
    "expressions": (6, 0),
    "makeup": (4, 0),
    "accessories": (4, 0),
    "visual_styles": (10, 0),
    "art_styles": (6, 0),
    "story_themes": (3, 0),
    "story_prose_styles": (3, 0),
    "story_audiences": (3, 0),
    "outfits": (5, 0),
    "visualization_configs": (4, 0),
    "board_games": (5, 0),
    "images": (7, 1),
    "stories": (2, 0),
    "favorites": (4, 0),
    "compositions": (2, 0),
    "teapots": (0, 2),
    "data": (0, 1),
}
"""How many of each category come over and fail. Two of the clothing items are within outfits."""


def picture(number: int, format: str = "PNG", **options: object) -> bytes:
    """A small picture that is like no other."""
    image = Image.new("RGB", (40 + number % 9, 40), (number * 37 % 256, number * 91 % 256, 90))
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def with_place(number: int) -> bytes:
    """A JPEG that says where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0)})
    return picture(number, "JPEG", exif=exif)


def build(root: Path) -> Path:
    """The folder; beside it lies a file that a link in it leads to."""
    folder = root / "attic"
    outside = root / "outside.json"
    outside.write_text('{"name": "Outside"}')
    for path, data in files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    styles = folder / "presets/hair_styles"
    (styles / "escape.json").symlink_to(outside)
    (styles / "alias.json").symlink_to(styles / "s00.json")
    count = sum(1 for path in folder.rglob("*") if not path.is_dir())
    assert count == FILES, count
    return folder


def state(folder: Path) -> dict[str, str]:
    """All that is in a folder, to see that nothing was written."""
    return {
        path.relative_to(folder).as_posix(): (
            f"{path.lstat().st_mtime_ns} {sha256(path.read_bytes()).hexdigest()}"
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def files() -> Iterator[tuple[str, bytes]]:
    """Every file but the links."""
    yield from _hair_styles()
    yield from _looks()
    yield from _data()
    yield from _output()


def _json(**fields: object) -> bytes:
    return json.dumps(fields).encode()


HAIR: dict[str, dict[str, object]] = {
    "s00": {"name": "Marcel wave", "cut": "layered", "length": "chin", "overall_style": "waves"},
    "s01": {
        "_metadata": {"display_name": "Best name", "created_at": "2024-03-01T10:00:00"},
        "name": "Second best",
        "preset_id": "s01",
        "texture": "wavy",
    },
    "s02": {"suggested_name": "Suggested bob", "display_name": None, "name": "  "},
    "s03": {"display_name": "Displayed pixie", "suggested_name": "Not this"},
    "old_french-braid.v2": {"volume": "big"},
    "s05": {"name": "Listed", "cut": ["blunt", "undercut"], "layers": [], "tags": "short, bold"},
    "s06": {"name": "Silent", "cut": None, "length": None, "tags": None, "description": None},
    "s07": {"name": "Salt &amp; pepper", "texture": "R&eacute;tro &lt;soft&gt;"},
    "s08": {"name": "marcel WAVE", "length": "shoulder"},
    "s09": {"name": "Marcel wave", "length": "waist"},
    "s10": {
        "name": "Further",
        "celebrity": "Louise",
        "nested": {"a": [1, 2.5, None, {"b": True}]},
        "zero": 0,
        "no": False,
    },
    "s11": {"name": "No picture", "cut": "shag"},
    "s12": {"name": "Half a picture", "cut": "mullet"},
    "s13": {"name": "Taken somewhere", "cut": "bowl"},
    "s14": {"name": "Numbers", "length": 12, "volume": 2.5, "parting": True},
    "s15": {"name": "Objects", "cut": {"sides": "short", "top": "long"}},
    "s17": {"name": "Half \ud800 and \u0000 nothing", "cut": "a\u0000b"},
    "s18": {"name": "L" * 300, "cut": "word " * 200, "description": "d" * 6000},
    "s19": {"name": "Elsewhere", "preview_image_path": "/app/data/pictures/elsewhere.png"},
}


def _hair_styles() -> Iterator[tuple[str, bytes]]:
    folder = "presets/hair_styles"
    for name, fields in HAIR.items():
        yield f"{folder}/{name}.json", json.dumps(fields).encode()
    yield f"{folder}/s16.json", b"\xef\xbb\xbf" + _json(name="With a mark", cut="crop")
    yield f"{folder}/s20.json", b'{"name": "Broken", "cut": '
    yield f"{folder}/s21.json", json.dumps([{"name": "In a list"}]).encode()
    yield f"{folder}/s22.json", b""
    yield f"{folder}/s23.json", '{"name": "Löcke"}'.encode("latin-1")
    for number, name in enumerate(("s00", "s01", "s05", "s07", "s08", "s09")):
        for size in ("", "_small", "_medium"):
            yield f"{folder}/{name}_preview{size}.png", picture(number)
    yield f"{folder}/s11_preview.png", b"this is no picture"
    yield f"{folder}/s12_preview.png", picture(12)[:60]
    yield f"{folder}/s13_preview.jpg", with_place(13)
    yield "data/pictures/elsewhere.png", picture(19)


def _looks() -> Iterator[tuple[str, bytes]]:
    shapes: dict[str, tuple[int, dict[str, object]]] = {
        "hair_colors": (6, {"base_color": "copper", "undertones": ["warm", "red"]}),
        "expressions": (6, {"primary_emotion": "joy", "intensity": 7}),
        "makeup": (4, {"complexion": "dewy", "color_palette": "rose; plum; gold"}),
        "accessories": (4, {"jewelry": "pearls, hoops", "other": ["fan", 3, None], "hats": None}),
        "visual_styles": (10, {"setting": "a harbor", "camera_angle": "low", "mood": ["calm"]}),
        "art_styles": (6, {"medium": "gouache", "color_palette": ["ochre", "teal"]}),
        "story_themes": (3, {"premise": "A lost key", "motifs": ["doors", "rain"]}),
        "story_prose_styles": (3, {"voice": "dry", "tense": "past", "sample": "It rained."}),
        "story_audiences": (3, {"age_range": "6-8", "avoid": "blood, ghosts"}),
    }
    for seed, (category, (count, fields)) in enumerate(shapes.items()):
        for number in range(count):
            path = f"presets/{category}/{category}_{number}"
            named = {"name": f"{category} {number}".replace("_", " "), "number": number}
            yield f"{path}.json", _json(**named, **fields)
            if number == 0 and not category.startswith("story"):
                yield f"{path}_preview.webp", picture(40 + seed, "WEBP")
    yield (
        "presets/outfits/walk.json",
        _json(name="Sunday walk", clothing_items=["c00", "c01"], formality="casual"),
    )
    yield (
        "presets/outfits/inline.json",
        _json(
            suggested_name="Described in place",
            style_genre="preppy",
            clothing_items=[
                {"item": "navy blazer", "fabric": "wool", "color": "navy"},
                {"item": "loafers", "fabric": "leather", "color": "oxblood"},
            ],
        ),
    )
    yield "presets/outfits/gone.json", _json(name="Gone", clothing_items=["c99", "c02", 7])
    yield "presets/outfits/text.json", _json(name="In words", clothing_items="a coat, a hat")
    yield "presets/outfits/bare.json", _json(name="Bare")
    yield "presets/teapots/a.json", _json(name="Brown Betty")
    yield "presets/teapots/b.json", _json(name="Gongfu")


def _data() -> Iterator[tuple[str, bytes]]:
    for number in range(8):
        key = f"person-{number}"
        yield (
            f"data/characters/{key}.json",
            _json(
                name=f"Person {number}",
                character_id=key,
                physical_description="tall, freckled",
                age=30 + number,
                reference_image_path=f"/app/data/characters/{key}_ref.png",
            ),
        )
        yield f"data/characters/{key}_ref.png", picture(60 + number)
    categories = ("tops", "One Piece", "hats", "footwear", None)
    for number in range(21):
        key = f"c{number:02}"
        yield (
            f"data/clothing_items/{key}.json",
            _json(
                item=f"garment {number}",
                category=categories[number % len(categories)],
                fabric="linen",
                favorite=number == 20,
            ),
        )
        if number < 8:
            yield f"entity_previews/clothing_items/{key}_preview.png", picture(80 + number)
    yield "data/clothing_items/c21.json", b"not json"
    yield "entity_previews/clothing_items/orphan_preview.png", picture(99)
    yield "data/characters/person-7_preview.png", picture(98)
    shown = ("character", "outfit", "hair_style", "hair_style")
    for number, subject in enumerate(shown):
        yield (
            f"data/visualization_configs/v{number}.json",
            _json(
                display_name=f"Config {number}",
                entity_type=subject,
                composition_style="Flat Lay" if number == 1 else "portrait",
                framing="closeup" if number else "from the moon",
                art_style_id="art_styles_0",
                is_default=number > 1,
                image_size="1024x1024",
            ),
        )
    for number in range(5):
        yield (
            f"data/board_games/g{number}.json",
            _json(name=f"Game {number}", year_published="1995", min_players=2, max_players="4"),
        )
    yield (
        "data/favorites.json",
        _json(
            admin={"hair_styles": ["s00", "nowhere"], "characters": {"person-0": True}},
            more=["outfits:walk", {"category": "art_styles", "preset_id": "art_styles_1"}],
        ),
    )
    layers = [{"category": "hair_styles", "preset_id": "s00"}, {"category": "x", "id": "nobody"}]
    yield "data/compositions/look.json", _json(name="A look", subject="person-0", layers=layers)
    yield "data/compositions/list.json", json.dumps([{"presets": layers}]).encode()
    yield "data/config.json", _json(theme="dark")


def _output() -> Iterator[tuple[str, bytes]]:
    for number in range(4):
        yield f"output/2024/shot_{number}.png", picture(110 + number)
    yield "output/2024/shot_0.json", _json(prompt="a harbor", model="gemini/x", seed=7)
    yield "output/2024/shot_1_metadata.json", _json(name="The second", recipe={"layers": ["s00"]})
    yield "output/2024/shot_2.json", b"[1, 2]"
    yield "output/broken.png", picture(121)[:60]
    yield "output/photo.jpg", with_place(120)
    story = "output/workflows/story"
    yield (
        f"{story}/lost-key/story.json",
        _json(
            title="The lost key",
            name="The lost key",
            character_id="person-0",
            scenes=["It rained.", "She found it."],
            outline="A key is lost and found.",
        ),
    )
    yield f"{story}/lost-key/scene_1.png", picture(130)
    yield f"{story}/lost-key/scene_2.png", picture(131)
    yield f"{story}/harbor.json", _json(display_name="Harbor", text="Once upon a time.")
