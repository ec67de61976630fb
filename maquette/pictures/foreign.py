"""Recipes that other programs write into their PNGs, as far as they say what ours say."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, cast

from pydantic import JsonValue

from maquette.pictures.recipe import LONGEST_SIDE, MOST_SEEDS, SHORTEST_SIDE, Recipe

Object: TypeAlias = dict[str, JsonValue]

_LONGEST_PROMPT: Final = 10_000
_PARAMETER: Final = re.compile(r"\s*([\w ./-]+): (\"(?:\\.|[^\"])*\"|[^,]*)(?:,|$)")
_SIZE: Final = re.compile(r"(\d+)x(\d+)")
_FURTHEST: Final = 20
"""So many nodes of a ComfyUI graph are followed for a text."""


@dataclass(frozen=True)
class Foreign:
    """What another program says of a picture: everything it may say is left out where it is not."""

    program: str
    prompt: JsonValue = None
    negative: JsonValue = None
    seed: JsonValue = None
    width: JsonValue = None
    height: JsonValue = None
    model: JsonValue = None

    @property
    def recipe(self) -> Recipe:
        """As a recipe of ours: sides are brought into what we draw, models are not ours."""
        return Recipe(
            prompt=_words(self.prompt),
            negative=_words(self.negative),
            seed=_whole(self.seed, 0) % MOST_SEEDS if self.seed is not None else None,
            width=min(max(_whole(self.width, 1024), SHORTEST_SIDE), LONGEST_SIDE),
            height=min(max(_whole(self.height, 1024), SHORTEST_SIDE), LONGEST_SIDE),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of it."""
        model = f" with “{self.model}”" if isinstance(self.model, str) and self.model else ""
        return (f"It was made by {self.program}{model}: its words, seed and size were taken over.",)


def foreign(texts: Mapping[str, str]) -> Foreign | None:
    """What InvokeAI, ComfyUI or A1111 says in a PNG's texts; None where none of them does."""
    if said := _object(texts.get("invokeai_metadata")):
        return _invoke(said)
    if said := _object(texts.get("prompt")):
        return _comfy(said)
    return _a1111(texts["parameters"]) if "parameters" in texts else None


def _invoke(said: Object) -> Foreign:
    model = said.get("model")
    return Foreign(
        "InvokeAI",
        said.get("positive_prompt"),
        said.get("negative_prompt"),
        said.get("seed"),
        said.get("width"),
        said.get("height"),
        (model.get("name") or model.get("model_name")) if isinstance(model, dict) else None,
    )


def _comfy(graph: Object) -> Foreign | None:
    """Read from the node that samples: what its links lead to."""
    for sampler in graph.values():
        inputs = _inputs(sampler)
        if not {"positive", "latent_image"} <= inputs.keys():
            continue
        sizes = _linked(graph, inputs["latent_image"])
        size = next((each for each in sizes if "width" in each), Object())
        model = _linked(graph, inputs.get("model"))
        return Foreign(
            "ComfyUI",
            _comfy_text(graph, inputs["positive"]),
            _comfy_text(graph, inputs.get("negative")),
            inputs.get("seed", inputs.get("noise_seed")),
            size.get("width"),
            size.get("height"),
            next((each["ckpt_name"] for each in model if "ckpt_name" in each), None),
        )
    return None


def _comfy_text(graph: Object, link: JsonValue) -> JsonValue:
    said = (each.get("text") for each in _linked(graph, link))
    return next((text for text in said if isinstance(text, str)), None)


def _linked(graph: Object, link: JsonValue) -> Iterator[Object]:
    """The inputs of the node that a link leads to, and of those that its own links lead to."""
    waiting, seen = [link], set[str]()
    while waiting and len(seen) < _FURTHEST:
        link = waiting.pop(0)
        node = link[0] if isinstance(link, list) and link else None
        if not isinstance(node, str) or node in seen:
            continue
        seen.add(node)
        inputs = _inputs(graph.get(node))
        yield inputs
        waiting += inputs.values()


def _inputs(node: JsonValue) -> Object:
    inputs = node.get("inputs") if isinstance(node, dict) else None
    return inputs if isinstance(inputs, dict) else {}


def _a1111(text: str) -> Foreign:
    """Words, then `Negative prompt: …`, then a line of `Steps: 20, Seed: 5, Size: 512x768`."""
    words, _, last = text.strip().rpartition("\n")
    said = dict(_PARAMETER.findall(last))
    if "Steps" not in said:
        words, said = text.strip(), {}
    prompt, _, negative = words.partition("Negative prompt:")
    size = _SIZE.fullmatch(said.get("Size", "").strip())
    width, height = size.groups() if size else (None, None)
    return Foreign("A1111", prompt, negative, said.get("Seed"), width, height, said.get("Model"))


def _object(text: str | None) -> Object | None:
    try:
        said: JsonValue = json.loads(text or "null")
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _words(said: JsonValue) -> str | None:
    text = said.replace("\0", "").strip()[:_LONGEST_PROMPT] if isinstance(said, str) else ""
    return text.encode(errors="ignore").decode() or None


def _whole(said: JsonValue, otherwise: int) -> int:
    try:
        return int(cast("str", said))
    except (ValueError, TypeError, OverflowError):
        return otherwise
