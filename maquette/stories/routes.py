"""Stories over HTTP: letting one be made, and letting it be changed."""

from uuid import UUID

from fastapi import APIRouter
from sqlalchemy.ext.asyncio import AsyncSession

from maquette.auth.caller import CurrentUser
from maquette.db.database import SessionDep
from maquette.errors import Invalid
from maquette.jobs.job import Job
from maquette.jobs.once import OnceDep
from maquette.jobs.submit import submit
from maquette.jobs.view import Accepted
from maquette.kinds.outfit import KIND as OUTFIT
from maquette.kinds.story import KIND
from maquette.library import write
from maquette.models.catalog import Ability
from maquette.models.router import Choice, Router
from maquette.models.tasks import Task
from maquette.pictures.setup import Setups
from maquette.stories.book import Book, book_of
from maquette.stories.brief import brief_of
from maquette.stories.order import Revising, Revision, StoryOrder, Telling, story_work


def routes(setups: Setups) -> APIRouter:
    """`/api/workflows/story-generation/execute`, and what is done to a story."""
    router = APIRouter(tags=["Stories"])

    @router.post("/workflows/story-generation/execute", status_code=202, name="tell")
    async def tell(
        order: StoryOrder, session: SessionDep, user: CurrentUser, once: OnceDep
    ) -> Accepted:
        """Let a story be planned, written and illustrated.

        With `review_outline` the job waits with the outline as its question; the answer is the
        outline as you want it: its scenes edited, in another order, more or fewer.
        """

        async def make() -> Job:
            brief = await brief_of(session, setups.registry, user.id, order)
            choice = _writer(setups.models, user.id)
            telling = Telling(order=order, model=choice.model.id, note=choice.note)
            return await submit(
                session,
                story_work(
                    user.id,
                    setups.models,
                    telling,
                    brief.theme.name,
                    action="Generate",
                    thing=KIND.title,
                    total_steps=1 + 2 * order.scenes,
                ),
            )

        return Accepted.of(await once(session, make))

    @router.post("/stories/{id}/revise", status_code=202, name="revise")
    async def revise(
        id: UUID, revision: Revision, session: SessionDep, user: CurrentUser, once: OnceDep
    ) -> Accepted:
        """Let scenes be told or drawn anew, in other clothes, or with another ending.

        What stood before stays in the story's history.
        """

        async def make() -> Job:
            row = await write.owned(session, KIND, user.id, id)
            write.refuse_if_trashed(row)
            book = book_of(row.name, row.traits)
            await _check(session, user.id, revision, book)
            choice = _writer(setups.models, user.id)
            revising = Revising(
                story_id=id, revision=revision, model=choice.model.id, note=choice.note
            )
            work = story_work(
                user.id,
                setups.models,
                revising,
                row.name,
                action="Revise",
                thing=KIND.title,
                story_id=id,
            )
            return await submit(session, work)

        return Accepted.of(await once(session, make))

    return router


def _writer(models: Router, owner_id: UUID) -> Choice:
    return models.usual(models.chain(Task.WRITE)[0], Ability.TEXT, owner_id)


async def _check(session: AsyncSession, owner_id: UUID, revision: Revision, book: Book) -> None:
    """Raises `Invalid` for what cannot be done to this book, `NotFound` for another's outfit."""
    numbers = {*revision.rewrite, *revision.illustrate}
    if not numbers and not revision.another_ending:
        raise Invalid("Say what is to be made anew.", field="rewrite")
    if numbers and max(numbers) > len(book.pages):
        raise Invalid(f"The story has {len(book.pages)} scenes.", field="rewrite")
    if revision.outfit_id:
        await write.owned(session, OUTFIT, owner_id, revision.outfit_id)
