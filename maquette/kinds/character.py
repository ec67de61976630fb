from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from maquette.entity.content import Content
from maquette.entity.entity import Described
from maquette.entity.kind import Drawing, Group, Kind, Layer, Stacking, Upload
from maquette.entity.traits import Prose, Traits, Words
from maquette.scene import Camera, Hair, Person, Scene
from maquette.sight import Sight


@dataclass(frozen=True)
class Character(Traits):
    """Somebody who comes back in picture after picture."""

    visual_description: Annotated[Prose, Field(description="What one sees first.")] = None
    age: Annotated[Words, Field(description="26, mid-forties, a child of eight.")] = None
    skin_tone: Annotated[
        Words, Field(description="Light peach, deep brown, freckled."), Sight.SKIN
    ] = None
    face: Annotated[Words, Field(description="Shape, brows, nose, eyes.")] = None
    hair: Annotated[Words, Field(description="Color, length, style."), Sight.HAIR] = None
    body: Annotated[Words, Field(description="Height, build, posture.")] = None
    personality: Annotated[Prose, Field(description="What shows in how they stand.")] = None


class CharacterRow(Described[Character], entity_type="character", table="characters"):
    """A character in somebody's library."""


def scene(content: Content[Character]) -> Scene:
    """A portrait."""
    traits = content.traits
    person = Person(
        description=", ".join(filter(None, (traits.visual_description, content.description))),
        age=traits.age or "",
        skin=traits.skin_tone or "",
        face=traits.face or "",
        body=traits.body or "",
        hair=Hair(style=traits.hair or "", color=traits.hair or ""),
    )
    return Scene(
        title=content.name,
        subject=person,
        camera=Camera(framing="closeup", angle="three_quarter"),
        notes=traits.personality or "",
    )


KIND = Kind(
    row=CharacterRow,
    traits=Character,
    title="Character",
    plural="Characters",
    icon="👤",
    group=Group.CAST,
    glyph="user-round",
    drawing=Drawing.HEAD,
    scene=scene,
    upload=Upload.REFERENCE,
    layer=Layer(Stacking.BASE, order=0),
    analyzer="character_appearance",
)
