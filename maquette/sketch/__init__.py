"""`local/sketch`: the drawing model that needs no key, no network and less than a second."""

from maquette.sketch.drawing import draw

__all__ = ["draw"]
