"""Writing: one scene of an outline, as it is told in this prose style to this audience."""

import re
from collections.abc import Sequence
from typing import Final

from maquette.chance import shuffled
from maquette.quill.grammar import quotable, sentences
from maquette.quill.manuscript import Manuscript
from maquette.quill.plan import Course, first_name
from maquette.quill.plots import Beat, surroundings
from maquette.quill.telling import Teller
from maquette.quill.voice import Manner, manner_of
from maquette.tale import Lead, ToWrite

_ROOM: Final = 150
"""Words that a scene needs to be told with everything."""
_DAYS: Final = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_INTRODUCED: Final = {
    "third": (
        "Ask anyone about {full}, and the answer <be> always the same: “{described}”",
        "People who <+know> {full} <+have> one sentence ready: “{described}”",
    ),
    "first": (
        "My name is {full}. Ask anyone about me, and they <+say> the same thing: “{described}”",
        "I am {full}, and people <+have> one sentence ready for me: “{described}”",
    ),
    "second": ("You are {full}, and people <+have> one sentence ready for you: “{described}”",),
}
_NAMED: Final = {
    "third": ("This is a story about {full}.", "It <be> {full} to whom all this <happen>."),
    "first": ("My name is {full}, and I <+be> there.", "I am {full}, and this is how it <be>."),
    "second": ("You are {full}, and this is your story.",),
}


def write(asked: ToWrite, seed: int = 0, max_words: int | None = None) -> str:
    """The scene's text, paragraphs apart by an empty line; another seed tells it otherwise.

    No sentence is told that a scene before has had.
    """
    course = Course(asked.brief)
    manner = manner_of(asked.brief)
    planned = asked.outline.scenes[asked.number - 1]
    beat = course.beat(planned) or surroundings()[asked.number % len(surroundings())]
    words = course.words | {
        "action": quotable(planned.action),
        "day": _DAYS[(asked.number - 1) % len(_DAYS)],
        "described": quotable(asked.brief.lead.description),
        "known": quotable(_first_sentence(asked.brief.lead.personality)),
    }
    teller = Teller(manner, first_name(asked.brief.lead.name), words)
    page = Manuscript(
        teller,
        f"{seed} {asked.number}",
        {each for text in asked.before for each in sentences(text)},
    )
    full = manner.full and (max_words is None or max_words >= _ROOM)
    if asked.number == 1:
        _introduce(page, asked.brief.lead, manner, full=full)
    page.first_of(shuffled(manner.voice.openers, str(asked.brief.seed), planned.part))
    _tell(page, beat, manner, full=full)
    page.lighten(manner.voice.asides)
    return page.text(winding=manner.winding)


def _introduce(page: Manuscript, lead: Lead, manner: Manner, *, full: bool) -> None:
    person = "first" if manner.first else "second" if manner.second else "third"
    page.one_of((_INTRODUCED if lead.description else _NAMED)[person])
    if full and lead.personality:
        page.one_of(["Those who <+know> {them} better <+add>: “{known}”"])
    page.paragraph()


def _tell(page: Manuscript, beat: Beat, manner: Manner, *, full: bool) -> None:
    for slot in beat.told:
        some: Sequence[str] = [slot] if isinstance(slot, str) else slot
        spare = some[0].startswith("+")
        if some[0] == "¶":
            page.paragraph()
        elif not spare or (full and not _avoided(some[0], manner)):
            page.one_of([each.removeprefix("+") for each in some], brisk=manner.brisk)


def _avoided(marked: str, manner: Manner) -> bool:
    words = set(re.findall(r"[a-z]{4,}", marked.lower()))
    return any(word in words for word in manner.avoid)


def _first_sentence(text: str) -> str:
    return next(iter(sentences(text)), "")
