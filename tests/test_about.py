from importlib import resources

import httpx2

from maquette import __version__


async def test_anybody_reads_the_version_the_license_and_the_credits(
    alice: httpx2.AsyncClient,
) -> None:
    about = (await alice.get("/api/about")).json()
    assert (about["version"], about["license"]) == (__version__, "MIT")
    lorelei = about["credits"][0]
    assert lorelei["by"] == "Lorelei by Lisa Wischofsky, as remixed by DiceBear"
    assert lorelei["url"].startswith("https://www.figma.com/")
    assert (lorelei["what"], lorelei["license"]) == ("Heads, hair, eyes, eyebrows", "CC0 1.0")
    assert all(credit["license_url"].startswith("https://") for credit in about["credits"])


def test_every_asset_of_the_drawings_is_credited() -> None:
    sketch = resources.files("maquette.sketch")
    table = sketch.joinpath("credits.md").read_text("utf-8")
    assets = [file.name for file in sketch.joinpath("assets").iterdir()]
    assert assets
    assert all(f"assets/{name}" in table for name in assets)
