"""Stories out of the starter library, as quill tells them."""

from collections.abc import Iterator
from dataclasses import asdict
from itertools import cycle, product

from pydantic import TypeAdapter

from maquette.app import registry
from maquette.entity.schemas import Draft
from maquette.entity.traits import Traits
from maquette.quill import pronouns_of
from maquette.quill.plan import plan
from maquette.quill.scene import write
from maquette.starter.drafts import library
from maquette.tale import Audience, Brief, Lead, Outline, ProseStyle, Theme, ToWrite


def briefs() -> Iterator[Brief]:
    """One for each theme, prose style and audience; the characters take turns."""
    starter = {kind: list(drafts.values()) for kind, drafts in library(registry()).items()}
    cast = cycle(map(lead, starter["character"]))
    kinds = ("story_theme", "story_prose_style", "story_audience")
    for seed, (theme, style, audience) in enumerate(product(*(starter[kind] for kind in kinds))):
        yield Brief(
            lead=next(cast),
            theme=TypeAdapter(Theme).validate_python({"name": theme.name, **asdict(theme.traits)}),
            prose=TypeAdapter(ProseStyle).validate_python(asdict(style.traits)),
            audience=TypeAdapter(Audience).validate_python(asdict(audience.traits)),
            seed=seed,
        )


def lead(draft: Draft[Traits]) -> Lead:
    """A character of the starter library."""
    said = asdict(draft.traits)
    pronouns = pronouns_of(f"{draft.description} {said['visual_description']}")
    return Lead(
        name=draft.name,
        pronouns=f"{pronouns.they}/{pronouns.them}",
        description=draft.description,
        personality=said["personality"],
    )


def told(brief: Brief) -> tuple[Outline, list[str]]:
    """The outline, and the text of each scene."""
    outline = plan(brief)
    texts: list[str] = []
    for number in range(1, len(outline.scenes) + 1):
        asked = ToWrite(brief=brief, outline=outline, number=number, before=tuple(texts))
        texts.append(write(asked, brief.seed))
    return outline, texts
