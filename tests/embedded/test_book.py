from pathlib import Path

import pytest

from maquette.embedded.book import Book


@pytest.mark.parametrize("left", ["", "7", "7\tthen", "7\tthen\t/run\n8\tnow"])
def test_a_book_that_a_power_cut_left_half_is_none(tmp_path: Path, left: str) -> None:
    (tmp_path / "children").write_text(left)
    assert Book.read(tmp_path / "children") is None
