"""Putting what was written and drawn into the story: each change is a version of it."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.entity import Described
from maquette.kinds.story import KIND, Story
from maquette.library import write
from maquette.stories.book import Book, book_of, summary
from maquette.stories.words import count


async def put_page(
    session: AsyncSession,
    row: Described[Story],
    number: int,
    *,
    text: str,
    image_id: UUID | None,
) -> None:
    """Let the `number`th scene (from 1) have a text and a picture, as far as there are any."""
    book = book_of(row.name, row.traits)
    if image_id:
        book = book.with_page(number, image_id=image_id)
    await put_book(session, row, book, {number: text} if text else {})


async def put_book(
    session: AsyncSession, row: Described[Story], book: Book, texts: dict[int, str]
) -> None:
    """Let the story be as this book, with these texts in place of those of their scenes."""
    scenes = [*row.traits.scenes, *[""] * len(book.pages)][: len(book.pages)]
    for number, text in texts.items():
        scenes[number - 1] = text
    traits = replace(
        row.traits,
        status=_status(book, scenes),
        outline=summary(book.outline),
        scenes=tuple(scenes),
        word_count=sum(map(count, scenes)),
        images=book.images,
        plan=book.kept(),
    )
    await write.update(session, KIND, row, replace(row.content, traits=traits))


def _status(book: Book, scenes: list[str]) -> str:
    if not all(scenes):
        return "Outlined"
    return "Illustrated" if all(page.image_id for page in book.pages) else "Written"
