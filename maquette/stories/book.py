"""What a story keeps of its making, so that any scene of it can be made anew."""

from typing import cast
from uuid import UUID

from pydantic import BaseModel, ConfigDict, ValidationError

from maquette.db.base import JsonObject
from maquette.errors import Conflict
from maquette.kinds.story import Story
from maquette.tale import Brief, Outline, Planned


class Page(BaseModel):
    """A scene: what is planned for it, its picture and what that one shows."""

    model_config = ConfigDict(frozen=True)

    planned: Planned
    image_id: UUID | None = None
    alt: str = ""
    outfit_id: UUID | None = None


class Book(BaseModel):
    """The story's brief, its scenes as they stand, and the models that wrote them."""

    model_config = ConfigDict(frozen=True)

    brief: Brief
    title: str
    pages: tuple[Page, ...]
    model: str

    @classmethod
    def begun(cls, brief: Brief, outline: Outline, model: str, outfit_id: UUID | None) -> "Book":
        """The book of an outline, without any picture."""
        lead = brief.lead.name
        pages = tuple(
            Page(planned=each, alt=described(lead, each), outfit_id=outfit_id)
            for each in outline.scenes
        )
        return cls(brief=brief, title=outline.title, pages=pages, model=model)

    @property
    def outline(self) -> Outline:
        """What happens."""
        return Outline(title=self.title, scenes=tuple(page.planned for page in self.pages))

    @property
    def images(self) -> tuple[UUID, ...]:
        """Its pictures, in the order of the scenes."""
        found = (page.image_id for page in self.pages)
        return tuple(dict.fromkeys(each for each in found if each))

    def with_page(self, number: int, **changed: object) -> "Book":
        """The book with its `number`th page (from 1) changed."""
        pages = list(self.pages)
        pages[number - 1] = pages[number - 1].model_copy(update=changed)
        return self.model_copy(update={"pages": tuple(pages)})

    def kept(self) -> JsonObject:
        """As the story keeps it."""
        return cast("JsonObject", self.model_dump(mode="json"))


def described(lead: str, planned: Planned) -> str:
    """What a scene's picture shows, for those who do not see it."""
    shown = planned.illustration or planned.action
    return f"{lead}, {shown[:1].lower()}{shown[1:]}"


def summary(outline: Outline) -> str:
    """An outline as it is read: a line for each scene."""
    lines = (f"{n}. {it.title}: {it.action}" for n, it in enumerate(outline.scenes, start=1))
    return "\n".join(lines)[:10_000]


def book_of(name: str, story: Story) -> Book:
    """What a story keeps of its making.

    Raises `Conflict` for one that was not made here.
    """
    try:
        return Book.model_validate(story.plan)
    except ValidationError as error:
        raise Conflict(
            f"“{name}” was not written here, so its scenes cannot be made anew.", code="no_plan"
        ) from error
