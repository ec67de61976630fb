"""English as far as the plots need it: verbs, articles, lists and sentences."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Final

_MODALS: Final = {"can": "could", "will": "would", "may": "might", "must": "had to"}
_BE: Final = {"I": ("am", "was"), "you": ("are", "were"), "it": ("is", "was")}
_INNER: Final = str.maketrans('“”"', "\u2018\u2019\u2019")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])[”\"\u2019)]*\s+(?=[“\"\u2018(A-Z0-9])")


class Agrees(Enum):
    """What a verb agrees with, by the pronoun that would stand for it."""

    FIRST = "I"
    SECOND = "you"
    IT = "it"
    THEY = "they"


@dataclass(frozen=True)
class Verb:
    """A verb by its plain form: `stand`, `be`, `can`."""

    plain: str

    def past(self, agrees: Agrees) -> str:
        """`stood`, `was`, `could`."""
        if self.plain == "be":
            return _BE.get(agrees.value, _BE["you"])[1]
        if self.plain in _MODALS:
            return _MODALS[self.plain]
        irregular = _irregular().get(self.plain)
        return irregular or _with_ed(self.plain)

    def present(self, agrees: Agrees) -> str:
        """`stands`, `are`, `can`."""
        if self.plain == "be":
            return _BE.get(agrees.value, _BE["you"])[0]
        if agrees is not Agrees.IT or self.plain in _MODALS:
            return self.plain
        if self.plain == "have":
            return "has"
        if re.search(r"(?:s|x|z|ch|sh|o)$", self.plain):
            return f"{self.plain}es"
        return re.sub(r"(?<=[^aeiou])y$", "ie", self.plain) + "s"


@cache
def _irregular() -> dict[str, str]:
    lines = files("maquette.quill").joinpath("verbs.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines)
    return {plain: past for plain, _, past in pairs}


def _with_ed(plain: str) -> str:
    if plain.endswith("e"):
        return f"{plain}d"
    if re.search(r"[^aeiou]y$", plain):
        return f"{plain[:-1]}ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", plain):  # one short syllable: stopped
        return f"{plain}{plain[-1]}ed"
    return f"{plain}ed"


def capitalized(sentence: str) -> str:
    """With its first letter large, behind any quotation mark."""
    return re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), sentence, count=1)


def quotable(text: str) -> str:
    """On one line, with its end marked, as it can stand between quotation marks."""
    text = " ".join(text.split()).translate(_INNER)
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def sentences(text: str) -> list[str]:
    """The sentences of a text, whatever its paragraphs."""
    return [each for part in text.split("\n") if part.strip() for each in _SENTENCE.split(part)]
