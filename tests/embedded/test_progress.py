import pytest

from maquette.embedded.progress import telling
from tests.running import until


def test_what_takes_long_is_said_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []

    def heard() -> bool:
        out, err = capsys.readouterr()
        assert out == ""
        said.append(err)
        return "".join(said) == "Drawing…\n"

    with telling("Drawing…", after=0):
        until(heard)


def test_what_is_quick_is_not_said(capsys: pytest.CaptureFixture[str]) -> None:
    with telling("Drawing…", after=600):
        pass
    assert capsys.readouterr() == ("", "")
