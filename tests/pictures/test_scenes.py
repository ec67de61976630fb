"""What is to be seen of an entity, together with what it uses."""

from uuid import UUID

import httpx2

from maquette.app import registry
from maquette.db.database import Database
from maquette.library.write import owned
from maquette.pictures.scenes import scene_of
from maquette.scene import Camera, Garment, Person, Scene
from tests.jobs.workshop import whoami


async def made(client: httpx2.AsyncClient, slug: str, name: str, **traits: object) -> str:
    answer = await client.post(f"/api/{slug}", json={"name": name, "traits": traits})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def shown(database: Database, entity_type: str, id: str) -> Scene:
    alice = await whoami(database, "alice")
    async with database.transaction() as session:
        row = await owned(session, registry().of_type(entity_type), alice, UUID(id))
        return await scene_of(session, registry(), row)


async def test_an_outfit_is_its_garments_on_a_mannequin_in_order(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    coat = await made(alice, "clothing-items", "Rain coat", color="yellow")
    shirt = await made(alice, "clothing-items", "Striped shirt", fabric="jersey")
    both = await made(alice, "outfits", "Harbor walk", clothing_items=[shirt, coat])
    scene = await shown(database, "outfit", both)
    assert isinstance(scene.subject, Person)
    assert scene.subject.mannequin
    assert scene.subject.wears == (
        Garment(name="Striped shirt", fabric="jersey"),
        Garment(name="Rain coat", color="yellow"),
    )


async def test_an_outfit_without_garments_is_what_its_words_tell(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    told = await made(alice, "outfits", "Red dress, white trainers", season="summer")
    scene = await shown(database, "outfit", told)
    assert (scene.subject, scene.layout) == (None, "mannequin")
    assert "Red dress, white trainers" in scene.notes


async def test_a_config_shows_what_it_is_for_in_its_art_style(
    alice: httpx2.AsyncClient, database: Database
) -> None:
    ink = await made(alice, "art-styles", "Brush and ink", medium="ink")
    config = await made(
        alice,
        "visualization-configs",
        "Folded",
        subject="clothing_item",
        framing="medium",
        art_style=ink,
    )
    scene = await shown(database, "visualization_config", config)
    assert isinstance(scene.subject, Garment)
    assert scene.camera == Camera(framing="medium")
    assert "ink" in scene.style
