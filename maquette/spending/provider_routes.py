"""`/api/providers`: where they are, and whether they answer."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from sqlalchemy import delete

from maquette.auth.caller import CurrentAdmin, CurrentUser
from maquette.db.base import storable
from maquette.db.database import SessionDep
from maquette.errors import Conflict
from maquette.jobs.job import Job
from maquette.jobs.once import OnceDep
from maquette.jobs.submit import submit
from maquette.jobs.view import Accepted
from maquette.models.providers import LOCAL, PROVIDERS, provider_of
from maquette.spending.check import check_work
from maquette.spending.keyring import Keyring
from maquette.spending.provider_view import ProviderView
from maquette.spending.tables import ProviderAddress


def _web(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("An address begins with http:// or https://.")
    if parts.username or parts.password:
        raise ValueError("An address holds no password: enter a key instead.")
    return url


Web = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=500),
    AfterValidator(storable),
    AfterValidator(_web),
]


class AddressDraft(BaseModel):
    """Where a provider is; null: where it is by default."""

    model_config = ConfigDict(extra="forbid")

    base_url: Web | None


class ProvidersView(BaseModel):
    """All providers but this machine."""

    providers: tuple[ProviderView, ...]


def routes(keyring: Keyring) -> APIRouter:
    """The routes over this keyring, which hears of every change at once."""
    router = APIRouter(prefix="/providers", tags=["Providers"])

    @router.get("", name="list")
    async def index(user: CurrentUser, session: SessionDep) -> ProvidersView:
        """The providers there are, and what each of them lacks."""
        await keyring.read(session)
        others = (each for each in PROVIDERS.values() if each is not LOCAL)
        return ProvidersView(
            providers=tuple(ProviderView.of(keyring, each, user) for each in others)
        )

    @router.put("/{provider_name}/address", name="set_address")
    async def set_address(
        provider_name: str, draft: AddressDraft, admin: CurrentAdmin, session: SessionDep
    ) -> ProviderView:
        """Say where a provider is asked, for everybody."""
        provider = provider_of(provider_name)
        if keyring.base_url_fixed(provider):
            raise Conflict(f"A variable says where {provider.title} is.", code="set_elsewhere")
        await session.execute(
            delete(ProviderAddress).where(ProviderAddress.provider == provider_name)
        )
        if draft.base_url:
            session.add(ProviderAddress(provider=provider_name, base_url=draft.base_url))
            await session.flush()
        await keyring.read(session)
        return ProviderView.of(keyring, provider, admin)

    @router.post("/{provider_name}/test", status_code=202, name="test")
    async def test(
        provider_name: str, user: CurrentUser, session: SessionDep, once: OnceDep
    ) -> Accepted:
        """Let a worker ask the provider which models it has; its result has the verdict."""
        provider = provider_of(provider_name)

        async def make() -> Job:
            return await submit(session, check_work(user.id, provider))

        return Accepted.of(await once(session, make))

    return router
