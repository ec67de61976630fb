"""Cutting a picture into its sizes with libvips: one decode, everything else from memory."""

from typing import Final

import pyvips
from thash import rgba_to_thumb_hash

from maquette.errors import Invalid, TooLarge, Unsupported
from maquette.media.formats import Format, Target, extension, sniff
from maquette.media.picture import Derived, Picture
from maquette.media.png import is_plain
from maquette.media.sizes import DERIVATIVES, MAX_PIXELS, Bound, Size

_LOAD: Final = {
    Format.PNG: pyvips.Image.pngload_buffer,
    Format.JPEG: pyvips.Image.jpegload_buffer,
    Format.WEBP: pyvips.Image.webpload_buffer,
    Format.AVIF: pyvips.Image.heifload_buffer,
    Format.HEIC: pyvips.Image.heifload_buffer,
    Format.GIF: pyvips.Image.gifload_buffer,
}
_STORED_AS: Final = {Format.GIF: "png", Format.HEIC: "jpg"}
"""What is kept of a format that browsers do not show, or that may move."""

_METADATA: Final = ("exif-", "xmp-", "iptc-", "icc-profile-", "png-comment-", "photoshop-")
_DERIVED_QUALITY: Final = {"webp": 80, "jpg": 80, "avif": 60, "png": 0}
_FULL_QUALITY: Final = 92
_WORST_QUALITY: Final = 20
_STEP: Final = 4
_THUMBHASH_SIDE: Final = 32


def cut(data: bytes, target: Target = "webp") -> Derived:
    """The picture upright, in sRGB and in every size; nothing is enlarged or carries metadata.

    `full` is the bytes as they came, unless they carry metadata, move, or are in a format that
    browsers do not show: then it is the first frame, encoded anew. This decodes where it is
    called: bytes from outside belong into `maquette.media.derive`.
    Raises `Invalid`, `TooLarge` and `Unsupported`.
    """
    source = sniff(data)
    try:
        return _cut(data, source, target)
    except pyvips.Error as error:
        if source is Format.HEIC:
            raise Unsupported(
                "HEIC pictures cannot be read here: save it as JPEG or PNG first."
            ) from error
        raise Invalid(
            "The file is damaged: it cannot be read as a picture.", code="bad_picture"
        ) from error


def _cut(data: bytes, source: Format, target: Target) -> Derived:
    loaded = _LOAD[source](data, fail_on="error", memory=True)
    if loaded.width * loaded.height > MAX_PIXELS:
        raise TooLarge(f"The picture has more than {MAX_PIXELS // 1_000_000} million pixels.")
    image = _srgb(loaded.autorot()).copy_memory()
    ext = extension(target)
    images: dict[Size, pyvips.Image] = {}
    smaller = image
    for size, bound in DERIVATIVES.items():
        smaller = images[size] = _shrink(smaller, bound.side)
    return Derived(
        full=_full(data, source, loaded, image),
        medium=_fit(images[Size.MEDIUM], ext, DERIVATIVES[Size.MEDIUM]),
        card=_fit(images[Size.CARD], ext, DERIVATIVES[Size.CARD]),
        small=_fit(images[Size.SMALL], ext, DERIVATIVES[Size.SMALL]),
        thumbhash=_thumbhash(images[Size.SMALL]),
    )


def _srgb(image: pyvips.Image) -> pyvips.Image:
    if image.get_typeof("icc-profile-data"):
        try:
            return image.icc_transform("srgb", embedded=True)
        except pyvips.Error:
            pass  # a profile that does not fit its picture is no reason to refuse the picture
    return image.colourspace("srgb")


def _shrink(image: pyvips.Image, side: int) -> pyvips.Image:
    return image.thumbnail_image(side, height=side, size="down").copy_memory()


def _full(data: bytes, source: Format, loaded: pyvips.Image, image: pyvips.Image) -> Picture:
    ext = _STORED_AS.get(source) or extension(source)
    fields = loaded.get_fields()
    moves = "n-pages" in fields and source is Format.WEBP
    more = source is Format.PNG and not is_plain(data)
    if source in _STORED_AS or moves or more or any(it.startswith(_METADATA) for it in fields):
        data = _encode(image, ext, _FULL_QUALITY)
    return Picture(data, ext, image.width, image.height)


def _fit(image: pyvips.Image, ext: str, bound: Bound) -> Picture:
    """The picture at the best quality, from the usual one down, that keeps within its bytes."""
    quality = _DERIVED_QUALITY[ext] + bound.finer
    data = _encode(image, ext, quality)
    while len(data) > bound.bytes and quality > _WORST_QUALITY:
        quality -= _STEP
        data = _encode(image, ext, quality)
    return Picture(data, ext, image.width, image.height)


def _encode(image: pyvips.Image, ext: str, quality: int) -> bytes:
    match ext:
        case "webp":
            data = image.webpsave_buffer(Q=quality, effort=2, keep="none")
        case "avif":
            data = image.heifsave_buffer(
                Q=quality, compression="av1", effort=2, bitdepth=8, keep="none"
            )
        case "jpg":
            opaque = image.flatten(background=[255.0]) if image.hasalpha() else image
            data = opaque.jpegsave_buffer(Q=quality, optimize_coding=True, keep="none")
        case _:
            data = image.pngsave_buffer(compression=6, keep="none")
    return bytes(data)


def _thumbhash(image: pyvips.Image) -> bytes:
    tiny = _shrink(image, _THUMBHASH_SIDE)
    rgba = tiny if tiny.hasalpha() else tiny.addalpha()
    pixels = list(bytes(rgba.write_to_memory()))
    return bytes(rgba_to_thumb_hash(rgba.width, rgba.height, pixels))
