"""How a config's test render steers another scene."""

from maquette.pictures.showing import shown
from maquette.scene import Camera, Garment, Scene, Setting

BOOTS = Scene(
    title="Boots",
    subject=Garment("boots"),
    camera=Camera(framing="full", angle="front"),
    setting=Setting(background="white", place="a quay"),
    layout="product",
    notes="worn",
)


def test_what_the_config_says_wins_and_what_it_leaves_open_stays() -> None:
    manner = Scene(
        title="Flat",
        subject=Garment("sweater"),
        camera=Camera(angle="top_down"),
        setting=Setting(background="black", lighting="studio"),
        layout="flat_lay",
        style="woodcut",
        notes="no shadow",
    )
    assert shown(BOOTS, manner) == Scene(
        title="Boots",
        subject=Garment("boots"),
        camera=Camera(framing="full", angle="top_down"),
        setting=Setting(background="black", place="a quay", lighting="studio"),
        layout="flat_lay",
        style="woodcut",
        notes="worn. no shadow",
    )


def test_a_config_that_says_nothing_changes_nothing() -> None:
    assert shown(BOOTS, Scene(title="Empty")) == BOOTS


def test_a_scene_about_a_style_keeps_its_own() -> None:
    ink = Scene(title="Ink", style="ink")
    assert shown(ink, Scene(title="Oily", style="oil")).style == "ink"
