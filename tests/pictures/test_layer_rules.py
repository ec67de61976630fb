"""What holds of every stack and of every fingerprint, whatever is on it."""

from collections import Counter
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from maquette.app import registry
from maquette.db.base import new_id
from maquette.entity.content import Content
from maquette.entity.kind import Stacking
from maquette.models.catalog import SKETCH
from maquette.models.router import Choice
from maquette.pictures.joining import Sheet, joined
from maquette.pictures.ordering import ImageOrder
from maquette.pictures.plan import Plan
from maquette.pictures.recipe import Recipe, RecipeLayer
from maquette.pictures.stack import Applied, conflicts
from maquette.scene import (
    Expression,
    Garment,
    Hair,
    Makeup,
    Person,
    Scene,
    Subject,
    words,
)

KINDS = [kind for kind in registry() if kind.layer]
NAMES = st.text("abcdefg", min_size=1, max_size=6)


@st.composite
def applied(draw: st.DrawFn) -> Applied:
    """A layer of any kind, whose entity says nothing but its name and category."""
    kind = draw(st.sampled_from(KINDS))
    category = draw(st.sampled_from([None, *kind.categories]))
    row = kind.row(id=new_id(), name=draw(NAMES), category=category)
    content = Content(row.name, "", category, (), kind.traits())
    assert kind.layer
    assert kind.scene
    layer = RecipeLayer(entity_type=kind.entity_type, entity_id=row.id)
    return Applied(layer, kind, kind.layer, row, content, kind.scene(content))


stacks = st.lists(applied(), max_size=6)


@given(stacks)
def test_a_stack_is_refused_just_when_it_has_two_of_what_a_picture_has_one_of(
    stack: list[Applied],
) -> None:
    counts = Counter(each.kind.entity_type for each in stack if each.stacked.stacking != "add")
    pieces = Counter(
        each.row.category for each in stack if each.row.category in each.stacked.single
    )
    refused = any(n > 1 for n in (*counts.values(), *pieces.values()))
    assert bool(list(conflicts(stack))) == refused


@given(stacks)
def test_whatever_a_stack_is_refused_for_taking_one_off_can_mend(
    stack: list[Applied],
) -> None:
    while list(conflicts(stack)):
        before = len(list(conflicts(stack)))
        fewer = [[*stack[:n], *stack[n + 1 :]] for n in range(len(stack))]
        stack = min(fewer, key=lambda each: len(list(conflicts(each))))
        assert len(list(conflicts(stack))) < before


@given(stacks)
def test_what_is_added_is_all_there_and_every_layer_names_the_picture(
    stack: list[Applied],
) -> None:
    stack.sort(key=lambda each: each.stacked.order)
    scene = joined(Sheet(each.scene, each.stacked.manner) for each in stack)
    assert isinstance(scene.subject, Person)
    worn = {garment.name for garment in scene.subject.wears}
    for each in stack:
        assert each.row.name in scene.title
        if each.stacked.stacking is Stacking.ADD and isinstance(each.scene.subject, Garment):
            assert each.scene.subject.name in worn
    assert scene.subject.mannequin == (
        not any(each.stacked.stacking is Stacking.BASE for each in stack)
    )
    assert words(scene)


PARTS: list[Subject] = [
    Person(description="Jenny", hair=Hair("long", "auburn")),
    Person(hair=Hair("bob", "medium brown"), mannequin=True),
    Hair(color="blue", highlights="silver"),
    Expression(emotion="joy"),
    Makeup(style="stage"),
    Garment(name="hat"),
]


def test_parts_of_different_things_come_out_alike_in_any_order() -> None:
    base, *parts = PARTS
    seen = {
        joined(Sheet(Scene("", each)) for each in (base, *order)).subject
        for order in permutations(parts)
    }
    assert seen == {
        Person(
            description="Jenny",
            hair=Hair("bob", "blue", "silver"),
            expression=Expression(emotion="joy"),
            makeup=Makeup(style="stage"),
            wears=(Garment(name="hat"),),
        )
    }


def test_a_heavy_layer_is_stressed_and_a_light_one_hinted_at() -> None:
    scene = Scene("Hat", Garment(name="hat"))
    assert "with emphasis on Hat" in joined([Sheet(scene, weight=1.5)]).notes
    assert "with only a hint of Hat" in joined([Sheet(scene, weight=0.5)]).notes
    assert "Hat" not in joined([Sheet(scene)]).notes


recipes = st.builds(
    Recipe,
    model=st.sampled_from(["local/sketch", "openai-compatible/x"]),
    seed=st.integers(0, 2),
    width=st.integers(64, 66),
    height=st.integers(64, 66),
)
asked = st.tuples(
    recipes,
    st.builds(Scene, title=st.sampled_from("ab"), notes=st.sampled_from("ab")),
    st.sampled_from("ab"),
    st.sampled_from([(), ("a",), ("a", "b")]),
)


def plan(recipe: Recipe, scene: Scene, text: str, references: tuple[str, ...]) -> Plan:
    return Plan(
        recipe=recipe,
        scene=scene,
        text=text,
        choice=Choice(SKETCH),
        applied=(),
        config=None,
        references=references,
        notes=(),
        refusals=(),
    )


@given(asked, asked)
def test_a_fingerprint_is_the_same_just_when_the_same_is_asked(
    one: tuple[Recipe, Scene, str, tuple[str, ...]],
    other: tuple[Recipe, Scene, str, tuple[str, ...]],
) -> None:
    assert (plan(*one).fingerprint == plan(*other).fingerprint) == (one == other)


@given(recipes, st.integers(1, 8))
def test_every_variation_has_a_seed_of_its_own(recipe: Recipe, count: int) -> None:
    order = ImageOrder(recipe=recipe, count=count)
    seeds = [each.seed for each in order.recipes(registry())]
    assert seeds == list(range(recipe.seed or 0, (recipe.seed or 0) + count))
