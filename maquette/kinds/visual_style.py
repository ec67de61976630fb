from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking
from maquette.entity.traits import Traits, Words
from maquette.scene import Camera, Person, Scene, Setting
from maquette.sight import Sight


@dataclass(frozen=True)
class VisualStyle(Traits):
    """How a picture is taken: where, from how near, in which light."""

    subject_action: Annotated[Words, Field(description="What somebody does in it.")] = None
    setting: Annotated[Words, Field(description="A beach, a library, a city at night.")] = None
    framing: Annotated[Words, Field(description="Close-up, medium, full, wide."), Sight.FRAMING] = (
        None
    )
    camera_angle: Annotated[
        Words, Field(description="Eye level, from below, overhead."), Sight.ANGLE
    ] = None
    lighting: Annotated[
        Words, Field(description="Golden hour, neon, soft window light."), Sight.LIGHT
    ] = None
    mood: Annotated[Words, Field(description="Dreamy, tense, cheerful.")] = None


class VisualStyleRow(Described[VisualStyle], entity_type="visual_style", table="visual_styles"):
    """A visual style in somebody's library."""


def scene(content: Content[VisualStyle]) -> Scene:
    """Somebody, there and then; without an action, the standard figure."""
    traits = content.traits
    doing = traits.subject_action
    return Scene(
        title=content.name,
        subject=Person(description=doing, pose=doing) if doing else None,
        camera=Camera(framing=traits.framing or "", angle=traits.camera_angle or ""),
        setting=Setting(
            place=traits.setting or "", lighting=traits.lighting or "", mood=traits.mood or ""
        ),
        notes=content.description,
    )


KIND = Kind(
    row=VisualStyleRow,
    traits=VisualStyle,
    title="Visual Style",
    plural="Visual Styles",
    icon="📷",
    group=Group.PICTURE,
    glyph="aperture",
    drawing=Drawing.FRAME,
    scene=scene,
    layer=Layer(Stacking.REPLACE, order=80, manner=True),
    analyzer="visual_style",
)
