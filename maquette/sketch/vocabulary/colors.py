"""Color words: fashion, hair and skin have their own; then come the color dictionaries."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, TypeAlias

from pydantic import TypeAdapter

from maquette.sketch.colors import adjust
from maquette.sketch.vocabulary.text import Lexicon, Words

Domain: TypeAlias = Literal["fashion", "hair", "skin"]

_SHADES: Mapping[str, tuple[float, float]] = {
    "light": (0.10, 0.85),
    "pale": (0.14, 0.6),
    "pastel": (0.14, 0.6),
    "soft": (0.05, 0.8),
    "dark": (-0.13, 0.95),
    "deep": (-0.11, 1.05),
    "dusty": (0.0, 0.6),
    "muted": (0.0, 0.6),
    "washed": (0.07, 0.6),
    "faded": (0.09, 0.55),
    "bright": (0.04, 1.25),
    "vivid": (0.02, 1.3),
    "neon": (0.08, 1.5),
    "rich": (-0.05, 1.12),
    "ash": (0.0, 0.6),
    "ashy": (0.0, 0.6),
    "icy": (0.14, 0.4),
    "smoky": (-0.05, 0.5),
    "inky": (-0.15, 0.8),
}
"""What a word does to a color: to its lightness, and to its chroma."""


@lru_cache(4096)
def color(text: str, domain: Domain = "fashion") -> str | None:
    """The first color that a text names, else None."""
    exact = re.search(r"#[0-9a-fA-F]{6}\b", text)
    if exact:
        return exact.group().lower()
    found = colors(text, domain)
    return found[0] if found else None


@lru_cache(4096)
def colors(text: str, domain: Domain = "fashion", *, fancy: bool = True) -> tuple[str, ...]:
    """All colors that a text names: `cognac brown with cream shearling` names two.

    Without `fancy` only the domain's own words count: the text may be about something else.
    """
    words = Words(text)
    named: list[str] = []
    before = -9
    for start, end, (name, value) in _spans(words, domain, fancy=fancy):
        if start > before + 1:
            named.append(value if named else _shaded(value, name, words))
        before = end
    return tuple(dict.fromkeys(named))


def _spans(words: Words, domain: Domain, *, fancy: bool) -> list[tuple[int, int, tuple[str, str]]]:
    for lexicon in _lexicons(domain)[: None if fancy else 1]:
        if spans := lexicon.spans(words):
            return spans
    return []


def _shaded(value: str, name: str, words: Words) -> str:
    for shade, (lightness, chroma) in _SHADES.items():
        if words.says(shade) and shade not in name.split():
            value = adjust(value, lightness, chroma)
    return value


def words(domain: Domain) -> Mapping[str, str]:
    """The domain's own words for colors, and the color that each means."""
    return _tables()[domain]


@cache
def _tables() -> dict[str, dict[str, str]]:
    file = resources.files("maquette.sketch").joinpath("assets/colors.json")
    return TypeAdapter(dict[str, dict[str, str]]).validate_json(file.read_bytes())


@cache
def _lexicons(domain: Domain) -> tuple[Lexicon[tuple[str, str]], ...]:
    """Tried in turn: what is named in the domain's own words, else anywhere, else fancifully."""
    tables = _tables()
    own, every = tables[domain], tables["named"] | tables["xkcd"]
    kinds_of_own = {name: value for name, value in every.items() if _is_kind_of(own, *name.split())}
    known = (
        kinds_of_own | own if domain == "fashion" else own,
        tables["xkcd"] | tables["fashion"],
        tables["named"],
    )
    return tuple(Lexicon({name: (name, value) for name, value in table.items()}) for table in known)


def _is_kind_of(own: Mapping[str, str], *name: str) -> bool:
    """Whether a name is a known color with a word before it that is none: `moroccan blue`."""
    return name[-1] in own and not any(word in own or word in _SHADES for word in name[:-1])
