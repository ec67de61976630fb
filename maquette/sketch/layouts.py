"""Layouts: a visualization config's composition, which changes what a scene shows."""

from collections.abc import Callable
from dataclasses import replace

from maquette.scene import Camera, FlatLay, Garment, Person, Scene, Setting
from maquette.sketch.subjects import STANDARD
from maquette.sketch.vocabulary.clothes import clothing
from maquette.sketch.vocabulary.text import Lexicon, Words


def laid_out(scene: Scene) -> Scene:
    """The scene as its layout wants it; as it is where the layout says nothing."""
    change = _LAYOUTS.read(Words(scene.layout))
    return change(scene) if change else scene


def _mannequin(scene: Scene) -> Scene:
    match scene.subject:
        case Person():
            return replace(scene, subject=replace(scene.subject, mannequin=True))
        case Garment():
            return replace(scene, subject=Person(mannequin=True, wears=(scene.subject,)))
        case FlatLay():
            return replace(scene, subject=Person(mannequin=True, wears=scene.subject.items))
        case _:
            return scene


def _flat_lay(scene: Scene) -> Scene:
    match scene.subject:
        case Person() if scene.subject.wears:
            return replace(scene, subject=FlatLay(scene.subject.wears))
        case Garment():
            return replace(scene, subject=FlatLay((scene.subject,)))
        case _:
            return scene


def _portrait(scene: Scene) -> Scene:
    framing = scene.camera.framing or "portrait"
    return replace(scene, camera=Camera(framing, scene.camera.angle))


def _lived(scene: Scene) -> Scene:
    """Worn by somebody, somewhere."""
    subject = scene.subject
    if isinstance(subject, Garment | FlatLay):
        worn = (subject,) if isinstance(subject, Garment) else subject.items
        taken = {clothing(garment).category for garment in worn}
        own = tuple(one for one in STANDARD.wears if one.category not in taken)
        subject = replace(STANDARD, wears=(*own, *worn))
    plain = scene.setting.background or scene.setting.place
    setting = scene.setting if plain else replace(scene.setting, background="detailed_scene")
    return replace(scene, subject=subject, setting=setting)


def _product(scene: Scene) -> Scene:
    lit = scene.setting.lighting or "studio"
    return replace(scene, setting=replace(scene.setting, lighting=lit))


def _technical(scene: Scene) -> Scene:
    return replace(
        scene,
        style=scene.style or "technical drawing",
        setting=Setting(scene.setting.background or "white"),
    )


_LAYOUTS: Lexicon[Callable[[Scene], Scene]] = Lexicon(
    {
        "mannequin | ghost mannequin | dress form": _mannequin,
        "flat lay | flatlay | knolling": _flat_lay,
        "portrait": _portrait,
        "scene | lifestyle | in context": _lived,
        "product | packshot | product shot": _product,
        "technical": _technical,
    }
)
