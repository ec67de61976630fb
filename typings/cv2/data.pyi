"""The cascades that come with OpenCV."""

haarcascades: str
