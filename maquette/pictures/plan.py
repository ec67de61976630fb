"""The plan of a picture: a recipe and today's library, made into what a model is asked for."""

from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from maquette.entity.digests import digest
from maquette.entity.entity import Described
from maquette.entity.traits import Traits
from maquette.errors import Invalid
from maquette.library.load import load
from maquette.media.sizes import Size
from maquette.media.store import Store
from maquette.models.catalog import Ability
from maquette.models.picture import ImageRequest
from maquette.models.router import Choice
from maquette.models.tasks import Task
from maquette.pictures.joining import Sheet, joined
from maquette.pictures.recipe import Ingredient, Recipe
from maquette.pictures.scenes import scene_of
from maquette.pictures.setup import PROMPT_VERSION, Setups
from maquette.pictures.showing import shown
from maquette.pictures.stack import Applied, ingredient, read_stack
from maquette.scene import Scene, words

_TITLE = 120  # letters of a prompt that names a picture


@dataclass(frozen=True)
class Plan:
    """What is to be seen, by which model, and what is to be said before.

    Its recipe names the versions, the model and the seed. `references` are the names of files.
    """

    recipe: Recipe
    scene: Scene
    text: str
    choice: Choice
    applied: tuple[Applied, ...]
    config: Described[Traits] | None
    references: tuple[str, ...]
    notes: tuple[str, ...]
    refusals: tuple[str, ...]

    @cached_property
    def fingerprint(self) -> str:
        """Names the picture: recipes that ask a model for the same of the same have the same."""
        shown = [(each.row.id, each.layer.version) for each in self.applied]
        recipe = self.recipe
        asked = (recipe.model, recipe.seed, recipe.width, recipe.height, self.references)
        config = self.config and self.config.content_digest
        return digest("image", PROMPT_VERSION, self.scene, self.text, shown, config, *asked)

    @property
    def name(self) -> str:
        """What the picture is called."""
        return self.scene.title or "Untitled"

    @property
    def entities(self) -> tuple[Ingredient, ...]:
        """Everything in the picture, as the image is to remember it."""
        config = self.config
        return (
            *(each.ingredient for each in self.applied),
            *([ingredient(config, config.version, config.content)] if config else ()),
        )

    @property
    def used(self) -> tuple[UUID, ...]:
        """All that is in the picture: the layers, what they use, and the config."""
        layers = [each.row.id for each in self.applied]
        theirs = [row.id for each in self.applied for _, row in each.uses]
        return tuple(dict.fromkeys([*layers, *theirs, *([self.config.id] if self.config else [])]))

    def refuse(self) -> None:
        """Raise `Invalid` with all that speaks against it."""
        if self.refusals:
            raise Invalid(" ".join(self.refusals), code="refused", field="layers")

    async def request(self, store: Store) -> ImageRequest:
        """The plan as its model takes it."""
        takes = Ability.REFERENCE in self.choice.model.abilities
        names = self.references if takes else ()
        return ImageRequest(
            scene=self.scene,
            text=self.text,
            width=self.recipe.width,
            height=self.recipe.height,
            references=tuple([(await store.get(name)).data for name in names]),
            seed=self.recipe.seed or 0,
        )


async def make_plan(session: AsyncSession, setups: Setups, owner_id: UUID, recipe: Recipe) -> Plan:
    """What a recipe means today; raises `Invalid` for a model that there cannot be."""
    stack = await read_stack(session, setups.registry, owner_id, recipe.layers)
    config, refused = await _config(session, setups, owner_id, recipe.config_id)
    scene = joined(
        Sheet(each.scene, each.stacked.manner, each.layer.weight) for each in stack.applied
    )
    if config:
        scene = shown(scene, await scene_of(session, setups.registry, config))
    scene = _told(scene, recipe, alone=not stack.applied)
    choice = _choice(setups, recipe, config, owner_id)
    refusals = (*stack.refusals, *refused)
    if not stack.applied and not recipe.prompt and not refusals:
        refusals = ("There is nothing to draw yet: add a layer, or write a prompt.",)
    return Plan(
        recipe=recipe.model_copy(
            update={
                "layers": stack.layers,
                "model": choice.model.id,
                "seed": recipe.seed or 0,
            }
        ),
        scene=scene,
        text=_text(scene, recipe),
        choice=choice,
        applied=stack.applied,
        config=config,
        references=tuple(
            row.reference_image.names(row.__tablename__, row.id)[Size.FULL]
            for row in (*(each.row for each in stack.applied), *filter(None, (config,)))
            if row.reference_image
        ),
        notes=(*stack.notes, *filter(None, (choice.note,))),
        refusals=refusals,
    )


def _choice(
    setups: Setups, recipe: Recipe, config: Described[Traits] | None, owner_id: UUID
) -> Choice:
    """The model that the recipe names, else the config's, else the one for images."""
    if recipe.model:
        return setups.models.choose(recipe.model, owner_id=owner_id)
    usual = setups.models.for_task(Task.GENERATE, owner_id).id
    return setups.models.usual(setups.model_of(config) or usual, owner_id=owner_id)


async def _config(
    session: AsyncSession, setups: Setups, owner_id: UUID, id: UUID | None
) -> tuple[Described[Traits] | None, tuple[str, ...]]:
    """The owner's visualization config, or why there is none."""
    if id is None:
        return None, ()
    for config in await load(session, setups.registry, owner_id, [id]):
        if setups.registry.of_type(config.entity_type).shows and config.deleted_at is None:
            return config, ()
    return None, ("The visualization config of this recipe is gone.",)


def _told(scene: Scene, recipe: Recipe, *, alone: bool) -> Scene:
    """The scene as a prompt changes it, for models that draw scenes: its place, if there is none.

    A prompt alone is all that is to be seen.
    """
    prompt = recipe.prompt or ""
    if alone and prompt:
        return replace(scene, title=prompt[:_TITLE], subject=None, notes=prompt)
    if not prompt or prompt == words(scene) or scene.setting.place:
        return scene
    return replace(scene, setting=replace(scene.setting, place=prompt))


def _text(scene: Scene, recipe: Recipe) -> str:
    text = recipe.prompt or words(scene)
    return f"{text}. Without: {recipe.negative}." if recipe.negative else text
