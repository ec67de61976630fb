"""Cutting: promised sizes on real photographs, and every awkward file there is."""

import io
import os
import signal
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from skimage.metrics import structural_similarity

from maquette.errors import Invalid, MaquetteError, TooLarge, Unsupported
from maquette.media import child, wire
from maquette.media.derive import Decoder, derive
from maquette.media.formats import Target
from maquette.media.preview import Preview
from maquette.media.sizes import DERIVATIVES, MAX_BYTES, Size
from tests.media.samples import PhotoName, decode, encode, photo, png_that_claims


@pytest.mark.parametrize("name", ["astronaut", "coffee", "chelsea", "rocket"])
@pytest.mark.parametrize("target", ["webp", "avif", "jpeg"])
async def test_photographs_fit_their_bounds(name: PhotoName, target: Target) -> None:
    original = encode(photo(name))

    derived = await derive(original, target)

    assert derived.full.data == original
    assert (derived.full.width, derived.full.height) == (1024, 1024)
    for size, bound in DERIVATIVES.items():
        picture = derived.pictures()[size]
        assert len(picture.data) <= bound.bytes
        assert decode(picture.data).size == (picture.width, picture.height)
        assert (picture.width, picture.height) == (bound.side, bound.side)
        assert decode(picture.data).format == target.upper()
        assert _difference(picture.data, photo(name, bound.side)) < 8
    assert 15 <= len(derived.thumbhash) <= 25


@pytest.mark.parametrize("name", ["astronaut", "coffee", "chelsea", "rocket"])
async def test_medium_looks_like_a_lossless_resize(name: PhotoName) -> None:
    lossless = np.asarray(photo(name).resize((600, 600), Image.Resampling.LANCZOS))
    for target in ("webp", "avif", "jpeg"):
        medium = decode((await derive(encode(photo(name)), target)).medium.data)
        likeness = structural_similarity(np.asarray(medium), lossless, channel_axis=2)
        assert likeness >= 0.95, target


async def test_png_derivatives_keep_every_pixel() -> None:
    derived = await derive(encode(photo()), "png")
    assert derived.small.ext == "png"
    assert decode(derived.small.data).size == (100, 100)


@pytest.mark.parametrize(
    ("size", "small", "medium"),
    [
        ((1, 1), (1, 1), (1, 1)),
        ((940, 2), (100, 1), (600, 1)),
        ((2, 940), (1, 100), (1, 600)),
        ((80, 40), (80, 40), (80, 40)),
        ((1000, 500), (100, 50), (600, 300)),
    ],
)
async def test_aspect_is_kept_and_nothing_is_enlarged(
    size: tuple[int, int], small: tuple[int, int], medium: tuple[int, int]
) -> None:
    derived = await derive(encode(photo().resize(size)))
    assert (derived.full.width, derived.full.height) == size
    assert decode(derived.small.data).size == small
    assert decode(derived.medium.data).size == medium


@pytest.mark.parametrize("orientation", range(1, 9))
async def test_pictures_stand_upright(orientation: int) -> None:
    upright = photo(side=400).crop((0, 0, 400, 300))
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = upright.transpose(_UNDO[orientation]) if orientation > 1 else upright

    derived = await derive(encode(stored, "JPEG", exif=exif, quality=95))

    assert (derived.full.width, derived.full.height) == (400, 300)
    assert not decode(derived.full.data).getexif()
    for picture in derived.pictures().values():
        assert _difference(picture.data, upright.resize((picture.width, picture.height))) < 6


_UNDO = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF"])
async def test_no_size_tells_where_a_picture_was_taken(format: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[2] = (47.0, 22.0, 9.0)

    derived = await derive(encode(photo(side=200), format, exif=exif))

    for picture in derived.pictures().values():
        assert b"SecretCamera" not in picture.data
        assert not decode(picture.data).getexif()
    assert decode(derived.full.data).format == format


async def test_comments_in_a_png_are_left_out() -> None:
    comment = PngInfo()
    comment.add_text("Author", "Somebody Private")
    derived = await derive(encode(photo(side=50), pnginfo=comment))
    assert b"Somebody Private" not in derived.full.data


async def test_other_color_spaces_become_srgb() -> None:
    expected = photo(side=100)
    srgb = ImageCms.ImageCmsProfile(vars(ImageCms)["createProfile"]("sRGB")).tobytes()
    gray16 = Image.fromarray(np.asarray(expected.convert("L")).astype("uint16") * 257)
    pictures = {
        "sRGB": (encode(expected, icc_profile=srgb), expected),
        "gray": (encode(expected.convert("L"), "JPEG"), expected.convert("L")),
        "16 bits": (encode(gray16), expected.convert("L")),
        "a profile for another space": (
            encode(expected.convert("L"), "JPEG", icc_profile=srgb),
            expected.convert("L"),
        ),
        "a profile of junk": (encode(expected, "JPEG", icc_profile=b"junk" * 50), expected),
    }
    for name, (data, meant) in pictures.items():
        small = decode((await derive(data)).small.data)
        assert small.mode == "RGB", name
        assert "icc_profile" not in small.info, name
        assert _difference(encode(small), meant.convert("RGB")) < 8, name


async def test_cmyk_is_not_inverted() -> None:
    white_on_red = Image.new("CMYK", (64, 64), (0, 255, 255, 0))
    white_on_red.paste((0, 0, 0, 0), (16, 16, 48, 48))
    small = decode((await derive(encode(white_on_red, "JPEG"))).small.data).convert("RGB")
    assert min(_pixel(small, 32, 32)) > 240
    red, green, blue = _pixel(small, 4, 4)
    assert red > 150
    assert max(green, blue) < 90


async def test_a_palette_keeps_its_transparency() -> None:
    image = photo(side=64).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))

    derived = await derive(encode(image.quantize(64)))

    alpha = np.asarray(decode(derived.small.data).getchannel("A"))
    assert alpha[0].mean() < 40
    assert alpha[-1].mean() > 215
    flat = decode((await derive(encode(image.quantize(64)), "jpeg")).small.data)
    assert min(_pixel(flat, 32, 1)) > 200


@pytest.mark.parametrize(("format", "ext"), [("GIF", "png"), ("WEBP", "webp")])
async def test_what_moves_becomes_its_first_frame(format: str, ext: str) -> None:
    first = photo(side=120)
    moving = encode(
        first, format, save_all=True, append_images=[Image.new("RGB", (120, 120), "blue")] * 4
    )
    derived = await derive(moving)
    assert derived.full.ext == ext
    assert getattr(decode(derived.full.data), "n_frames", 1) == 1
    assert _difference(derived.full.data, first) < 10


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP", "AVIF", "GIF"])
async def test_a_truncated_file_is_refused(format: str) -> None:
    whole = encode(photo(side=300), format)
    for share in (0.02, 0.5, 0.95):
        with pytest.raises(Invalid) as refused:
            await derive(whole[: int(len(whole) * share)])
        assert refused.value.code == "bad_picture"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", Invalid),
        (b"\x89PNG\r\n\x1a\n", Invalid),
        (b"\xff\xd8\xff", Invalid),
        (b"RIFF\x04\0\0\0WEBP", Invalid),
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + b"x" * 99, Invalid),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"x" * 99, Unsupported),
        (b"just a text, renamed to photo.png", Unsupported),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", Unsupported),
        (b"%PDF-1.7", Unsupported),
        (b"II*\0\x08\0\0\0", Unsupported),
        (b"\0\0\0\x20ftypisom", Unsupported),
        (png_that_claims(60_000, 60_000), TooLarge),
        (b"\x89PNG\r\n\x1a\n" + bytes(MAX_BYTES), TooLarge),
    ],
    ids=lambda value: value[:12].decode("ascii", "replace") if isinstance(value, bytes) else "",
)
async def test_what_is_no_picture_is_refused_in_words(
    data: bytes, error: type[MaquetteError]
) -> None:
    with pytest.raises(error) as refused:
        await derive(data)
    assert refused.value.message.endswith(".")


def test_a_killed_child_is_replaced() -> None:
    decoder = Decoder()
    try:
        data = encode(photo(side=50))
        decoder.derive(data, "webp")
        first = decoder.pid
        assert first
        decoder.derive(data, "webp")
        assert decoder.pid == first
        os.kill(first, signal.SIGKILL)
        assert decoder.derive(data, "webp").full.data == data
        assert decoder.pid != first
    finally:
        decoder.close()


def test_a_hanging_child_is_ended_and_replaced() -> None:
    decoder = Decoder(seconds=2)
    try:
        data = encode(photo(side=50))
        decoder.derive(data, "webp")
        first = decoder.pid
        assert first
        os.kill(first, signal.SIGSTOP)
        with pytest.raises(TooLarge, match="too long"):
            decoder.derive(data, "webp")
        assert decoder.derive(data, "webp").full.data == data
        assert decoder.pid != first
    finally:
        decoder.close()


def test_the_child_answers_until_its_input_ends() -> None:
    requests, answers = io.BytesIO(), io.BytesIO()
    wire.send(requests, [b"20", b"webp", encode(photo(side=50))])
    wire.send(requests, [b"20", b"webp", b"no picture"])
    requests.seek(0)

    child.serve(requests, answers)

    answers.seek(0)
    assert wire.receive(answers)[0] == b"derived"
    assert wire.receive(answers)[:2] == [b"error", b"Unsupported"]
    with pytest.raises(EOFError):
        wire.receive(answers)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the environment in /proc")
def test_the_child_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAQUETTE_SECRET_KEY", "do-not-tell")
    decoder = Decoder()
    try:
        decoder.derive(encode(photo(side=50)), "webp")
        assert b"do-not-tell" not in Path(f"/proc/{decoder.pid}/environ").read_bytes()
    finally:
        decoder.close()


async def test_every_size_has_the_digest_of_its_bytes() -> None:
    derived = await derive(encode(photo(side=700)))
    assert len(set(Preview.of(derived, seq=1).files.values())) == len(Size)
    again = await derive(encode(photo(side=700)))
    assert derived == again


def _difference(data: bytes, meant: Image.Image) -> float:
    seen = np.asarray(decode(data).convert("RGB")).astype(int)
    return float(np.abs(seen - np.asarray(meant.convert("RGB")).astype(int)).mean())


def _pixel(image: Image.Image, x: int, y: int) -> tuple[int, int, int]:
    red, green, blue = np.asarray(image)[y, x]
    return int(red), int(green), int(blue)
