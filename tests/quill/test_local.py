"""Quill behind the router, asked as any other model that writes."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter

from maquette.models.catalog import QUILL
from maquette.models.errors import ModelError
from maquette.models.extract import ExtractRequest
from maquette.models.router import Router
from maquette.models.text import TextRequest
from maquette.settings import Settings
from maquette.tale import Brief, Outline, Planned, ToEnd, ToWrite
from tests.quill.stories import briefs


def as_json(value: Brief | ToEnd | ToWrite) -> str:
    return TypeAdapter(type(value)).dump_json(value).decode()


async def test_it_plans_writes_and_ends() -> None:
    models = Router(Settings())
    brief = next(briefs())
    ask = ExtractRequest(instructions="Plan.", output=Outline, text=as_json(brief))
    planned = await models.extract(QUILL, ask)
    assert (planned.model, planned.cost_usd, len(planned.value.scenes)) == (
        "local/quill",
        Decimal(0),
        5,
    )

    to_write = ToWrite(brief=brief, outline=planned.value, number=1)
    text = await models.text(QUILL, TextRequest(instructions="Write.", text=as_json(to_write)))
    assert "Tamsin Vale" in text.text

    to_end = as_json(ToEnd(brief=brief, outline=planned.value))
    ask_end = ExtractRequest(instructions="End.", output=Planned, text=to_end)
    ending = (await models.extract(QUILL, ask_end)).value
    assert ending.action != planned.value.scenes[-1].action


@pytest.mark.parametrize("text", ["", "Write me a poem", "{}"])
async def test_it_says_what_it_cannot_do(text: str) -> None:
    models = Router(Settings())
    with pytest.raises(ModelError, match="writes stories"):
        await models.text(QUILL, TextRequest(instructions="Write.", text=text))
    wanted = ExtractRequest(instructions="List.", output=Outline, text=text)
    with pytest.raises(ModelError, match="writes stories"):
        await models.extract(QUILL, wanted)
