"""A fitting: one garment being made for one body."""

from dataclasses import dataclass, field
from typing import TypeVar

from maquette.sketch.body import Body
from maquette.sketch.colors import adjust, lightness, mix
from maquette.sketch.geometry import Shape
from maquette.sketch.marks import LINE, Cloth, Mark, Patch, Pile
from maquette.sketch.vocabulary.clothes import Clothing
from maquette.sketch.vocabulary.text import Lexicon

T = TypeVar("T")


@dataclass
class Fitting:
    """What a family's module gets: the clothing as understood, the body, and where to put marks."""

    clothing: Clothing
    body: Body
    pile: Pile = field(default_factory=Pile)
    boots: float = 1.0
    """Where on the leg (0 the hip, 1 the ankle) high boots begin, into which trousers go."""

    def kind(self, lexicon: Lexicon[T]) -> T | None:
        """What kind of thing it is: its name is asked first, then its details."""
        return self.clothing.kind(lexicon)

    def is_a(self, *phrases: str) -> bool:
        """Whether its name has any of the phrases."""
        return self.clothing.name.says(*phrases)

    def says(self, *phrases: str) -> bool:
        """Whether the garment's words have any of the phrases."""
        return self.clothing.words.says(*phrases)

    @property
    def cloth(self) -> Cloth:
        """The cloth of the whole."""
        return self.clothing.cloth

    @property
    def color(self) -> str:
        """Its color."""
        return self.clothing.cloth.color

    @property
    def fabric(self) -> str:
        """Its fabric; empty where it is plain."""
        return self.clothing.cloth.fabric

    @property
    def second(self) -> Cloth | None:
        """The cloth of its trimmings."""
        return self.clothing.second

    @property
    def trim(self) -> str:
        """The color of its small parts."""
        return self.clothing.trim

    @property
    def fold_color(self) -> str:
        """The color of lines that a fold throws."""
        if lightness(self.color) < 0.35:
            return adjust(self.color, 0.12)
        return mix(self.color, "#120a1e", 0.45)

    def shade(self, step: float, fabric: str = "") -> Cloth:
        """A cloth of the garment's color, lighter or darker."""
        return Cloth(adjust(self.color, step), fabric)

    def edging(self, step: float, fabric: str = "") -> Cloth:
        """The trimmings' cloth, or else the garment's own, lighter or darker."""
        return self.second or self.shade(step, fabric)

    def add(self, depth: float, *marks: Mark) -> None:
        """Lay marks down."""
        self.pile.add(depth, *marks)

    def patch(
        self,
        depth: float,
        shape: Shape,
        cloth: Cloth | None = None,
        *marks: Mark,
        line: float = LINE,
        relief: float = 1.0,
    ) -> None:
        """Lay a piece of cloth down, of the garment's own where none is given."""
        self.add(depth, Patch(shape, cloth or self.cloth, marks, line, relief))
