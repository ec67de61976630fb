"""The provider `comfyui`: workflows of the user's own, `comfyui/{name}` for `{name}.json`."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Final

from pydantic import BaseModel, RootModel

from maquette.models.errors import Away, ModelError
from maquette.models.picture import Answer, ImageRequest
from maquette.models.wire import Wire, bad, begun, file
from maquette.models.workflow import filled, load, names, takes_reference

FREE: Final = Decimal(0)
OFTEN: Final = 0.5  # seconds between two looks whether it is done
_FAREWELL: Final = 5.0  # seconds that calling off may take


class _Uploaded(BaseModel):
    name: str
    subfolder: str = ""


class _Queued(BaseModel):
    prompt_id: str


class _File(BaseModel):
    filename: str
    subfolder: str = ""
    type: str = "output"


class _Output(BaseModel):
    images: list[_File] = []


class _Status(BaseModel):
    status_str: str = ""
    completed: bool = False


class _Past(BaseModel):
    outputs: dict[str, _Output] = {}
    status: _Status = _Status()


class _History(RootModel[dict[str, _Past]]):
    pass


class ComfyUI:
    """Queues a workflow, looks until it is done, and fetches its first picture."""

    def __init__(self, base_url: str, key: str | None, folder: Path) -> None:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._wire = Wire("comfyui", base_url, headers)
        self._folder = folder

    async def image(self, model: str, request: ImageRequest) -> Answer:
        """The picture that the workflow makes. A workflow without a slot for one takes no
        reference; it is called off when the call is cancelled."""
        nodes = await asyncio.to_thread(load, self._folder, model)
        values: dict[str, str | int] = {
            "prompt": request.text,
            "width": request.width,
            "height": request.height,
            "seed": request.seed,
        }
        if takes_reference(nodes):
            if not request.references:
                raise ModelError(f"{model} draws after a picture, and there is none.")
            values["reference"] = await self._uploaded(model, request.references[0])
        reply = await self._wire.ask(model, "/prompt", {"prompt": filled(nodes, values)})
        queued = reply.read(model, _Queued).prompt_id
        try:
            made = await self._done(model, queued)
        except asyncio.CancelledError:
            with suppress(Away, TimeoutError):
                await asyncio.wait_for(self._call_off(queued), _FAREWELL)
            raise
        place = {"filename": made.filename, "subfolder": made.subfolder, "type": made.type}
        view = self._wire.checked(model, await self._wire.send("GET", "/view", params=place))
        return Answer(begun(model, view.content), FREE)

    async def models(self) -> Sequence[str]:
        """The workflows in the folder, once the server has answered."""
        self._wire.checked("ComfyUI", await self._wire.send("GET", "/system_stats"))
        return await asyncio.to_thread(names, self._folder)

    async def _uploaded(self, model: str, reference: bytes) -> str:
        reply = await self._wire.send("POST", "/upload/image", files=[file("image", reference)])
        uploaded = self._wire.checked(model, reply).read(model, _Uploaded)
        return "/".join(filter(None, (uploaded.subfolder, uploaded.name)))

    async def _done(self, model: str, queued: str) -> _File:
        while True:
            reply = self._wire.checked(model, await self._wire.send("GET", f"/history/{queued}"))
            past = reply.read(model, _History).root.get(queued)
            if past is not None:
                made = [image for output in past.outputs.values() for image in output.images]
                if past.status.status_str == "error":
                    raise ModelError(f"{model} failed in ComfyUI. Its window says why.")
                if made:
                    return min(made, key=lambda image: image.type != "output")
                if past.status.completed:
                    raise bad(model)
            await asyncio.sleep(OFTEN)

    async def _call_off(self, queued: str) -> None:
        await self._wire.send("POST", "/queue", json={"delete": [queued]})
        await self._wire.send("POST", "/interrupt", json={"prompt_id": queued})
