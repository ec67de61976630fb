"""Planning: which plot a theme becomes, who is in it, and what happens scene by scene."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from maquette.chance import choice, shuffled
from maquette.quill.grammar import quotable
from maquette.quill.plots import Beat, Plot, interludes, plot_for
from maquette.quill.pronouns import named
from maquette.quill.telling import Teller
from maquette.quill.voice import Manner, Voice
from maquette.tale import Brief, Outline, Planned

_NO_FIRST_NAME: Final = re.compile(
    r"(?:an?|the|dr|mrs?|ms|miss|sir|lady|captain|professor|doctor|king|queen|prince|princess|old|little"
    r"|big|aunt|uncle|saint|st|grandma|grandpa)\b",
    re.IGNORECASE,
)
_NEEDS_NO_IN: Final = re.compile(
    r"(?:in|on|at|near|by|under|above|below|between|aboard|behind|inside|outside|along|somewhere)\b",
    re.IGNORECASE,
)
_MOST: Final = 12


def plan(brief: Brief) -> Outline:
    """The outline of the story that this brief's seed makes."""
    course = Course(brief)
    return Outline(title=course.title, scenes=tuple(planned for _, planned in course.scenes))


def another_ending(brief: Brief, outline: Outline) -> Planned:
    """An ending of the same plot that is not the outline's."""
    course = Course(brief)
    endings = [course.planned(each) for each in course.plot.endings]
    told = outline.scenes[-1].action
    return next((each for each in endings if each.action != told), endings[0])


@dataclass(frozen=True)
class Course:
    """What a brief becomes: always the same for the same brief."""

    brief: Brief

    @cached_property
    def plot(self) -> Plot:
        """What happens."""
        return plot_for(self.brief.theme)

    @cached_property
    def words(self) -> dict[str, str]:
        """What the plot's words in braces stand for."""
        brief, theme = self.brief, self.brief.theme
        seed = str(brief.seed)
        cast = {word: choice(some, seed, word) for word, some in self.plot.cast.items()}
        said = {"premise": quotable(theme.premise), "conflict": quotable(theme.conflict)}
        said |= {f"motif{n}": motif for n, motif in enumerate(theme.motifs[:3], start=1)}
        setting = theme.setting.strip().rstrip(".")
        return {
            "full": brief.lead.name,
            "name": first_name(brief.lead.name),
            "setting": setting or "a quiet place",
            "in": _inside(setting),
            **cast,
            **{word: text for word, text in said.items() if text},
        }

    @cached_property
    def title(self) -> str:
        """`Tamsin and the lighthouse that moved`; a title that is more of one stays alone."""
        name, theme = first_name(self.brief.lead.name), self.brief.theme.name.strip()
        if re.match(r"(?:the|an?) ", theme, re.IGNORECASE):
            return f"{name} and {theme[0].lower()}{theme[1:]}"
        return theme or f"{name} and {self.plot.name.lower()}"

    @cached_property
    def scenes(self) -> Sequence[tuple[Beat, Planned]]:
        """Its beats, as many as are asked for, and what is planned for each."""
        return [(beat, self.planned(beat)) for beat in self._beats()]

    def beat(self, planned: Planned) -> Beat | None:
        """The beat that a scene was planned from; None where somebody has thought of another."""
        beats = (*self.plot.beats, *self.plot.endings, *interludes())
        return next((it for it in beats if self.planned(it).action == planned.action), None)

    def planned(self, beat: Beat) -> Planned:
        """The beat as the outline has it, in the present and of the third person."""
        lead = self.brief.lead
        appearing = (lead.name, self.words["helper"]) if beat.helper else (lead.name,)
        teller = Teller(_plainly(lead.pronouns), first_name(lead.name), self.words)
        return Planned(
            title=choice(beat.titles, str(self.brief.seed), beat.action),
            action=teller.tell(beat.action),
            setting=teller.tell(beat.place),
            illustration=teller.tell(beat.picture),
            appearing=appearing,
            part=beat.part,
        )

    def _beats(self) -> Sequence[Beat]:
        seed = str(self.brief.seed)
        begin, trouble, attempt, turn = self.plot.beats
        ending = choice(self.plot.endings, seed, "ending")
        count = min(max(self.brief.scenes, 3), _MOST)
        if count == 3:
            return [begin, turn, ending]
        if count == 4:
            return [begin, trouble, turn, ending]
        between = shuffled(interludes(), seed, "between")[: count - 5]
        third = -(-len(between) // 3)
        parts = [between[start : start + third] for start in (0, third, 2 * third)] if third else []
        first, second, last = parts or ([], [], [])
        return [begin, trouble, *first, attempt, *second, turn, *last, ending]


def first_name(name: str) -> str:
    """What people call somebody; the whole name where it does not begin with a first name."""
    return name if _NO_FIRST_NAME.match(name) else re.sub(r",?\s.*", "", name)


def _plainly(pronouns: str) -> Manner:
    """The manner of an outline."""
    return Manner(
        person=named(pronouns),
        past=False,
        first=False,
        second=False,
        brisk=False,
        winding=False,
        full=True,
        avoid=(),
        voice=Voice(),
    )


def _inside(setting: str) -> str:
    if not setting:
        return "in those parts"
    return setting if _NEEDS_NO_IN.match(setting) else f"in {setting}"
