"""The work of making a whole story: planned, maybe looked at, then told scene by scene."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.db.base import Json
from maquette.entity.content import Content
from maquette.errors import Invalid
from maquette.jobs.finish import Done
from maquette.jobs.job import Job
from maquette.jobs.run import Child, Run
from maquette.jobs.submit import Work
from maquette.jobs.titles import One
from maquette.kinds.story import KIND
from maquette.library import write
from maquette.models.errors import ModelError
from maquette.models.router import Router
from maquette.pictures.setup import Setups
from maquette.stories.asking import answered, why
from maquette.stories.book import Book, book_of, summary
from maquette.stories.brief import brief_of, related
from maquette.stories.cover import Covers
from maquette.stories.illustrating import illustration_work
from maquette.stories.order import Asking, Telling, story_work
from maquette.stories.pages import put_page
from maquette.stories.review import question, reviewed
from maquette.stories.words import words_for
from maquette.tale import Brief, Outline, ToWrite

_BRIEF, _OUTLINE = TypeAdapter(Brief), TypeAdapter(Outline)


@dataclass(frozen=True)
class Tell:
    """Makes a story; its children plan, write and draw, and bear their costs."""

    setups: Setups
    covers: Covers

    @property
    def models(self) -> Router:
        """Who writes and draws."""
        return self.setups.models

    async def __call__(self, run: Run, order: Telling) -> Done:
        """One story. Run again after any interruption, it goes on with what is not done."""
        if order.note:
            await run.note(order.note)
        brief = await self._brief(run, order)
        outline = await self._outline(run, order, brief)
        story_id = await self._begun(run, order, brief, outline)
        for number in range(1, len(outline.scenes) + 1):
            await self._scene(run, order, story_id, number)
        await run.progress(0.98, "Binding…")
        effect = await self.covers.first(run, story_id)
        done: dict[str, Json] = {"story_id": str(story_id), "entity_type": KIND.entity_type}
        return Done(done, effect=effect, cost_usd=Decimal(0))

    async def _brief(self, run: Run, order: Telling) -> Brief:
        """As the library was when the work began."""

        async def read(session: AsyncSession) -> Json:
            registry, owner = self.setups.registry, run.job.owner_id
            said: Json = to_jsonable_python(await brief_of(session, registry, owner, order.order))
            return said

        return _BRIEF.validate_python(await run.write("brief", None, read))

    async def _outline(self, run: Run, order: Telling, brief: Brief) -> Outline:
        async def plan(_: AsyncSession) -> Sequence[Work]:
            asking = Asking(part="plan", text=_BRIEF.dump_json(brief).decode(), model=order.model)
            return [self._asking(run, asking, brief.theme.name, "Plan", "Story", "plan")]

        child = (await run.turn(["plan"], plan))["plan"]
        planned = answered(child)
        if planned is None:
            raise ModelError(f"The story could not be planned. {why(child)}")
        outline = _OUTLINE.validate_python(planned)
        if not order.order.review_outline:
            return outline
        return reviewed(await run.ask("outline", question(outline)), outline)

    async def _begun(self, run: Run, order: Telling, brief: Brief, outline: Outline) -> UUID:
        """The story in the library, as yet without any text; from here on the job is about it."""

        async def create(session: AsyncSession) -> Json:
            book = Book.begun(brief, outline, order.model, order.order.outfit_id)
            traits = replace(
                related(order.order),
                status="Outlined",
                outline=summary(outline),
                plan=book.kept(),
            )
            content = Content(outline.title, "", None, (), traits)
            row = await write.create(session, KIND, run.job.owner_id, content)
            await session.flush()
            job = await session.get_one(Job, run.job.id)
            job.description = str(One(KIND.title, outline.title))
            job.entity_type, job.entity_id = KIND.entity_type, row.id
            job.total_steps = 1 + 2 * len(outline.scenes)
            return str(row.id)

        return UUID(str(await run.write("story", to_jsonable_python(outline), create)))

    async def _scene(self, run: Run, order: Telling, story_id: UUID, number: int) -> None:
        """Write one scene and draw it, both at once; what goes wrong with it is said."""
        writing, drawing = f"write {number}", f"illustrate {number}"

        async def make(session: AsyncSession) -> Sequence[Work]:
            row = await write.owned(session, KIND, run.job.owner_id, story_id)
            book = book_of(row.name, row.traits)
            works = [self._writing(run, order, book, row.traits.scenes, number)]
            try:
                work = await illustration_work(
                    session,
                    self.setups,
                    run.job.owner_id,
                    row.traits,
                    book.pages[number - 1],
                    number=number,
                    name=book.title,
                    seed=book.brief.seed,
                    key=drawing,
                )
            except Invalid:  # said below, as nothing was drawn
                return works
            return [*works, work]

        ended = await run.turn([writing, drawing], make)
        for child in ended.values():
            if child.error:
                await run.note(f"Scene {number} is not complete. {why(child)}")
        if drawing not in ended:
            await run.note(f"Scene {number} has no picture, as something in it is gone.")
        text = str(answered(ended[writing]) or "")
        image = _image(ended, drawing)

        async def place(session: AsyncSession) -> Json:
            row = await write.owned(session, KIND, run.job.owner_id, story_id, lock=True)
            await put_page(session, row, number, text=text, image_id=image)
            return None

        await run.write(f"scene {number}", [text, str(image)], place)

    def _writing(
        self, run: Run, order: Telling, book: Book, before: Sequence[str], number: int
    ) -> Work:
        asked = ToWrite(
            brief=book.brief,
            outline=book.outline,
            number=number,
            before=tuple(before[: number - 1]),
        )
        asking = Asking(
            part="write",
            text=TypeAdapter(ToWrite).dump_json(asked).decode(),
            model=order.model,
            seed=book.brief.seed,
            max_words=words_for(book.brief),
        )
        key = f"write {number}"
        return self._asking(run, asking, book.title, "Write", f"Scene {number}", key)

    def _asking(
        self, run: Run, asking: Asking, name: str, action: str, thing: str, key: str
    ) -> Work:
        owner = run.job.owner_id
        return story_work(owner, self.models, asking, name, action=action, thing=thing, key=key)


def _image(ended: Mapping[str, Child], key: str) -> UUID | None:
    child = ended.get(key)
    made = child.result["image_id"] if child and child.result else None
    return UUID(str(made)) if made else None
