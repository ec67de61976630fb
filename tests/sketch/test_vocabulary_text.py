import pytest

from maquette.sketch.vocabulary.text import Lexicon, Words


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A long Scarf", "scarf"),
        ("two scarves", "scarf"),
        ("turtle-neck SWEATER", "turtle neck"),
        ("ankle boots", "boot"),
        ("dresses", "dress"),
        ("Café interior", "cafe interior"),
        ("ladies' gloves", "lady"),
        ("a grey t-shirt", "gray tee"),
        ("curly, with bangs", "bangs"),
        ("no curls and bangs", "bangs"),
    ],
)
def test_a_text_says_what_it_says(text: str, phrase: str) -> None:
    assert Words(text).says(phrase)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("long hair, no bangs", "bangs"),
        ("without any bangs", "bangs"),
        ("not curly, straight", "curly"),
        ("carpet", "car"),
        ("", "bangs"),
    ],
)
def test_a_text_does_not_say_what_it_denies_or_lacks(text: str, phrase: str) -> None:
    assert not Words(text).says(phrase)


def test_the_longest_phrase_wins() -> None:
    lexicon = Lexicon({"bob": 1, "long bob | lob": 2})
    assert lexicon.read(Words("a long bob")) == 2
    assert lexicon.read(Words("a bob, long")) == 1
    assert lexicon.read(Words("a lob")) == 2
    assert lexicon.read(Words("a plait")) is None


def test_all_meanings_come_in_the_order_of_the_text() -> None:
    lexicon = Lexicon({"red": "r", "blue": "b", "navy blue": "n"})
    assert lexicon.read_all(Words("navy blue with red")) == ["n", "r"]


def test_numbers_are_read() -> None:
    assert Words("about 35 years, 1.80 m tall").numbers == [35]
