"""How much there is to read."""

import re

from maquette.tale import Brief


def words_for(brief: Brief) -> int | None:
    """The most words of a scene, as the audience's length has it; None where it says nothing."""
    numbers = [int(number) for number in re.findall(r"\d+", brief.audience.length)]
    return -(-max(numbers) // brief.scenes) if numbers else None


def count(text: str) -> int:
    """How many words it has."""
    return len(text.split())
