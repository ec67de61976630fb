"""Making a picture again from its recipe, out of the library or out of a file."""

import json
from io import BytesIO
from pathlib import Path

import httpx2
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from maquette.settings import Settings
from tests.pictures.looks import Body, DoJobs, estimate, generate, jenny, make, recipe

ALGORITHM = b"http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"


async def drawn(client: httpx2.AsyncClient, do_jobs: DoJobs, body: Body) -> tuple[str, bytes]:
    """The id of a new image, and its file."""
    result = (await generate(client, do_jobs, body))["result"]
    return result["image_id"], (await client.get(result["preview_image_full"])).content


async def read(client: httpx2.AsyncClient, file: bytes) -> httpx2.Response:
    return await client.post("/api/recipes/read", files={"file": ("picture.png", file)})


def png(**texts: str) -> bytes:
    info, file = PngInfo(), BytesIO()
    for keyword, text in texts.items():
        info.add_text(keyword, text, zip=len(text) > 100)
    Image.new("RGB", (8, 8)).save(file, "PNG", pnginfo=info)
    return file.getvalue()


async def test_an_image_is_made_again_as_it_was(alice: httpx2.AsyncClient, do_jobs: DoJobs) -> None:
    base = await jenny(alice)
    hat = await make(alice, "clothing-items", "Hat", category="headwear")
    body = recipe(base, hat | {"enabled": False, "weight": 1.5}, seed=9)
    image, file = await drawn(alice, do_jobs, body)
    await alice.patch(f"/api/characters/{base['entity_id']}", json={"traits": {"age": "60"}})

    found = (await alice.get(f"/api/images/{image}/recipe")).json()
    assert found["notes"] == ["“Jenny” (character) was changed since: it is shown as it was."]
    layers = [
        base | {"version": 1, "weight": 1.0, "enabled": True},
        hat | {"version": 1, "weight": 1.5, "enabled": False},
    ]
    assert found["recipe"]["layers"] == layers
    assert (found["recipe"]["seed"], found["recipe"]["remix_of"]) == (9, image)
    assert (await estimate(alice, found["recipe"]))["existing_image_id"] == image
    assert (await read(alice, file)).json()["recipe"]["layers"] == layers


async def test_a_file_is_made_again_in_another_library_by_names(
    alice: httpx2.AsyncClient, bob: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    hat = await make(alice, "clothing-items", "Hat", category="headwear")
    _, file = await drawn(alice, do_jobs, recipe(await jenny(alice), hat))
    theirs = await jenny(bob)
    found = (await read(bob, file)).json()
    assert [layer["entity_id"] for layer in found["recipe"]["layers"]] == [theirs["entity_id"]]
    assert found["notes"] == [
        "“Jenny” (character) is the one of that name in this library.",
        "“Hat” (clothing item) is not in this library.",
    ]
    assert (await generate(bob, do_jobs, found["recipe"]))["result"]["image_id"]


async def test_an_images_file_says_where_it_is_from(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    _, file = await drawn(alice, do_jobs, recipe(await jenny(alice)))
    shown = Image.open(BytesIO(file))
    shown.load()
    assert shown.size == (256, 320)
    assert ALGORITHM in file
    assert b"GPS" not in file
    assert not shown.getexif()


class TestWithoutEmbedding:
    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return Settings(data_dir=tmp_path, embed_recipes=False)

    async def test_the_recipe_stays_at_home_and_the_mark_goes_along(
        self, alice: httpx2.AsyncClient, do_jobs: DoJobs
    ) -> None:
        _, file = await drawn(alice, do_jobs, recipe(await jenny(alice)))
        assert ALGORITHM in file
        assert b"Jenny" not in file
        answer = await read(alice, file)
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "no_recipe")


async def test_an_image_without_a_recipe_says_so(alice: httpx2.AsyncClient) -> None:
    made = (await alice.post("/api/images", json={"name": "Upload"})).json()
    answer = await alice.get(f"/api/images/{made['id']}/recipe")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "no_recipe")


COMFY = {
    "3": {
        "class_type": "KSampler",
        "inputs": {
            "seed": 2**40,
            "positive": ["6", 0],
            "negative": ["7", 0],
            "latent_image": ["5", 0],
            "model": ["10", 0],
        },
    },
    "4": {"inputs": {"ckpt_name": "dream.safetensors"}},
    "5": {"inputs": {"width": 512, "height": 4096, "batch_size": 1}},
    "6": {"inputs": {"text": ["8", 0], "clip": ["4", 1]}},
    "7": {"inputs": {"text": "blurry"}},
    "8": {"inputs": {"text": "a fox"}},
    "10": {"inputs": {"model": ["4", 0]}},
}

A1111 = """a fox, (sharp:1.2)
in snow
Negative prompt: blurry
Steps: 20, Sampler: "Euler, a", Seed: 5, Size: 512x768, Model: dream"""


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            {
                "invokeai_metadata": json.dumps(
                    {
                        "positive_prompt": "a fox",
                        "negative_prompt": "blurry",
                        "seed": 5,
                        "width": 512,
                        "height": 768,
                        "model": {"name": "dream"},
                    }
                )
            },
            ("a fox", "blurry", 5, 512, 768, "InvokeAI with “dream”"),
        ),
        (
            {"prompt": json.dumps(COMFY)},
            ("a fox", "blurry", 0, 512, 2048, "ComfyUI with “dream.safetensors”"),
        ),
        (
            {"parameters": A1111},
            ("a fox, (sharp:1.2)\nin snow", "blurry", 5, 512, 768, "A1111 with “dream”"),
        ),
        ({"parameters": "just words"}, ("just words", None, None, 1024, 1024, "A1111")),
    ],
)
async def test_recipes_of_others_are_read_as_far_as_they_map(
    alice: httpx2.AsyncClient, texts: dict[str, str], said: tuple[object, ...]
) -> None:
    answer = (await read(alice, png(**texts))).json()
    names = ("prompt", "negative", "seed", "width", "height")
    assert tuple(answer["recipe"][name] for name in names) == said[:-1]
    assert answer["notes"] == [
        f"It was made by {said[-1]}: its words, seed and size were taken over."
    ]


@pytest.mark.parametrize(
    ("file", "status"),
    [
        (png(), 422),
        (png(prompt="[]"), 422),
        (png(prompt='{"1": {"inputs": []}, "2": 5}'), 422),
        (png(maquette="{}"), 422),
        (png(invokeai_metadata="[" * 100_000), 422),
        (png(maquette="x")[:60], 422),
        (b"\xff\xd8\xff\xe0", 415),
        (b"", 422),
    ],
)
async def test_what_has_no_recipe_is_refused_in_words(
    alice: httpx2.AsyncClient, file: bytes, status: int
) -> None:
    answer = await read(alice, file)
    assert answer.status_code == status
    assert answer.json()["error"]["message"].endswith(".")


async def test_the_lineage_tells_what_an_image_is_made_of_and_what_became_of_it(
    alice: httpx2.AsyncClient, do_jobs: DoJobs
) -> None:
    base = await jenny(alice)
    first, _ = await drawn(alice, do_jobs, recipe(base))
    await alice.patch(f"/api/characters/{base['entity_id']}", json={"traits": {"age": "60"}})
    found = (await alice.get(f"/api/images/{first}/recipe")).json()["recipe"]
    second, _ = await drawn(alice, do_jobs, found | {"seed": 4})
    third, _ = await drawn(alice, do_jobs, found | {"seed": 5, "remix_of": second})

    graph = (await alice.get(f"/api/images/{second}/lineage")).json()
    assert [node["id"] for node in graph["nodes"]] == [second, first, third, base["entity_id"]]
    jennys = graph["nodes"][-1]
    assert (jennys["name"], jennys["version"], jennys["latest"]) == ("Jenny", 1, 2)
    edges = {(edge["source"], edge["target"], edge["role"]) for edge in graph["edges"]}
    assert edges == {
        (first, second, "remix"),
        (second, third, "remix"),
        (base["entity_id"], second, "layer"),
    }
