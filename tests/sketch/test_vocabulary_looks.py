"""What words about people, hair, faces, clothes and places are taken to mean."""

import pytest

from maquette.scene import Expression, FlatLay, Garment, Hair, Makeup, Person, Scene, Setting
from maquette.sketch import draw
from maquette.sketch.head.moods import mood
from maquette.sketch.places.backdrop import place
from maquette.sketch.places.hours import hour
from maquette.sketch.sentences import clauses, expression_in, hair_in, read
from maquette.sketch.vocabulary.clothes import category, clothing
from maquette.sketch.vocabulary.cuts import cut, dye
from maquette.sketch.vocabulary.paint import BARE, paint
from maquette.sketch.vocabulary.people import looks


def test_people_are_read_from_their_description() -> None:
    seen = looks(Person("an old man with a full beard", face="green eyes, freckles"))
    assert (seen.build, seen.beard, seen.freckles, seen.age) == ("masculine", "full", True, 74)
    assert seen.eyes == "#5a9150"


@pytest.mark.parametrize(
    ("age", "years"), [("26", 26), ("mid-thirties", 34), ("teenager", 16), ("elderly", 74)]
)
def test_an_age_may_be_a_number_or_words(age: str, years: int) -> None:
    assert looks(Person("a woman", age=age)).age == years


def test_what_is_not_said_is_chosen_by_the_words_and_stays_so() -> None:
    first, again = (looks(Person("somebody from Lyon")) for _ in range(2))
    assert first == again
    assert len({looks(Person(f"somebody {n}")).skin for n in range(20)}) > 3


def test_bangs_may_be_denied() -> None:
    assert cut(Hair("bob with bangs")).part != cut(Hair("bob, no bangs")).part


def test_texture_and_length_change_a_cut() -> None:
    parts = {cut(Hair(style)).part for style in ("long straight", "long wavy", "long curly")}
    assert len(parts) == 3
    assert cut(Hair("waist-length hair")).length > cut(Hair("long hair")).length


@pytest.mark.parametrize(
    ("style", "like"),
    [
        ("a short bob, side part", "bob"),
        ("long, wavy, side part", "long wavy"),
        ("tousled bun", "bun"),
        ("shoulder-length, layered", "shoulder-length"),
        ("long golden locks", "long"),
        ("two braids, long", "braids"),
    ],
)
def test_how_hair_is_worn_counts_before_how_it_is_cut(style: str, like: str) -> None:
    assert cut(Hair(style)).part == cut(Hair(like)).part


def test_hair_has_highlights_where_the_words_say_so() -> None:
    assert dye(Hair(color="brown")).highlights is None
    assert dye(Hair(color="brown with caramel")).highlights == "#a86f3f"
    assert dye(Hair(color="brown", technique="balayage")).fades


def test_the_features_of_a_face_win_over_its_emotion() -> None:
    happy = mood(Expression("happy"))
    assert mood(Expression("happy", eyes="closed")).eyes != happy.eyes
    assert mood(Expression("happy", mouth="frown")).mouth.curve < 0 < happy.mouth.curve


def test_intensity_makes_a_smile_slight_or_broad() -> None:
    slight = mood(Expression("happy", "subtle")).mouth
    broad = mood(Expression("happy", "very strong")).mouth
    assert slight.curve < broad.curve


def test_make_up_is_read_by_its_colors_styles_and_palette() -> None:
    assert paint(Makeup()) == BARE
    assert paint(Makeup(lips="cherry")).lips == "#a32035"
    assert paint(Makeup(eyes="winged liner")).liner
    assert paint(Makeup(palette=("teal",))).lids == "#21767a"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("camel trench coat", "outerwear"),
        ("a pair of hoops", "earrings"),
        ("plaid wide trousers", "bottoms"),
        ("ankle boots", "footwear"),
        ("pearl necklace", "neckwear"),
        ("bow tie", "neckwear"),
        ("sweater dress", "one_piece"),
        ("knee socks", "hosiery"),
        ("opera gloves", "handwear"),
        ("the moon", ""),
    ],
)
def test_a_garment_is_known_by_its_name(name: str, expected: str) -> None:
    assert category(name) == expected


def test_a_garment_may_have_trimmings() -> None:
    jacket = clothing(Garment("biker jacket", "outerwear", "cognac brown with cream shearling"))
    assert jacket.cloth.color == "#8f4f26"
    assert jacket.second
    assert (jacket.second.color, jacket.second.fabric) == ("#f2e6cd", "fur")


def test_a_name_counts_before_its_details() -> None:
    details = "Warm enough for a short walk, and good with a floral skirt and ankle boots."
    jeans = clothing(Garment("wide-leg jeans", "bottoms", "indigo", "denim", details))
    assert jeans.cloth.fabric == "denim"
    assert not jeans.name.says("short")
    assert draw(Scene("x", Garment("jeans", "bottoms", "indigo")), width=64, height=64) == draw(
        Scene("x", Garment("jeans", "bottoms", "indigo", "", "For a short walk.")),
        width=64,
        height=64,
    )


def test_what_has_no_color_has_its_usual_one() -> None:
    assert clothing(Garment("hoops", "earrings")).cloth.color in {"#d0a440", "#c3c7ce", "#d9a08d"}


def test_the_second_color_of_a_print_belongs_to_the_print() -> None:
    top = clothing(Garment("breton top", "tops", "white with navy stripes"))
    assert (top.cloth.fabric, top.cloth.second, top.second) == ("stripes", "#27324f", None)


def test_places_and_hours_are_read() -> None:
    assert place("a quiet café in Lyon") == "cafe"
    assert place("nowhere in particular") == ""
    assert hour(Setting(place="city at night")).name == "night"
    assert hour(Setting(lighting="golden_hour")).name == "golden"
    assert hour(Setting()).name == "day"


def test_a_description_tells_of_hair_and_mood() -> None:
    text = "a smiling red-haired woman with a scar"
    assert hair_in(text).style == "smiling red haired"
    assert expression_in("a man, smiling").emotion == "smiling"
    assert hair_in("a man in a hat") == Hair()


def test_a_sentence_becomes_a_scene() -> None:
    told = read(
        Scene("x", notes="red-haired woman in a camel trench coat, city at dusk, watercolor")
    )
    assert isinstance(told.subject, Person)
    assert [garment.category for garment in told.subject.wears] == ["outerwear"]
    assert place(told.setting.place) == "city"
    assert told.style == "watercolor"


def test_a_sentence_about_things_shows_the_things() -> None:
    assert isinstance(read(Scene("x", notes="red boots")).subject, Garment)
    assert isinstance(read(Scene("x", notes="red boots, a watch")).subject, FlatLay)


def test_a_sentence_is_read_clause_by_clause() -> None:
    assert clauses("a man with a hat, and boots.") == ["a man", "a hat", "boots"]
