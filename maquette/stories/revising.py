"""The work of changing a story: scenes told or drawn anew, other clothes, another ending."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import cast
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json
from maquette.jobs.finish import Done
from maquette.jobs.run import Child, Run
from maquette.jobs.submit import Work
from maquette.kinds.story import KIND
from maquette.library import write
from maquette.models.errors import ModelError
from maquette.pictures.setup import Setups
from maquette.stories.asking import answered, why
from maquette.stories.book import Book, book_of, described
from maquette.stories.illustrating import illustration_work
from maquette.stories.order import Asking, Revising, story_work
from maquette.stories.pages import put_book
from maquette.stories.words import words_for
from maquette.tale import Planned, ToEnd, ToWrite


@dataclass(frozen=True)
class Revise:
    """Changes a story, as one version of it; what its children could not do stays as it was."""

    setups: Setups

    async def __call__(self, run: Run, order: Revising) -> Done:
        """One change, from what is wanted to the story's new version."""
        if order.note:
            await run.note(order.note)
        book = await self._book(run, order)
        if order.revision.another_ending:
            book = await self._ended(run, order, book)
        numbers = self._numbers(order, book)
        for number in numbers.drawn:
            if order.revision.outfit_id:
                book = book.with_page(number, outfit_id=order.revision.outfit_id)
        keys = [
            *(f"write {n}" for n in numbers.told),
            *(f"illustrate {n}" for n in numbers.drawn),
        ]

        async def make(session: AsyncSession) -> Sequence[Work]:
            return await self._works(session, run, order, book, numbers)

        ended = await run.turn(keys, make)
        for key, child in ended.items():
            if child.error:
                await run.note(f"Not done: {key.replace(' ', ' scene ')}. {why(child)}")
        await self._put(run, order, book, ended)
        result: dict[str, Json] = {"story_id": str(order.story_id)}
        return Done(result, cost_usd=Decimal(0))

    async def _book(self, run: Run, order: Revising) -> Book:
        """As the story was when the work began."""

        async def read(session: AsyncSession) -> Json:
            row = await write.owned(session, KIND, run.job.owner_id, order.story_id)
            return book_of(row.name, row.traits).kept()

        return Book.model_validate(await run.write("book", None, read))

    async def _ended(self, run: Run, order: Revising, book: Book) -> Book:
        async def plan(_: AsyncSession) -> Sequence[Work]:
            asked = ToEnd(brief=book.brief, outline=book.outline, wish=order.revision.wish)
            text = TypeAdapter(ToEnd).dump_json(asked).decode()
            asking = Asking(part="end", text=text, model=order.model)
            return [self._asking(run, asking, book, "Plan", "Ending", "end")]

        child = (await run.turn(["end"], plan))["end"]
        answer = answered(child)
        if answer is None:
            raise ModelError(f"Another ending could not be planned. {why(child)}")
        ending = TypeAdapter(Planned).validate_python(answer)
        alt = described(book.brief.lead.name, ending)
        return book.with_page(len(book.pages), planned=ending, alt=alt)

    def _numbers(self, order: Revising, book: Book) -> "_Numbers":
        last = {len(book.pages)} if order.revision.another_ending else set[int]()
        return _Numbers(
            told=tuple(sorted({*order.revision.rewrite} | last)),
            drawn=tuple(sorted({*order.revision.illustrate} | last)),
        )

    async def _works(
        self, session: AsyncSession, run: Run, order: Revising, book: Book, numbers: "_Numbers"
    ) -> Sequence[Work]:
        row = await write.owned(session, KIND, run.job.owner_id, order.story_id)
        scenes = row.traits.scenes
        works = [self._writing(run, order, book, scenes, number) for number in numbers.told]
        works += [
            await illustration_work(
                session,
                self.setups,
                run.job.owner_id,
                row.traits,
                book.pages[number - 1],
                number=number,
                name=row.name,
                seed=run.job.seq,
                key=f"illustrate {number}",
                again=True,
            )
            for number in numbers.drawn
        ]
        return works

    def _writing(
        self, run: Run, order: Revising, book: Book, scenes: Sequence[str], number: int
    ) -> Work:
        asked = ToWrite(
            brief=book.brief,
            outline=book.outline,
            number=number,
            before=tuple(scenes[: number - 1]),
            wish=order.revision.wish,
        )
        asking = Asking(
            part="write",
            text=TypeAdapter(ToWrite).dump_json(asked).decode(),
            model=order.model,
            seed=run.job.seq,
            max_words=words_for(book.brief),
        )
        return self._asking(run, asking, book, "Write", f"Scene {number}", f"write {number}")

    def _asking(
        self, run: Run, asking: Asking, book: Book, action: str, thing: str, key: str
    ) -> Work:
        return story_work(
            run.job.owner_id,
            self.setups.models,
            asking,
            book.title,
            action=action,
            thing=thing,
            key=key,
        )

    async def _put(self, run: Run, order: Revising, book: Book, ended: Mapping[str, Child]) -> None:
        texts: dict[int, str] = {}
        touched: set[int] = set()
        for key, child in ended.items():
            number = int(key.rpartition(" ")[2])
            if (text := answered(child)) is not None:
                texts[number] = str(text)
            elif made := (child.result or {}).get("image_id"):
                book = book.with_page(number, image_id=UUID(str(made)))
            else:
                continue
            touched.add(number)

        async def put(session: AsyncSession) -> Json:
            owner = run.job.owner_id
            row = await write.owned(session, KIND, owner, order.story_id, lock=True)
            now = book_of(row.name, row.traits)  # maybe changed meanwhile, elsewhere
            for number in touched:
                now = now.with_page(number, **dict(book.pages[number - 1]))
            await put_book(session, row, now, texts)
            return None

        await run.write("put", cast("Json", sorted(ended)), put)


@dataclass(frozen=True)
class _Numbers:
    """Which scenes are told anew, and which drawn."""

    told: tuple[int, ...]
    drawn: tuple[int, ...]
