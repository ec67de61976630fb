from collections.abc import AsyncIterator, Generator, Iterator
from secrets import token_hex

import httpx2
import pytest

from tests.fake_provider import FakeProvider, Mode, fake_provider
from tests.studio.running import Studio, started


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    """What a module sets besides the usual."""
    return {}


@pytest.fixture(scope="module")
def one_provider() -> Iterator[FakeProvider]:
    with fake_provider() as fake:
        yield fake


@pytest.fixture
def provider(one_provider: FakeProvider) -> FakeProvider:
    """The server of `openai-compatible/x`, well-behaved, with nothing asked yet."""
    one_provider.behave(Mode.OK)
    one_provider.hold()
    one_provider.draws = None
    one_provider.requests.clear()
    one_provider.hung_up = 0
    return one_provider


@pytest.fixture(scope="module")
def studio(
    tmp_path_factory: pytest.TempPathFactory, one_provider: FakeProvider, settings: dict[str, str]
) -> Generator[Studio]:
    """One `maquette up` for all tests of a module."""
    folder = tmp_path_factory.mktemp("studio") / "data"
    provider = {"MAQUETTE_OPENAI_COMPATIBLE_BASE_URL": one_provider.url}
    with started(folder, provider | settings) as studio:
        yield studio


@pytest.fixture
async def client(studio: Studio) -> AsyncIterator[httpx2.AsyncClient]:
    """A new user of the studio, signed in."""
    async with studio.user(f"user-{token_hex(4)}") as client:
        yield client
