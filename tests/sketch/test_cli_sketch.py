from pathlib import Path

from PIL import Image
from typer.testing import CliRunner

from maquette.cli import main


def test_a_sentence_becomes_a_picture(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    result = CliRunner().invoke(
        main,
        [
            "sketch",
            "a woman in a camel coat, city at dusk",
            "--output",
            str(file),
            "--width",
            "200",
        ],
    )
    assert result.exit_code == 0, result.output
    with Image.open(file) as picture:
        assert picture.size == (200, 1024)
