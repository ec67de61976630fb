"""What pictures are made with: the store, the decoder, the models."""

import secrets
from collections.abc import AsyncIterator
from io import BytesIO

from PIL import Image

from maquette.doctor.examination import Examination
from maquette.doctor.finding import Finding, fail, ok, warn
from maquette.errors import MaquetteError
from maquette.media.derive import derive
from maquette.media.urls import FOLDER


async def check_store(it: Examination) -> AsyncIterator[Finding]:
    """A file can be written, read and removed."""
    where = it.settings.store_url or it.settings.data_dir / FOLDER
    name, data = f"{FOLDER}/doctor/{secrets.token_hex(8)}.txt", secrets.token_bytes(64)
    try:
        await it.store.put(name, data)
        same = (await it.store.get(name)).data == data
        await it.store.delete(name)
    except MaquetteError as error:
        yield fail("Store", f"{where}: {error}", "See its permissions, its disk, its keys.")
        return
    if same:
        yield ok("Store", f"{where} can be written and read.")
    else:
        yield fail("Store", f"{where} gives back other bytes than it was given.")


async def check_decoder(it: Examination) -> AsyncIterator[Finding]:
    """A picture can be cut into its sizes."""
    drawn = BytesIO()
    Image.new("RGB", (640, 480), "#8f7a66").save(drawn, "PNG")
    try:
        await derive(drawn.getvalue(), it.settings.preview_format)
    except MaquetteError as error:
        remedy = "Install Maquette again: libvips comes with it."
        yield fail("Decoder", f"Pictures cannot be cut: {error}", remedy)
    else:
        yield ok("Decoder", f"Pictures are cut as {it.settings.preview_format}.")


async def check_models(it: Examination) -> AsyncIterator[Finding]:
    """The model that draws previews can be asked."""
    try:
        choice = it.models.choose(it.models.default)
    except MaquetteError as error:
        yield fail("Models", str(error), "Set MAQUETTE_PREVIEW_MODEL to another.")
        return
    if choice.note:
        remedy = "Set its address and key, or MAQUETTE_PREVIEW_MODEL to another."
        yield warn("Models", f"{it.models.default} is not set up: {choice.model.id} draws.", remedy)
    else:
        yield ok("Models", f"{choice.model.id} draws previews.")
