"""How a visualization config steers a picture: in the manner of its own test render."""

from dataclasses import fields, replace
from typing import TypeVar

from maquette.scene import Camera, Scene, Setting

Part = TypeVar("Part", Camera, Setting)


def shown(scene: Scene, manner: Scene) -> Scene:
    """The scene with the camera, setting, layout, style and notes that the other one says.

    What the other leaves open stays, and a scene that is about a style keeps its own.
    """
    return replace(
        scene,
        camera=_over(scene.camera, manner.camera),
        setting=_over(scene.setting, manner.setting),
        layout=manner.layout or scene.layout,
        style=scene.style or manner.style,
        notes=". ".join(filter(None, (scene.notes, manner.notes))),
    )


def _over(part: Part, other: Part) -> Part:
    said = {each.name: getattr(other, each.name) for each in fields(other)}
    return replace(part, **{name: text for name, text in said.items() if text})
