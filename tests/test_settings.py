from pathlib import Path

import pytest
from pydantic import ValidationError

from maquette.cli.settings import complaint
from maquette.settings import Settings


def test_a_home_in_the_data_folder_is_followed() -> None:
    assert Settings(data_dir=Path("~/x")).data_dir == Path.home() / "x"


def test_a_complaint_names_the_setting_and_never_its_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAQUETTE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("MAQUETTE_PORT", "secret")
    (tmp_path / "maquette.toml").write_text('colour = "secret"')
    with pytest.raises(ValidationError) as caught:
        Settings()
    said = " ".join(complaint(each) for each in caught.value.errors())
    assert "MAQUETTE_PORT" in said
    assert "colour" in said
    assert "secret" not in said + str(caught.value)
