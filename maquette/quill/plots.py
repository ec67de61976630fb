"""The plots, each a data file of beats: what happens, and the sentences it is told in."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from maquette.tale import Theme


@dataclass(frozen=True, kw_only=True)
class Beat:
    """A part of a plot.

    `told` are its sentences in order, each as itself or as several to choose one of; one that
    begins with + is told only where there is room, and ¶ begins a paragraph.
    """

    part: str
    titles: Sequence[str]
    action: str
    place: str
    picture: str
    told: Sequence[str | Sequence[str]]
    helper: bool = True
    """Whether the helper is in it."""


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A course of events. `cues` are words of a theme that call for it, `needs` how many of them.

    `beats` are five; there are several endings, `begin`, `turn` and an ending alone make sense.
    """

    name: str
    cues: Sequence[str] = ()
    needs: int = 1
    cast: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    """Words that the sentences name in braces, each with several to choose one of."""
    beats: Sequence[Beat]
    endings: Sequence[Beat]


@cache
def plots() -> Sequence[Plot]:
    """Every plot there is, by its file's name."""
    folder = files("maquette.quill").joinpath("plots")
    found = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=str)
    return [
        TypeAdapter(Plot).validate_python(tomllib.loads(file.read_text("utf-8"))) for file in found
    ]


@cache
def interludes() -> Sequence[Beat]:
    """What may happen between the parts of any plot."""
    return _between("beats")


@cache
def surroundings() -> Sequence[Beat]:
    """What may stand around a scene that a user has thought of: `{action}` is theirs."""
    return _between("own")


def _between(which: str) -> Sequence[Beat]:
    text = files("maquette.quill").joinpath("interludes.toml").read_text("utf-8")
    return TypeAdapter(list[Beat]).validate_python(tomllib.loads(text)[which])


def plot_for(theme: Theme) -> Plot:
    """The plot that most of the theme's words call for; one that always fits, else."""
    said = set(re.findall(r"[a-z]+", " ".join((theme.name, theme.premise, theme.conflict)).lower()))

    def hits(plot: Plot) -> int:
        found = sum(cue in said for cue in plot.cues)
        return found if found >= plot.needs else -1

    return max(plots(), key=lambda plot: (hits(plot), plot.needs))
