"""Every setting there is: a `MAQUETTE_*` variable, or a line of `maquette.toml`."""

import os
from functools import cache
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


def default_data_dir() -> Path:
    """Where data lies by the custom of the system: root's in /var/lib, a user's own by XDG."""
    custom = Path.home() / ".local" / "share" if os.geteuid() else Path("/var/lib")
    return Path(os.environ.get("XDG_DATA_HOME") or custom) / "maquette"


def _networks(value: str) -> str:
    """The value, if it lists addresses or networks."""
    for each in value.split(",") if value else ():
        ip_network(each.strip())
    return value


class Settings(BaseSettings):
    """What can be set; a variable wins over the file, the file over the default."""

    model_config = SettingsConfigDict(
        env_prefix="MAQUETTE_", frozen=True, extra="forbid", hide_input_in_errors=True
    )

    data_dir: Annotated[
        Path,
        Field(description="The folder that holds everything."),
        AfterValidator(Path.expanduser),
    ] = Field(default_factory=default_data_dir)
    database_url: Annotated[
        SecretStr | None,
        Field(description="PostgreSQL 16 or newer. Without it `up` starts one of its own."),
    ] = None
    redis_url: Annotated[
        SecretStr | None,
        Field(description="Valkey 8 or Redis 7. Without it `up` starts one of its own."),
    ] = None
    store_url: Annotated[
        str | None,
        Field(description="Where pictures lie: s3://bucket/path. Without it: the data folder."),
    ] = None
    host: Annotated[str, Field(description="The address the API listens on.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="The port the API listens on.")] = 8000
    trusted_proxies: Annotated[
        str,
        Field(
            description="Proxies, as addresses or networks with commas between, whose word on "
            "who asks and by which scheme is taken."
        ),
        AfterValidator(_networks),
    ] = "127.0.0.1,::1"
    admin_password: Annotated[
        SecretStr | None,
        Field(description="The first user's password. Without it: a login link on the terminal."),
    ] = None
    starter: Annotated[
        Literal["all", "none"],
        Field(
            description="What a new user begins with: the starter library (all), or nothing (none)."
        ),
    ] = "all"
    preview_model: Annotated[
        str, Field(description="The model that draws previews, as provider/model.")
    ] = "local/sketch"
    generate_model: Annotated[
        str, Field(description="The model that draws compositions, as provider/model.")
    ] = "local/sketch"
    analyze_model: Annotated[
        str, Field(description="The model that looks at pictures, as provider/model.")
    ] = "local/lens"
    write_model: Annotated[str, Field(description="The model that writes, as provider/model.")] = (
        "local/quill"
    )
    model_seconds: Annotated[
        float, Field(gt=0, le=3600, description="How long a model may take for one answer.")
    ] = 180.0
    preview_format: Annotated[
        Literal["webp", "avif", "jpeg", "png"],
        Field(description="The format of the small, card and medium pictures."),
    ] = "webp"
    embed_recipes: Annotated[
        bool, Field(description="Whether an image's recipe is written into its PNG.")
    ] = True
    gemini_base_url: Annotated[
        str | None,
        Field(description="Where Gemini is, if not at Google."),
    ] = None
    gemini_key: Annotated[
        SecretStr | None, Field(description="The key for Gemini, for everybody here.")
    ] = None
    openai_base_url: Annotated[
        str | None,
        Field(description="Where OpenAI is, if not at OpenAI."),
    ] = None
    openai_key: Annotated[
        SecretStr | None, Field(description="The key for OpenAI, for everybody here.")
    ] = None
    anthropic_base_url: Annotated[
        str | None,
        Field(description="Where Anthropic is, if not at Anthropic."),
    ] = None
    anthropic_key: Annotated[
        SecretStr | None, Field(description="The key for Anthropic, for everybody here.")
    ] = None
    ollama_base_url: Annotated[
        str | None,
        Field(description="Where Ollama is: http://localhost:11434."),
    ] = None
    ollama_key: Annotated[
        SecretStr | None,
        Field(description="The key for Ollama, where a proxy before it wants one."),
    ] = None
    openai_compatible_base_url: Annotated[
        str | None,
        Field(description="A server that speaks OpenAI's protocol: http://localhost:8080/v1."),
    ] = None
    openai_compatible_key: Annotated[
        SecretStr | None, Field(description="The key for that server, where it wants one.")
    ] = None
    comfyui_base_url: Annotated[
        str | None,
        Field(description="Where ComfyUI is: http://localhost:8188."),
    ] = None
    comfyui_key: Annotated[
        SecretStr | None,
        Field(description="The key for ComfyUI, where a proxy before it wants one."),
    ] = None
    secret_key: Annotated[
        SecretStr | None,
        Field(
            min_length=16,
            description="Encrypts the keys that are entered in Settings, on every machine; older "
            "ones after commas. Without it: secret.key in the data folder.",
        ),
    ] = None
    requests_per_minute: Annotated[
        int, Field(ge=0, description="How often one provider is asked in a minute. 0: no limit.")
    ] = 0
    cpu_workers: Annotated[
        int, Field(ge=0, le=64, description="Processes that draw and cut. 0: one for each core.")
    ] = 0
    io_workers: Annotated[
        int, Field(ge=0, le=64, description="Processes that wait for providers.")
    ] = 4
    jobs_per_user: Annotated[
        int,
        Field(ge=0, description="How many jobs of one user run at once in a queue. 0: no limit."),
    ] = 0
    jobs_per_provider: Annotated[
        int,
        Field(ge=0, description="How many jobs wait for one provider at once. 0: no limit."),
    ] = 0
    lease_seconds: Annotated[
        float,
        Field(ge=1, le=300, description="How long a silent worker keeps its job."),
    ] = 15.0
    keep_jobs_days: Annotated[
        int, Field(ge=1, le=36_500, description="How many days finished jobs are remembered.")
    ] = 90
    postgres_user: Annotated[
        str,
        Field(description="The account that runs the embedded PostgreSQL when started as root."),
    ] = "nobody"
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Field(description="How much is logged; debug: each request and each job, too."),
    ] = "info"
    log_format: Annotated[
        Literal["text", "json"],
        Field(description="Lines for people (text), or an object a line for programs (json)."),
    ] = "text"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, then variables, then `maquette.toml` in the data folder."""
        folder = Path(os.environ.get("MAQUETTE_DATA_DIR") or default_data_dir())
        file = TomlConfigSettingsSource(settings_cls, folder / "maquette.toml")
        return init_settings, env_settings, file


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
