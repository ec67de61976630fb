"""Reading free text: plurals, spelling, and what is denied (`no bangs`) does not count."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

_LONGEST = 4000
"""Characters read of a text; nobody describes a jacket in more."""

_DENIALS = frozenset({"no", "not", "without", "non", "never", "sans", "lacking", "minus", "except"})
_ENDS = frozenset({"but", "with", "and", "only", "just", "instead", "."})
_DENIED = 4
"""How many words after a denial are denied."""

_SPELLINGS = {
    "gray": "grey",
    "colour": "color",
    "coloured": "colored",
    "watercolour": "watercolor",
    "jewellery": "jewelry",
    "moustache": "mustache",
    "pyjama": "pajama",
    "tshirt": "t shirt",
    "tee": "t shirt",
    "trouser": "trousers",
}


class Words:
    """A text, ready to be asked what it says."""

    def __init__(self, *texts: str) -> None:
        text = " . ".join(texts)[:_LONGEST]
        self._said = f" {_normal(text)} "
        self._numbers = [int(n) for n in re.findall(r"(?<![\w.,])[0-9]{1,3}(?![\w]|[.,]\d)", text)]

    def says(self, *phrases: str) -> bool:
        """Whether any of the phrases occurs."""
        return any(f" {normal_phrase(phrase)} " in self._said for phrase in phrases)

    def where(self, phrase: str) -> int:
        """Where a phrase begins, -1 if it does not occur. It is given in its normal form."""
        return self._said.find(f" {phrase} ")

    @property
    def numbers(self) -> list[int]:
        """The whole numbers below 1000 in the text, as they come."""
        return self._numbers

    def __bool__(self) -> bool:
        return bool(self._said.strip(" ."))

    def __str__(self) -> str:
        return self._said.strip()


class Lexicon(Generic[T]):
    """Phrases and what they mean. Synonyms share a key: `"bob | short bob"`."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        pairs = (
            (normal_phrase(phrase), meaning)
            for phrases, meaning in meanings.items()
            for phrase in phrases.split("|")
        )
        self._meanings = sorted(pairs, key=lambda pair: (-pair[0].count(" "), -len(pair[0])))

    def read(self, words: Words) -> T | None:
        """What the longest known phrase of the text means."""
        return next((meaning for _, meaning in self._found(words)), None)

    def read_all(self, words: Words) -> list[T]:
        """Everything the text means, in the order of the text; a phrase hides those within it."""
        return [meaning for _, _, meaning in self.spans(words)]

    def spans(self, words: Words) -> list[tuple[int, int, T]]:
        """As `read_all`, each with where its phrase starts and ends."""
        found: list[tuple[int, int, T]] = []
        for phrase, meaning in self._found(words):
            start = words.where(phrase)
            end = start + len(phrase)
            if not any(start < other_end and other < end for other, other_end, _ in found):
                found.append((start, end, meaning))
        return sorted(found, key=lambda span: span[:2])

    def _found(self, words: Words) -> Iterator[tuple[str, T]]:
        return ((phrase, meaning) for phrase, meaning in self._meanings if words.where(phrase) >= 0)


@lru_cache(8192)
def normal_phrase(phrase: str) -> str:
    """A phrase of ours in the form that texts are brought into."""
    return " ".join(_tokens(phrase))


def _normal(text: str) -> str:
    kept: list[str] = []
    denied = 0
    for token in _tokens(text):
        if token in _DENIALS:
            denied = _DENIED
        elif denied and token not in _ENDS:
            denied -= 1
        else:
            denied = 0
            kept.append(token)
    return " ".join(kept)


def _tokens(text: str) -> Iterator[str]:
    plain = unicodedata.normalize("NFKD", re.sub("['\u2019]", "", text.casefold()))
    ascii_only = plain.encode("ascii", "ignore").decode()
    for token in re.findall(r"[a-z0-9]+|[.,;:!?\n]", ascii_only):
        if not token[0].isalnum():
            yield "."
        else:
            yield from _SPELLINGS.get(_singular(token), _singular(token)).split()


_KEPT = frozenset({"dress", "glass", "boss", "moss", "gas", "plus", "canvas", "focus", "kids"})


def _singular(word: str) -> str:
    """The word without a plural's ending. It need not be a word, only always the same."""
    if len(word) < 4 or word in _KEPT or word.endswith(("ss", "us", "is", "ous")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("ves") and word not in {"sleeves", "gloves", "waves", "curves", "eves"}:
        return word[:-3] + "f"
    return word.removesuffix("s")
