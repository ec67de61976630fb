"""What can be seen in a picture without understanding it: a leaf that kinds and lens share.

A trait that is filled so says which of them: `Annotated[Words, Field(...), Sight.HAIR_COLOR]`.
"""

from enum import StrEnum


class Sight(StrEnum):
    """One thing to be seen. Within a garment, all of them are about that garment."""

    PALETTE = "palette"
    """The picture's main colors, the largest first."""
    LIGHT = "light"
    """How bright it is, and how strong its contrasts are."""
    FRAMING = "framing"
    """How much of a person is in it."""
    ANGLE = "angle"
    """From which side the face is seen."""
    SKIN = "skin"
    HAIR = "hair"
    """The color of the hair."""
    UNDERTONES = "undertones"
    """Whether the hair's color is warm, cool or neither."""
    GARMENTS = "garments"
    """What is worn: a list, from head to toe."""
    COLOR = "color"
    """The color of the one thing that the picture shows."""
    NAME = "name"
    """A garment's color and place: `Orange top`."""
    PLACE = "place"
    """Where on the body it is worn, as a category."""
    WHERE = "where"
    """Where in the picture it is: left, top, width and height, each 0..1."""
