"""From SVG to pixels, and from pixels to PNG: the one place that talks to libvips."""

import io

import pyvips
from PIL import Image

pyvips.cache_set_max(0)
"""No picture is asked for twice, so libvips need not remember any."""


def rasterize(svg: str) -> Image.Image:
    """The drawing as RGBA, at the size that its root element gives."""
    pixels = pyvips.Image.svgload_buffer(svg.encode())
    size = (pixels.width, pixels.height)
    return Image.frombytes("RGBA", size, bytes(pixels.write_to_memory()))


def png(image: Image.Image) -> bytes:
    """The picture as a PNG file, packed for speed."""
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()
