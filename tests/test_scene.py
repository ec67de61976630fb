from maquette.scene import Camera, FlatLay, Garment, Hair, Makeup, Person, Scene, words


def test_words_say_a_scene_from_its_title_on() -> None:
    scene = Scene(
        title="Jenny",
        subject=Person(description="a reporter", hair=Hair(style="bob", color="auburn")),
        camera=Camera(framing="closeup"),
    )
    assert words(scene) == "Jenny, a reporter, bob, auburn, closeup"


def test_words_say_nothing_twice() -> None:
    scene = Scene(title="Scarf", subject=Garment(name=" scarf ", color="red", fabric="Red"))
    assert words(scene) == "Scarf, red"


def test_words_reach_into_lists() -> None:
    scene = Scene(
        title="Evening",
        subject=FlatLay(items=(Garment(name="clutch"), Garment(name="pearls"))),
        others=(Person(makeup=Makeup(palette=("plum", "gold"))),),
    )
    assert words(scene) == "Evening, clutch, pearls, plum, gold"


def test_words_of_an_empty_scene_are_empty() -> None:
    assert words(Scene(title=" ")) == ""
