"""The settings file of a data folder, as it goes into a backup: without what is secret."""

import json
import tomllib
from pathlib import Path
from typing import get_args

from pydantic import SecretStr

from maquette.backup.archive import SETTINGS
from maquette.settings import Settings


def without_secrets(data_dir: Path) -> str:
    """The settings of this folder's `maquette.toml` that are nobody's secret, as TOML."""
    try:
        said = tomllib.loads((data_dir / SETTINGS).read_text())
    except FileNotFoundError:
        return ""
    open_ones = {name: value for name, value in said.items() if name not in _secrets()}
    # One number, word or switch each: JSON writes these as TOML does.
    return "".join(
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in open_ones.items()
    )


def _secrets() -> set[str]:
    """The settings that hold a secret, by their type."""
    return {
        name
        for name, field in Settings.model_fields.items()
        if SecretStr in (field.annotation, *get_args(field.annotation))
    }
