"""Stories read as stories: whoever is in them, whatever they are about, and however told."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from maquette.quill.grammar import sentences
from maquette.quill.plan import another_ending, first_name, plan
from maquette.quill.plots import plot_for, plots
from maquette.quill.scene import write
from maquette.tale import Brief, Lead, Planned, ProseStyle, Theme, ToWrite
from tests.quill.stories import briefs, told

PRONOUNS = {
    "she": {"she", "her", "hers", "herself"},
    "he": {"he", "him", "his", "himself"},
}
"""They is never wrong: it also speaks of several."""


def narrated(text: str) -> list[str]:
    """The words outside of quotation marks."""
    return re.findall(r"[A-Za-z\u2019]+", re.sub(r"“[^”]*”", "", text))


@pytest.fixture(scope="module")
def every() -> list[tuple[Brief, str]]:
    return [(brief, "\n\n".join(told(brief)[1])) for brief in briefs()]


def test_every_theme_style_and_audience_has_a_story(every: list[tuple[Brief, str]]) -> None:
    assert len(every) == 240
    assert all(250 < len(text.split()) < 1200 for _, text in every)


def test_nothing_of_the_templates_is_left(every: list[tuple[Brief, str]]) -> None:
    for _, text in every:
        assert not re.search(r"[{}<>\[\]+¶*_]|None|\.\.| ,|  ", text), text


def test_no_sentence_comes_twice(every: list[tuple[Brief, str]]) -> None:
    for _, text in every:
        counts = Counter(re.sub(r"[“”]", "", each).strip() for each in sentences(text))
        assert [each for each, count in counts.items() if count > 1] == []


def test_every_sentence_begins_large_and_ends(every: list[tuple[Brief, str]]) -> None:
    for _, text in every:
        for each in text.split("\n\n"):
            assert re.match(r"“?[A-Z]", each), each
            assert re.search(r"[.!?]”?$", each), each
            assert each.count("“") == each.count("”"), each


def test_names_and_pronouns_are_the_leads(every: list[tuple[Brief, str]]) -> None:
    for brief, text in every:
        words = Counter(narrated(text))
        assert brief.lead.name in text
        said = brief.lead.pronouns.partition("/")[0]
        first = "first" in brief.prose.point_of_view
        wrong = set[str]().union(
            *(some for who, some in PRONOUNS.items() if first or who != said), () if first else "I"
        )
        assert not wrong.intersection(word.lower() if word != "I" else word for word in words), text
        assert words["I"] if first else words[first_name(brief.lead.name)] > 5


def test_verbs_agree(every: list[tuple[Brief, str]]) -> None:
    one = r"I (?:is|has|goes|does|says)|(?:he|she) (?:are|have|go|do|say|were)"
    wrong = rf"\b(?:{one}|they (?:is|has|was))\b"
    for brief, text in every:
        told = re.sub(r"“[^”]*”", "", text)
        assert not re.search(wrong, told, re.IGNORECASE), told
        if "present" not in brief.prose.tense:
            assert not re.search(rf"\b{first_name(brief.lead.name)} (?:is|has|says|goes)\b", told)


def test_themes_differ_in_plot_and_not_only_in_words() -> None:
    themes = {brief.theme.name: brief for brief in briefs()}
    outlines = {plan(brief).scenes[1].action for brief in themes.values()}
    assert len({plot_for(brief.theme).name for brief in themes.values()}) == len(themes) == 8
    assert len(outlines) == 8


@pytest.mark.parametrize(
    ("premise", "plot"),
    [
        ("The school bell has vanished.", "The search"),
        ("Two rivals enter one contest.", "Two sides"),
        ("A stranger arrives by the last train.", "The guest"),
        ("", "The task"),
        ("Grandmother paints the barn.", "The task"),
    ],
)
def test_any_theme_has_a_plot_that_tells_its_premise(premise: str, plot: str) -> None:
    brief = Brief(lead=Lead(name="Ada"), theme=Theme(premise=premise, conflict="Nobody sleeps"))
    assert plot_for(brief.theme).name == plot
    text = "\n\n".join(told(brief)[1])
    assert premise in text
    assert "“Nobody sleeps.”" in text


@pytest.mark.parametrize("count", range(3, 13))
def test_a_story_has_as_many_scenes_as_are_asked_for(count: int) -> None:
    for plot in plots():
        brief = Brief(lead=Lead(name="Ada"), theme=Theme(name=" ".join(plot.cues)), scenes=count)
        outline, texts = told(brief)
        assert len(outline.scenes) == count
        assert len({scene.action for scene in outline.scenes}) == count
        assert [outline.scenes[0].part, outline.scenes[-1].part] == ["begin", "end"]
        said = [each for text in texts for each in sentences(text)]
        assert len(said) == len(set(said))


def test_the_same_seed_tells_the_same_story_and_another_another() -> None:
    brief = next(briefs())
    assert told(brief) == told(brief)
    assert told(brief)[1] != told(replace(brief, seed=brief.seed + 1))[1]


def test_an_ending_may_be_another() -> None:
    for brief in briefs():
        outline = plan(brief)
        other = another_ending(brief, outline)
        assert other.part == "end"
        assert other.action != outline.scenes[-1].action


def test_a_scene_of_the_users_own_is_told_in_their_words() -> None:
    brief = next(briefs())
    outline = plan(brief)
    own = Planned(title="A goat", action="A goat eats the only map")
    outline = replace(outline, scenes=(outline.scenes[0], own, *outline.scenes[1:]))
    text = write(ToWrite(brief=brief, outline=outline, number=2))
    assert "“A goat eats the only map.”" in text
    assert "Tamsin" in text


def test_second_person_is_you() -> None:
    brief = replace(
        next(briefs()), prose=ProseStyle(point_of_view="second person", tense="present")
    )
    words = Counter(narrated("\n".join(told(brief)[1])))
    assert words["you"] > 5
    assert not words["she"]
