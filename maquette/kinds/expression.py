from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette import scene as seen
from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking
from maquette.entity.traits import Traits, Words


@dataclass(frozen=True)
class Expression(Traits):
    """What a face shows, whoever's it is."""

    primary_emotion: Annotated[Words, Field(description="Joy, doubt, quiet pride.")] = None
    intensity: Annotated[Words, Field(description="A hint, clear, overwhelming.")] = None
    mouth: Annotated[Words, Field(description="Closed smile, parted lips.")] = None
    eyes: Annotated[Words, Field(description="Wide, narrowed, crinkled.")] = None
    eyebrows: Annotated[Words, Field(description="Raised, knitted, one up.")] = None
    gaze_direction: Annotated[Words, Field(description="At the viewer, down, aside.")] = None
    overall_mood: Annotated[Words, Field(description="What one feels on seeing it.")] = None


class ExpressionRow(Described[Expression], entity_type="expression", table="expressions"):
    """An expression in somebody's library."""


def scene(content: Content[Expression]) -> seen.Scene:
    """On the standard face, so that only the expression differs."""
    traits = content.traits
    shown = seen.Expression(
        emotion=traits.primary_emotion or content.name,
        intensity=traits.intensity or "",
        eyes=traits.eyes or "",
        eyebrows=traits.eyebrows or "",
        mouth=traits.mouth or "",
        gaze=traits.gaze_direction or "",
        mood=traits.overall_mood or "",
    )
    return seen.Scene(title=content.name, subject=shown, notes=content.description)


KIND = Kind(
    row=ExpressionRow,
    traits=Expression,
    title="Expression",
    plural="Expressions",
    icon="😊",
    group=Group.CAST,
    glyph="smile",
    drawing=Drawing.HEAD,
    scene=scene,
    layer=Layer(Stacking.REPLACE, order=10),
    analyzer="expression",
)
